"""Claims: what a link to a source means, and what stands on what."""

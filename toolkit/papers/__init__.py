"""All about a manuscript: reading it, finding its citations, and saying where each points."""

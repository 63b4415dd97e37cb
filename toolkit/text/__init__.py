"""Pure functions over text: scripts and widths, the normal form that all matching uses, personal names, dates."""

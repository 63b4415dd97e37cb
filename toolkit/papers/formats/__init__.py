"""File formats of manuscripts, one module each: ``read(data, name) -> Manuscript``."""

"""GB/T 7714-2015 without type codes, as many Chinese journals print it: names in sentence case, an English half below.

An article that has no pages yet is found by ``doi: …``; other addresses stand only where the work is a web page.
"""

from __future__ import annotations

from toolkit.model import Source
from toolkit.sources.styles.gbt7714 import Form, reference

PLAIN = Form(codes=False, capitals=False, bare_issue="{year}, ({number})")


def format_side(source: Source, language: str) -> str:
    """Write one language of a work in the plain form."""
    return reference(source, language, PLAIN)

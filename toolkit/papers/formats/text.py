"""Plain and OCR text: the decoded file is the manuscript's text, code point for code point."""

from __future__ import annotations

from toolkit.papers.formats.prose import manuscript, refuse_large
from toolkit.papers.manuscript import Manuscript
from toolkit.sources.formats.encoding import decode, readable


def read(data: bytes, name: str) -> Manuscript:
    """Read a text; bytes that are none are U+FFFD in it and named in its problems."""
    refuse_large(len(data), name)
    decoded = decode(data, name)
    text = readable(decoded.text)
    if "\n" not in text:
        text = text.replace("\r", "\n")  # lines end so on an old Macintosh
    return manuscript(name, "text", text, problems=decoded.problems)

"""A text as it would stand without line breaks inside its paragraphs, code point for code point."""

from __future__ import annotations

import re

_SOFT = re.compile(r"\n(?=[ \t\u3000]*[^\s|#])(?![^\n|]{0,60}\|)")
_FULL_WIDTH = re.compile("[０-９]")


def unwrapped(text: str) -> str:
    """Return a text with blanks for the breaks that only wrap a line, so that every offset stays what it was.

    Empty lines stay, and so do the rows of tables and what comes before a heading.
    """
    pieces, at = [], 0
    for match in _SOFT.finditer(text):
        before = text[at : match.start()]
        line = before.rstrip(" \t\r")
        wraps = line and not line[-1].isspace() and line[-1] != "|"
        pieces += [line, " " * (len(before) - len(line) + 1)] if wraps else [before, "\n"]
        at = match.end()
    return "".join([*pieces, text[at:]])


def half_width_digits(text: str) -> str:
    """Return a text with ASCII digits for full-width ones, at the same offsets."""
    return _FULL_WIDTH.sub(lambda match: str(int(match[0])), text)

"""A text as it would stand without line breaks inside its paragraphs, code point for code point."""

from __future__ import annotations

import re

_SOFT = re.compile(r"(?<=[^\s|])[ \t]*\r?\n(?=[ \t\u3000]*[^\s|#])(?![^\n|]{0,60}\|)")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def unwrapped(text: str) -> str:
    """Return a text with blanks for the breaks that only wrap a line, so that every offset stays what it was.

    Empty lines stay, and so do the rows of tables and what comes before a heading.
    """
    return _SOFT.sub(_blanks, text)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def half_width_digits(text: str) -> str:
    """Return a text with ASCII digits for full-width ones, at the same offsets."""
    return text.translate(_DIGITS)

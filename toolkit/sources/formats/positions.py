"""From offsets in a text to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right

from toolkit.model import Place

_BREAK = re.compile("\r\n?|\n")


class Lines:
    """Where the lines of a text begin; a line ends with LF, CRLF or CR, whichever the file uses."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1, columns in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place(self, path: str, start: int, end: int = -1) -> Place:
        """Return the place from one offset to another, which is after its last character; a point without ``end``."""
        line, column = self.position(start)
        if end < 0:
            return Place(path, line, column)
        return Place(path, line, column, *self.position(end))

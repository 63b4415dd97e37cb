"""The text of a format that is no text itself (XML, Word): pieces in order, and what is known of each stretch.

Blanks are one blank, as a typesetter sets them; a line break between two Han characters is none. Blocks stand apart by
an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from toolkit.papers.formats.prose import Given
from toolkit.papers.manuscript import GivenMarker, Heading, ListEntry, Note, Span
from toolkit.papers.outline import numbered

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u303f"
_BROKEN = re.compile(rf"(?<=[{_HAN}])[ \t]*\r?\n[ \t\r\n]*(?=[{_HAN}])")


class TextBuilder:
    """A text that grows by words and blocks."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.blank = True
        self.breaks = 0
        self.end = 0
        self.outline: list[Heading] = []
        self.paragraphs: list[Span] = []
        self.notes: list[Note] = []
        self.references: list[ListEntry] = []
        self.markers: list[GivenMarker] = []
        self.superscripts: list[Span] = []
        self.verbatim: list[Span] = []

    def add(self, text: str) -> None:
        """Add text as it is."""
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.blank = text[-1].isspace()
            rest = text.rstrip("\n")
            self.breaks = len(text) - len(rest) + (0 if rest else self.breaks)
            if kept := text.rstrip():
                self.end = self.length - len(text) + len(kept)

    def words(self, text: str | None) -> None:
        """Add running text: blanks are one, and none follows another or opens a block."""
        if text:
            text = _BLANKS.sub(" ", _BROKEN.sub("", text))
            self.add(text[1:] if self.blank and text[0] == " " else text)

    def close(self) -> int:
        """End a block: take back the blank at its end; return where it ends."""
        while self.pieces and self.pieces[-1].endswith(" "):
            piece = self.pieces.pop()
            kept = piece.rstrip(" ")
            self.length -= len(piece) - len(kept)
            if kept:
                self.pieces.append(kept)
                break
        return self.length

    def open(self) -> int:
        """Begin a block after an empty line; return where it begins."""
        return self._break(2)

    def line(self) -> int:
        """Begin a new line within a block; return where it begins."""
        return self._break(1)

    def _break(self, wanted: int) -> int:
        self.close()
        if self.length:
            self.add("\n" * (wanted - self.breaks))
        self.blank = True
        return self.length

    def paragraph(self, start: int) -> None:
        """Say that what stands since ``start`` is prose; a block in it parts it into several paragraphs."""
        if self.end > start:
            self.paragraphs.append(Span(start, self.end))

    def heading(self, number: str, title: str, level: int) -> None:
        """Add a heading."""
        title = _BLANKS.sub(" ", title).strip()
        if title or number:
            start = self.open()
            self.add(f"{number} {title}".strip())
            number, title = (number, title) if number else numbered(title)
            self.outline.append(Heading(number, title, level, start, self.length))

    def outlined(self, number: str, title: str, level: int, start: int) -> None:
        """Say that what stands since ``start`` is a heading; without a number of the format, one may be typed."""
        number, title = (number, title) if number else numbered(title)
        self.outline.append(Heading(number, title, level, start, self.end))

    def raised(self, start: int) -> None:
        """Say that what stands since ``start`` is set raised; neighbouring stretches are one."""
        if self.length > start:
            if self.superscripts and self.superscripts[-1].end == start:
                start = self.superscripts.pop().start
            self.superscripts.append(Span(start, self.length))

    def since(self, start: int) -> str:
        """Return what was written from an offset on."""
        pieces, at = [], self.length
        for piece in reversed(self.pieces):
            if at <= start:
                break
            pieces.append(piece)
            at -= len(piece)
        return "".join(reversed(pieces))[max(0, start - at) :]

    def text(self) -> str:
        """Return the whole text."""
        self.close()
        return "".join(self.pieces)

    def given(self) -> Given:
        """Return what is known of the text, as ``prose.manuscript`` takes it; without a list, one is sought."""
        found: Given = {
            "outline": tuple(self.outline),
            "paragraphs": tuple(_apart(self.text(), self.paragraphs)),
            "notes": tuple(self.notes),
            "superscripts": tuple(self.superscripts),
            "verbatim": tuple(sorted(self.verbatim)),
            "markers": tuple(sorted(self.markers, key=lambda marker: (marker.start, marker.end))),
        }
        if self.references:
            found["references"] = tuple(self.references)
        return found


def _apart(text: str, spans: list[Span]) -> Iterator[Span]:
    """Yield the stretches that spans cover, cut where any of them begins or ends, without the blanks at their ends."""
    cuts = sorted({edge for span in spans for edge in (span.start, span.end)})
    depth = dict.fromkeys(cuts, 0)
    for span in spans:
        depth[span.start] += 1
        depth[span.end] -= 1
    inside = 0
    for start, end in pairwise(cuts):
        inside += depth[start]
        piece = text[start:end]
        if inside and piece.strip():
            yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))

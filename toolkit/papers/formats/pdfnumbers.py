"""Line numbers in the margins of manuscripts for review: found by where they stand and how they count, taken out.

A row of numbers is taken for line numbers only if they stand below each other at one edge, count up by one step, stand
no farther apart than lines do, and beside most lines of a page; numbers of a list or a table do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from toolkit.papers.formats.pdfpage import Glyph

_FEWEST = 6
_STEPS = (1, 2, 5, 10)
_APART = 0.45  # of the size: a blank between words that is wider parts a number from its line
_EDGE = 1.5  # points by which numbers below each other may miss their common edge
_LONGEST = 4
_MOST_LINES = 120
_MOST_PIECES = 4000  # of a page: one with more is a drawing

Piece = list[Glyph]


class _Number(NamedTuple):
    """A number at the beginning or the end of a piece, or all of it."""

    value: int
    left: float
    right: float
    base: float
    size: float
    piece: int
    start: int
    end: int


class LineNumbers:
    """The line numbers of a document: the edges at which pages before showed them."""

    def __init__(self) -> None:
        """Know of none."""
        self.edges: set[tuple[bool, float]] = set()
        self.last = 0

    def taken_out(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces of a page without its line numbers."""
        if len(pieces) > _MOST_PIECES:
            return pieces
        found: set[_Number] = set()
        numbers = [one for index, piece in enumerate(pieces) for one in _numbers(piece, index)]
        for by_right in (True, False):
            for row in _rows(numbers, by_right):
                edge = (by_right, round(median(one.right if by_right else one.left for one in row)))
                known = any(edge[0] == other and abs(edge[1] - at) <= 2 for other, at in self.edges)
                if (
                    self._goes_on(row)
                    if known
                    else _FEWEST <= len(row) <= _MOST_LINES and _counts(row) and _beside_lines(row, pieces)
                ):
                    self.edges.add(edge)
                    found |= set(row)
        self.last = max((one.value for one in found), default=self.last)
        return list(_without(pieces, found)) if found else pieces

    def _goes_on(self, row: list[_Number]) -> bool:
        """Say whether numbers at an edge go on from those of the page before, or begin anew."""
        return _counts(row) and (row[0].value <= _STEPS[-1] or self.last < row[0].value < self.last + _MOST_LINES)


def _numbers(piece: Piece, index: int) -> Iterator[_Number]:
    """Yield the numbers at the ends of a piece that a wide blank parts from the rest."""
    length = len(piece)
    first = next(
        (at for at, glyph in enumerate(piece[: _LONGEST + 1]) if not _is_digit(glyph)), min(length, _LONGEST + 1)
    )
    if 0 < first <= _LONGEST and (first == length or _gap(piece, first) > _APART * piece[first].size):
        yield _number(piece, index, 0, first)
    last = length
    while last > max(0, length - _LONGEST - 1) and _is_digit(piece[last - 1]):
        last -= 1
    if 0 < last < length <= last + _LONGEST and _gap(piece, last) > _APART * piece[last - 1].size:
        yield _number(piece, index, last, length)


def _is_digit(glyph: Glyph) -> bool:
    return len(glyph.text) == 1 and glyph.text.isascii() and glyph.text.isdigit()


def _gap(piece: Piece, at: int) -> float:
    return piece[at].left - piece[at - 1].right


def _number(piece: Piece, index: int, start: int, end: int) -> _Number:
    value = int("".join(glyph.text for glyph in piece[start:end]))
    first, last = piece[start], piece[end - 1]
    return _Number(value, first.left, last.right, first.base, first.size, index, start, end)


def _rows(numbers: list[_Number], by_right: bool) -> Iterator[list[_Number]]:
    """Yield the numbers that stand below each other, from the top."""
    edges = sorted(numbers, key=lambda one: one.right if by_right else one.left)
    row: list[_Number] = []
    for one in edges:
        if row and (one.right - row[-1].right if by_right else one.left - row[-1].left) > _EDGE:
            yield sorted(row, key=lambda each: -each.base)
            row = []
        row.append(one)
    if row:
        yield sorted(row, key=lambda each: -each.base)


def _counts(row: list[_Number]) -> bool:
    """Say whether numbers count up by one step, but for few."""
    if len(row) == 1:
        return True
    steps = Counter(after.value - before.value for before, after in pairwise(row))
    step, times = steps.most_common(1)[0]
    return step in _STEPS and times * 10 >= (len(row) - 1) * 9


def _beside_lines(row: list[_Number], pieces: list[Piece]) -> bool:
    """Say whether numbers stand as close as the lines beside them do, by their step, and beside most of them."""
    step = Counter(after.value - before.value for before, after in pairwise(row)).most_common(1)[0][0]
    apart = median(before.base - after.base for before, after in pairwise(row))
    own = {one.piece for one in row if one.end - one.start == len(pieces[one.piece])}
    texts = [piece for index, piece in enumerate(pieces) if index not in own and len(piece) > 8]
    if 10 * sum(_crosses(piece, row) for piece in _others(row, texts, pieces)) > len(texts):
        return False
    beside = [min(near, key=lambda piece: _distance(piece, one)) for one in row if (near := _level_with(one, texts))]
    if len(beside) * 2 < len(row):
        return False
    left = median(piece[0].left for piece in beside)
    column = [piece for piece in texts if abs(piece[0].left - left) < 4 * row[0].size]
    heights = sorted({round(piece[0].base) for piece in column}, reverse=True)
    pitches = [before - after for before, after in pairwise(heights) if before - after > 0.6 * row[0].size]
    return bool(pitches) and apart < 1.4 * step * median(pitches) and len(row) * step > 0.6 * len(heights)


def _others(row: list[_Number], texts: list[Piece], pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces of text that no number of a row is part of."""
    own = {id(pieces[one.piece]) for one in row}
    return (piece for piece in texts if id(piece) not in own)


def _crosses(piece: Piece, row: list[_Number]) -> bool:
    """Say whether a piece stands above or below a row of numbers, as no text does in a margin."""
    return piece[0].left < max(one.right for one in row) and piece[-1].right > min(one.left for one in row)


def _level_with(one: _Number, texts: list[Piece]) -> list[Piece]:
    return [piece for piece in texts if abs(piece[0].base - one.base) < 0.5 * piece[0].size]


def _distance(piece: Piece, one: _Number) -> float:
    """Return how far a piece stands from a number, at its nearer side."""
    return min(abs(piece[0].left - one.right), abs(piece[-1].right - one.left))


def _without(pieces: list[Piece], found: set[_Number]) -> Iterator[Piece]:
    cuts: dict[int, list[_Number]] = {}
    for one in found:
        cuts.setdefault(one.piece, []).append(one)
    for index, piece in enumerate(pieces):
        gone = {at for one in cuts.get(index, ()) for at in range(one.start, one.end)}
        kept = [glyph for at, glyph in enumerate(piece) if at not in gone] if gone else piece
        if kept:
            yield kept

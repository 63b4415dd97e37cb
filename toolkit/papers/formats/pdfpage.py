"""A page of a PDF as lines: characters put together by where they stand, columns one after the other."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_RAISED_BY = 0.18  # of the size of the line, at least, that a raised character stands above it
_SMALLER = 0.88  # of that size, at most, that a raised character has
_SAME_LINE = 0.6
_GAP = 1.0  # of the size: a wider gap parts two pieces (a column, a table)
_BLANK = 0.18
_RAISABLE = frozenset("0123456789[]()［］（），,-–—")


PdfError = pypdfium2.PdfiumError
"""What PDFium raises for a file or a page that it cannot read."""


def open_pdf(data: bytes) -> Any:
    """Open a document. Raises PdfError."""
    return pypdfium2.PdfDocument(data)


def has_picture(page: Any) -> bool:
    """Say whether a page shows a picture, as that of a scan does."""
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))


class Glyph(NamedTuple):
    """A character: its box in points, the line that it stands on, its height; whether a blank comes before it.

    ``high``: its shape stands above its line, as the raised digits do that some fonts have of their own.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    blank: bool
    high: bool = False


class Line(NamedTuple):
    """A line: its text, which of its characters are raised, its box; ``bounds`` are those of its column."""

    text: str
    raised: tuple[bool, ...]
    left: float
    right: float
    base: float
    size: float
    bounds: tuple[float, float]
    page: int


def glyphs(page: Any) -> tuple[list[Glyph], int]:
    """Return the upright characters of a page in the order of the file, and how many have no known meaning."""
    textpage = page.get_textpage()
    raw, count = textpage.raw, textpage.count_chars()
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    found: list[Glyph] = []
    unknown, blank, high = 0, False, 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        text = _character(code)
        unknown += text == "\ufffd"
        if not text.strip():
            blank = True
            continue
        angle = pdfium.FPDFText_GetCharAngle(raw, index)
        if 0.2 < angle < 2 * math.pi - 0.2:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
        one = Glyph(text, box.left, box.right, y.value, max(1.0, size), blank)
        if found and found[-1][1:4] == one[1:4] and not blank:
            found[-1] = found[-1]._replace(text=found[-1].text + text)  # the letters of one ligature
            continue
        found.append(one._replace(high=_is_high(raw, index, one, found[-1] if found else one)))
        blank = False
    textpage.close()
    return found, unknown


def _is_high(raw: Any, index: int, one: Glyph, before: Glyph) -> bool:
    """Say whether a digit, or a sign between raised digits, is drawn wholly above its line."""
    if one.text not in _RAISABLE:
        return False
    if one.text in "-–—":
        return before.high
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    return bottom.value - one.base > (0.2 if one.text.isdigit() else 0.1) * one.size


def _character(code: int) -> str:
    """Return a character as it is read: ligatures in letters, PDFium's sign for a hyphen at a line's end as one."""
    if code in (2, 0xAD):
        return "-"
    if code == 0xFFFE or code == 0xFFFD or 0xE000 <= code < 0xF900:
        return "\ufffd"
    if code < 32 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return " "
    character = chr(code)
    return unicodedata.normalize("NFKC", character) if "\ufb00" <= character <= "\ufb06" else character


class Page(NamedTuple):
    """A page: its lines as a reader reads them, how many characters have no known meaning, where its columns part."""

    lines: list[Line]
    unknown: int
    gutter: float | None


def read_page(
    page: Any, number: int, usual: float | None, clean: Callable[[list[list[Glyph]]], list[list[Glyph]]]
) -> Page:
    """Read a page; ``usual`` is where the columns of the pages before it part, as those of one hardly begun may too.

    ``clean`` takes out what is no text: the line numbers.
    """
    characters, unknown = glyphs(page)
    pieces = clean(list(_pieces(characters)))
    if not pieces:
        return Page([], unknown, usual)
    left = min(piece[0].left for piece in pieces)
    right = max(piece[-1].right for piece in pieces)
    gutter = _gutter(pieces, left, right)
    if gutter is None and usual is not None and _keeps(pieces, usual):
        gutter = usual
    if gutter is None:
        return Page(_lines(pieces, (left, right), number), unknown, usual)
    return Page(list(_in_columns(pieces, left, right, gutter, number)), unknown, gutter)


def _keeps(pieces: list[list[Glyph]], gutter: float) -> bool:
    """Say whether a page keeps to the columns of the pages before it: little goes across, each side has lines."""
    crossing = sum(len(piece) for piece in pieces if piece[0].left < gutter - 1 and piece[-1].right > gutter + 1)
    sides = Counter(piece[0].left > gutter for piece in pieces if len(piece) > 8)
    return crossing < 0.35 * sum(map(len, pieces)) and min(sides[False], sides[True]) > 0


def _pieces(characters: list[Glyph]) -> Iterator[list[Glyph]]:
    """Yield runs of characters that stand beside each other on one line."""
    piece: list[Glyph] = []
    for one in characters:
        if piece and not _goes_on(piece, one):
            yield piece
            piece = []
        piece.append(one)
    if piece:
        yield piece


def _goes_on(piece: list[Glyph], one: Glyph) -> bool:
    last = piece[-1]
    size = max(last.size, one.size)
    gap = one.left - last.right
    return abs(one.base - last.base) < _SAME_LINE * size and -0.7 * size < gap < _GAP * size


def _gutter(pieces: list[list[Glyph]], left: float, right: float) -> float | None:
    """Return where the gap between two columns is, None on a page of one column."""
    width, total = right - left, sum(map(len, pieces))
    best: tuple[float, float] | None = None
    for step in range(35, 66):
        at = left + width * step / 100
        crossing = sum(len(piece) for piece in pieces if piece[0].left < at - 1 and piece[-1].right > at + 1)
        if best is None or (crossing, abs(step - 50)) < best:
            best, found = (crossing, abs(step - 50)), at
    before = sum(len(piece) for piece in pieces if piece[-1].right <= found + 1)
    after = sum(len(piece) for piece in pieces if piece[0].left >= found - 1)
    if best is None or best[0] > 0.35 * total or min(before, after) < 0.15 * total or width < 200:
        return None
    beside = _beside(pieces, found)
    return found if beside else None


def _beside(pieces: list[list[Glyph]], gutter: float) -> bool:
    """Say whether lines stand on both sides of a gutter at like heights, as columns do and lists of terms do not."""
    size = median(piece[0].size for piece in pieces)
    sides = [
        {round(piece[0].base / size) for piece in pieces if (piece[0].left > gutter) == after and len(piece) > 8}
        for after in (False, True)
    ]
    return len(sides[0] & sides[1]) >= 3 or min(map(len, sides)) >= 6


def _in_columns(pieces: list[list[Glyph]], left: float, right: float, gutter: float, number: int) -> Iterator[Line]:
    """Yield the lines of a page of two columns: what goes across parts it into bands, each read left, then right."""
    across = [piece for piece in pieces if _is_across(piece, gutter, right - left)]
    rest = [piece for piece in pieces if not _is_across(piece, gutter, right - left)]
    first = [piece for piece in rest if piece[0].left + piece[-1].right < 2 * gutter]
    second = [piece for piece in rest if piece[0].left + piece[-1].right >= 2 * gutter]
    columns = [_lines(side, _bounds(side, left, right), number) for side in (first, second)]
    at = [0, 0]
    for wide in [*_lines(across, (left, right), number), None]:
        for side, column in enumerate(columns):
            while at[side] < len(column) and (wide is None or column[at[side]].base > wide.base):
                yield column[at[side]]
                at[side] += 1
        if wide is not None:
            yield wide


def _bounds(pieces: list[list[Glyph]], left: float, right: float) -> tuple[float, float]:
    return min((one[0].left for one in pieces), default=left), max((one[-1].right for one in pieces), default=right)


def _is_across(piece: list[Glyph], gutter: float, width: float) -> bool:
    start, end = piece[0].left, piece[-1].right
    if not start < gutter - 3 < gutter + 3 < end:
        return False
    wide = start < gutter - width / 10 and end > gutter + width / 10
    return wide or abs((start + end) / 2 - gutter) < width / 20


def _lines(pieces: list[list[Glyph]], bounds: tuple[float, float], number: int) -> list[Line]:
    """Return the lines that pieces make, from the top; small ones join the line that they stand beside."""
    rows: list[list[list[Glyph]]] = []
    for piece in sorted(pieces, key=lambda one: -median(glyph.base for glyph in one)):
        base, size = median(glyph.base for glyph in piece), median(glyph.size for glyph in piece)
        for row in reversed(rows[-4:]):
            other = max(row, key=len)
            apart = abs(median(glyph.base for glyph in other) - base)
            larger = max(size, median(glyph.size for glyph in other))
            if apart < (_SAME_LINE if size != larger else 0.35) * larger and not _overlaps(row, piece):
                row.append(piece)
                break
        else:
            rows.append([piece])
    made = [_line(sorted(row, key=lambda piece: piece[0].left), bounds, number) for row in rows]
    return sorted(made, key=lambda line: -line.base)


def _overlaps(row: list[list[Glyph]], piece: list[Glyph]) -> bool:
    slack = piece[0].size * 0.5
    return any(one[0].left < piece[-1].right - slack and piece[0].left < one[-1].right - slack for one in row)


def _line(row: list[list[Glyph]], bounds: tuple[float, float], number: int) -> Line:
    characters = [glyph for piece in row for glyph in piece]
    starts = {id(piece[0]) for piece in row}
    largest = max(glyph.size for glyph in characters)
    usual = median(glyph.size for glyph in characters if glyph.size > largest * 0.7)
    base = median(glyph.base for glyph in characters if glyph.size > usual * 0.9)
    text: list[str] = []
    raised: list[bool] = []
    before: Glyph | None = None
    labelled = False  # nothing but raised digits so far
    for glyph in characters:
        up = glyph.high or (glyph.base > base + _RAISED_BY * usual and glyph.size < _SMALLER * usual)
        is_label = labelled and not up and glyph.text.isalpha()
        if before is not None and (is_label or _is_blank(before, glyph, id(glyph) in starts)):
            text.append(" ")
            raised.append(False)
        text += glyph.text
        raised += [up] * len(glyph.text)
        before, labelled = glyph, up and glyph.text.isdigit() and (labelled or before is None)
    box = (characters[0].left, max(glyph.right for glyph in characters), base, usual)
    return Line("".join(text), tuple(raised), *box, bounds, number)


def _is_blank(before: Glyph, glyph: Glyph, starts: bool) -> bool:
    if _is_han(before.text[-1]) and _is_han(glyph.text[0]):
        return starts and glyph.left - before.right > _GAP * glyph.size
    return starts or glyph.blank or glyph.left - before.right > _BLANK * glyph.size


def _is_han(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\uffef"

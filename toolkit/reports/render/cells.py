"""Cells as an HTML page shows them: which rows can be linked to, and which words are links to such rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

from toolkit.reports.blocks import Cell, Column, Ratio, Table
from toolkit.reports.render.escape import visible
from toolkit.reports.render.reader import Reader, Said
from toolkit.reports.shape import PERCENT_FROM, percent

BRIEF, NARROW, LONG_ID, WIDE = 7.0, 9.0, 16.0, 22.0
"""Widths in em: no title, text or id up to these is broken over lines; columns of wider texts get room."""

_ID = re.compile(r"[^\W\d][\w.:-]{2,}")
_WORD = re.compile(r"[^\W_][\w.:-]*[^\W_]", re.ASCII)
# A word like ``trust`` may be a concept's id; inside a text only what can be nothing but an id is a link.
_TELLING = re.compile(r"[\d-]")


class Piece(Struct, frozen=True):
    """A stretch of text, with the address it leads to."""

    text: str
    href: str = ""


class Item(Struct, frozen=True):
    """One text of a cell, and its language where that is not the page's."""

    pieces: tuple[Piece, ...]
    language: str = ""


class CellView(Struct, frozen=True):
    """What a cell shows: items, or a share with its percentage where the denominator allows one."""

    items: tuple[Item, ...] = ()
    ratio: Ratio | None = None
    percent: int | None = None


Anchors = dict[str, tuple[str, int]]
"""Anchor → (id of the table, row) that it stands for."""


def anchors(tables: tuple[Table, ...], taken: frozenset[str]) -> Anchors:
    """Return the rows that have an id of their own; where tables share ids, the first has them."""
    found: Anchors = {}
    for table in tables:
        at = id_column(table)
        for row, cells in enumerate(table.rows if at is not None else ()):
            name = str(cells[at or 0])
            if name not in taken:
                found.setdefault(name, (table.id, row))
    return found


def id_column(table: Table) -> int | None:
    """Return the first column whose cells are ids, each of one row only."""
    return next((at for at, column in enumerate(table.columns) if column.type == "text" and is_id(table, at)), None)


def is_id(table: Table, at: int) -> bool:
    """Whether the cells of a column tell the rows apart and look like ids."""
    found = [row[at] for row in table.rows]
    ids = [cell for cell in found if isinstance(cell, str) and _ID.fullmatch(cell)]
    return len(ids) == len(found) == len(set(ids))


def view(cell: Cell, reader: Reader, known: Anchors) -> CellView:
    """Return what a cell shows."""
    if isinstance(cell, Ratio):
        return CellView(ratio=cell, percent=percent(cell) if cell.denominator >= PERCENT_FROM else None)
    return CellView(items=tuple(item(said, known) for said in reader.items(cell)))


def item(said: Said, known: Anchors) -> Item:
    """Return a text with its links."""
    return Item(tuple(linked(visible(said.text), known)), said.language)


def linked(text: str, known: Anchors) -> Iterator[Piece]:
    """Yield a text in pieces: all of it where it is an id, else the ids in it and what stands between."""
    if text in known:
        yield Piece(text, address(text))
        return
    at = 0
    for word in _WORD.finditer(text):
        if word[0] in known and _TELLING.search(word[0]):
            yield from (Piece(text[at : word.start()]), Piece(word[0], address(word[0])))
            at = word.end()
    yield Piece(text[at:])


def address(anchor: str) -> str:
    """Return the address of an anchor on the same page."""
    return f"#{quote(anchor)}"


def least(shape: str, widest: float) -> float:
    """Return the width in em below which a column of this class cannot be squeezed."""
    return {"num": 6.0, "id long": 11.0, "wide": 17.0, "": 7.5}.get(shape, widest + 1)


def shape(column: Column, widest: float, is_anchor: bool) -> str:
    """Return the class of a column: number, id, narrow, wide or none; ``widest`` is that of its texts in em."""
    if column.type in ("int", "float", "ratio"):
        return "num"
    if is_anchor or column.id in ("id", "key"):
        return "id" if widest <= LONG_ID else "id long"
    return "narrow" if widest <= NARROW else "wide" if widest > WIDE else ""

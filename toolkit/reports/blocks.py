"""What a report is made of: language-neutral blocks that every renderer can show.

A text that differs by language is a ``LangText``; the renderer picks the language, so that one ``build`` serves every
language and the data files (CSV) hold all of them side by side.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from toolkit.model import LangText

CellType = Literal["text", "langtext", "int", "float", "ratio", "list", "langlist"]


class Ratio(Struct, frozen=True):
    """A share that always shows its numerator and denominator; below 20 in the denominator no percentage is printed."""

    numerator: int
    denominator: int


Cell = str | LangText | int | float | Ratio | tuple[str, ...] | tuple[LangText, ...] | None


class Column(Struct, frozen=True):
    """A column: ``id`` is the CSV header, ``title`` what people read; ``filter`` offers its values in HTML."""

    id: str
    title: LangText
    type: CellType = "text"
    filter: bool = False


class Table(Struct, frozen=True):
    """Rows of cells; ``id`` names the CSV file. ``cards``: a row is a card, headed by cell 1, led by cell 2."""

    id: str
    title: LangText
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    layout: Literal["table", "cards"] = "table"
    empty: LangText = {}


class Heading(Struct, frozen=True):
    """A heading; level 2 is the highest inside a report."""

    title: LangText
    level: int = 2


class Prose(Struct, frozen=True):
    """A paragraph in the corpus's languages; plain text."""

    text: LangText


class Figure(Struct, frozen=True):
    """A chart drawn from a table of the same report, in HTML only.

    ``bars``: ``x`` is a number or ratio column, ``y`` the category; ``heatmap``: ``value`` by ``x`` and ``y``.
    """

    id: str
    title: LangText
    kind: Literal["bars", "heatmap"]
    table: str
    x: str
    y: str
    value: str = ""


class MapFigure(Struct, frozen=True):
    """The place of the concept map in a report."""

    title: LangText


Block = Heading | Prose | Table | Figure | MapFigure


class Report(Struct, frozen=True):
    """A report: its id, title, blocks in reading order, and the JSON document that the contract asks for."""

    id: str
    title: LangText
    blocks: tuple[Block, ...]
    data: dict[str, object] = {}

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


class Options(Struct, frozen=True):
    """What a report is asked for: the year that ages are counted against; by default each paper's own year."""

    as_of: int | None = None

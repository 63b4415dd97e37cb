"""Tables as an Excel workbook, one sheet each, in one language; the same report gives the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, count
from typing import Any

from toolkit.model import Corpus
from toolkit.reports.blocks import Cell, Column, Ratio, Report, Table
from toolkit.reports.render.escape import visible
from toolkit.reports.render.needs import need
from toolkit.reports.render.reader import Reader, reader_of
from toolkit.text.scripts import widest_em

CREATED = datetime(2000, 1, 1)
"""Written into every workbook, so that its bytes do not depend on the day."""
CELL_LIMIT = 32_767
"""What Excel allows in a cell; XlsxWriter leaves a longer text out."""
NAME_LIMIT = 31
NARROW, WIDE = 6, 60
CHARACTERS_PER_EM = 1.8
"""Excel counts widths in digits; a digit is 0.556 em."""
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\n]")


def render(report: Report, corpus: Corpus, language: str) -> bytes:
    """Return the workbook; raise ToolkitError where XlsxWriter is not installed."""
    reader = reader_of(corpus, language)
    data = io.BytesIO()
    with need("xlsxwriter", "xlsx").Workbook(data, {"in_memory": True, **AS_TEXT}) as book:
        book.set_properties({"title": visible(reader.said(report.title).text), "created": CREATED})
        names: set[str] = set()
        for table in report.tables:
            sheet = book.add_worksheet(sheet_name(visible(reader.said(table.title).text) or table.id, names))
            fill(book, sheet, [list(line) for line in lines(reader, table)])
    return data.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that Excel accepts and no other sheet has, and remember it."""
    plain = _NOT_IN_NAMES.sub(" ", title).strip(" '") or "_"
    plain = f"{plain}_" if plain.casefold() == "history" else plain
    numbered = (f"{cut(plain, NAME_LIMIT - 4).strip()} {number}" for number in count(2))
    tries = chain([cut(plain, NAME_LIMIT).strip(" '")], numbered)
    name = next(name for name in tries if name.casefold() not in taken)
    taken.add(name.casefold())
    return name


def cut(text: str, limit: int) -> str:
    """Return the beginning of a text; Excel counts in UTF-16, where a rare character counts twice."""
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")


def lines(reader: Reader, table: Table) -> Iterator[tuple[str | float | None, ...]]:
    """Yield the header and the rows of a sheet; a share fills two columns."""
    yield tuple(name for column in table.columns for name in header(reader, column))
    for row in table.rows:
        pairs = zip(table.columns, row, strict=True)
        yield tuple(value for column, cell in pairs for value in values(reader, column, cell))


def header(reader: Reader, column: Column) -> tuple[str, ...]:
    """Return the titles of the columns that one column of a report becomes."""
    title = visible(reader.said(column.title).text)
    if column.type == "ratio":
        return reader.word("numerator").format(title), reader.word("denominator").format(title)
    return (title,)


def values(reader: Reader, column: Column, cell: Cell) -> tuple[str | float | None, ...]:
    """Return what a cell fills its columns with: numbers as numbers, lists one item a line."""
    if column.type == "ratio":
        return (cell.numerator, cell.denominator) if isinstance(cell, Ratio) else (None, None)
    if isinstance(cell, int | float):
        return (cell,)
    text = visible("\n".join(said.marked for said in reader.items(cell)))
    short = cut(text, CELL_LIMIT)
    return (text or None if short == text else cut(text, CELL_LIMIT - 1) + "…",)


def fill(book: Any, sheet: Any, rows: list[list[str | float | None]]) -> None:
    """Write the rows, and make the sheet one to work with: frozen header, filters, columns as wide as their words."""
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            write = sheet.write_string if isinstance(value, str) else sheet.write
            write(at, column, value, plain if at else bold)
    for column, cells in enumerate(zip(*rows, strict=True)):
        sheet.set_column(column, column, width(cells))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)


def width(cells: tuple[str | float | None, ...]) -> int:
    """Return a column's width in Excel's digits, between narrow and wide, by the longest line of its cells."""
    texts = (line for cell in cells if cell is not None for line in str(cell).split("\n"))
    longest = widest_em(texts, WIDE / CHARACTERS_PER_EM)
    return min(max(round(longest * CHARACTERS_PER_EM) + 2, NARROW), WIDE)

"""A sheet that people fill in and give back: written by XlsxWriter, read by openpyxl, all cells text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.errors import ToolkitError
from toolkit.reports.render.needs import need
from toolkit.reports.render.xlsx import AS_TEXT, CELL_LIMIT, CREATED, cut, width

LONGEST_ROW = 1_048_575

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")


def write_sheet(
    title: str, names: Sequence[str], rows: Sequence[Mapping[str, str]], choices: Mapping[str, Sequence[str]],
    read_only: Sequence[str] = (),
) -> bytes:
    """Return a workbook of one sheet: frozen header, filters, lists to choose from, columns that are only read grey."""
    data = io.BytesIO()
    with need("xlsxwriter", "xlsx").Workbook(data, {"in_memory": True, **AS_TEXT}) as book:
        book.set_properties({"title": title, "created": CREATED})
        sheet = book.add_worksheet(cut(title, 31))
        bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        grey = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#666666", "bg_color": "#F2F2F2"})
        for column, name in enumerate(names):
            cells = [as_cell(row.get(name, "")) for row in rows]
            sheet.write_string(0, column, name, bold)
            for at, cell in enumerate(cells, 1):
                sheet.write_string(at, column, cell, grey if name in read_only else plain)
            sheet.set_column(column, column, width((name, *cells)))
            if name in choices and rows:
                _offer(sheet, column, len(rows), choices[name])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(rows)), len(names) - 1)
    return data.getvalue()


def _offer(sheet: Any, column: int, count: int, words: Sequence[str]) -> None:
    sheet.data_validation(1, column, count, column, {
        "validate": "list", "source": [word for word in words if word], "ignore_blank": True})


def as_cell(text: str) -> str:
    """Return a text as a cell holds it: no control characters, not longer than Excel allows."""
    kept = _CONTROLS.sub("", text)
    return kept if 2 * len(kept) <= CELL_LIMIT or cut(kept, CELL_LIMIT) == kept else cut(kept, CELL_LIMIT - 1) + "…"


def read_sheet(data: bytes) -> list[dict[str, str]]:
    """Return the rows of the first sheet by the names in its first line; raises ToolkitError for no workbook."""
    try:
        book = need("openpyxl", "xlsx").load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise ToolkitError("this is no XLSX workbook", "该文件不是 XLSX 工作簿") from error
    lines = book.worksheets[0].iter_rows(values_only=True)
    names = [_text(cell).strip() for cell in next(lines, ())]
    found = ([_text(cell) for cell in line] for line in lines)
    return [{name: cell for name, cell in zip(names, line, strict=False) if name} for line in found if any(line)]


def _text(cell: object) -> str:
    """Return a cell as text; a number that a program made of a section is written as people would."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)

"""Sources as rows, for a spreadsheet: CSV and XLSX, one row each, both languages side by side."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from toolkit.errors import ToolkitError
from toolkit.model import Source
from toolkit.sources.formats.csl import csl_type
from toolkit.sources.formats.latex import decode
from toolkit.text.names import display

_SIDES = ("title", "subtitle", "authors", "editors", "translators", "container", "series", "publisher", "location")
_PLAIN = ("date", "volume", "number", "pages", "edition")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CELL_LIMIT = 32_767


def table(sources: Iterable[Source]) -> list[list[str]]:
    """Return a header and a row for each source; a column that no source fills is left out."""
    rows = [_row(source) for source in sources]
    names = list(dict.fromkeys(["key", "type", "language", *_names(rows)]))
    return [names, *([row.get(name, "") for name in names] for row in rows)]


def _names(rows: list[dict[str, str]]) -> list[str]:
    """Return the names of all columns: sides first, each in every language, then the rest as it comes."""
    there = dict.fromkeys(name for row in rows for name in row)
    sides = [name for attribute in _SIDES for name in sorted(there) if name.rpartition("_")[0] == attribute]
    return [*sides, *(name for name in there if name not in sides)]


def _row(source: Source) -> dict[str, str]:
    row = {"key": source.key, "type": csl_type(source), "language": source.language}
    for language, side in source.sides.items():
        for attribute in _SIDES:
            value = getattr(side, attribute)
            text = "; ".join(display(name, language) for name in value) if isinstance(value, tuple) else value
            row[f"{attribute}_{language or 'und'}"] = text
    row |= {name: getattr(source, name) for name in _PLAIN} | source.identifiers
    row |= {"keywords": "; ".join(source.keywords), "concepts": ", ".join(source.concepts)}
    row |= {f"annotation_{language}": text for language, text in source.annotation.items()}
    row |= {"related": ", ".join(source.related), "relatedtype": source.relatedtype}
    row |= {name: decode(text) for name, text in source.fields.items()}
    return {name: text for name, text in row.items() if text}


def write_csv(sources: Iterable[Source]) -> bytes:
    """Return CSV: UTF-8 with a byte order mark, without which Excel reads Chinese as something else."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([[_safe(cell) for cell in row] for row in table(sources)])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_xlsx(sources: Iterable[Source]) -> bytes:
    """Return a workbook with one sheet, every cell a text; raises ToolkitError where XlsxWriter is not installed."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise ToolkitError(
            "XLSX needs XlsxWriter: pip install 'litcorpus[xlsx]'",
            "XLSX 需要 XlsxWriter：pip install 'litcorpus[xlsx]'",
        ) from error
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, options) as book:
        sheet = book.add_worksheet("sources")
        bold = book.add_format({"bold": True})
        for at, row in enumerate(table(sources)):
            for column, text in enumerate(row):
                sheet.write_string(at, column, text[:_CELL_LIMIT], bold if at == 0 else None)
        sheet.freeze_panes(1, 1)
    return data.getvalue()

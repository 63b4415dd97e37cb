"""Tables as CSV for programs and spreadsheets: UTF-8, LF, one header of column ids, every language side by side."""

from __future__ import annotations

import csv
import io

from toolkit.model import Corpus
from toolkit.reports.blocks import Cell, Column, Ratio, Report, Table
from toolkit.reports.render.escape import csv_text

Field = str | int | float

JOINER = "; "


def render(report: Report, corpus: Corpus, language: str) -> str:
    """Return a report's tables; where there are several, each under a line ``# <id>``, a blank line between.

    ``report all`` writes one file per table instead. The language changes nothing: all of the corpus's stand here.
    """
    tables = [(table.id, table_csv(table, corpus.settings.languages)) for table in report.tables]
    if len(tables) == 1:
        return tables[0][1]
    return "\n".join(f"# {name}\n{text}" for name, text in tables)


def table_csv(table: Table, languages: tuple[str, ...]) -> str:
    """Return one table."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([csv_text(name) for column in table.columns for name in header(column, languages)])
    for row in table.rows:
        pairs = zip(table.columns, row, strict=True)
        writer.writerow([field for column, cell in pairs for field in fields(column, cell, languages)])
    return text.getvalue()


def header(column: Column, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the fields that a column becomes."""
    match column.type:
        case "langtext" | "langlist":
            return tuple(f"{column.id}_{language}" for language in languages)
        case "ratio":
            return (f"{column.id}_numerator", f"{column.id}_denominator")
        case _:
            return (column.id,)


def fields(column: Column, cell: Cell, languages: tuple[str, ...]) -> tuple[Field, ...]:
    """Return a cell as the fields of its column; numbers stay numbers, text can be no formula."""
    match column.type:
        case "langtext" | "langlist":
            return tuple(csv_text(in_language(cell, language)) for language in languages)
        case "ratio":
            return (cell.numerator, cell.denominator) if isinstance(cell, Ratio) else ("", "")
        case _:
            return (cell if isinstance(cell, int | float) else csv_text(in_language(cell, "")),)


def in_language(cell: Cell, language: str) -> str:
    """Return what a cell says in one language, lists joined; empty where it says nothing in that one."""
    if isinstance(cell, tuple):
        return JOINER.join(in_language(item, language) for item in cell)
    if isinstance(cell, dict):
        return cell.get(language, "")
    return "" if cell is None else str(cell)

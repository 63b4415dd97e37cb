"""What tests read off a report: rows by column id, prose in one language."""

from __future__ import annotations

from toolkit.reports.blocks import Cell, Prose, Report, Table


def table(report: Report, name: str) -> Table:
    """Return the one table of that id."""
    (found,) = [one for one in report.tables if one.id == name]
    return found


def rows(report: Report, name: str) -> list[dict[str, Cell]]:
    """Return the rows of a table by column id."""
    found = table(report, name)
    return [dict(zip((column.id for column in found.columns), row, strict=True)) for row in found.rows]


def column(report: Report, name: str, cell: str) -> list[Cell]:
    """Return one column of a table."""
    return [row[cell] for row in rows(report, name)]


def words(report: Report, language: str) -> str:
    """Return all prose of a report."""
    return "\n".join(block.text[language] for block in report.blocks if isinstance(block, Prose))

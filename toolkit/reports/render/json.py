"""A report as one JSON document: the contract's keys, and every table with its cells as they are."""

from __future__ import annotations

import msgspec

from toolkit import __version__
from toolkit.model import Corpus
from toolkit.reports.blocks import Report, Table
from toolkit.reports.render.escape import clean


def render(report: Report, corpus: Corpus, language: str) -> str:
    """Return the document; the language changes nothing, since texts keep all of theirs."""
    document = {
        "litcorpus": __version__,
        "schema": f"report-{report.id}",
        **report.data,
        "tables": {table.id: rows(table) for table in report.tables},
    }
    body = msgspec.json.encode(encodable(msgspec.to_builtins(document)))
    return msgspec.json.format(body, indent=2).decode() + "\n"


def rows(table: Table) -> list[dict[str, object]]:
    """Return the rows of a table by column id; a share is ``{"numerator", "denominator"}``."""
    ids = [column.id for column in table.columns]
    return [dict(zip(ids, row, strict=True)) for row in table.rows]


def encodable(value: object) -> object:
    """Return plain values with every text one that UTF-8 can hold."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(str(key)): encodable(item) for key, item in value.items()}
    return [encodable(item) for item in value] if isinstance(value, list | tuple) else value

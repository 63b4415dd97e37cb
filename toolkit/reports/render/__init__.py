"""Reports as people and programs read them: one module per format, listed in one table."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.model import Corpus
from toolkit.reports.blocks import Report
from toolkit.reports.render import csv, docx, html, json, markdown, xlsx

RENDERERS: dict[str, Callable[[Report, Corpus, str], str | bytes]] = {
    "md": markdown.render,
    "html": html.render,
    "csv": csv.render,
    "json": json.render,
    "xlsx": xlsx.render,
    "docx": docx.render,
}
"""Format → ``render(report, corpus, language)``. Only xlsx and docx give bytes."""

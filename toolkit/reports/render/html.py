"""A report as one self-contained page: it asks the network for nothing, and its policy forbids that it could.

Without its script it is a complete page to read and print; static/page.js adds search, filters and links to rows that
a filter hides. Every text goes through jinja2's autoescape; only our style and script and Vega's SVG are put in as is.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from toolkit.model import Corpus, LangText
from toolkit.reports.blocks import Figure, Heading, MapFigure, Prose, Report, Table
from toolkit.reports.map import map_svg
from toolkit.reports.policy import policy
from toolkit.reports.render import cells, charts
from toolkit.reports.render.escape import visible
from toolkit.reports.render.outline import Placed, placed
from toolkit.reports.render.reader import Reader, reader_of
from toolkit.reports.render.words import WORDS
from toolkit.text.scripts import width_em

MANY_ROWS = 15
"""From so many rows on a table can be searched, also where no column filters."""
ROOM = 62.0
"""Em of a table's text beside the contents on a usual screen; a table that needs more scrolls sideways."""
PAPER = 75.0
"""The same on an upright sheet in the smallest print; of a wider table each row is printed as a list."""
CONTENTS_DOWN_TO = 3
"""The lowest level of heading in the table of contents."""

View = dict[str, Any]
"""What the template shows of a block, a column or a row."""


class Page(Struct, frozen=True):
    """What every part of a page depends on: the report, who reads it, the rows that words can link to."""

    report: Report
    corpus: Corpus
    reader: Reader
    anchors: cells.Anchors

    def text(self, text: LangText) -> str:
        """Return a text of the report itself in the reader's language."""
        return visible(self.reader.said(text).text)


def render(report: Report, corpus: Corpus, language: str) -> str:
    """Return the page in one language; raise ToolkitError where there is a chart to draw and no library for it."""
    reader = reader_of(corpus, language)
    page = Page(report, corpus, reader, cells.anchors(report.tables, frozenset(own_ids(report))))
    blocks = [view for place in placed(report.blocks) if (view := block_view(page, place))]
    style, script = static("page.css"), static("page.js")
    return str(template().render(
        language=language,
        word={name: reader.word(name) for name in WORDS},
        corpus=page.text(corpus.settings.title),
        title=page.text(report.title),
        blocks=blocks,
        contents=[view for view in blocks if view.get("title") and view["level"] <= CONTENTS_DOWN_TO],
        policy=policy(style, script),
        style=style,
        script=script,
    ))


def template() -> Any:
    """Return the page's template."""
    return template_of(static("page.html"))


@cache
def template_of(text: str) -> Any:
    """Return a template that escapes every value; jinja2 is imported here, when the first page is made."""
    import jinja2

    rules = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    return rules.from_string(text)


def static(name: str) -> str:
    """Return one of the package's own files."""
    return files("toolkit.reports.render").joinpath("static", name).read_text(encoding="utf-8")


# -- blocks ----------------------------------------------------------------------------------------------------------


def own_ids(report: Report) -> list[str]:
    """Return the ids that the page's own elements have."""
    tables = [f"table-{table.id}" for table in report.tables]
    return ["report", "contents", *tables, *(f"part-{at}" for at in range(len(report.blocks)))]


def block_view(page: Page, place: Placed) -> View:
    """Return what the template shows of a block; a chart stands with its table, not by itself."""
    at = {"id": f"part-{place.at}", "level": place.level}
    match place.block:
        case Heading(title=title):
            return {"kind": "heading", **at, "title": page.text(title)}
        case Prose(text=text):
            return {"kind": "prose", "text": page.text(text)}
        case MapFigure() as block:
            return {**at, **map_view(page, block), "title": "" if place.titled else page.text(block.title)}
        case Table() as block:
            return {**at, **table_view(page, block), "title": "" if place.titled else page.text(block.title)}
        case Figure():
            return {}


def map_view(page: Page, block: MapFigure) -> View:
    """Return the concept map as a picture of its own, whose ids and styles cannot meet those of the page."""
    data = b64encode(map_svg(page.corpus, page.reader.language).encode()).decode()
    return {"kind": "map", "name": page.text(block.title), "image": f"data:image/svg+xml;base64,{data}"}


def table_view(page: Page, table: Table) -> View:
    """Return a table or a list of cards, with the charts that are drawn from it."""
    figures = [figure for figure in page.report.blocks if isinstance(figure, Figure) and figure.table == table.id]
    ids = cells.id_column(table)
    columns = [column_view(page, table, at, ids) for at in range(len(table.columns))]
    room = sum(column["least"] for column in columns)
    filters = any(column.filter for column in table.columns)
    return {
        "kind": "table",
        "data_id": f"table-{table.id}",
        "name": page.text(table.title),
        "empty": page.text(table.empty) or page.reader.word("nothing"),
        "columns": columns,
        "rows": [row_view(page, table, at, ids) for at in range(len(table.rows))],
        "cards": table.layout == "cards",
        "tools": bool(table.rows) and (filters or len(table.rows) >= MANY_ROWS),
        "wide": room > ROOM,
        "lists": room > PAPER,
        "folded": any(is_all(figure, table) for figure in figures),
        "figures": [view for figure in figures if (view := figure_view(page, figure, table))["svg"]],
    }


def is_all(figure: Figure, table: Table) -> bool:
    """Whether a heat map says all that its table does, but for one column at most: then the table is folded."""
    shown = {figure.x, figure.y, figure.value}
    return figure.kind == "heatmap" and sum(column.id not in shown for column in table.columns) <= 1


def column_view(page: Page, table: Table, at: int, ids: int | None) -> View:
    """Return a column: its title, its class, whether it filters."""
    column = table.columns[at]
    said = [said.marked for row in table.rows for said in page.reader.items(row[at])]
    widest = max((width_em(text) for text in said), default=0.0)
    shape = cells.shape(column, widest, at == ids)
    title = page.text(column.title)
    return {"title": title, "shape": shape, "least": cells.least(shape, widest),
            "brief": width_em(title) <= cells.BRIEF, "filter": column.filter}


def row_view(page: Page, table: Table, at: int, ids: int | None) -> View:
    """Return a row: the anchor by which it can be linked to, its cells."""
    name = "" if ids is None else str(table.rows[at][ids])
    own = page.anchors.get(name) == (table.id, at)
    return {"anchor": name if own else "",
            "cells": [cells.view(cell, page.reader, page.anchors) for cell in table.rows[at]]}


def figure_view(page: Page, figure: Figure, table: Table) -> View:
    """Return a chart with its title and how to read it; without ``svg`` where there is nothing to draw."""
    shares = any(column.type == "ratio" for column in table.columns if column.id in (figure.x, figure.value))
    note = f"{figure.kind}-of-shares" if shares else f"{figure.kind}-of-numbers"
    return {"kind": figure.kind, "name": page.text(figure.title),
            "title": "" if figure.title == table.title else page.text(figure.title),
            "note": page.reader.word(note), "svg": charts.draw(figure, table, page.reader)}

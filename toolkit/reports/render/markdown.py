"""A report as GitHub Markdown: made to be committed and read as a diff, so nothing is padded and a card is a list.

Charts are left out, since the table that each is drawn from stands beside it; the map is linked.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus
from toolkit.reports.blocks import Cell, Figure, Heading, MapFigure, Prose, Report, Table
from toolkit.reports.render.escape import markdown
from toolkit.reports.render.outline import Placed, placed
from toolkit.reports.render.reader import Reader, reader_of

NUMBERS = ("int", "float", "ratio")
NO_HEAD = "—"


def render(report: Report, corpus: Corpus, language: str) -> str:
    """Return the report in one language; the map is expected at ``../map.<language>.svg``."""
    reader = reader_of(corpus, language)
    parts = [f"# {words(reader, report.title)}"]
    for place in placed(report.blocks):
        parts.extend(paragraphs(reader, place))
    return "\n\n".join(part for part in parts if part) + "\n"


def words(reader: Reader, cell: Cell) -> str:
    """Return a cell as literal Markdown."""
    return markdown(reader.plain(cell))


def paragraphs(reader: Reader, place: Placed) -> Iterator[str]:
    """Yield the paragraphs of a block."""
    match place.block:
        case Heading(title=title):
            yield f"{'#' * place.level} {words(reader, title)}"
        case Prose(text=text):
            yield words(reader, text)
        case Table(title=title) as block:
            yield "" if place.titled else f"{'#' * place.level} {words(reader, title)}"
            yield table(reader, block)
        case MapFigure(title=title):
            yield f"![{words(reader, title)}](../map.{reader.language}.svg)"
        case Figure():
            return


def table(reader: Reader, table: Table) -> str:
    """Return a table, a list of cards, or what to say where there is no row."""
    if not table.rows:
        return f"*{words(reader, table.empty) or reader.word('nothing')}*"
    if table.layout == "cards":
        return "\n\n".join(card(reader, table, row) for row in table.rows)
    heads = [words(reader, column.title) for column in table.columns]
    rules = ["---:" if column.type in NUMBERS else "---" for column in table.columns]
    rows = [[words(reader, cell) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in (heads, rules, *rows))


def card(reader: Reader, table: Table, row: tuple[Cell, ...]) -> str:
    """Return a row as a paragraph of its first two cells and a list of what else it says."""
    titles = [words(reader, column.title) for column in table.columns]
    said = [words(reader, cell) for cell in row]
    head = " ".join([f"**{said[0] or NO_HEAD}**", *said[1:2]])
    facts = [f"- {title}{reader.word('colon')}{fact}" for title, fact in zip(titles[2:], said[2:], strict=True) if fact]
    return "\n\n".join([head, "\n".join(facts)]).rstrip()

"""A report as a Word document: headings, tables with repeated headers, each source once in a footnote, Chinese fonts.

For those who do not have the tool: a claim's sources are short labels, and the whole reference stands at the foot of
the page where a source is first named. Charts are left out, since the table that each is drawn from stands beside it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from toolkit.model import Corpus
from toolkit.reports.blocks import Cell, Column, Heading, MapFigure, Prose, Report, Table
from toolkit.reports.labels import source_labels
from toolkit.reports.render import wordxml as xml
from toolkit.reports.render.escape import visible
from toolkit.reports.render.markdown import NO_HEAD, NUMBERS
from toolkit.reports.render.needs import need
from toolkit.reports.render.outline import Placed, placed
from toolkit.reports.render.reader import Reader, Said, reader_of
from toolkit.reports.render.xlsx import CREATED
from toolkit.sources.styles import format_source
from toolkit.text.scripts import widest_em

STYLE = "gbt7714-2015-plain"
PAGE = (16838, 11906)
"""A4 on its side, in twentieths of a point: tables of eight columns are the rule."""
MARGIN = 1134
NARROW, WIDE = 4.0, 30.0
"""A column counts as at least and at most this wide (em) when the page is shared out."""
EM = 10 * xml.SMALL * 1.1
"""Of the text in tables, in twentieths of a point, with room for fonts that run wide."""
PADDING = 1.2
TITLE_LEVELS = 6
BODY = "word/document.xml"
LONGEST_TITLE = 255
"""What the property of a document may hold."""


def render(report: Report, corpus: Corpus, language: str) -> bytes:
    """Return the document; raises ToolkitError where python-docx is not installed."""
    document = need("docx", "docx").Document()
    set_up(document)
    writer = Writer(reader_of(corpus, language), corpus)
    title = visible(writer.reader.said(report.title).text)
    document.core_properties.title = title[:LONGEST_TITLE]
    parts = [xml.paragraph(xml.run(title), "Title")]
    for place in placed(report.blocks):
        parts.extend(writer.block(place))
    if writer.notes:
        add_footnotes(document, xml.footnotes(writer.notes))
    return packed(document, "".join(parts))


class Writer:
    """Writes blocks, and remembers which sources have their footnote."""

    def __init__(self, reader: Reader, corpus: Corpus) -> None:
        self.reader = reader
        self.corpus = corpus
        labels = source_labels(corpus)
        self.keys = {reader.said(label).text: key for key, label in labels.items()}
        self.notes: list[str] = []
        self.noted: set[str] = set()

    def block(self, place: Placed) -> Iterator[str]:
        """Yield the paragraphs and tables of a block."""
        style = f"Heading{min(max(place.level - 1, 1), TITLE_LEVELS)}"
        match place.block:
            case Heading(title=title):
                yield xml.paragraph(xml.run(self.plain(title)), style)
            case Prose(text=text):
                yield xml.paragraph(xml.run(self.plain(text)))
            case Table() as table:
                if not place.titled:
                    yield xml.paragraph(xml.run(self.plain(table.title)), style)
                yield from self.table(table)
            case MapFigure(title=title):
                yield xml.paragraph(xml.run(f"{self.plain(title)}: litcorpus map --to png", grey=True))
            case _:
                return

    def plain(self, cell: Cell) -> str:
        """Return a cell as one text."""
        return self.reader.plain(cell)

    def table(self, table: Table) -> Iterator[str]:
        """Yield a table, its cards, or what to say where there is no row."""
        if not table.rows:
            yield xml.paragraph(xml.run(self.plain(table.empty) or self.reader.word("nothing"), grey=True))
        elif table.layout == "cards":
            for row in table.rows:
                yield from self.card(table, row)
        else:
            header = [xml.paragraph(xml.run(self.plain(column.title), bold=True, size=xml.SMALL), close=True)
                      for column in table.columns]
            rows = ([self.cell(column, cell) for column, cell in zip(table.columns, row, strict=True)]
                    for row in table.rows)
            yield xml.table(self.widths(table), header, rows)
            yield xml.paragraph("")

    def card(self, table: Table, row: tuple[Cell, ...]) -> Iterator[str]:
        """Yield a row as a paragraph of its first two cells and a list of what else it says."""
        head = f"{self.plain(row[0]) or NO_HEAD}  "
        yield xml.paragraph(xml.run(head, bold=True) + xml.run(self.plain(row[1])), keep=True, close=True)
        facts = [(column, cell) for column, cell in zip(table.columns[2:], row[2:], strict=True) if self.plain(cell)]
        for at, (column, cell) in enumerate(facts, 1):
            name = xml.run(self.plain(column.title) + self.reader.word("colon"), size=xml.SMALL, grey=True)
            yield xml.paragraph(name + self.runs(cell), "ListBullet", keep=at < len(facts))

    def cell(self, column: Column, cell: Cell) -> str:
        """Return a cell as a paragraph; numbers stand at the right."""
        return xml.paragraph(self.runs(cell), right=column.type in NUMBERS, close=True)

    def runs(self, cell: Cell) -> str:
        """Return the texts of a cell, each source with its footnote where it is named first."""
        seam = xml.run(self.reader.word("joiner"), size=xml.SMALL)
        return seam.join(xml.run(said.marked, size=xml.SMALL) + self.note(said) for said in self.reader.items(cell))

    def note(self, said: Said) -> str:
        """Return the sign of a footnote where a text is the label of a source that has none yet."""
        key = self.keys.get(said.text, "")
        if not key or key in self.noted:
            return ""
        self.noted.add(key)
        self.notes.append(format_source(self.corpus.sources[key], STYLE).replace("\n", "  "))
        return xml.reference(len(self.notes))

    def widths(self, table: Table) -> list[int]:
        """Return the widths of a table's columns in twentieths of a point."""
        return shares([min(max(self.widest(table, at), NARROW), WIDE) for at in range(len(table.columns))])

    def widest(self, table: Table, at: int) -> float:
        """Return the width of the widest cell of a column in em, but for what one long cell asks for."""
        texts = chain([self.plain(table.columns[at].title)], (self.plain(row[at]) for row in table.rows))
        return widest_em(texts, WIDE)


def shares(asked: Sequence[float]) -> list[int]:
    """Share the page out among columns that ask for so many em each; in twentieths of a point.

    Where the page is too narrow, only those give way that ask for more than an equal part of what is left: the narrow
    ones hold ids and numbers, which do not break well.
    """
    wanted = [EM * (width + PADDING) for width in asked]
    left, given = float(PAGE[0] - 2 * MARGIN), [0.0] * len(wanted)
    for rank, at in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[at] = min(wanted[at], left / (len(wanted) - rank))
        left -= given[at]
    return [int(width * (1 + left / sum(given))) for width in given]


def set_up(document: Any) -> None:
    """Turn the page on its side, and name fonts for Latin and Han characters."""
    section = document.sections[0]
    section.orientation = need("docx.enum.section", "docx").WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (length * 635 for length in PAGE)  # twentieths of a point in EMU
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, MARGIN * 635)
    for style in document.styles:
        name = getattr(style, "style_id", "")
        if name == "Normal" or name == "Title" or name.startswith("Heading"):
            _fonts(style, xml.HAN if name == "Normal" else xml.HAN_HEADING)
    for language in document.styles.element.iter(f"{{{xml.NAMESPACE}}}lang"):
        # Without it Han characters are set in Japanese or traditional forms where a font has several.
        language.set(f"{{{xml.NAMESPACE}}}eastAsia", "zh-CN")
    document.core_properties.created = document.core_properties.modified = CREATED
    document.core_properties.author = document.core_properties.last_modified_by = "litcorpus"
    document.core_properties.comments = ""


def _fonts(style: Any, han: str) -> None:
    """Set the fonts of a style; those of the template's theme would win over a name, so they go."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind, font in (("ascii", xml.LATIN), ("hAnsi", xml.LATIN), ("eastAsia", han), ("cs", xml.LATIN)):
        fonts.set(f"{{{xml.NAMESPACE}}}{kind}", font)


def add_footnotes(document: Any, data: bytes) -> None:
    """Add the part with the footnotes; python-docx has none of its own."""
    opc = need("docx.opc.part", "docx")
    kinds = need("docx.opc.constants", "docx")
    name = need("docx.opc.packuri", "docx").PackURI("/word/footnotes.xml")
    part = opc.Part(name, kinds.CONTENT_TYPE.WML_FOOTNOTES, data, document.part.package)
    document.part.relate_to(part, kinds.RELATIONSHIP_TYPE.FOOTNOTES)


def packed(document: Any, body: str) -> bytes:
    """Return the bytes of the document with this body; its files bear one date, so that equal reports give equal bytes.

    The body is put into the finished file as text, before its last element, which holds the page: to move tens of
    thousands of elements into a document one by one takes lxml minutes.
    """
    first, out = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == BODY:
                before, page, after = data.partition(b"<w:sectPr")
                data = b"".join((before, body.encode(), page, after))
            target.writestr(zipfile.ZipInfo(item.filename, CREATED.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()

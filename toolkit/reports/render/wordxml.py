"""Pieces of WordprocessingML as text: paragraphs, runs, tables, footnotes (ECMA-376, part 1, chapter 17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from toolkit.reports.render.escape import visible

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LATIN, HAN, HAN_HEADING = "Times New Roman", "SimSun", "SimHei"
"""Fonts that every Word of a Chinese reader has; elsewhere the system puts its own in their place."""
SMALL = 18
"""Half points: tables are set in 9 pt."""
CLOSE = 20
"""Twentieths of a point below a paragraph that belongs to the next, or fills a cell."""


def run(text: str, bold: bool = False, size: int = 0, grey: bool = False) -> str:
    """Return a run of text; line breaks in it stay."""
    marks = ("<w:b/>" if bold else "") + ('<w:color w:val="666666"/>' if grey else "")
    marks += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    lines = escape(visible(text)).split("\n")
    body = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{body}</w:r>"


def reference(number: int) -> str:
    """Return the sign of a footnote."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(runs: str, style: str = "", keep: bool = False, right: bool = False, close: bool = False) -> str:
    """Return a paragraph; ``keep`` holds it on the page of the next one, ``close`` leaves almost no room below it."""
    marks = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:keepNext/>" if keep else "")
    marks += f'<w:spacing w:after="{CLOSE}"/>' if close else ""
    marks += '<w:jc w:val="right"/>' if right else ""
    return f"<w:p>{f'<w:pPr>{marks}</w:pPr>' if marks else ''}{runs}</w:p>"


def table(widths: Sequence[int], header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of cells that are paragraphs already; widths in twentieths of a point, the header on each page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    body = _row(widths, header, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", shade)
    body += "".join(_row(widths, row, "<w:trPr><w:cantSplit/></w:trPr>") for row in rows)
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="A6A6A6"/>'
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    marks = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
    marks += '<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{marks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(widths: Sequence[int], cells: Iterable[str], marks: str, shade: str = "") -> str:
    made = (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, cells, strict=True))
    return f"<w:tr>{marks}{''.join(made)}</w:tr>"


def footnotes(texts: Sequence[str]) -> bytes:
    """Return the part that holds the footnotes, numbered from 1; its first two are the lines above them."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>'
        for number, kind, sign in ((-1, "separator", "separator"),
                                   (0, "continuationSeparator", "continuationSeparator")))
    marks = f'<w:sz w:val="{SMALL}"/><w:vertAlign w:val="superscript"/>'
    mark = f"<w:r><w:rPr>{marks}</w:rPr><w:footnoteRef/></w:r>"
    bodies = (paragraph(mark + run(f" {text}", size=SMALL), close=True) for text in texts)
    notes = "".join(f'<w:footnote w:id="{number}">{body}</w:footnote>' for number, body in enumerate(bodies, 1))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:footnotes xmlns:w="{NAMESPACE}">{lines}{notes}</w:footnotes>'.encode()

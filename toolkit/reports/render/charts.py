"""Charts of a report's tables as SVG: Altair describes them, vl-convert draws them, without any network.

Every size comes from our own width table and nothing is measured while drawing, so that the fonts of a machine do not
move anything; text stays ``<text>``, which the browser draws in whatever font it has for Chinese. Colours are those of
a light page; static/page.css names the same four and replaces them in the dark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from msgspec import Struct

from toolkit.reports.blocks import Cell, Figure, Ratio, Table
from toolkit.reports.render.escape import visible
from toolkit.reports.render.needs import need
from toolkit.reports.render.reader import Reader, scalar
from toolkit.reports.view import natural
from toolkit.text.scripts import width_em

FONT = "system-ui, 'PingFang SC', 'Hiragino Sans GB', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"
INK, BAR, TRACK, HEAT = "#22262a", "#1f6f8b", "#d3e2e8", "#1f7a99"
"""Text; the bar and what it is a share of; the heat map."""
SIZE, ROW, BARS, CELL, GAP = 13, 26, 220, 46, 8
"""Font size, height of a row, width of all bars, width of a heat map's cell, blank beside a label; in pixels."""
LABEL_EM = 15.0
"""The widest label in em; a longer one is cut, and the table beside the chart has it whole."""
SLANT = 0.71
"""Sine and cosine of 45°."""
SLACK = 1.2
"""Some fonts are wider than our table: labels get that much more room."""
PALE, FULL = 0.06, 0.62
"""Opacity of nothing and of all: the number on a cell has to stay readable in both themes."""

Datum = dict[str, str | float]
"""One mark: ``row``, ``column`` (from 0), ``part`` of ``whole``, ``shade`` from 0 to 1, ``text``."""


class Drawing(Struct, frozen=True):
    """The marks of a chart, and the labels of its rows and columns from top and left."""

    marks: list[Datum]
    rows: list[str]
    columns: list[str] = []


def draw(figure: Figure, table: Table, reader: Reader) -> str:
    """Return a figure as SVG, empty where its table holds nothing to draw; raise ToolkitError without the extra."""
    collect, chart = KINDS[figure.kind]
    drawing = collect(figure, table, reader)
    if not drawing.marks:
        return ""
    svg = str(need("vl_convert", "charts").vegalite_to_svg(chart(drawing).to_dict()))
    description = reader.word("numbers-in").format(said(reader, table.title))
    return named(svg, figure.id, said(reader, figure.title), description)


def said(reader: Reader, cell: Cell) -> str:
    """Return a cell as one line of text."""
    return " ".join(visible(reader.plain(cell)).split())


def cut(text: str) -> str:
    """Return a label that is no wider than LABEL_EM."""
    if width_em(text) <= LABEL_EM:
        return text
    fits = max(end for end in range(len(text)) if width_em(text[:end]) <= LABEL_EM - 1)
    return text[:fits].rstrip() + "…"


def cells(table: Table, *ids: str) -> list[tuple[Cell, ...]]:
    """Return the named columns of every row."""
    at = [[column.id for column in table.columns].index(name) for name in ids]
    return [tuple(row[index] for index in at) for row in table.rows]


def measure(cell: Cell, whole: float) -> tuple[float, float] | None:
    """Return a number as (part, whole): a share has its own whole; None for what cannot be drawn."""
    if isinstance(cell, Ratio):
        return (cell.numerator, cell.denominator) if cell.denominator else None
    return (cell, whole) if isinstance(cell, int | float) and whole else None


def largest(values: Sequence[Cell]) -> float:
    """Return the largest plain number among cells, 0 without any."""
    return max((value for value in values if isinstance(value, int | float)), default=0)


# -- what is drawn ---------------------------------------------------------------------------------------------------


def bar_marks(figure: Figure, table: Table, reader: Reader) -> Drawing:
    """Return one bar per row that has a number; the bar of a plain number has no track."""
    pairs = cells(table, figure.y, figure.x)
    rows = [(name, number, size) for name, number in pairs if (size := measure(number, largest([n for _, n in pairs])))]
    marks: list[Datum] = [
        {"row": at, "part": part, "whole": whole if isinstance(number, Ratio) else part, "text": scalar_of(number)}
        for at, (_, number, (part, whole)) in enumerate(rows)
    ]
    return Drawing(marks, [cut(said(reader, name)) for name, _, _ in rows])


def scalar_of(cell: Cell) -> str:
    """Return a number in words."""
    return scalar(cell) if isinstance(cell, int | float | Ratio) else ""


def heat_marks(figure: Figure, table: Table, reader: Reader) -> Drawing:
    """Return one cell per pair of categories that has a number; pairs that the table has twice are added up."""
    pairs: dict[tuple[str, str], Cell] = {}
    for y, x, value in cells(table, figure.y, figure.x, figure.value):
        at = said(reader, y), said(reader, x)
        pairs[at] = added(pairs.get(at), value)
    top = largest(list(pairs.values()))
    found = [(y, x, value, size) for (y, x), value in pairs.items() if (size := measure(value, top))]
    rows, columns = in_order(y for y, *_ in found), in_order(x for _, x, *_ in found)
    marks: list[Datum] = [
        {"row": rows.index(y), "column": columns.index(x), "shade": PALE + (FULL - PALE) * part / whole,
         "text": f"{part:g}/{whole:g}" if isinstance(value, Ratio) else scalar_of(value)}
        for y, x, value, (part, whole) in found
    ]
    return Drawing(marks, [cut(label) for label in rows], [cut(label) for label in columns])


def added(one: Cell, other: Cell) -> Cell:
    """Return the sum of two numbers or shares; the one that there is where the other is none."""
    if isinstance(one, Ratio) and isinstance(other, Ratio):
        return Ratio(one.numerator + other.numerator, one.denominator + other.denominator)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one + other
    return one if other is None else other


def in_order(labels: Iterable[str]) -> list[str]:
    """Return each label once: numbered ones by their numbers, others as the table has them."""
    once = list(dict.fromkeys(labels))
    return sorted(once, key=natural) if all(label[:1].isdecimal() for label in once) else once


# -- how it is drawn -------------------------------------------------------------------------------------------------


def bar_chart(drawing: Drawing) -> Any:
    """Return bars over their tracks, the label to the left and the number to the right of each."""
    alt = need("altair", "charts")
    values = room(str(mark["text"]) for mark in drawing.marks) + GAP
    top = max(float(mark["whole"]) for mark in drawing.marks)
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.4, paddingOuter=0.2))

    def along(field: str) -> Any:
        return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))

    base = alt.Chart(alt.Data(values=drawing.marks)).encode(y=y)
    layers = alt.layer(
        base.mark_bar(color=TRACK).encode(x=along("whole")),
        base.mark_bar(color=BAR).encode(x=along("part")),
        base.mark_text(align="left", dx=GAP, color=INK).encode(x=along("whole"), text="text:N"),
        row_labels(alt, drawing.rows, y),
    )
    sides = {"left": row_space(drawing.rows), "right": round(values), "top": 0, "bottom": 0}
    return finished(alt, layers, BARS, ROW * len(drawing.rows), sides)


def heat_chart(drawing: Drawing) -> Any:
    """Return shaded cells with their numbers, rows labelled to the left, columns above (slanted where wide)."""
    alt = need("altair", "charts")
    y = alt.Y("row:O", axis=None, scale=alt.Scale(padding=0.06))
    x = alt.X("column:O", axis=None, scale=alt.Scale(padding=0.04))
    longest = room(drawing.columns)
    slanted = longest > CELL - GAP / 2
    base = alt.Chart(alt.Data(values=drawing.marks)).encode(x=x, y=y)
    layers = alt.layer(
        base.mark_rect(color=HEAT).encode(fillOpacity=alt.FillOpacity("shade:Q", scale=None, legend=None)),
        base.mark_text(color=INK, fontSize=SIZE - 1).encode(text="text:N"),
        row_labels(alt, drawing.rows, y),
        column_labels(alt, drawing.columns, x, slanted),
    )
    above, beside = (longest * SLANT + SIZE, longest * SLANT) if slanted else (SIZE, 0)
    sides = {"left": row_space(drawing.rows), "right": round(beside) + 1, "top": round(above) + GAP, "bottom": 0}
    return finished(alt, layers, CELL * len(drawing.columns), ROW * len(drawing.rows), sides)


def row_labels(alt: Any, labels: list[str], y: Any) -> Any:
    """Return the labels left of the rows."""
    data = alt.Data(values=[{"row": at, "text": text} for at, text in enumerate(labels)])
    return alt.Chart(data).mark_text(align="right", dx=-GAP, color=INK).encode(x=alt.value(0), y=y, text="text:N")


def column_labels(alt: Any, labels: list[str], x: Any, slanted: bool) -> Any:
    """Return the labels above the columns."""
    data = alt.Data(values=[{"column": at, "text": text} for at, text in enumerate(labels)])
    turn = {"angle": 315, "align": "left"} if slanted else {"align": "center"}
    marks = alt.Chart(data).mark_text(baseline="bottom" if not slanted else "middle", color=INK, **turn)
    return marks.encode(x=x, y=alt.value(-GAP), text="text:N")


def row_space(labels: list[str]) -> int:
    """Return the pixels that the labels left of the rows need."""
    return round(room(labels)) + GAP


def room(texts: Iterable[str]) -> float:
    """Return the pixels that the longest of some texts needs."""
    return max(width_em(text) for text in texts) * SIZE * SLACK


def finished(alt: Any, layers: Any, width: int, height: int, sides: dict[str, int]) -> Any:
    """Return a chart of fixed sizes: without autosize nothing is measured."""
    config = alt.Config(font=FONT, background="transparent", aria=False, view=alt.ViewConfig(stroke=None),
                        text=alt.MarkConfig(fontSize=SIZE))
    fixed = alt.AutoSizeParams(type="none")
    return layers.properties(width=width, height=height, padding=sides, autosize=fixed, config=config)


def named(svg: str, name: str, title: str, description: str) -> str:
    """Return the drawing as one picture with a title and a description for those who do not see it."""
    ids = f"figure-{escape(name)}-title", f"figure-{escape(name)}-text"
    words = f'<title id="{ids[0]}">{escape(title)}</title><desc id="{ids[1]}">{escape(description)}</desc>'
    head, rest = svg.split(">", 1)
    return f'{head} role="img" aria-labelledby="{ids[0]}" aria-describedby="{ids[1]}">{words}{rest}'


Collect = Callable[[Figure, Table, Reader], Drawing]
KINDS: dict[str, tuple[Collect, Callable[[Drawing], Any]]] = {
    "bars": (bar_marks, bar_chart),
    "heatmap": (heat_marks, heat_chart),
}

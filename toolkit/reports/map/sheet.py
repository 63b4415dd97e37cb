"""The sheet around the drawing: its frame in the shape of ISO paper, the heading above, the legend below."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.concepts.boxes import even, label_of
from toolkit.concepts.graph import KINDS
from toolkit.model import LangText
from toolkit.reports.labels import source_label, title_of, titled
from toolkit.reports.map.drawing import Drawing, widest
from toolkit.reports.map.style import STROKES, TITLES
from toolkit.reports.shape import both, many, pick
from toolkit.reports.words import CONCEPT_TYPES

MARGIN = 54
SHAPE = 2**0.5
"""Long side to short side of a sheet of ISO paper."""
TOLERATED = 1.15
"""How much larger than needed a sheet may be for the sake of its shape."""
SMALLEST = 900
"""A sheet is at least so wide, in px."""
HEAD_SIZES, SMALL_HEAD_SIZES = (54, 26, 26), (30, 17, 17)
"""Font sizes of the heading on large and on small sheets, in px."""
SAMPLE_WIDTH, ROW = 46, 40
"""Width of a sample and height of a row in the legend, in px."""


class Words(NamedTuple):
    """A line of text that begins at a point: its baseline, font size, and whether it is the title."""

    x: int
    y: int
    size: int
    text: LangText
    title: bool = False


class Sample(NamedTuple):
    """A line or an outline in the legend, with its meaning: ``kind`` is ``type``, ``line`` or ``letters``."""

    x: int
    y: int
    kind: str
    name: str
    text: LangText


class Sheet(NamedTuple):
    """Where everything around the drawing is: frame as x, y, width, height."""

    frame: tuple[int, int, int, int]
    heading: tuple[Words, ...]
    legend: tuple[Sample, ...]


def sheet(drawing: Drawing) -> Sheet:
    """Return the sheet for a drawing; the same in every language."""
    left, top, right, bottom = extent(drawing)
    wide = max(right - left, SMALLEST)
    lines = head_lines(drawing, wide)
    high = lines[-1][0] + MARGIN // 2
    rows = legend_rows(drawing, wide)
    below = MARGIN + ROW * len(rows)
    frame_w, frame_h = iso(wide + 2 * MARGIN, high + bottom - top + below + 2 * MARGIN)
    spare = frame_h - (high + bottom - top + below + 2 * MARGIN)
    x, y = (left + right - frame_w) // 2, top - high - MARGIN - spare // 2
    foot = y + frame_h - MARGIN - ROW * (len(rows) - 1) - 8
    return Sheet(
        (x, y, frame_w, frame_h),
        tuple(Words(x + MARGIN, y + MARGIN + down, size, text, at == 0) for at, (down, size, text) in enumerate(lines)),
        tuple(
            Sample(x + MARGIN + across, foot + ROW * row, kind, name, text)
            for row, samples in enumerate(rows)
            for across, kind, name, text in samples
        ),
    )


def head_lines(drawing: Drawing, wide: int) -> list[tuple[int, int, LangText]]:
    """Return the lines of the heading: how far down the baseline is, font size, text; the title shrinks to fit."""
    sizes = HEAD_SIZES if wide > 1500 else SMALL_HEAD_SIZES
    found: list[tuple[int, int, LangText]] = []
    down = 0
    for at, (text, size) in enumerate(zip(heading(drawing), sizes, strict=True)):
        fitting = min(size, int(size * wide / max(widest(text, size, bold=at == 0), 1)))
        down += round(fitting * (0.9 if at == 0 else 1.6))
        found.append((down, fitting, text))
    return found


def extent(drawing: Drawing) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of all that is drawn."""
    points = [point for line in drawing.lines for point in line.points]
    points += [point for land in drawing.lands for coast in land.coasts for point in coast]
    for box in [*drawing.boxes.values(), *(line.tag for line in drawing.lines if line.tag)]:
        points += [box.edges[:2], box.edges[2:]]
    xs, ys = [x for x, _ in points] or [0], [y for _, y in points] or [0]
    return int(min(xs)) - 10, int(min(ys)) - 10, int(max(xs)) + 10, int(max(ys)) + 10


def iso(wide: int, tall: int) -> tuple[int, int]:
    """Return a sheet of ISO shape, on its side or upright, where it is little larger; else just the room needed."""
    for shape in (SHAPE, 1 / SHAPE):
        sheet_w, sheet_h = max(wide, round(tall * shape)), max(tall, round(wide / shape))
        if sheet_w * sheet_h <= TOLERATED * wide * tall:
            return sheet_w, sheet_h
    return wide, tall


def heading(drawing: Drawing) -> list[LangText]:
    """Return the lines above the drawing: what it shows, of what, and how much of it."""
    title = drawing.corpus.settings.title or both("概念图", "Concept map")
    return [title, subtitle(drawing), counts(drawing)]


def subtitle(drawing: Drawing) -> LangText:
    """Return what kind of picture this is, and around which concept."""
    centre = next((node for node in drawing.graph.nodes if node.id == drawing.around), None)
    if centre is not None:
        return both(f"概念图：{label_of(centre, 'zh')}的周围", f"Concept map around {label_of(centre, 'en')}")
    papers = tuple(drawing.corpus.papers.values())
    if len(papers) != 1 or papers[0].source not in drawing.corpus.sources:
        return both("概念图", "Concept map")
    source = drawing.corpus.sources[papers[0].source]
    authors, title = source_label(source), title_of(source)
    return both(
        f"概念图：{authors['zh']}，{titled(pick(title, 'zh'), 'zh')}",
        f"Concept map of {authors['en']}, {pick(title, 'en')}",
    )


def counts(drawing: Drawing) -> LangText:
    """Return how much the map shows."""
    graph = drawing.graph
    claims = len({claim for node in graph.nodes for claim in node.claims})
    sources = len({source for node in graph.nodes for source in node.sources})
    return both(
        f"{len(graph.nodes)} 个概念，{len(graph.edges)} 条联系，{claims} 条论断，{sources} 种文献",
        f"{many(len(graph.nodes), 'concept')}, {many(len(graph.edges), 'link')}, {many(claims, 'claim')}, "
        f"{many(sources, 'source')}",
    )


LETTERS = both("字越大，论断与联系越多", "larger letters: more claims and links")
ARROWS = both("论证关系，名称写在线上", "argument, named on its line")


def legend_rows(drawing: Drawing, wide: int) -> list[list[tuple[int, str, str, LangText]]]:
    """Return the rows of the legend: each item's place in the row, kind, name and meaning."""
    types = [("type", kind, CONCEPT_TYPES[kind]) for kind in TITLES if any(land.type == kind for land in drawing.lands)]
    kinds = {line.edge.kind for line in drawing.lines}
    lines = [("line", kind, ARROWS if kind == "argument" else KINDS[kind]) for kind in STROKES if kind in kinds]
    letters = [("letters", "", LETTERS)] if len(set(drawing.weights.values())) > 1 else []
    rows: list[list[tuple[int, str, str, LangText]]] = []
    for group in (types, [*lines, *letters]):
        across = wide
        for kind, name, text in group:
            room = SAMPLE_WIDTH + 10 + even(widest(text, 18)) + 34
            if across + room > wide:
                rows.append([])
                across = 0
            rows[-1].append((across, kind, name, text))
            across += room
    return rows

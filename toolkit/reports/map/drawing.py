"""The one drawing that all picture formats show: boxes, lands, lines and their names, all in place, in px."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from toolkit.concepts.boxes import Box, box_sizes, even, tag_size, text_width, weights
from toolkit.concepts.drawing.curves import simplified, traced
from toolkit.concepts.drawing.routing import route
from toolkit.concepts.drawing.sight import Point
from toolkit.concepts.drawing.tags import place_tags
from toolkit.concepts.drawing.territory import territories
from toolkit.concepts.drawing.titles import place_titles
from toolkit.concepts.graph import Edge, Graph
from toolkit.concepts.layout import place_nodes
from toolkit.model import Corpus, LangText
from toolkit.reports.map.style import TITLE_SIZE, TITLES


class Line(Struct, frozen=True):
    """An edge as drawn: the points of its line, and the box of its name."""

    edge: Edge
    points: tuple[Point, ...]
    tag: Box | None = None


class Land(Struct, frozen=True):
    """The land of a type: its coasts, and the box of its name."""

    type: str
    coasts: tuple[tuple[Point, ...], ...]
    title: Box


class Drawing(Struct, frozen=True):
    """A graph in place. ``weights`` say how large the letters of each concept are, 0 to 2; ``around`` is its centre."""

    corpus: Corpus
    graph: Graph
    boxes: dict[str, Box]
    weights: dict[str, int]
    lands: tuple[Land, ...]
    lines: tuple[Line, ...]
    around: str = ""


def drawn(corpus: Corpus, graph: Graph, positions: Mapping[str, tuple[int, int]], around: str = "") -> Drawing:
    """Return the drawing of a graph whose concepts stand where ``positions`` say, the others where there is room."""
    sizes, places = box_sizes(graph), place_nodes(graph, positions)
    boxes = {name: Box(*places[name], *sizes[name]) for name in sorted(places)}
    groups: dict[str, list[Box]] = {}
    for node in graph.nodes:
        groups.setdefault(node.type, []).append(boxes[node.id])
    titles = place_titles(groups, {kind: title_size(kind) for kind in groups})
    return Drawing(
        corpus=corpus,
        graph=graph,
        boxes=boxes,
        weights=weights(graph),
        lands=lands(groups, titles),
        lines=lines(graph, boxes, list(titles.values())),
        around=around,
    )


def lines(graph: Graph, boxes: dict[str, Box], titles: list[Box]) -> tuple[Line, ...]:
    """Return the lines around all boxes, and their names on them."""
    edges = visible(graph)
    points = route(boxes, edges, titles)
    sizes = [tag_size(edge) for edge in edges]
    tags = place_tags([traced(line) for line in points], sizes, [*boxes.values(), *titles])
    return tuple(Line(edge, tuple(line), tag) for edge, line, tag in zip(edges, points, tags, strict=True))


def visible(graph: Graph) -> list[Edge]:
    """Return the edges to draw: between two concepts only those of the strongest kind (argument, then hierarchy)."""
    strongest: dict[frozenset[str], str] = {}
    for edge in graph.edges:
        pair = frozenset((edge.source, edge.target))
        strongest[pair] = min(strongest.get(pair, edge.kind), edge.kind)
    return [edge for edge in graph.edges if strongest[frozenset((edge.source, edge.target))] == edge.kind]


def lands(groups: Mapping[str, list[Box]], titles: Mapping[str, Box]) -> tuple[Land, ...]:
    """Return the lands, their names inside."""
    coasts = territories({kind: [*group, titles[kind]] for kind, group in groups.items()})
    return tuple(
        Land(kind, tuple(tuple(simplified(loop)) for loop in sorted(coasts[kind])), titles[kind])
        for kind in TITLES
        if kind in groups
    )


def title_size(kind: str) -> tuple[int, int]:
    """Return the room that the name of a land needs in any language."""
    return even(widest(TITLES[kind], TITLE_SIZE, bold=True)), even(TITLE_SIZE * 1.2)


def widest(text: LangText, size: float, bold: bool = False) -> float:
    """Return the width of the longest of a text's languages, in px."""
    return max((text_width(one, size, bold) for one in text.values()), default=0.0)

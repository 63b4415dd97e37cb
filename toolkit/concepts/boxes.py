"""How large the box of a concept is: room for its label in every language, so that the picture is the same in each."""

from __future__ import annotations

from functools import cache
from math import ceil

from msgspec import Struct

from toolkit.concepts.graph import Edge, Graph, Node
from toolkit.concepts.wrap import break_lines
from toolkit.text.scripts import has_han, width_em

HAN_SIZES, LATIN_SIZES = (20, 24, 33), (16, 19, 27)
"""Font sizes in px by weight. Han characters are set larger: their labels are shorter, their strokes denser."""
HAN_LIMIT, LATIN_LIMIT = 7.5, 11.0
"""How wide a line may get, in em."""
TAG_SIZES, TAG_HEIGHT = (14.0, 12.5), 20
"""Font sizes of the names of relations, Han and Latin, and the height of their boxes, in px."""
LINE_HEIGHT = 1.28
HAN_SLACK, SLACK, BOLD_SLACK = 1.02, 1.1, 1.19
"""Room for fonts whose letters are wider than our table says: measured with Noto Sans CJK, the widest of our fonts."""
PADDING_X, PADDING_Y = 15, 10
SIDES = {"actor": 8, "measure": 14, "technology": 14, "issue": 4, "instrument": 4}
"""What the outline of a type takes from the left and right of the box, in px."""
WEIGHTS = ((2, 2.3, 8), (1, 1.3, 4))
"""Weight, and from how many times the mean number of claims and links a concept has it, and from how many at least."""


class Box(Struct, frozen=True):
    """A rectangle around a centre, in px; all four are whole numbers, width and height even."""

    x: int
    y: int
    width: int
    height: int

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        half_w, half_h = self.width // 2, self.height // 2
        return self.x - half_w, self.y - half_h, self.x + half_w, self.y + half_h


class Lettering(Struct, frozen=True):
    """A label as it is set: its lines, and the font size in px."""

    lines: tuple[str, ...]
    size: int


def weights(graph: Graph) -> dict[str, int]:
    """Return how heavy each concept stands on the map, 0 to 2, by its number of claims and links."""
    counts = {node.id: len(node.claims) for node in graph.nodes}
    for edge in graph.edges:
        counts[edge.source] += 1
        counts[edge.target] += 1
    total = sum(counts.values())
    return {name: weight(count * len(counts), total, count) for name, count in counts.items()}


def weight(scaled: int, total: int, count: int) -> int:
    """Return the weight of a count; ``scaled`` to ``total`` is how it compares to the mean."""
    return next((heavy for heavy, times, least in WEIGHTS if count >= least and scaled >= times * total), 0)


@cache
def lettering(text: str, heavy: int) -> Lettering:
    """Break a label into lines and choose its size."""
    han = has_han(text)
    lines = break_lines(text, HAN_LIMIT if han else LATIN_LIMIT)
    return Lettering(lines, (HAN_SIZES if han else LATIN_SIZES)[heavy])


def label_of(node: Node, language: str) -> str:
    """Return a concept's label in a language; else in English, Chinese or any other; else its id."""
    found = (node.label.get(name) for name in (language, "en", "zh", *sorted(node.label)))
    return next((text for text in found if text), node.id)


def box_sizes(graph: Graph) -> dict[str, tuple[int, int]]:
    """Return width and height of every box, in even px: room for the label in each language that the concept has."""
    heavy = weights(graph)
    return {node.id: box_size(node, heavy[node.id]) for node in graph.nodes}


def box_size(node: Node, heavy: int) -> tuple[int, int]:
    """Return width and height of one box."""
    texts = [text for _, text in sorted(node.label.items()) if text] or [node.id]
    set_in = [lettering(text, heavy) for text in texts]
    wide = max(text_width(line, one.size, heavy > 0) for one in set_in for line in one.lines)
    high = max(len(one.lines) * one.size * LINE_HEIGHT for one in set_in)
    return even(wide + 2 * (PADDING_X + SIDES.get(node.type, 0))), even(high + 2 * PADDING_Y)


def tag_font(text: str) -> float:
    """Return the font size of the name of a relation, in px."""
    return TAG_SIZES[not has_han(text)]


def tag_size(edge: Edge) -> tuple[int, int] | None:
    """Return the room that the name of a relation needs in any language; None for edges without a name of their own."""
    if edge.kind != "argument":
        return None
    return even(max((tag_width(text) for text in edge.label.values()), default=0)), TAG_HEIGHT


def tag_room(edge: Edge) -> tuple[int, int]:
    """Return how far apart two boxes should be, beside or above each other, for the name to fit between them, in px."""
    size = tag_size(edge)
    return (size[0] + 26, size[1] + 38) if size else (0, 0)


def tag_width(text: str) -> int:
    """Return the room that a name of a relation needs in its language, in px."""
    return even(text_width(text, tag_font(text)) + 10)


def text_width(line: str, size: float, bold: bool = False) -> float:
    """Return the width of a line in px, with a little room for other fonts."""
    whole = width_em(line)
    han = min(whole, sum(1.0 for character in line if has_han(character)))
    return (han * HAN_SLACK + (whole - han) * (BOLD_SLACK if bold else SLACK)) * size


def even(length: float) -> int:
    """Round up to an even number, so that half of it is whole."""
    return 2 * ceil(length / 2)

"""Where lines leave and reach a box: each on the side it comes from, side by side in the order of their directions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.concepts.boxes import Box
from toolkit.concepts.drawing.sight import Point, far

GAP, MARGIN = 15.0, 12.0
"""Between two lines on one side where there is room, and to the corner, in px."""
LEADS = (16.0, 26.0)
"""How far a line runs straight from the box at its start, and at its end with the arrow, in px."""
SIDES: dict[str, tuple[int, int]] = {"left": (-1, 0), "top": (0, -1), "right": (1, 0), "bottom": (0, 1)}


class End(NamedTuple):
    """One end of a line on a box: the side, and where on it the straight way would leave."""

    line: int
    first: bool
    side: str
    at: float


def leaves(box: Box, toward: Point) -> tuple[str, float]:
    """Return the side of a box through which the way from its centre leaves, and where along that side."""
    x, y = toward[0] - box.x, toward[1] - box.y
    half_w, half_h = box.width / 2, box.height / 2
    if abs(x) * half_h >= abs(y) * half_w:
        return ("right" if x > 0 else "left"), box.y + (y / abs(x) * half_w if x else 0.0)
    return ("bottom" if y > 0 else "top"), box.x + x / abs(y) * half_h


def spread(wanted: Sequence[float], low: float, high: float) -> list[float]:
    """Return places for ends, in their order, near where they are wanted and apart from each other."""
    count = len(wanted)
    gap = min(GAP, (high - low) / (count - 1)) if count > 1 else 0.0
    places: list[float] = []
    for at, place in enumerate(wanted):
        least = places[-1] + gap if places else low
        places.append(min(max(place, least), high - (count - 1 - at) * gap))
    shift = sum(wanted) / count - sum(places) / count
    shift = min(max(shift, low - places[0]), high - places[-1])
    return [place + shift for place in places]


def dock(boxes: Sequence[tuple[Box, Box]], ways: Sequence[list[Point]]) -> list[tuple[list[Point], list[Point]]]:
    """Return for each line its first two points and its last two: on the box, and straight out from it."""
    ends: dict[tuple[Box, str], list[End]] = {}
    for line, ((one, other), way) in enumerate(zip(boxes, ways, strict=True)):
        for box, first, toward in ((one, True, way[1]), (other, False, way[-2])):
            side, at = leaves(box, toward)
            ends.setdefault((box, side), []).append(End(line, first, side, at))
    found: dict[tuple[int, bool], tuple[Point, str]] = {}
    for (box, side), group in ends.items():
        group.sort(key=lambda end: (end.at, end.line, end.first))
        for end, place in zip(group, spread([end.at for end in group], *reach(box, side)), strict=True):
            found[end.line, end.first] = (on(box, side, place), side)
    return [lead(found[line, True], found[line, False]) for line in range(len(ways))]


def lead(one: tuple[Point, str], other: tuple[Point, str]) -> tuple[list[Point], list[Point]]:
    """Return both ends of a line with the points straight out from the boxes; nearer ones where the boxes are close."""
    (start, side), (end, end_side) = one, other
    part = min(1.0, far(start, end) / (1.2 * sum(LEADS)))
    return [start, out(start, side, LEADS[0] * part)], [out(end, end_side, LEADS[1] * part), end]


def reach(box: Box, side: str) -> tuple[float, float]:
    """Return between which places lines may meet a side."""
    left, top, right, bottom = box.edges
    low, high = (top, bottom) if side in ("left", "right") else (left, right)
    margin = min(MARGIN, (high - low) / 3)
    return low + margin, high - margin


def on(box: Box, side: str, place: float) -> Point:
    """Return the point at a place on a side of a box."""
    x, y = SIDES[side]
    return (box.x + x * box.width / 2, place) if x else (place, box.y + y * box.height / 2)


def out(point: Point, side: str, length: float) -> Point:
    """Return the point straight out from a side."""
    x, y = SIDES[side]
    return point[0] + x * length, point[1] + y * length

"""The marks at the end of lines: an arrow for arguments, UML's hollow triangle and diamond for the hierarchy."""

from __future__ import annotations

from toolkit.concepts.drawing.curves import number
from toolkit.concepts.drawing.sight import Point, far

HEADS: dict[str, tuple[tuple[float, float], ...]] = {
    "arrow": ((0, 0), (-13, 5.5), (-10, 0), (-13, -5.5)),
    "triangle": ((0, 0), (-11, 5.5), (-11, -5.5)),
    "diamond": ((0, 0), (-7.5, 4.5), (-15, 0), (-7.5, -4.5)),
}
"""Outlines that point to the right with their tip at the origin, in px."""
TAIL = {"arrow": 10.0, "triangle": 11.0, "diamond": 15.0}
"""How far before the tip the line ends, in px."""


def head(name: str, points: tuple[Point, ...]) -> str:
    """Return the outline of a mark at the end of a line, as the ``d`` of an SVG path."""
    tip, (x, y) = points[-1], direction(points)
    turned = [(tip[0] + a * x - b * y, tip[1] + a * y + b * x) for a, b in HEADS[name]]
    return "M" + "L".join(f"{number(a)},{number(b)}" for a, b in turned) + "Z"


def shortened(name: str, points: tuple[Point, ...]) -> list[Point]:
    """Return the line without the stretch that its mark covers."""
    if not name:
        return list(points)
    tip, (x, y) = points[-1], direction(points)
    return [*points[:-1], (tip[0] - TAIL[name] * x, tip[1] - TAIL[name] * y)]


def direction(points: tuple[Point, ...]) -> Point:
    """Return the direction of the end of a line, of length one."""
    (a, b), (c, d) = points[-2:]
    length = far(points[-2], points[-1]) or 1.0
    return (c - a) / length, (d - b) / length

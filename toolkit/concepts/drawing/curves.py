"""Lines with rounded corners: as an SVG path, and as the points that the path runs through."""

from __future__ import annotations

from toolkit.concepts.drawing.sight import Point, far

ROUND = 26.0
"""How far from a corner its rounding begins at most, in px."""
STRAIGHT = 0.7
"""How far a point may lie beside a line and still be left out, in px."""


def simplified(points: list[Point]) -> list[Point]:
    """Leave out points that the line runs through anyway (Ramer, Douglas and Peucker), and round to tenths."""
    kept = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        low, high = stack.pop()
        if high - low < 2:
            continue
        away, at = max((beside(points[k], points[low], points[high]), k) for k in range(low + 1, high))
        if away > STRAIGHT:
            kept.add(at)
            stack += [(low, at), (at, high)]
    return [(round(points[at][0], 1), round(points[at][1], 1)) for at in sorted(kept)]


def beside(point: Point, one: Point, other: Point) -> float:
    """Return how far a point lies from the straight line through two others."""
    length = far(one, other)
    if length == 0:
        return far(point, one)
    across = (other[0] - one[0]) * (one[1] - point[1]) - (one[0] - point[0]) * (other[1] - one[1])
    return abs(across) / length


def corners(points: list[Point]) -> list[tuple[Point, Point, Point]]:
    """Return for each inner point where its rounding begins, the point, and where the rounding ends.

    Two roundings share the way between them; the first and the last may use all of the way to the end of the line.
    """
    last = len(points) - 2
    return [
        (
            toward(points[at], points[at - 1], 1.0 if at == 1 else 0.5),
            points[at],
            toward(points[at], points[at + 1], 1.0 if at == last else 0.5),
        )
        for at in range(1, last + 1)
    ]


def toward(point: Point, other: Point, most: float) -> Point:
    """Return the point where a rounding meets the straight part: at most that part of the way, and not too far."""
    length = far(point, other)
    part = min(most, ROUND / length) if length else 0.0
    return point[0] + (other[0] - point[0]) * part, point[1] + (other[1] - point[1]) * part


def path(points: list[Point]) -> str:
    """Return the line as the ``d`` of an SVG path."""
    parts = [f"M{pair(points[0])}"]
    for start, point, end in corners(points):
        parts.append(f"L{pair(start)}Q{pair(point)} {pair(end)}")
    return "".join([*parts, f"L{pair(points[-1])}"])


def pair(point: Point) -> str:
    """Write a point, as short as tenths of a px allow."""
    return f"{number(point[0])},{number(point[1])}"


def number(value: float) -> str:
    """Write a length in tenths of a px."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def traced(points: list[Point]) -> list[Point]:
    """Return points along the line as it is drawn, corners rounded."""
    found = [points[0]]
    for start, (x, y), end in corners(points):
        for at in (0.0, 0.25, 0.5, 0.75, 1.0):
            rest = 1 - at
            found.append(
                (
                    rest * rest * start[0] + 2 * rest * at * x + at * at * end[0],
                    rest * rest * start[1] + 2 * rest * at * y + at * at * end[1],
                )
            )
    return [*found, points[-1]]

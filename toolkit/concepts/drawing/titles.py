"""Where the names of the lands stand: above the largest group of boxes of a type, over none of the boxes."""

from __future__ import annotations

import numpy as np

from toolkit.concepts.arrays import Floats
from toolkit.concepts.boxes import Box
from toolkit.concepts.drawing.tags import overlaps

TOGETHER = 110
"""Boxes of one type at most this far apart are one group, in px."""
ABOVE, AROUND, STEP = 90, 12, 10
"""How far above its group a name may stand, what it keeps from boxes, how close together places are tried, in px."""


def place_titles(groups: dict[str, list[Box]], sizes: dict[str, tuple[int, int]]) -> dict[str, Box]:
    """Return a box for the name of each type, width and height as given."""
    taken = [box for group in groups.values() for box in group]
    found: dict[str, Box] = {}
    for kind in sorted(groups, key=lambda kind: (-len(groups[kind]), kind)):
        found[kind] = best_place(largest(groups[kind]), sizes[kind], [*taken, *found.values()])
    return found


def largest(boxes: list[Box]) -> list[Box]:
    """Return the most numerous group of boxes that lie together."""
    rest = sorted(boxes, key=lambda box: (box.y, box.x))
    groups: list[list[Box]] = []
    while rest:
        group = [rest.pop(0)]
        for one in group:
            near = [other for other in rest if together(one, other)]
            group += near
            rest = [other for other in rest if other not in near]
        groups.append(group)
    return max(groups, key=len)


def together(one: Box, other: Box) -> bool:
    """Whether two boxes lie close."""
    a, b = one.edges, other.edges
    return all(a[at] - TOGETHER < b[at + 2] and b[at] - TOGETHER < a[at + 2] for at in (0, 1))


def best_place(group: list[Box], size: tuple[int, int], taken: list[Box]) -> Box:
    """Return the free place nearest to the top of a group, centred above it where that can be."""
    rects = np.array([box.edges for box in group], dtype=np.float64)
    left, top = rects[:, 0].min(), rects[:, 1].min()
    right, bottom = rects[:, 2].max(), rects[:, 3].max()
    high = size[1] // 2
    xs = np.arange(left // STEP * STEP, right + STEP, STEP)
    ys = np.arange((top - ABOVE) // STEP * STEP, bottom + 10 * ABOVE, STEP)
    centres = np.stack(np.meshgrid(xs, ys), axis=2).reshape(-1, 2)
    half = np.array(size) / 2
    places: Floats = np.concatenate([centres - half, centres + half], axis=1)
    walls = np.array([box.edges for box in taken], dtype=np.float64)
    cost = np.abs(centres[:, 1] - (top - high - AROUND - STEP)) + np.abs(centres[:, 0] - (left + right) / 2) / 4
    cost[overlaps(places, walls, AROUND).any(axis=1)] = np.inf
    cost[~overlaps(places, rects, ABOVE).any(axis=1)] += 10 * ABOVE
    x, y = centres[int(cost.argmin())]
    return Box(round(x), round(y), *size)

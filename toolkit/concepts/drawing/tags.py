"""Where the name of a relation stands: on its own line, over no box, no other name, and as few lines as can be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from toolkit.concepts.arrays import Flags, Floats, Numbers
from toolkit.concepts.boxes import Box
from toolkit.concepts.drawing.sight import Point, far

STEP, MOST = 6.0, 1000
"""How close together the places are that are tried along a line, in px, and how many on a straight stretch at most."""
FROM_BOX, FROM_TAG, FROM_START, FROM_END = 4, 4, 3, 14
"""Room to boxes, to other names, to where the line starts, and to where it ends with its arrow, in px."""
COVERED, OFF_MIDDLE, ASIDE = 14.0, 70.0, 25.0
"""What a place costs per point of another line that it covers, at the end of its line, and beside its line."""
CELL, CELLS = 2, 4000
"""Size of a cell of the grid that lines are counted on, in px, and how many cells there are in a row at most."""
ROUNDS = 2


def place_tags(
    lines: Sequence[list[Point]], sizes: Sequence[tuple[int, int] | None], boxes: Sequence[Box]
) -> list[Box | None]:
    """Return a box for each line that has a name, None for the others and where there is no room at all.

    ``lines`` are points along the lines as drawn, ``sizes`` width and height of the names, ``boxes`` what they must not
    cover.
    """
    walls = np.array([box.edges for box in boxes], dtype=np.float64).reshape(-1, 4)
    dots = [dotted(line) for line in lines]
    ink = Ink(np.concatenate(dots)) if dots else None
    tried: dict[int, tuple[Floats, Floats]] = {}
    for at, size in enumerate(sizes):
        if size is not None and ink is not None:
            places, costs = candidates(dots[at], size, walls)
            if len(places):
                tried[at] = (places, costs + COVERED * (ink.within(places) - within(dots[at], places)))
    return choose(tried, sizes)


class Ink:
    """How many points of lines lie in a rectangle: sums over a grid, read at four corners."""

    def __init__(self, dots: Floats) -> None:
        self.origin = np.floor(dots.min(axis=0))
        self.cell = max(CELL, float((dots.max(axis=0) - self.origin).max()) // CELLS)
        cells = ((dots - self.origin) // self.cell).astype(np.int64)
        counts = np.zeros(cells.max(axis=0) + 1, dtype=np.int64)
        np.add.at(counts, (cells[:, 0], cells[:, 1]), 1)
        self.sums = np.pad(counts.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))

    def within(self, rects: Floats) -> Numbers:
        """Return the number of points in each rectangle, to the nearest cell."""
        most = np.array(self.sums.shape) - 1
        low, high = (
            np.clip(np.rint((rects[:, side] - self.origin) / self.cell).astype(np.int64), 0, most)
            for side in (slice(0, 2), slice(2, 4))
        )
        (x0, y0), (x1, y1) = low.T, high.T
        found: Numbers = self.sums[x1, y1] - self.sums[x0, y1] - self.sums[x1, y0] + self.sums[x0, y0]
        return found


def within(dots: Floats, rects: Floats) -> Numbers:
    """Return how many of some points lie in each rectangle."""
    inside = (dots[None, :, 0] >= rects[:, None, 0]) & (dots[None, :, 0] <= rects[:, None, 2])
    inside &= (dots[None, :, 1] >= rects[:, None, 1]) & (dots[None, :, 1] <= rects[:, None, 3])
    found: Numbers = inside.sum(axis=1)
    return found


def dotted(line: list[Point]) -> Floats:
    """Return points along a line about ``STEP`` apart."""
    found = [line[0]]
    for one, other in pairwise(line):
        steps = min(max(1, int(far(one, other) / STEP + 0.999)), MOST)
        found += [
            (one[0] + (other[0] - one[0]) * at / steps, one[1] + (other[1] - one[1]) * at / steps)
            for at in range(1, steps + 1)
        ]
    return np.array(found)


def candidates(dots: Floats, size: tuple[int, int], walls: Floats) -> tuple[Floats, Floats]:
    """Return rectangles, shape (n, 4), on and beside a line that cover no wall, and what each costs by its place."""
    half = np.array(size) / 2
    middle = (len(dots) - 1) / 2
    off = np.abs(np.arange(len(dots)) - middle) / max(middle, 1) * OFF_MIDDLE
    aside = half + 3
    shifts = [(0.0, 0.0), (0.0, -aside[1]), (0.0, aside[1]), (-aside[0], 0.0), (aside[0], 0.0)]
    centres = np.concatenate([dots + np.array(shift) for shift in shifts])
    costs = np.concatenate([off + (ASIDE if at else 0.0) for at in range(len(shifts))])
    rects = np.concatenate([centres - half, centres + half], axis=1)
    free = ~overlaps(rects, walls, FROM_BOX).any(axis=1)
    for end, room in ((dots[0], FROM_START), (dots[-1], FROM_END)):
        free &= ~overlaps(rects, np.concatenate([end, end])[None, :], room)[:, 0]
    return rects[free], costs[free]


def overlaps(one: Floats, other: Floats, room: float) -> Flags:
    """Say which rectangles come closer than ``room`` to which others; shapes (n, 4), (m, 4), answer (n, m)."""
    found = np.ones((len(one), len(other)), dtype=bool)
    for axis in (0, 1):
        found &= one[:, None, axis] < other[None, :, axis + 2] + room
        found &= one[:, None, axis + 2] > other[None, :, axis] - room
    return found


def choose(tried: dict[int, tuple[Floats, Floats]], sizes: Sequence[tuple[int, int] | None]) -> list[Box | None]:
    """Give each name its cheapest free place, those with the fewest places first; then let each think again."""
    taken: dict[int, Floats] = {}
    order = sorted(tried, key=lambda at: (len(tried[at][0]), at))
    for _ in range(ROUNDS):
        for at in order:
            places, costs = tried[at]
            others = [rect for other, rect in taken.items() if other != at]
            rects = np.array(others).reshape(-1, 4)
            free = ~overlaps(places, rects, FROM_TAG).any(axis=1)
            if free.any():
                taken[at] = places[np.where(free, costs, np.inf).argmin()]
    return [boxed(taken[at], size) if at in taken and size else None for at, size in enumerate(sizes)]


def boxed(rect: Floats, size: tuple[int, int]) -> Box:
    """Return a rectangle as a box of whole px."""
    return Box(round((rect[0] + rect[2]) / 2), round((rect[1] + rect[3]) / 2), *size)

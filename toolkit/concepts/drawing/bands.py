"""Rubber bands: lines are pulled straight, and pushed off boxes and off lines that run beside them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from toolkit.concepts.arrays import Flags, Floats, Numbers
from toolkit.concepts.drawing.sight import Point, far

SPACING, ROUNDS, PULL = 18.0, 70, 0.5
MOST = 300
"""How many points a straight stretch gets at most."""
ROOM, BESIDE = 11.0, 11.0
"""What a line keeps from boxes, and from lines beside it, in px."""
NEAREST = 6


def relax(lines: list[list[Point]], rects: Floats) -> list[list[Point]]:
    """Return the lines drawn tight; their first two and last two points stay. ``rects`` has shape (n, 4)."""
    fine = [resample(line) for line in lines]
    if not fine:
        return []
    points = np.array([point for line in fine for point in line])
    owner = np.repeat(np.arange(len(fine)), [len(line) for line in fine])
    fixed = np.concatenate([held(len(line)) for line in fine])
    free = np.flatnonzero(~fixed)
    for turn in range(ROUNDS):
        if turn % 20 == 0:
            near = nearest(points, rects)
        if turn % 5 == 0:
            pairs = beside(points, owner, free)
        moved = points.copy()
        moved[free] += PULL * ((points[free - 1] + points[free + 1]) / 2 - points[free])
        apart(moved, pairs)
        points[free] = off(moved[free], rects[near[free]])
    cuts = np.cumsum([len(line) for line in fine])[:-1]
    return [[(float(x), float(y)) for x, y in part] for part in np.split(points, cuts)]


def held(count: int) -> Flags:
    """Mark the first two and the last two points of a line."""
    marks: Flags = np.zeros(count, dtype=bool)
    marks[:2] = marks[-2:] = True
    return marks


def resample(line: list[Point]) -> list[Point]:
    """Return a line with points about ``SPACING`` apart, its own points kept."""
    found = [line[0]]
    for one, other in pairwise(line):
        steps = min(max(1, int(far(one, other) / SPACING + 0.999)), MOST)
        found += [
            (one[0] + (other[0] - one[0]) * at / steps, one[1] + (other[1] - one[1]) * at / steps)
            for at in range(1, steps + 1)
        ]
    return found


def nearest(points: Floats, rects: Floats) -> Numbers:
    """Return for each point the few rectangles nearest to it, shape (points, few)."""
    gap_x = np.maximum(np.maximum(rects[None, :, 0] - points[:, None, 0], points[:, None, 0] - rects[None, :, 2]), 0)
    gap_y = np.maximum(np.maximum(rects[None, :, 1] - points[:, None, 1], points[:, None, 1] - rects[None, :, 3]), 0)
    return np.argsort(gap_x * gap_x + gap_y * gap_y, axis=1, kind="stable")[:, :NEAREST]


def off(points: Floats, rects: Floats) -> Floats:
    """Push points out of the rectangles near them, through the nearest side; shapes (n, 2), (n, few, 4)."""
    for at in range(rects.shape[1]):
        left, top, right, bottom = (rects[:, at, side] for side in range(4))
        ways = np.stack(
            [points[:, 0] - left, right - points[:, 0], points[:, 1] - top, bottom - points[:, 1]], axis=1
        ) + ROOM
        inside = (ways > 0).all(axis=1)
        side = ways.argmin(axis=1)
        least = np.where(inside, ways.min(axis=1), 0.0)
        points[:, 0] += least * ((side == 1).astype(float) - (side == 0))
        points[:, 1] += least * ((side == 3).astype(float) - (side == 2))
    return points


def beside(points: Floats, owner: Numbers, free: Numbers) -> tuple[Numbers, Numbers]:
    """Return pairs of points of two lines that run close and the same way."""
    cells: dict[tuple[int, int], list[int]] = {}
    keys = np.floor(points / BESIDE).astype(np.int64)
    for at in free.tolist():
        cells.setdefault((int(keys[at, 0]), int(keys[at, 1])), []).append(at)
    found = [
        (one, other)
        for (x, y), here in sorted(cells.items())
        for step in ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1))
        for one in here
        for other in cells.get((x + step[0], y + step[1]), ())
        if owner[one] != owner[other] and (step != (0, 0) or one < other)
    ]
    pairs: Numbers = np.array(found, dtype=np.int64).reshape(-1, 2)
    along = unit(points[np.minimum(np.arange(len(points)) + 1, len(points) - 1)] - points[np.arange(len(points)) - 1])
    turn = along[pairs[:, 0]] * along[pairs[:, 1]]
    same = np.abs(turn[:, 0] + turn[:, 1]) > 0.7
    return pairs[same, 0], pairs[same, 1]


def unit(ways: Floats) -> Floats:
    """Return directions of length one."""
    length = np.sqrt(ways[:, 0] * ways[:, 0] + ways[:, 1] * ways[:, 1])
    found: Floats = ways / np.maximum(length, 1e-9)[:, None]
    return found


def apart(points: Floats, pairs: tuple[Numbers, Numbers]) -> None:
    """Push the two points of each pair away from each other, in place."""
    one, other = pairs
    way = points[one] - points[other]
    length = np.sqrt(way[:, 0] * way[:, 0] + way[:, 1] * way[:, 1])
    flat = length < 0.01
    way[flat] = np.array((0.6, 0.8))
    push = np.where(length < BESIDE, (BESIDE - length) / 4, 0.0)[:, None] * unit(way)
    np.add.at(points, one, push)
    np.add.at(points, other, -push)

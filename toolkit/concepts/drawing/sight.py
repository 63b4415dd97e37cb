"""The shortest way from one box to another around all others: straight where it is free, else along corners."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from math import sqrt

import numpy as np

from toolkit.concepts.arrays import Flags, Floats

CLEAR, CORNER = 9, 14
"""How far a way keeps from a box, and how far from it the corners lie that ways turn at, in px."""
BEND = 30.0
"""What a turn costs, in px of way."""
HORIZON = 1200
"""How far one sees from a point, in px; a longer way turns once on the way."""

Point = tuple[float, float]
Rect = tuple[float, float, float, float]


def crosses(starts: Floats, ends: Floats, rects: Floats) -> Flags:
    """Say for each segment whether it passes through the inside of any rectangle; shapes (n, 2), (n, 2), (m, 4)."""
    first: Floats = np.zeros((len(starts), len(rects)))
    last: Floats = np.ones((len(starts), len(rects)))
    for axis in (0, 1):
        way = ends[:, axis] - starts[:, axis]
        way = np.where(way == 0, 1e-9, way)[:, None]
        enter = (rects[None, :, axis] - starts[:, None, axis]) / way
        leave = (rects[None, :, axis + 2] - starts[:, None, axis]) / way
        first = np.maximum(first, np.minimum(enter, leave))
        last = np.minimum(last, np.maximum(enter, leave))
    hit: Flags = np.any(first < last, axis=1)
    return hit


def inflated(rects: Floats, by: float) -> Floats:
    """Return rectangles with ``by`` px more on each side."""
    found: Floats = rects + np.array((-by, -by, by, by))
    return found


class Terrain:
    """Rectangles that no way may cross, and the corners at which ways turn; remembers what is seen from each corner."""

    def __init__(self, rects: Sequence[Rect]) -> None:
        box: Floats = np.array(rects, dtype=np.float64).reshape(-1, 4)
        self.walls = inflated(box, CLEAR)
        wide = inflated(box, CORNER)
        corners = np.concatenate([wide[:, pair] for pair in ((0, 1), (2, 1), (0, 3), (2, 3))])
        above = np.all(corners[:, None, :] > self.walls[None, :, :2], axis=2)
        below = np.all(corners[:, None, :] < self.walls[None, :, 2:], axis=2)
        self.corners: Floats = corners[~np.any(above & below, axis=1)]
        self.seen: dict[int, list[tuple[int, float]]] = {}

    def visible(self, point: Point, without: int = -1) -> Flags:
        """Say which corners are seen from a point; ``without`` is the box that the point is in."""
        walls = np.delete(self.walls, without, axis=0) if without >= 0 else self.walls
        near: Flags = (np.abs(self.corners - np.array(point)) < HORIZON).all(axis=1)
        low, high = np.array(point) - HORIZON, np.array(point) + HORIZON
        walls = walls[(walls[:, :2] < high).all(axis=1) & (walls[:, 2:] > low).all(axis=1)]
        ends = self.corners[near]
        near[near] = ~crosses(np.broadcast_to(np.array(point), ends.shape), ends, walls)
        return near

    def onward(self, corner: int) -> list[tuple[int, float]]:
        """Return the corners that are seen from a corner, and how far they are."""
        if corner not in self.seen:
            here = self.corners[corner]
            free = np.flatnonzero(self.visible((float(here[0]), float(here[1]))))
            self.seen[corner] = [(int(other), far(self.corners[other], here)) for other in free if other != corner]
        return self.seen[corner]

    def way(self, one: int, other: int) -> list[Point]:
        """Return the points of the shortest way between the centres of two boxes; straight where there is no way."""
        start, goal = centre(self.walls[one]), centre(self.walls[other])
        others = np.delete(self.walls, [one, other], axis=0)
        if not crosses(np.array([start]), np.array([goal]), others).any():
            return [start, goal]
        return [start, *self.corners_between(start, goal, self.visible(start, one), self.visible(goal, other)), goal]

    def corners_between(self, start: Point, goal: Point, first: Flags, last: Flags) -> list[Point]:
        """Search the corners to turn at (A*, the straight distance as estimate)."""
        left = [far(corner, goal) for corner in self.corners]
        heap = [(far(self.corners[at], start) + BEND + left[at], int(at), -1) for at in np.flatnonzero(first)]
        heapq.heapify(heap)
        before: dict[int, int] = {}
        while heap:
            estimate, corner, came = heapq.heappop(heap)
            if corner in before:
                continue
            before[corner] = came
            if last[corner]:
                return self.back(before, corner)
            for onto, step in self.onward(corner):
                if onto not in before:
                    heapq.heappush(heap, (estimate - left[corner] + step + BEND + left[onto], onto, corner))
        return []

    def back(self, before: dict[int, int], corner: int) -> list[Point]:
        """Return the corners of the way that ends at one."""
        found: list[Point] = []
        while corner >= 0:
            x, y = self.corners[corner]
            found.append((float(x), float(y)))
            corner = before[corner]
        return found[::-1]


def centre(rect: Floats) -> Point:
    """Return the middle of a rectangle."""
    return float(rect[0] + rect[2]) / 2, float(rect[1] + rect[3]) / 2


def far(one: Floats | Point, other: Floats | Point) -> float:
    """Return the distance between two points. Only operations that IEEE 754 rounds exactly, unlike ``hypot``."""
    x, y = float(one[0]) - float(other[0]), float(one[1]) - float(other[1])
    return sqrt(x * x + y * y)

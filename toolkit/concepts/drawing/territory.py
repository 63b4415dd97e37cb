"""The lands of the map: around the boxes of each type a shape with a soft coast, so that types can be told from afar.

A land is what lies near the boxes of its type and nearer to them than to those of any other: the cells of a grid that
are near, blurred, and the line where they reach a level (marching squares). Whole numbers up to the last step.
"""

from __future__ import annotations

import numpy as np

from toolkit.concepts.arrays import Numbers
from toolkit.concepts.boxes import Box
from toolkit.concepts.drawing.sight import Point

CELL, CELLS = 12, 1500
"""Size of a cell, in px, and how many there are in a row at most: on a very wide map they are larger."""
REACH = 36
"""How far a land goes beyond its boxes, in px."""
BLUR = 2
STRAIT = 0.10
"""How much nearer a place must be to one type than to the next, as a part of the full level: the water between."""
SMALLEST = 70
"""Loops that enclose fewer cells are left out: ponds, and slips of land without a box."""

Loop = list[Point]


def territories(boxes: dict[str, list[Box]]) -> dict[str, list[Loop]]:
    """Return for each type the closed lines around its lands, points in px."""
    every = [box for group in boxes.values() for box in group]
    if not every:
        return {}
    low = [min(box.edges[at] for box in every) for at in (0, 1)]
    high = [max(box.edges[at] for box in every) for at in (2, 3)]
    cell = max(CELL, max(high[0] - low[0], high[1] - low[1]) // CELLS)
    left, top = (low[at] // cell * cell - 8 * cell for at in (0, 1))
    shape = ((high[1] + 8 * cell - top) // cell + 1, (high[0] + 8 * cell - left) // cell + 1)
    near = {kind: level(group, (left, top), cell, shape) for kind, group in boxes.items()}
    loops = {kind: [loop for loop in outlines(height(kind, near)) if area(loop) >= SMALLEST] for kind in boxes}
    return {kind: [[(left + x * cell, top + y * cell) for x, y in loop] for loop in loops[kind]] for kind in boxes}


def area(loop: Loop) -> float:
    """Return the area inside a loop, in cells."""
    ends = zip(loop, [*loop[1:], loop[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in ends)) / 2


def level(boxes: list[Box], origin: tuple[int, int], cell: int, shape: tuple[int, int]) -> Numbers:
    """Return how near each cell is to the boxes of one type."""
    cells = np.zeros(shape, dtype=np.int64)
    for box in boxes:
        x0, y0, x1, y1 = box.edges
        rows = slice((y0 - REACH - origin[1]) // cell + 1, (y1 + REACH - origin[1]) // cell + 1)
        columns = slice((x0 - REACH - origin[0]) // cell + 1, (x1 + REACH - origin[0]) // cell + 1)
        cells[rows, columns] = 1
    for _ in range(2):
        cells = blurred(blurred(cells).T).T
    return cells


def blurred(cells: Numbers) -> Numbers:
    """Return the sums of each cell and its neighbours in the row."""
    padded = np.pad(cells, ((0, 0), (BLUR + 1, BLUR)))
    sums = padded.cumsum(axis=1)
    found: Numbers = sums[:, 2 * BLUR + 1 :] - sums[:, : -2 * BLUR - 1]
    return found


FULL = (2 * BLUR + 1) ** 4
"""The level deep inside a land."""


def height(kind: str, near: dict[str, Numbers]) -> Numbers:
    """Return how far each cell lies above the water for one type; below zero it is none of its land."""
    own = near[kind]
    others = [cells for other, cells in near.items() if other != kind]
    rival = np.maximum.reduce(others) if others else np.zeros_like(own)
    found: Numbers = np.minimum(2 * own - FULL, own - rival - int(STRAIT * FULL))
    return found


def outlines(cells: Numbers) -> list[Loop]:
    """Return the closed lines where a grid passes through zero, in cells (marching squares)."""
    steps: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    land = cells > 0
    mixed = land[:-1, :-1].astype(int) + land[:-1, 1:] + land[1:, :-1] + land[1:, 1:]
    for row, column in np.argwhere((mixed > 0) & (mixed < 4)).tolist():
        corners = [bool(land[row, column]), bool(land[row, column + 1]),
                   bool(land[row + 1, column + 1]), bool(land[row + 1, column])]
        sides = [(0, row, column), (1, row, column + 1), (0, row + 1, column), (1, row, column)]
        enters = [sides[at] for at in range(4) if corners[at] and not corners[(at + 1) % 4]]
        exits = [sides[at] for at in range(4) if not corners[at] and corners[(at + 1) % 4]]
        if len(enters) == 2 and sides.index(enters[0]) > sides.index(exits[0]):
            enters.reverse()
        steps |= dict(zip(enters, exits, strict=True))
    return [[crossing(side, cells) for side in ring] for ring in rings(steps)]


def rings(steps: dict[tuple[int, int, int], tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Follow steps from cell side to cell side until each ring closes."""
    found = []
    while steps:
        side, onto = steps.popitem()
        ring = [side]
        while onto != side:
            ring.append(onto)
            onto = steps.pop(onto)
        found.append(ring)
    return found


def crossing(side: tuple[int, int, int], cells: Numbers) -> Point:
    """Return where the height passes through zero on the side of a cell."""
    down, row, column = side
    one, other = int(cells[row, column]), int(cells[row + down, column + 1 - down])
    part = one / (one - other)
    return column + (0.0 if down else part), row + (part if down else 0.0)

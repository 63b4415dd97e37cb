"""A whole new map: each type of concept gets a block of rows, and within it concepts stand near what they go with.

The blocks have their places, so that maps read alike: the world with its issues, actors and instruments on the left,
ideas and theories in the middle, what is to be done and with what on the right. All sums are of whole numbers and all
ties are broken by id: the same graph gives the same map on every machine.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import numpy as np
from msgspec import Struct

from toolkit.concepts.arrays import Flags, Numbers
from toolkit.concepts.graph import EdgeKind, Graph

PLAN = (("issue", "actor", "instrument"), ("idea", "theory", "case"), ("measure", "technology", "event"))
GAP_X, GAP_Y = 62, 66
"""Room between two boxes beside and above each other: for a line with its label, in px."""
BLOCK_GAP, COLUMN_GAP = 130, 120
"""Room between two blocks, the title of the lower one included, and between two columns."""
STRENGTH: dict[EdgeKind, int] = {"argument": 3, "partOf": 3, "broader": 2, "related": 1}
"""How strongly an edge pulls its ends together."""
WIDTH_TO_HEIGHT = 1.4
SWAPS = 2000

Sizes = dict[str, tuple[int, int]]
Rows = list[list[str]]


class Block(Struct, frozen=True):
    """The concepts of one type in rows of ``columns`` slots."""

    type: str
    names: tuple[str, ...]
    columns: int

    @property
    def rows(self) -> Rows:
        """The names row by row, the rows as even as they can be."""
        count = ceil(len(self.names) / self.columns)
        bounds = [round(len(self.names) * at / count) for at in range(count + 1)]
        return [list(self.names[a:b]) for a, b in pairwise(bounds)]


def lay_out(graph: Graph, sizes: Sizes) -> dict[str, tuple[int, int]]:
    """Return a centre for every concept of a map that has none yet."""
    columns = settle(graph, make_blocks(graph, sizes))
    heights = [column_height(column, sizes) for column in columns]
    positions: dict[str, tuple[int, int]] = {}
    left = 0
    for column, height in zip(columns, heights, strict=True):
        width = max(row_width(row, sizes) for block in column for row in block.rows)
        stretch = (max(heights) - height) // sum(len(block.rows) for block in column)
        positions |= place_column(column, sizes, left + width // 2, stretch)
        left += width + COLUMN_GAP
    return positions


def row_width(row: list[str], sizes: Sizes) -> int:
    """Return the width of a row with its gaps."""
    return sum(sizes[name][0] for name in row) + GAP_X * (len(row) - 1)


def row_height(row: list[str], sizes: Sizes) -> int:
    """Return the height of the tallest box of a row."""
    return max(sizes[name][1] for name in row)


def column_height(column: list[Block], sizes: Sizes) -> int:
    """Return the height of the blocks of a column with all gaps."""
    rows = [row for block in column for row in block.rows]
    return sum(row_height(row, sizes) + GAP_Y for row in rows) + (BLOCK_GAP - GAP_Y) * len(column)


def place_column(column: list[Block], sizes: Sizes, middle: int, stretch: int) -> dict[str, tuple[int, int]]:
    """Return the centres of a column's boxes, each row centred; ``stretch`` is added between rows."""
    positions: dict[str, tuple[int, int]] = {}
    top = 0
    for block in column:
        top += BLOCK_GAP - GAP_Y
        for row in block.rows:
            height, left = row_height(row, sizes), middle - row_width(row, sizes) // 2
            for name in row:
                positions[name] = (left + sizes[name][0] // 2, top + height // 2)
                left += sizes[name][0] + GAP_X
            top += height + GAP_Y + stretch
    return positions


def make_blocks(graph: Graph, sizes: Sizes) -> list[list[Block]]:
    """Return the columns of blocks, as many rows deep as makes the map a landscape."""
    named = {kind: tuple(node.id for node in graph.nodes if node.type == kind) for part in PLAN for kind in part}
    plan = [[kind for kind in part if named[kind]] for part in PLAN]
    candidates = [columns_of(plan, named, deep) for deep in range(1, len(graph.nodes) + len(named) + 1)]
    return min((found for found in candidates if found), key=lambda columns: misshapen(columns, sizes))


def columns_of(plan: list[list[str]], named: dict[str, tuple[str, ...]], deep: int) -> list[list[Block]]:
    """Return the columns at most ``deep`` rows deep, each as narrow as it can be; none where that is impossible."""
    columns = []
    for part in filter(None, plan):
        if deep < len(part):
            return []
        wide = next(w for w in range(1, 10**6) if sum(ceil(len(named[kind]) / w) for kind in part) <= deep)
        columns.append([Block(kind, named[kind], wide) for kind in part])
    return columns


def misshapen(columns: list[list[Block]], sizes: Sizes) -> float:
    """Return how far the map is from the shape of a sheet of paper on its side."""
    width = sum(max(row_width(row, sizes) for block in column for row in block.rows) + COLUMN_GAP for column in columns)
    height = max(column_height(column, sizes) for column in columns)
    return max(width / (height * WIDTH_TO_HEIGHT), height * WIDTH_TO_HEIGHT / width)


def settle(graph: Graph, columns: list[list[Block]]) -> list[list[Block]]:
    """Swap concepts of one type until no swap shortens the edges any more."""
    blocks = [block for column in columns for block in column]
    names = [name for block in blocks for name in block.names]
    kinds = np.array([at for at, block in enumerate(blocks) for _ in block.names])
    order = swap(pulls(graph, names), distances(slots(columns)), kinds[:, None] == kinds[None, :])
    seated = iter(np.argsort(order).tolist())
    return [
        [Block(block.type, tuple(names[next(seated)] for _ in block.names), block.columns) for block in column]
        for column in columns
    ]


def slots(columns: list[list[Block]]) -> Numbers:
    """Return about where each slot is, in the order of the blocks: x, y in units of a fifth of a row."""
    found: list[tuple[int, int]] = []
    left = 0
    for column in columns:
        wide, top = max(block.columns for block in column), 0
        for block in column:
            for row in block.rows:
                start = left + 5 * (wide - len(row))
                found += [(start + 10 * at, top) for at in range(len(row))]
                top += 5
            top += 3
        left += 10 * wide + 4
    return np.array(found, dtype=np.int64)


def distances(points: Numbers) -> Numbers:
    """Return the distance between any two points, in tenths."""
    apart = points[:, None, :] - points[None, :, :]
    squares = apart[..., 0] ** 2 + apart[..., 1] ** 2
    found: Numbers = np.sqrt(100.0 * squares).astype(np.int64)
    return found


def pulls(graph: Graph, names: list[str]) -> Numbers:
    """Return how strongly each two concepts belong together."""
    at = {name: index for index, name in enumerate(names)}
    found = np.zeros((len(names), len(names)), dtype=np.int64)
    for edge in graph.edges:
        found[at[edge.source], at[edge.target]] += STRENGTH[edge.kind]
        found[at[edge.target], at[edge.source]] += STRENGTH[edge.kind]
    return found


def swap(pull: Numbers, apart: Numbers, may: Flags) -> Numbers:
    """Return the slot of each concept after the best swaps, one at a time (a quadratic assignment, greedily)."""
    slot = np.arange(len(pull))
    cost = pull @ apart
    for _ in range(SWAPS):
        here = cost[np.arange(len(pull)), slot]
        there = cost[:, slot]
        gain = there + there.T - here[:, None] - here[None, :] + 2 * pull * apart[slot[:, None], slot[None, :]]
        gain[~may] = 0
        one, other = divmod(int(gain.argmin()), len(pull))
        if gain[one, other] >= 0:
            break
        moved = apart[:, slot[other]] - apart[:, slot[one]]
        cost += np.outer(pull[:, one] - pull[:, other], moved)
        slot[one], slot[other] = slot[other], slot[one]
    return slot

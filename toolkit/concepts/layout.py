"""Where each concept stands on the map. Who has a place keeps it; who comes new stands near what it goes with."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from toolkit.concepts.arrays import Numbers
from toolkit.concepts.blocks import STRENGTH, Sizes, lay_out
from toolkit.concepts.boxes import box_sizes, tag_room
from toolkit.concepts.graph import Graph
from toolkit.concepts.settle import settle
from toolkit.errors import ToolkitError

CLEAR = (40, 36)
"""Room that a new box keeps to others, in px."""
STEP = 10
FAR = 400
"""How far beyond the boxes that stand a new one may be put, in px."""
FINEST = 1500
"""How many places are tried in a row at most: on a very wide map the grid is coarser."""
EDGE = 100_000
"""No concept may stand further from the origin, in px: nobody could see such a map."""

Point = tuple[int, int]


def place_nodes(graph: Graph, positions: Mapping[str, Point]) -> dict[str, Point]:
    """Return the centre of every box, in whole px: those of ``positions`` unchanged, the others where there is room.

    Raises ToolkitError where one of ``positions`` lies absurdly far away.
    """
    sizes = box_sizes(graph)
    placed = {node.id: on_sheet(node.id, positions[node.id]) for node in graph.nodes if node.id in positions}
    if not placed:
        return whole_map(graph, sizes)
    pull, room = neighbours(graph), tag_rooms(graph)
    types = {node.id: node.type for node in graph.nodes}
    while len(placed) < len(graph.nodes):
        name = min((name for name in types if name not in placed), key=lambda name: (-held(pull[name], placed), name))
        placed[name] = free_place(sizes, placed, name, attractors(name, pull[name], placed, types), room)
    return {node.id: placed[node.id] for node in graph.nodes}


def on_sheet(name: str, place: Point) -> Point:
    """Return a place that a map can show; raise ToolkitError where it lies beyond all maps."""
    if max(map(abs, place)) > EDGE:
        raise ToolkitError(
            f"corpus/map.yaml: {name} stands at {place[0]}, {place[1]}; keep within ±{EDGE}",
            f"corpus/map.yaml：{name} 的坐标 {place[0]}, {place[1]} 超出 ±{EDGE}",
        )
    return place


def whole_map(graph: Graph, sizes: Sizes) -> dict[str, Point]:
    """Return the places on a map where nobody stands yet; the upper left corner of all boxes is at the origin."""
    if not graph.nodes:
        return {}
    apart: dict[str, Point] = {}
    room = tag_rooms(graph)
    for name, place in settle(graph, sizes, lay_out(graph, sizes)).items():
        apart[name] = free_place(sizes, apart, name, [(1, place)], room)
    left = min(x - sizes[name][0] // 2 for name, (x, _) in apart.items())
    top = min(y - sizes[name][1] // 2 for name, (_, y) in apart.items())
    return {name: (x - left, y - top) for name, (x, y) in apart.items()}


def neighbours(graph: Graph) -> dict[str, dict[str, int]]:
    """Return for each concept its neighbours, and how strongly they pull."""
    pull: dict[str, dict[str, int]] = {node.id: {} for node in graph.nodes}
    for edge in graph.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            pull[one][other] = pull[one].get(other, 0) + STRENGTH[edge.kind]
    return pull


def tag_rooms(graph: Graph) -> dict[frozenset[str], Point]:
    """Return for each two concepts whose line has a name how far apart they should be."""
    found: dict[frozenset[str], Point] = {}
    for edge in graph.edges:
        pair, (x, y) = frozenset((edge.source, edge.target)), tag_room(edge)
        found[pair] = (max(x, found.get(pair, (0, 0))[0]), max(y, found.get(pair, (0, 0))[1]))
    return found


def held(pull: dict[str, int], placed: Mapping[str, Point]) -> int:
    """Return how strongly a concept is held by those that have a place."""
    return sum(strength for name, strength in pull.items() if name in placed)


def attractors(
    name: str, pull: dict[str, int], placed: Mapping[str, Point], types: Mapping[str, str]
) -> list[tuple[int, Point]]:
    """Return what draws a new concept: its neighbours, and a little its own kind; without any, all that stand."""
    near = [(4 * strength, placed[other]) for other, strength in sorted(pull.items()) if other in placed]
    alike = [placed[other] for other in placed if types[other] == types[name]] or list(placed.values())
    centre = (sum(x for x, _ in alike) // len(alike), sum(y for _, y in alike) // len(alike))
    return [*near, (1 + 3 * (not near), centre)]


def free_place(
    sizes: Sizes,
    placed: Mapping[str, Point],
    name: str,
    drawn: list[tuple[int, Point]],
    room: Mapping[frozenset[str], Point],
) -> Point:
    """Return the free point nearest to what draws the concept; a single attractor that is free is that point."""
    reach = {other: reaches(sizes, name, other, room) for other in placed}
    if len(drawn) == 1 and all(clear(drawn[0][1], placed[other], reach[other]) for other in placed):
        return drawn[0][1]
    low, high = bounds(placed, reach)
    step = max(STEP, max(high[0] - low[0], high[1] - low[1]) // FINEST)
    xs, ys = (np.arange(low[axis] // step * step, high[axis] + step, step, dtype=np.int64) for axis in (0, 1))
    cost = travel(xs, ys, drawn)
    for other, (x, y) in placed.items():
        wide, tall = reach[other]
        cost[between(ys, y - tall, y + tall), between(xs, x - wide, x + wide)] = np.iinfo(np.int64).max
    row, column = divmod(int(cost.argmin()), len(xs))
    return int(xs[column]), int(ys[row])


def reaches(sizes: Sizes, name: str, other: str, room: Mapping[frozenset[str], Point]) -> Point:
    """Return how far the centres of two boxes must be apart, beside or above each other."""
    named = room.get(frozenset((name, other)), (0, 0))
    wide, high = (max(CLEAR[at], named[at]) + (sizes[name][at] + sizes[other][at]) // 2 for at in (0, 1))
    return wide, high


def clear(one: Point, other: Point, reach: Point) -> bool:
    """Whether two centres are far enough apart."""
    return abs(one[0] - other[0]) >= reach[0] or abs(one[1] - other[1]) >= reach[1]


def bounds(placed: Mapping[str, Point], reach: Mapping[str, Point]) -> tuple[Point, Point]:
    """Return the corners of where a new box may stand: around all that stand, and some way beyond."""
    low_x, low_y = (min(place[at] - reach[name][at] for name, place in placed.items()) - FAR for at in (0, 1))
    high_x, high_y = (max(place[at] + reach[name][at] for name, place in placed.items()) + FAR for at in (0, 1))
    return (low_x, low_y), (high_x, high_y)


def between(grid: Numbers, low: int, high: int) -> slice:
    """Return the part of a grid that lies strictly between two values."""
    first, last = np.searchsorted(grid, [low + 1, high])
    return slice(int(first), int(last))


def travel(xs: Numbers, ys: Numbers, drawn: list[tuple[int, Point]]) -> Numbers:
    """Return for every point of a grid how far it is from all that draws; a step up counts more than one aside."""
    cost: Numbers = np.zeros((len(ys), len(xs)), dtype=np.int64)
    for strength, (x, y) in drawn:
        squares = (xs - x)[None, :] ** 2 + 2 * (ys - y)[:, None] ** 2
        cost += strength * np.sqrt(squares).astype(np.int64)
    return cost

"""The lines of the map: each runs around the boxes, and beside other lines instead of on them."""

from __future__ import annotations

import numpy as np

from toolkit.concepts.boxes import Box
from toolkit.concepts.drawing.bands import relax
from toolkit.concepts.drawing.curves import simplified
from toolkit.concepts.drawing.ports import dock
from toolkit.concepts.drawing.sight import Point, Terrain
from toolkit.concepts.graph import Edge


def route(boxes: dict[str, Box], edges: list[Edge], others: list[Box]) -> list[list[Point]]:
    """Return for each edge the points of its line; ``others`` are more boxes that no line may cross."""
    names = sorted(boxes)
    rects = [boxes[name].edges for name in names] + [box.edges for box in others]
    if not edges:
        return []
    terrain = Terrain(rects)
    at = {name: index for index, name in enumerate(names)}
    ways = [terrain.way(at[edge.source], at[edge.target]) for edge in edges]
    docked = dock([(boxes[edge.source], boxes[edge.target]) for edge in edges], ways)
    lines = [[*start, *way[1:-1], *end] for (start, end), way in zip(docked, ways, strict=True)]
    return [simplified(line) for line in relax(lines, np.array(rects, dtype=np.float64))]

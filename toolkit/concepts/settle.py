"""A new map put in order: concepts move, one at a time, to where lines are shorter and cross less, and cover no box.

A search with a fixed number of steps and random numbers that are the same everywhere. Costs are whole numbers (lengths
in px rounded down), so that no machine adds them up differently.
"""

from __future__ import annotations

from random import Random

import numpy as np

from toolkit.concepts.arrays import Flags, Numbers, Small
from toolkit.concepts.blocks import STRENGTH, Sizes
from toolkit.concepts.boxes import tag_room
from toolkit.concepts.graph import Graph

Places = dict[str, tuple[int, int]]

STEP = np.array((10, 12), dtype=np.int32)
"""Boxes stand on a grid, so that those side by side are in line; in px."""
BUDGET, ROUNDS = 800_000, 50
"""How many moves are tried times how large the map is, and how often each concept is tried at most."""
TRIED = 32
HEAT = 2500
"""How much worse a move may be at the beginning; nothing at the end."""
CROSSING, THROUGH, LENGTH = 60, 120, 40
"""What it costs that two lines cross, that a line runs through a box, and 100 px of line; times the strength."""
TIGHT, NEAR, STRANGE = 700, 60, 90
"""What it costs that boxes touch, that they are close, and that boxes of two types are too close for their lands."""
ROOM, LAND_ROOM = (44, 38), (84, 80)
SHORT = 400
"""What it costs that a line is too short for its name."""
ISLAND, ALONE, AWAY = 150, 60, 8
"""What it costs to stand apart from one's type; per 100 px; and per 100 px away from the middle of the type."""


class Ground:
    """The map while it is put in order: centres and sizes of boxes, ends and strengths of edges, types."""

    def __init__(self, graph: Graph, sizes: Sizes, places: Places) -> None:
        names = [node.id for node in graph.nodes]
        at = {name: index for index, name in enumerate(names)}
        kinds = sorted({node.type for node in graph.nodes})
        self.names = names
        self.centres: Small = np.array([places[name] for name in names], dtype=np.int32)
        self.halves: Small = np.array([sizes[name] for name in names], dtype=np.int32) // 2
        self.types: Numbers = np.array([kinds.index(node.type) for node in graph.nodes], dtype=np.int64)
        ends = [(at[edge.source], at[edge.target]) for edge in graph.edges]
        self.ends: Numbers = np.array(ends, dtype=np.int64).reshape(-1, 2)
        self.strength: Numbers = np.array([STRENGTH[edge.kind] for edge in graph.edges], dtype=np.int64)
        self.room: Small = np.array([tag_room(edge) for edge in graph.edges], dtype=np.int32).reshape(-1, 2)
        self.low: Small = (self.centres - self.halves).min(axis=0)
        self.high: Small = (self.centres + self.halves).max(axis=0)

    def cost(self, node: int, spots: Small) -> Numbers:
        """Return what it costs to put a box on each of some spots, shape (n, 2)."""
        own = (self.ends == node).any(axis=1)
        far_end = np.where(self.ends[own, 0] == node, self.ends[own, 1], self.ends[own, 0])
        found = self.crowding(node, spots) + self.company(node, spots)
        found += self.lengths(node, spots, far_end, own)
        found += self.crossings(spots, far_end, own)
        return found + self.covering(node, spots, far_end, own)

    def crowding(self, node: int, spots: Small) -> Numbers:
        """Return what it costs to be close to other boxes."""
        gap = np.abs(spots[:, None] - self.centres[None]) - self.halves[None] - self.halves[node]
        tight = ((gap[..., 0] < ROOM[0]) & (gap[..., 1] < ROOM[1])) * TIGHT
        close = (gap[..., 0] < LAND_ROOM[0]) & (gap[..., 1] < LAND_ROOM[1])
        found = tight + close * np.where(self.types == self.types[node], 0, STRANGE)[None]
        found[:, node] = 0
        total: Numbers = found.sum(axis=1)
        return total

    def company(self, node: int, spots: Small) -> Numbers:
        """Return what it costs to be away from the others of the type."""
        alike = np.flatnonzero((self.types == self.types[node]) & (np.arange(len(self.types)) != node))
        if not len(alike):
            return np.zeros(len(spots), dtype=np.int64)
        gap = np.maximum(np.abs(spots[:, None] - self.centres[None, alike]) - self.halves[alike] - self.halves[node], 0)
        nearest = np.maximum(gap.sum(axis=2).min(axis=1) - LAND_ROOM[1], 0)
        nearest += (nearest > 0) * (100 * ISLAND // ALONE)
        middle = np.abs(spots - self.centres[alike].sum(axis=0) // len(alike)).sum(axis=1)
        found: Numbers = (ALONE * nearest + AWAY * middle) // 100
        return found

    def lengths(self, node: int, spots: Small, far_end: Numbers, own: Flags) -> Numbers:
        """Return what the lengths of the lines cost."""
        gap = np.abs(spots[:, None] - self.centres[None, far_end]) - self.halves[far_end] - self.halves[node]
        gap = np.maximum(gap, 0)
        short = (gap < self.room[own]).all(axis=2)
        length = np.sqrt((gap[..., 0] ** 2 + gap[..., 1] ** 2).astype(np.float64)).astype(np.int64)
        found: Numbers = (length * self.strength[own] * LENGTH // 100 + short * SHORT).sum(axis=1)
        return found

    def crossings(self, spots: Small, far_end: Numbers, own: Flags) -> Numbers:
        """Return what the lines cost that would be crossed."""
        if not len(far_end) or own.all():
            return np.zeros(len(spots), dtype=np.int64)
        start, end = self.centres[self.ends[~own, 0]], self.centres[self.ends[~own, 1]]
        weight = self.strength[own][:, None] + self.strength[~own][None]
        apart = (self.ends[~own, 0] != far_end[:, None]) & (self.ends[~own, 1] != far_end[:, None])
        spot, goal = spots[:, None, None], self.centres[far_end][None, :, None]
        hit = (turn(spot, goal, start) != turn(spot, goal, end)) & (turn(start, end, spot) != turn(start, end, goal))
        crossed = (hit & apart[None]).astype(np.int64).reshape(len(spots), -1)
        found: Numbers = crossed @ (weight * CROSSING // 4).reshape(-1)
        return found

    def covering(self, node: int, spots: Small, far_end: Numbers, own: Flags) -> Numbers:
        """Return what it costs that lines run through boxes: its own through others, others' through its own."""
        found: Numbers = np.zeros(len(spots), dtype=np.int64)
        others = np.arange(len(self.centres)) != node
        for end, strength in zip(far_end, self.strength[own], strict=True):
            boxes = others & (np.arange(len(self.centres)) != end)
            hit = through(spots[:, None], self.centres[end], self.centres[boxes], self.halves[boxes] + 8)
            found += hit.sum(axis=1) * int(strength) * THROUGH // 2
        start, end = self.centres[self.ends[~own, 0]], self.centres[self.ends[~own, 1]]
        hit = through(start[None], end[None], spots[:, None], self.halves[node] + 8)
        found += (hit * self.strength[~own]).sum(axis=1) * THROUGH // 2
        return found


def turn(one: Small, other: Small, point: Small) -> Flags:
    """Say on which side of the way from one point to another a third lies; the last axis holds x and y."""
    way, aside = other - one, point - one
    found: Flags = way[..., 0] * aside[..., 1] > way[..., 1] * aside[..., 0]
    return found


def through(start: Small, end: Small, centre: Small, half: Small) -> Flags:
    """Say whether straight lines meet boxes (separating axes: x, y, and across the line)."""
    way = end - start
    middle = 2 * centre - start - end
    reach_x = np.abs(middle[..., 0]) < 2 * half[..., 0] + np.abs(way[..., 0])
    reach_y = np.abs(middle[..., 1]) < 2 * half[..., 1] + np.abs(way[..., 1])
    across = np.abs(middle[..., 0] * way[..., 1] - middle[..., 1] * way[..., 0])
    room = 2 * (half[..., 0] * np.abs(way[..., 1]) + half[..., 1] * np.abs(way[..., 0]))
    found: Flags = reach_x & reach_y & (across < room)
    return found


def settle(graph: Graph, sizes: Sizes, places: Places) -> Places:
    """Return better places for all concepts of a map."""
    ground, dice = Ground(graph, sizes, places), Random(0)
    count = len(ground.names)
    tries = min(ROUNDS * count, BUDGET // (count + len(graph.edges)))
    for step in range(tries):
        node = int(dice.random() * count)
        spots = np.concatenate([ground.centres[node][None], draws(ground, node, dice)])
        heat = HEAT * (tries - step) ** 2 // tries**2
        noise = np.array([int(dice.random() * heat) for _ in spots], dtype=np.int64)
        ground.centres[node] = spots[int((ground.cost(node, spots) + noise).argmin())]
    return {name: (int(x), int(y)) for name, (x, y) in zip(ground.names, ground.centres, strict=True)}


def draws(ground: Ground, node: int, dice: Random) -> Small:
    """Return spots to try: around here, around a neighbour, around one of the same type, anywhere."""
    found = []
    own = ground.ends[(ground.ends == node).any(axis=1)]
    near = own[own != node]
    alike = np.flatnonzero(ground.types == ground.types[node])
    for turn_ in range(TRIED):
        middle, reach = ground.centres[node], 160
        if turn_ % 3 == 1 and len(near):
            middle, reach = ground.centres[near[int(dice.random() * len(near))]], 600
        elif turn_ % 3 == 2:
            middle, reach = ground.centres[alike[int(dice.random() * len(alike))]], 600
        found.append([int(middle[axis]) + int((dice.random() - 0.5) * reach * (2, 1)[axis]) for axis in (0, 1)])
    spots = np.array(found, dtype=np.int32) // STEP * STEP
    inside: Small = np.clip(spots, ground.low + ground.halves[node], ground.high - ground.halves[node])
    return inside

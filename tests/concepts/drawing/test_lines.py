"""Ways around boxes, ports on their sides, curves."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.concepts.boxes import Box
from toolkit.concepts.drawing.bands import relax
from toolkit.concepts.drawing.curves import number, path, simplified, traced
from toolkit.concepts.drawing.ports import dock, spread
from toolkit.concepts.drawing.sight import Terrain, crosses

RECT = (100.0, 100.0, 200.0, 150.0)
whole = st.integers(min_value=0, max_value=300)


@given(st.tuples(whole, whole), st.tuples(whole, whole))
def test_a_segment_crosses_what_its_points_are_inside_of(start: tuple[int, int], end: tuple[int, int]) -> None:
    said = bool(crosses(np.array([start], dtype=float), np.array([end], dtype=float), np.array([RECT]))[0])
    inside = [
        RECT[0] < start[0] + (end[0] - start[0]) * at / 600 < RECT[2]
        and RECT[1] < start[1] + (end[1] - start[1]) * at / 600 < RECT[3]
        for at in range(601)
    ]
    if any(inside):
        assert said
    if said:  # it may only touch a corner between two of the points that were looked at
        near = np.array([(RECT[0] - 1, RECT[1] - 1, RECT[2] + 1, RECT[3] + 1)])
        assert crosses(np.array([start], dtype=float), np.array([end], dtype=float), near)[0]


def test_a_free_way_is_straight() -> None:
    assert Terrain([(0, 0, 10, 10), (100, 0, 110, 10), (50, 100, 60, 110)]).way(0, 1) == [(5, 5), (105, 5)]


def test_a_way_goes_around_what_stands_in_it() -> None:
    way = Terrain([(0, 0, 10, 10), (200, 0, 210, 10), (90, -40, 110, 20)]).way(0, 1)
    assert len(way) > 2
    assert all(y > 20 for _, y in way[1:-1]), "the shorter way is below"


def test_a_walled_in_box_is_reached_straight() -> None:
    walls = [(-60, -60, 60, -40), (-60, 40, 60, 60), (-60, -60, -40, 60), (40, -60, 60, 60)]
    assert Terrain([(-5, -5, 5, 5), (300, -5, 310, 5), *walls]).way(0, 1) == [(0, 0), (305, 0)]


@given(st.lists(st.floats(min_value=-50, max_value=150), min_size=1, max_size=12))
def test_ports_keep_their_order_and_their_side(wanted: list[float]) -> None:
    places = spread(sorted(wanted), 0, 100)
    assert places == sorted(places)
    assert places[0] >= -1e-6
    assert places[-1] <= 100 + 1e-6
    gaps = [after - before for before, after in pairwise(places)]
    assert all(gap > 15 - 1e-6 or gap > 100 / len(places) - 1e-6 for gap in gaps)


def test_a_single_port_stays_where_it_is_wanted() -> None:
    assert spread([42.0], 0, 100) == [42.0]


def test_lines_leave_on_the_side_that_faces_the_other_box() -> None:
    one, other = Box(0, 0, 100, 40), Box(0, 300, 100, 40)
    ((start, end),) = dock([(one, other)], [[(0, 0), (0, 300)]])
    assert start == [(0, 20), (0, 36)]
    assert end == [(0, 254), (0, 280)]


def test_a_band_is_pulled_straight_but_keeps_off_boxes() -> None:
    line = [(0.0, 0.0), (15.0, 0.0), (100.0, 90.0), (185.0, 0.0), (200.0, 0.0)]
    (free,) = relax([line], np.array([(900.0, 900.0, 910.0, 910.0)]))
    assert max(y for _, y in free) < 45
    (bent,) = relax([line], np.array([(80.0, -50.0, 120.0, 50.0)]))
    assert max(y for x, y in bent if 80 < x < 120) > 55


def test_bands_that_run_together_are_pushed_apart() -> None:
    line = [(0.0, 0.0), (15.0, 0.0), (300.0, 0.0), (315.0, 0.0)]
    one, other = relax([line, list(line)], np.array([(900.0, 900.0, 910.0, 910.0)]))
    assert abs(one[len(one) // 2][1] - other[len(other) // 2][1]) > 5


def test_no_line_at_all() -> None:
    assert relax([], np.zeros((0, 4))) == []


def test_points_on_the_way_are_left_out() -> None:
    assert simplified([(0, 0), (5, 0.1), (10, 0), (10, 10)]) == [(0, 0), (10, 0), (10, 10)]


def test_a_path_rounds_its_corners_and_ends_where_the_line_ends() -> None:
    d = path([(0, 0), (100, 0), (100, 100)])
    assert d == "M0,0L74,0Q100,0 100,26L100,100"
    points = traced([(0, 0), (100, 0), (100, 100)])
    assert (points[0], points[-1]) == ((0, 0), (100, 100))
    assert not any(x > 99 and y < 1 for x, y in points), "the corner itself is cut"


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (-0.04, "0"), (0.25, "0.2"), (-3.14, "-3.1"), (100, "100")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text
    assert re.fullmatch(r"-?\d+(\.\d)?", number(value))

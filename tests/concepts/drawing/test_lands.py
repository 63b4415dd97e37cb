"""The lands of the map and their names."""

from __future__ import annotations

from itertools import pairwise

from toolkit.concepts.boxes import Box
from toolkit.concepts.drawing.territory import territories
from toolkit.concepts.drawing.titles import place_titles

Point = tuple[float, float]

EAST = [Box(0, 0, 120, 40), Box(200, 0, 120, 40), Box(0, 110, 120, 40)]
WEST = [Box(-260, 0, 120, 40), Box(-260, 110, 120, 40)]


def inside(point: Point, loop: list[Point]) -> bool:
    """Whether a point lies inside a closed line (even and odd crossings)."""
    crossings = 0
    for (x0, y0), (x1, y1) in pairwise([*loop, loop[0]]):
        if (y0 > point[1]) != (y1 > point[1]) and point[0] < x0 + (point[1] - y0) * (x1 - x0) / (y1 - y0):
            crossings += 1
    return crossings % 2 == 1


def corners(box: Box) -> list[Point]:
    left, top, right, bottom = box.edges
    return [(left, top), (right, top), (left, bottom), (right, bottom)]


def test_boxes_that_stand_together_share_a_land_around_all_of_them() -> None:
    (land,) = territories({"idea": EAST})["idea"]
    assert all(inside(corner, land) for box in EAST for corner in corners(box))


def test_a_land_ends_before_the_boxes_of_another_type() -> None:
    lands = territories({"idea": EAST, "issue": WEST})
    for kind, strangers in (("idea", WEST), ("issue", EAST)):
        assert not any(inside(corner, loop) for loop in lands[kind] for box in strangers for corner in corners(box))


def test_lands_do_not_overlap() -> None:
    close = {"idea": [Box(0, 0, 120, 40)], "issue": [Box(0, 60, 120, 40)], "actor": [Box(140, 30, 80, 40)]}
    lands = territories(close)
    for kind, loops in lands.items():
        others = [loop for other, found in lands.items() if other != kind for loop in found]
        assert not any(inside(point, other) for loop in loops for point in loop for other in others)


def test_a_far_box_of_the_type_is_an_island() -> None:
    assert len(territories({"idea": [*EAST, Box(2000, 0, 120, 40)]})["idea"]) == 2


def test_no_box_no_land() -> None:
    assert territories({}) == {}


def test_a_very_wide_map_still_has_lands() -> None:
    lands = territories({"idea": EAST, "issue": [Box(60_000, 0, 120, 40)]})
    assert set(lands) == {"idea", "issue"}


def test_a_name_stands_above_the_larger_group_and_over_no_box() -> None:
    far = Box(3000, 3000, 120, 40)
    title = place_titles({"idea": [*EAST, far]}, {"idea": (200, 40)})["idea"]
    assert title.y < -20
    assert -100 <= title.x <= 300


def test_names_give_way_to_boxes_and_to_each_other() -> None:
    above = Box(100, -60, 400, 60)
    titles = place_titles({"idea": EAST, "issue": [above]}, {"idea": (120, 40), "issue": (120, 40)})
    boxes = [*EAST, above, *titles.values()]
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            a, b = one.edges, other.edges
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])

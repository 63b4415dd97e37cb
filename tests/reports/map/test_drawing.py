"""The drawing: what must not cover what, and what must stay where it is."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import pytest

from tests.concepts.vocabulary import concept, extends, made_up, vocabulary, water
from tests.reports.map.geometry import Picture, Rect, meets, overlap
from toolkit.concepts.boxes import label_of, lettering
from toolkit.concepts.graph import concept_graph
from toolkit.model import Corpus
from toolkit.reports.map import svg
from toolkit.reports.map.drawing import Drawing, drawn
from toolkit.reports.map.style import TITLE_SIZE, TITLES
from toolkit.text.scripts import width_em

NAMES = ("water", "sixty", "star")


@cache
def drawing(name: str) -> Drawing:
    """A few maps, each drawn once."""
    corpus = {
        "water": water(),
        "sixty": made_up(60, 90),
        "star": vocabulary(concept("sun"), *(concept(f"ray{at}", relations=extends("sun")) for at in range(14))),
    }[name]
    return drawn(corpus, concept_graph(corpus), {})


@cache
def picture(name: str, language: str = "en") -> Picture:
    return Picture(svg.write(drawing(name), language))


def rects(one: Drawing) -> dict[str, Rect]:
    return {name: tuple(map(float, box.edges)) for name, box in one.boxes.items()}  # type: ignore[misc]


@pytest.mark.parametrize("name", NAMES)
def test_no_line_passes_under_a_box_that_is_not_its_own(name: str) -> None:
    boxes = rects(drawing(name))
    ends = sorted(drawing(name).lines, key=lambda line: line.edge.kind == "argument")
    for points, line in zip(picture(name).lines, ends, strict=True):
        others = {one: box for one, box in boxes.items() if one not in (line.edge.source, line.edge.target)}
        assert [one for one, box in others.items() if meets(points, box)] == [], line.edge


@pytest.mark.parametrize("name", NAMES)
def test_lines_begin_and_end_on_the_rims_of_their_boxes(name: str) -> None:
    boxes = rects(drawing(name))
    for line in drawing(name).lines:
        for (x, y), box in ((line.points[0], boxes[line.edge.source]), (line.points[-1], boxes[line.edge.target])):
            assert min(abs(x - box[0]), abs(x - box[2]), abs(y - box[1]), abs(y - box[3])) < 0.1
            assert box[0] - 0.1 <= x <= box[2] + 0.1
            assert box[1] - 0.1 <= y <= box[3] + 0.1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_of_relations_cover_neither_boxes_nor_each_other(name: str, language: str) -> None:
    tags = picture(name, language).tags
    assert len(tags) == sum(line.edge.kind == "argument" for line in drawing(name).lines), "a relation lost its name"
    assert not any(overlap(one, other) for one, other in combinations(tags, 2))
    assert not any(overlap(tag, box) for tag in tags for box in rects(drawing(name)).values())


@pytest.mark.parametrize("name", NAMES)
def test_names_of_relations_stand_at_their_own_lines(name: str) -> None:
    for line in drawing(name).lines:
        if line.tag:
            left, top, right, bottom = line.tag.edges
            near = (left - 12.0, top - 12.0, right + 12.0, bottom + 12.0)
            assert any(near[0] < x < near[2] and near[1] < y < near[3] for x, y in points_of(line.points)), line.edge


def points_of(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    return [
        (x + (u - x) * at / 30, y + (v - y) * at / 30)
        for (x, y), (u, v) in pairwise(points)
        for at in range(31)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_lands_cover_no_box(name: str) -> None:
    titles = [tuple(map(float, land.title.edges)) for land in drawing(name).lands]
    assert not any(overlap(title, box) for title in titles for box in rects(drawing(name)).values())  # type: ignore[arg-type]
    assert not any(overlap(one, other) for one, other in combinations(titles, 2))  # type: ignore[arg-type]


def test_names_of_lands_have_room_in_both_languages() -> None:
    for land in drawing("sixty").lands:
        assert max(map(width_em, TITLES[land.type].values())) * TITLE_SIZE < land.title.width


@pytest.mark.parametrize("language", ["zh", "en"])
def test_labels_fit_their_boxes(language: str) -> None:
    one = drawing("sixty")
    for node in one.graph.nodes:
        set_in = lettering(label_of(node, language), one.weights[node.id])
        assert max(map(width_em, set_in.lines)) * set_in.size < one.boxes[node.id].width - 20
        assert len(set_in.lines) * set_in.size * 1.2 < one.boxes[node.id].height


def test_the_geometry_is_the_same_in_every_language() -> None:
    assert picture("water", "zh").shape() == picture("water", "en").shape()


def test_boxes_stay_when_a_concept_is_added() -> None:
    before = drawing("sixty")
    places = {name: (box.x, box.y) for name, box in before.boxes.items()}
    corpus = vocabulary(*made_up(60, 90).concepts.values(), concept("new", relations=extends("c001")))
    after = drawn(corpus, concept_graph(corpus), places)
    moved = [name for name in places if (after.boxes[name].x, after.boxes[name].y) != places[name]]
    assert moved == []
    assert not any(overlap(one, other) for one, other in combinations(rects(after).values(), 2))


def test_two_concepts_are_joined_by_the_strongest_line_only() -> None:
    corpus = vocabulary(concept("a", broader=("b",), related=("b",), relations=extends("b")), concept("b"))
    assert [line.edge.kind for line in drawn(corpus, concept_graph(corpus), {}).lines] == ["argument"]


def test_relations_there_and_back_have_lines_of_their_own() -> None:
    corpus = vocabulary(concept("a", relations=extends("b")), concept("b", relations=extends("a")))
    lines = drawn(corpus, concept_graph(corpus), {"a": (0, 0), "b": (400, 0)}).lines
    assert len({line.points for line in lines}) == 2
    assert not overlap(*(tuple(map(float, line.tag.edges)) for line in lines if line.tag))  # type: ignore[arg-type]


@pytest.mark.parametrize("gap", [0, 6, 40])
def test_boxes_that_touch_can_be_joined(gap: int) -> None:
    corpus = vocabulary(concept("a", relations=extends("b")), concept("b"))
    wide = drawn(corpus, concept_graph(corpus), {"a": (0, 0), "b": (900, 0)}).boxes["a"].width
    line = drawn(corpus, concept_graph(corpus), {"a": (0, 0), "b": (wide + gap, 0)}).lines[0]
    assert line.points[0][0] <= line.points[-1][0]


def test_boxes_on_the_same_spot_can_be_joined() -> None:
    corpus = vocabulary(concept("a", relations=extends("b")), concept("b"))
    assert drawn(corpus, concept_graph(corpus), {"a": (0, 0), "b": (0, 0)}).lines


@pytest.mark.parametrize("corpus", [Corpus(root="/"), vocabulary(concept("river"))], ids=["empty", "single"])
def test_small_maps_are_drawn(corpus: Corpus) -> None:
    one = drawn(corpus, concept_graph(corpus), {})
    found = Picture(svg.write(one, "en"))
    assert len(found.parts("nodes")) == len(corpus.concepts)
    assert found.root.get("viewBox")

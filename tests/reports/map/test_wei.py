"""The map that the repository shows: every concept has its place, nothing covers anything."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.reports.map.geometry import Picture, Rect, meets, overlap
from toolkit.concepts.boxes import label_of
from toolkit.concepts.graph import concept_graph
from toolkit.model import Corpus
from toolkit.reports.map import draw, svg
from toolkit.reports.map.drawing import Drawing, drawn


@pytest.fixture(scope="module")
def drawing(wei: Corpus) -> Drawing:
    return drawn(wei, concept_graph(wei), wei.positions)


@pytest.fixture(scope="module")
def boxes(drawing: Drawing) -> dict[str, Rect]:
    return {name: tuple(map(float, box.edges)) for name, box in drawing.boxes.items()}  # type: ignore[misc]


def test_every_concept_has_its_place_in_the_file(wei: Corpus, drawing: Drawing) -> None:
    assert set(wei.positions) == set(wei.concepts)
    assert {name: (box.x, box.y) for name, box in drawing.boxes.items()} == wei.positions


def test_no_box_covers_another(boxes: dict[str, Rect]) -> None:
    assert [pair for pair in combinations(boxes, 2) if overlap(boxes[pair[0]], boxes[pair[1]])] == []


def test_no_line_passes_under_a_box(drawing: Drawing, boxes: dict[str, Rect]) -> None:
    lines = sorted(drawing.lines, key=lambda line: line.edge.kind == "argument")
    for points, line in zip(Picture(svg.write(drawing, "zh")).lines, lines, strict=True):
        others = set(boxes) - {line.edge.source, line.edge.target}
        assert [name for name in others if meets(points, boxes[name])] == [], line.edge


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_argument_has_its_name_beside_everything_else(
    drawing: Drawing, boxes: dict[str, Rect], language: str
) -> None:
    picture = Picture(svg.write(drawing, language))
    assert len(picture.tags) == sum(line.edge.kind == "argument" for line in drawing.lines)
    assert not any(overlap(one, other) for one, other in combinations(picture.tags, 2))
    assert not any(overlap(tag, box) for tag in picture.tags for box in boxes.values())
    said = picture.texts()
    assert all(label_of(node, language).replace(" ", "") in [text.replace(" ", "") for text in said]
               for node in drawing.graph.nodes)


def test_the_sheet_has_the_shape_of_paper(drawing: Drawing) -> None:
    root = Picture(svg.write(drawing, "zh")).root
    assert float(root.get("width", "0")) / float(root.get("height", "1")) == pytest.approx(2**0.5, abs=0.01)


def test_the_framework_stands_in_the_middle(drawing: Drawing) -> None:
    x, y, w, h = (float(number) for number in (Picture(svg.write(drawing, "zh")).root.get("viewBox") or "").split())
    box = drawing.boxes["embedded-digital-community"]
    assert abs(box.x - x - w / 2) < w / 10
    assert abs(box.y - y - h / 2) < h / 5


def test_every_concept_has_a_map_around_it(wei: Corpus) -> None:
    assert all("<svg" in draw(wei, "svg", "en", around=name) for name in ("china", "ideological-dispute"))

"""Places on the map: nobody overlaps, who has a place keeps it, and every machine finds the same."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from itertools import combinations

import pytest

from tests.concepts.vocabulary import concept, extends, made_up, vocabulary, water
from toolkit.concepts.boxes import Box, box_sizes
from toolkit.concepts.graph import Graph, concept_graph
from toolkit.concepts.layout import place_nodes
from toolkit.errors import ToolkitError
from toolkit.model import Corpus

Places = dict[str, tuple[int, int]]


def overlapping(graph: Graph, places: Places) -> list[tuple[str, str]]:
    boxes = {name: Box(*places[name], *size).edges for name, size in box_sizes(graph).items()}
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes.items(), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@cache
def sixty() -> tuple[Graph, Places]:
    """A graph of sixty concepts, laid out once for all tests."""
    graph = concept_graph(made_up(60, 90))
    return graph, place_nodes(graph, {})


def with_one_more(corpus: Corpus, name: str, **more: object) -> Corpus:
    return vocabulary(*corpus.concepts.values(), concept(name, **more), claims=tuple(corpus.claims.values()))  # type: ignore[arg-type]


def test_an_empty_graph_needs_no_place() -> None:
    assert place_nodes(Graph(), {}) == {}


def test_a_single_concept_stands_with_its_corner_at_the_origin() -> None:
    graph = concept_graph(vocabulary(concept("river")))
    width, height = box_sizes(graph)["river"]
    assert place_nodes(graph, {}) == {"river": (width // 2, height // 2)}


def test_no_box_overlaps_another() -> None:
    graph, places = sixty()
    assert sorted(places) == [node.id for node in graph.nodes]
    assert overlapping(graph, places) == []


def test_three_hundred_concepts_are_placed() -> None:
    graph = concept_graph(made_up(300, 420))
    places = place_nodes(graph, {})
    assert overlapping(graph, places) == []
    wide, high = (max(at) - min(at) for at in zip(*places.values(), strict=True))
    assert 1 < wide / high < 2, "the map is no landscape"


def test_edges_are_shorter_than_by_chance() -> None:
    graph, places = sixty()

    def length(pairs: list[tuple[str, str]]) -> float:
        apart = [abs(places[a][0] - places[b][0]) + abs(places[a][1] - places[b][1]) for a, b in pairs]
        return sum(apart) / len(apart)

    by_chance = length([*combinations(sorted(places), 2)])
    assert length([(edge.source, edge.target) for edge in graph.edges]) < 0.6 * by_chance


def test_kept_places_stay_when_a_concept_is_added() -> None:
    _, kept = sixty()
    graph = concept_graph(with_one_more(made_up(60, 90), "new", relations=extends("c007"), broader=("c031",)))
    places = place_nodes(graph, kept)
    assert {name: places[name] for name in kept} == kept
    assert overlapping(graph, places) == []


def test_a_new_concept_stands_near_its_neighbours() -> None:
    kept = {"basin": (0, 0), "river": (3000, 0), "sharing": (0, 3000), "drought": (3000, 3000)}
    kept["allocation"] = (1500, 1500)
    places = place_nodes(concept_graph(water()), kept)
    x, y = places["quota"]
    assert abs(x - 1500) + abs(y - 1500) < 500


def test_a_new_concept_without_neighbours_stands_with_its_type() -> None:
    corpus = vocabulary(concept("a"), concept("b"), concept("c", "actor"), concept("new", "actor"))
    x, _ = place_nodes(concept_graph(corpus), {"a": (0, 0), "b": (300, 0), "c": (4000, 0)})["new"]
    assert abs(x - 4000) < 500


def test_a_new_neighbour_leaves_room_for_the_name_of_the_relation() -> None:
    long = {"zh": "以之为存在的前提", "en": "presupposes the existence of"}
    relation = water().settings.relations[0].__class__("extends", long)
    corpus = vocabulary(concept("a"), concept("b", relations=extends("a")))
    named = Corpus(root="/", concepts=corpus.concepts, settings=corpus.settings.__class__(relations=(relation,)))
    graph = concept_graph(named)
    (ax, ay), (bx, by) = place_nodes(graph, {"a": (0, 0)}).values()
    (aw, ah), (bw, bh) = box_sizes(graph).values()
    assert abs(ax - bx) - (aw + bw) / 2 > 150 or abs(ay - by) - (ah + bh) / 2 > 50


def test_places_that_overlap_by_hand_are_left_as_they_are() -> None:
    places = dict.fromkeys(water().concepts, (0, 0))
    assert place_nodes(concept_graph(water()), places) == places


@pytest.mark.parametrize("place", [(100_001, 0), (0, -(10**30))])
def test_a_place_beyond_all_maps_is_refused(place: tuple[int, int]) -> None:
    with pytest.raises(ToolkitError, match="river stands at"):
        place_nodes(concept_graph(water()), {"river": place})


def test_a_far_away_concept_is_kept() -> None:
    places = place_nodes(concept_graph(water()), {"river": (90_000, -90_000), "sharing": (0, 0)})
    assert len(places) == 6


def test_order_of_the_records_does_not_count() -> None:
    corpus = made_up(20, 30)
    backwards = vocabulary(*reversed(corpus.concepts.values()))
    assert place_nodes(concept_graph(backwards), {}) == place_nodes(concept_graph(corpus), {})


@pytest.mark.parametrize("seed", ["0", "1"])
def test_hash_seed_does_not_count(seed: str) -> None:
    code = (
        "from tests.concepts.vocabulary import made_up\n"
        "from toolkit.concepts.graph import concept_graph\n"
        "from toolkit.concepts.layout import place_nodes\n"
        "print(place_nodes(concept_graph(made_up(25, 40)), {'c003': (100, 100)}))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str(place_nodes(concept_graph(made_up(25, 40)), {"c003": (100, 100)}))


def test_boxes_have_room_for_both_languages() -> None:
    short = box_sizes(concept_graph(vocabulary(concept("a", zh="水", en="water"))))["a"]
    long_en = box_sizes(concept_graph(vocabulary(concept("a", zh="水", en="the management of water"))))["a"]
    long_zh = box_sizes(concept_graph(vocabulary(concept("a", zh="流域水资源综合管理", en="water"))))["a"]
    assert short < long_en
    assert short < long_zh
    assert all(length % 2 == 0 for size in (short, long_en, long_zh) for length in size)

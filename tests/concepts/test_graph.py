"""The graph of a vocabulary: which edges there are, what stands around a concept."""

from __future__ import annotations

import pytest

from tests.concepts.vocabulary import claim, concept, extends, vocabulary, water
from toolkit.concepts.graph import Edge, Graph, concept_graph
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Source


def edges(graph: Graph) -> list[tuple[str, str, str]]:
    return [(edge.source, edge.name, edge.target) for edge in graph.edges]


def ids(graph: Graph) -> list[str]:
    return [node.id for node in graph.nodes]


def test_every_kind_of_edge_is_there_once() -> None:
    assert edges(concept_graph(water())) == [
        ("basin", "extends", "river"),
        ("drought", "extends", "basin"),
        ("quota", "broader", "allocation"),
        ("allocation", "partOf", "sharing"),
        ("drought", "related", "sharing"),
        ("river", "related", "sharing"),
    ]


def test_order_of_the_records_does_not_count() -> None:
    corpus = water()
    backwards = vocabulary(*reversed(corpus.concepts.values()), claims=tuple(reversed(corpus.claims.values())))
    assert concept_graph(backwards) == concept_graph(corpus)


def test_related_has_no_direction() -> None:
    both_ways = vocabulary(concept("a", related=("b",)), concept("b", related=("a",)))
    assert edges(concept_graph(both_ways)) == [("a", "related", "b")]


def test_a_relation_written_twice_carries_the_claims_of_both() -> None:
    twice = extends("b", claims=("c2",)) + extends("b", claims=("c1",))
    corpus = vocabulary(concept("a", relations=twice), concept("b"), claims=(claim("c1"), claim("c2")))
    assert [edge.claims for edge in concept_graph(corpus).edges] == [("c1", "c2")]


def test_dangling_targets_and_loops_are_left_out() -> None:
    corpus = vocabulary(concept("a", broader=("gone", "a"), related=("a",), relations=extends("nowhere")))
    assert edges(concept_graph(corpus)) == []


def test_rejected_and_unknown_claims_carry_nothing() -> None:
    graph = concept_graph(water())
    assert {node.id: node.claims for node in graph.nodes if node.claims} == {"basin": ("c1", "c3"), "river": ("c3",)}
    assert graph.edges[0].claims == ("c1",)


def test_sources_are_those_tagged_with_the_concept() -> None:
    source = Source(key="li2020water", type="article", concepts=("river", "river"))
    corpus = vocabulary(concept("river"), sources={source.key: source})
    assert concept_graph(corpus).nodes[0].sources == ("li2020water",)


def test_a_relation_that_the_settings_do_not_name_is_called_by_its_id() -> None:
    corpus = vocabulary(concept("a", relations=extends("b")), concept("b"), settings=water().settings.__class__())
    assert concept_graph(corpus).edges == (Edge("argument", "a", "b", "extends", {"en": "extends"}),)


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (1, ["allocation", "drought", "river", "sharing"]),
        (2, ["allocation", "basin", "drought", "quota", "river", "sharing"]),
        (99, ["allocation", "basin", "drought", "quota", "river", "sharing"]),
    ],
)
def test_around_goes_both_ways_along_edges(depth: int, expected: list[str]) -> None:
    graph = concept_graph(water(), "sharing", depth)
    assert ids(graph) == expected
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= set(expected)


@pytest.mark.parametrize("name", ["sharing", "公平分水", "ＦＡＩＲ-sharing of water"])
def test_around_takes_an_id_or_a_label(name: str) -> None:
    assert "sharing" in ids(concept_graph(water(), name, 1))


@pytest.mark.parametrize(("name", "near"), [("shering", "sharing"), ("年度配颔", "quota")])
def test_an_unknown_concept_is_named_with_the_nearest(name: str, near: str) -> None:
    with pytest.raises(ToolkitError, match=near):
        concept_graph(water(), name)


def test_nothing_like_it_is_an_error_without_a_hint() -> None:
    with pytest.raises(ToolkitError, match="no concept '!'") as error:
        concept_graph(water(), "!")
    assert "mean" not in str(error.value)


def test_an_empty_corpus_has_an_empty_graph() -> None:
    assert concept_graph(Corpus(root="/")) == Graph()

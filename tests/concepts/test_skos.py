"""Whether a vocabulary holds together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.concepts.skos import (
    LabelConflict,
    ancestors,
    cycles,
    label_conflicts,
    missing_labels,
    orphans,
)
from toolkit.model import Concept, Relation


def concept(name: str, zh: str = "", en: str = "", **more: object) -> Concept:
    labels = {language: label for language, label in (("zh", zh), ("en", en)) if label}
    return Concept(name, "idea", labels, **more)


def by_id(*concepts: Concept) -> dict[str, Concept]:
    return {one.id: one for one in concepts}


def test_each_knot_gives_a_shortest_circle() -> None:
    edges = {"d": "a", "a": "b", "b": "cd", "c": "a", "e": "ea", "f": "x", "g": "h", "h": "g"}
    assert cycles(edges) == (("d", "a", "b"), ("e",), ("g", "h"))


def test_circles_that_share_a_node_are_all_found_in_one_run() -> None:
    assert cycles({"a": "bca", "b": "a", "c": "d", "d": "a"}) == (("a",), ("a", "b"), ("a", "c", "d"))


def test_a_tree_and_a_diamond_have_no_circle() -> None:
    assert cycles({"a": "bc", "b": "d", "c": "d", "d": ""}) == ()


@given(st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3)))
def test_a_circle_is_one_and_is_found_where_there_is_one(graph: dict[int, list[int]]) -> None:
    edges = {str(node): [str(end) for end in ends] for node, ends in graph.items()}
    found = cycles(edges)
    for circle in found:
        assert len(set(circle)) == len(circle)
        assert all(end in edges[node] for node, end in zip(circle, circle[1:] + circle[:1], strict=True))
    left = dict(edges)  # what is left after taking away, again and again, nodes without ends lies on or before a circle
    while loose := [node for node in left if not any(end in left for end in left[node])]:
        for node in loose:
            del left[node]
    assert bool(found) == bool(left)
    assert found == cycles(edges)


def test_circles_of_a_long_chain_need_no_recursion() -> None:
    chain = {str(i): [str((i + 1) % 20_000)] for i in range(20_000)}
    assert len(cycles(chain)[0]) == 20_000
    assert cycles({**chain, "19999": []}) == ()


def test_ancestors_go_up_both_ways_and_survive_a_circle() -> None:
    vocabulary = by_id(concept("a", broader=("b",), part_of=("c",)), concept("b", broader=("d", "gone")), concept("c"),
                       concept("d", broader=("b",)))
    assert ancestors(vocabulary, ["a"]) == {"b", "c", "d", "gone"}
    assert ancestors(vocabulary, ["d"]) == {"b", "d", "gone"}, "in a circle each is above itself"
    assert ancestors(vocabulary, ["nowhere"]) == set()


def test_missing_labels() -> None:
    vocabulary = by_id(concept("a", "数据", "data"), concept("b", "主权", " "), concept("c", "", "order"))
    assert missing_labels(vocabulary, ("zh", "en")) == (("b", "en"), ("c", "zh"))
    assert missing_labels(vocabulary, ("zh",)) == (("c", "zh"),), "a corpus in one language asks for no other"


def test_orphans_have_no_tie_in_either_direction() -> None:
    vocabulary = by_id(
        concept("a", broader=("b",)), concept("b"), concept("c", relations=(Relation("d", "extends"),)), concept("d"),
        concept("alone"), concept("self", related=("self",)), concept("outside", exact_match=("wd:Q1",)),
    )
    assert orphans(vocabulary) == ("alone", "self", "outside")


def test_label_conflicts_go_by_language_and_not_by_case_width_or_blanks() -> None:
    vocabulary = by_id(
        concept("a", "数据主权", "Data sovereignty"), concept("b", "数据 主权", "cyber sovereignty"),
        concept("c", en="ＡＩ", alt_label={"zh": ("人工智能",)}),
        concept("d", en="ai act", alt_label={"en": ("A.I.", "AI  Act")}),
        concept("e", zh="AI"),
    )
    assert label_conflicts(vocabulary) == (
        LabelConflict("ＡＩ", "en", ("c", "d"), preferred=False),
        LabelConflict("ai act", "en", ("d",), preferred=False),
        LabelConflict("数据主权", "zh", ("a", "b"), preferred=True),
    )
    assert label_conflicts(by_id(concept("x", "……"), concept("y", "——"))) == (), "no letters are no label"

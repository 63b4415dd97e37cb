"""A claim as a tree, and what falls with it."""

from __future__ import annotations

from tests.reports.small import claim, corpus, link, source
from toolkit.claims.tree import Leaf, Node, conclusions, fall_of, premises
from toolkit.model import Concept, Corpus


def example() -> Corpus:
    """c3 rests on c1 and c2, c4 on c3 and a source, c5 on c1; c1 stands on a, c2 on b."""
    records = (
        claim("c1", sources=(link("a"), link("gone"))), claim("c2", sources=(link("b", "disputes"),)),
        claim("c3", rests_on=("c1", "c2"), concepts=("x",)),
        claim("c4", rests_on=("c3",), sources=(link("b"),)), claim("c5", rests_on=("c1", "c9")),
    )
    return corpus(records, (source("a"), source("b")), concepts={"x": Concept("x", "idea", {"en": "x"})})


def test_premises_go_down_to_the_sources() -> None:
    tree = premises(example(), "c4")
    assert (tree.id, tree.basis, tree.sources) == ("c4", "source", (Leaf("b", "evidence", "supports"),))
    (third,) = tree.below
    assert [(one.id, one.basis) for one in third.below] == [("c1", "source"), ("c2", "source")]
    assert third.below[0].sources[1] == Leaf("gone", "evidence", "supports", known=False)
    assert premises(example(), "c5").below[1] == Node("c9", None)


def test_what_rests_on_a_claim_goes_up() -> None:
    tree = conclusions(example(), "c1")
    assert [one.id for one in tree.below] == ["c3", "c5"]
    assert [one.id for one in tree.below[0].below] == ["c4"]


def test_a_claim_met_twice_and_a_circle_are_unfolded_once() -> None:
    records = (claim("a", rests_on=("b", "c")), claim("b", rests_on=("c",)), claim("c", rests_on=("a",)))
    tree = premises(corpus(records), "a")
    assert tree.below[0].below[0].below == (Node("a", "none", again=True),)
    assert tree.below[1] == Node("c", "none", again=True)


def test_what_falls_with_a_claim() -> None:
    fall = fall_of(example(), "c1")
    assert (fall.lost, fall.weakened, fall.concepts) == (("c3",), ("c4",), ("x",))
    assert fall_of(example(), "c4").lost == ()

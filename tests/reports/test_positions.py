"""The positions report: issues by actors, and from where each position is known."""

from __future__ import annotations

from typing import Any

from tests.reports.reading import column, rows, table, words
from tests.reports.small import claim, corpus, link, source
from toolkit.model import Claim, Concept, Corpus, Position
from toolkit.reports import positions
from toolkit.reports.blocks import Options, Report


def held(name: str, actor: str, issue: str, leaning: str = "for", known: str = "described", **more: Any) -> Claim:
    position = Position(actor, issue, leaning, {"en": f"{actor} on {issue}"}, known)  # type: ignore[arg-type]
    return claim(name, position=position, **more)


def example() -> Corpus:
    records = (
        held("c1", "eu", "flow", "against", "own-document", sources=(link("gdpr"),)),
        held("c2", "us", "flow", "for"),
        held("c3", "us", "flow", "mixed", asserted_by=("gdpr",)),
        held("c4", "us", "norms"),
        held("c5", "cn", "flow", status="rejected"),
        claim("c6"),
    )
    vocabulary = {name: Concept(name, "actor", {"zh": name.upper(), "en": name}) for name in ("eu", "us", "flow")}
    return corpus(records, (source("gdpr", "2016", en="|GDPR"),), concepts=vocabulary)


def report(case: Corpus) -> Report:
    return positions.build(case, Options())


def test_the_matrix_has_the_busiest_actors_and_issues_first() -> None:
    found = table(report(example()), "matrix")
    assert [one.id for one in found.columns] == ["issue", "actor_us", "actor_eu"]
    assert [row[0] for row in found.rows] == [{"zh": "FLOW", "en": "flow"}, {"zh": "norms", "en": "norms"}]


def test_a_cell_says_leaning_claim_and_from_where_it_is_known() -> None:
    flow, norms = rows(report(example()), "matrix")
    assert flow["actor_us"] == ({"zh": "赞成：c2（他人描述）", "en": "for: c2 (described)"},
                          {"zh": "兼有：c3（他人描述）", "en": "mixed: c3 (described)"})
    assert flow["actor_eu"] == ({"zh": "反对：c1（本方文件）", "en": "against: c1 (own document)"},)
    assert norms["actor_eu"] == ()


def test_each_position_stands_in_full() -> None:
    found = rows(report(example()), "positions")
    assert [row["claim"] for row in found] == ["c2", "c3", "c4", "c1"]
    assert found[1]["speakers"] == ({"zh": "《GDPR》（2016）", "en": "GDPR (2016)"},)
    assert found[3]["says"] == {"en": "eu on flow"}


def test_where_a_position_has_no_words_the_claim_speaks() -> None:
    case = corpus((claim("c1", position=Position("eu", "flow", "for")),))
    assert column(report(case), "positions", "says") == [{"zh": "论断c1", "en": "claim c1"}]


def test_the_figure_is_said_in_a_sentence() -> None:
    text = words(report(example()), "en")
    assert "1/4 of the recorded positions are known from the actor's own document. The other 3" in text

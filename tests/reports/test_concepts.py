"""The concepts report: the vocabulary, its support, and what wants mending."""

from __future__ import annotations

from tests.reports.reading import column, rows, words
from tests.reports.small import claim, corpus, link, source
from toolkit.model import Concept, Corpus, DatedEvent, Paper, Relation, RelationName, Settings
from toolkit.reports import concepts
from toolkit.reports.blocks import MapFigure, Options, Report


def concept(name: str, kind: str = "idea", zh: str = "", en: str = "", **more: object) -> Concept:
    label = {language: text for language, text in (("zh", zh), ("en", en)) if text}
    return Concept(**{"id": name, "type": kind, "pref_label": label, **more})  # type: ignore[arg-type]


def example() -> Corpus:
    """Return a vocabulary in which much is missing: see the tests."""
    vocabulary = (
        concept("flow", "issue", "数据流动", "data flow", alt_label={"zh": ("数据跨境", "流动")},
                definition={"zh": "数据的移动", "en": "movement of data"}, related=("sovereignty",)),
        concept("sovereignty", "idea", "数据主权", "", definition={"zh": "对数据的管辖"},
                relations=(Relation("flow", "limits", ("c1",)),)),
        concept("pact", "instrument", "", "data flow", dates=(DatedEvent("2016", {"en": "signed"}, "b"),
                                                              DatedEvent("2000-05", {"en": "drafted"}))),
    )
    records = (
        claim("c2", section="1", concepts=("flow",), sources=(link("a"),)),
        claim("c1", section="0", concepts=("flow", "sovereignty")),
        claim("c3", text={"zh": "数据主权要紧", "en": "x"}, concepts=("flow",), status="rejected"),
        claim("c4", text={"zh": "数据主权要紧", "en": "no data flow"}, section="1"),
    )
    sources = (source("a", "2001", en="Ito, K.|A"), source("b", "2002", en="Bo, L.|B", concepts=("flow",)),
               source("me", "2020", concepts=("flow",)))
    names = (RelationName("limits", {"zh": "限制", "en": "limits"}),)
    return corpus(records, sources, concepts={one.id: one for one in vocabulary}, settings=Settings(relations=names),
                  papers={"p": Paper("p", "me")})


def report(case: Corpus) -> Report:
    return concepts.build(case, Options())


def test_the_vocabulary_is_sorted_by_type_and_id() -> None:
    assert column(report(example()), "vocabulary", "id") == ["sovereignty", "flow", "pact"]  # idea, issue, instrument
    assert rows(report(example()), "vocabulary")[1]["others"] == {"zh": "数据跨境；流动"}
    assert "3 concepts (idea 1, issue 1, instrument 1) with 2 relations" in words(report(example()), "en")


def test_relations_carry_their_claims() -> None:
    found = {(row["from_id"], row["to_id"]): row for row in rows(report(example()), "relations")}
    assert set(found) == {("sovereignty", "flow"), ("flow", "sovereignty")}  # limits; related
    assert found["sovereignty", "flow"]["relation"] == {"zh": "限制", "en": "limits"}
    assert found["sovereignty", "flow"]["claims"] == ("c1",)


def test_support_counts_claims_that_nobody_rejected_and_sources_by_either_way() -> None:
    first = rows(report(example()), "support")[0]
    assert (first["id"], first["claims"], first["claim_ids"]) == ("flow", 2, ("c1", "c2"))  # in reading order
    # b is tagged with flow, a comes through c2; the paper itself is no source of its own concepts.
    assert first["sources"] == 2
    assert first["tagged"] == ({"zh": "Bo（2002）", "en": "Bo (2002)"},)
    assert first["through"] == ({"zh": "Ito（2001）", "en": "Ito (2001)"},)


def test_dates_run_in_the_order_of_time() -> None:
    assert column(report(example()), "dates", "on") == ["2000-05", "2016"]


def test_missing_labels_and_definitions_are_named_by_language() -> None:
    found = [(row["id"], row["missing"]["en"], row["language"]["en"]) for row in rows(report(example()), "missing")]  # type: ignore[index, call-overload]
    assert found == [
        ("sovereignty", "label", "English"), ("sovereignty", "definition", "English"),
        ("pact", "label", "Chinese"), ("pact", "definition", "Chinese"), ("pact", "definition", "English")]


def test_a_corpus_in_one_language_misses_nothing_of_the_other() -> None:
    case = corpus(concepts={"x": concept("x", "idea", "甲", definition={"zh": "甲也"})},
                  settings=Settings(languages=("zh",)))
    assert rows(report(case), "missing") == []


def test_labels_that_two_concepts_share_clash() -> None:
    (row,) = rows(report(example()), "clashes")
    assert (row["label"], row["concepts"]) == ("data flow", ("flow", "pact"))


def test_orphans_are_tied_to_nothing_or_used_by_nobody() -> None:
    (row,) = rows(report(example()), "orphans")
    assert row["id"] == "pact"
    assert [why["en"] for why in row["why"]] == [  # type: ignore[union-attr, index]
        "no relation to another concept", "no claim or source uses it"]


def test_concepts_named_in_a_claim_but_not_linked_are_found_in_both_languages() -> None:
    found = {(row["claim"], row["id"]): row["words"] for row in rows(report(example()), "unlinked")}
    assert found["c4", "sovereignty"] == ("数据主权",)
    assert found["c4", "flow"] == ("data flow",)
    assert not any(claim == "c3" for claim, _ in found)


def test_the_map_has_its_place_once_there_is_a_concept() -> None:
    assert any(isinstance(block, MapFigure) for block in report(example()).blocks)
    assert not any(isinstance(block, MapFigure) for block in report(corpus()).blocks)

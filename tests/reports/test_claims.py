"""The claims report: both directions, the reasoning, and what falls with a source."""

from __future__ import annotations

from msgspec import structs

from tests.reports.reading import column, rows, table, words
from tests.reports.small import claim, corpus, link, mended, source
from toolkit.model import Check, Concept, Corpus, Decisions
from toolkit.reports import claims
from toolkit.reports.blocks import Options, Report


def example() -> Corpus:
    """Return the mended paper with a chain of claims: c3 rests on c2, c2 on c1, c1 on a2019 and b2015."""
    records = (
        claim("c1", section="0", sources=(link("a2019", "evidence", "c1"), link("b2015", "disputes", "c3")),
              concepts=("x",)),
        claim("c2", "causal", "1", rests_on=("c1",), asserted_by=("law", "somebody"), author_view="rejects"),
        claim("c3", "proposal", "1.1", rests_on=("c2",), sources=(link("c1990", "background", "c2"),)),
        claim("c4", sources=(link("d2010", "data", "c4", locator="12"), link("old", "no-such-role"))),
        claim("c5", status="rejected", sources=(link("d2010"),)),
    )
    case = mended()
    return structs.replace(
        case, claims={one.id: one for one in records}, decisions=Decisions(aliases={"old": "law"}),
        concepts={"x": Concept("x", "idea", {"zh": "甲", "en": "X"}), "y": Concept("y", "idea", {"en": "Y"})},
        sources=case.sources | {"d2010": structs.replace(case.sources["d2010"], concepts=("y",))},
    )


def report(case: Corpus) -> Report:
    return claims.build(case, Options())


def test_every_claim_is_a_card_that_can_be_filtered() -> None:
    found = table(report(example()), "claims")
    assert found.layout == "cards"
    assert {one.id for one in found.columns if one.filter} == {
        "section", "voice", "kind", "concepts", "sources", "status", "basis"}
    assert column(report(example()), "claims", "id") == ["c1", "c2", "c4", "c3"]  # sections 0, 1, 1, 1.1


def test_a_card_says_who_speaks_and_what_it_stands_on() -> None:
    card = next(row for row in rows(report(example()), "claims") if row["id"] == "c2")
    assert card["voice"] == {"zh": "引他人，反对", "en": "others', rejected"}
    assert card["speakers"] == ({"zh": "《某法》（2021）", "en": "某法 (2021)"}, {"zh": "somebody", "en": "somebody"})
    assert card["basis"] == {"zh": "论证", "en": "argument"}
    assert (card["premises"], card["conclusions"]) == (("c1",), ("c3",))


def test_each_link_says_role_marker_and_how_it_was_resolved() -> None:
    found = {(row["claim"], row["key"]): row for row in rows(report(example()), "links")}
    assert found["c1", "b2015"]["stance"] == {"zh": "质疑", "en": "disputes"}
    assert found["c3", "c1990"]["reads"] == ("[1]",)  # as this copy reads
    assert found["c3", "c1990"]["resolved"] == (
        {"zh": "按正文所称作者（0.9）", "en": "by the author named in the text (0.9)"},)
    assert found["c4", "d2010"]["resolved"] == ({"zh": "所指不明", "en": "not resolved"},)
    assert found["c4", "d2010"]["locator"] == "12"
    assert found["c4", "law"]["resolved"] == ({"zh": "正文点名，无标注", "en": "named in the text, no marker"},)
    assert found["c4", "law"]["stance"] is None  # nobody knows that role
    assert not any(claim == "c5" for claim, _ in found)


def test_a_verdict_is_shown_when_it_says_by_whom_when_and_from_what() -> None:
    done = Check(verdict="partly", by="Li", on="2026-01-02", from_="full-text")
    records = (claim("c1", sources=(link("a", check=done), link("b", check=Check(verdict="partly")))),)
    found = column(report(corpus(records, (source("a"), source("b")))), "links", "check")
    assert found == [{"zh": "部分支持", "en": "partly supports"}, None]


def test_sources_stand_in_printed_order_then_those_outside_the_list() -> None:
    found = rows(report(example()), "sources")
    assert [(row["numbers"], row["key"], row["claims"], row["carried"]) for row in found] == [
        (("1",), "a2019", 1, 1), (("2",), "b2015", 1, 1), (("3",), "c1990", 1, 0), (("4",), "d2010", 1, 1),
        ((), "law", 1, 0)]
    assert found[1]["used_by"] == ({"zh": "c1（质疑）", "en": "c1 (disputes)"},)


def test_premises_say_what_they_stand_on_themselves() -> None:
    found = {row["conclusion"]: row["premises"] for row in rows(report(example()), "reasoning")}
    assert found == {"c2": ({"zh": "c1（文献）", "en": "c1 (source)"},),
                     "c3": ({"zh": "c2（论证）", "en": "c2 (argument)"},)}


def test_a_premise_that_was_rejected_is_named_as_such() -> None:
    records = (claim("c1", status="rejected"), claim("c2", rests_on=("c1",)))
    (row,) = rows(report(corpus(records)), "reasoning")
    assert row["premises"] == ({"zh": "c1（未知或已否决）", "en": "c1 (unknown or rejected)"},)


def test_dependence_names_what_falls_and_what_is_weakened_the_heaviest_first() -> None:
    # d2010 carries c4 alone, and y has nothing but d2010. c1 stands on a2019 and b2015: without one it is weakened.
    found = rows(report(example()), "dependence")
    assert [(row["key"], row["lost"], row["weakened"], row["concepts"]) for row in found] == [
        ("d2010", ("c4",), (), ({"en": "Y"},)),
        ("a2019", (), ("c1",), ()),
        ("b2015", (), ("c1",), ()),
    ]


def test_what_rests_on_a_fallen_claim_falls_with_it_and_only_then_its_concepts() -> None:
    records = (
        claim("c1", sources=(link("a"),), concepts=("x",)), claim("c2", rests_on=("c1",), concepts=("y",)),
        claim("d1", sources=(link("b"),), concepts=("x",), paper="q"),
    )
    concepts = {name: Concept(name, "idea", {"en": name}) for name in ("x", "y")}
    case = corpus(records, (source("a"), source("b")), concepts=concepts)
    found = {row["key"]: (row["lost"], row["concepts"]) for row in rows(report(case), "dependence")}
    # x is also carried by d1, a claim of another paper.
    assert found == {"a": (("c1", "c2"), ({"en": "y"},)), "b": (("d1",), ())}


def test_the_opening_counts_claims_links_and_sources() -> None:
    text = words(report(example()), "en")
    assert "4 claims, 3 of them linked to sources; 5 links to 5 sources. 1 rejected claim" in text


def test_a_withdrawn_source_shows_itself_and_what_rests_on_it() -> None:
    assert not any(block.id == "withdrawn" for block in report(example()).tables)
    case = example()
    gone = structs.replace(case.sources["d2010"], fields={"updatedby": "retraction 10.1/x 2021-03-04"})
    found = report(structs.replace(case, sources={**case.sources, "d2010": gone}))
    (row,) = rows(found, "withdrawn")
    assert (row["claims"], row["notice"]) == (("c4",), "retraction 10.1/x 2021-03-04")
    assert row["source"] == {"zh": "Nye（2010）【已撤稿】", "en": "Nye (2010) (RETRACTED)"}
    assert "1 claim would lose" in words(found, "en")

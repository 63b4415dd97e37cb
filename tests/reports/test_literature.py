"""The literature report: the list, what it is made of, what each work serves."""

from __future__ import annotations

import pytest
from msgspec import structs

from tests.reports.reading import column, rows, words
from tests.reports.small import claim, corpus, link, mended, source
from toolkit.model import Concept, Corpus, Finding, SeenInPrint
from toolkit.reports import literature
from toolkit.reports.blocks import Options, Ratio, Report


def example() -> Corpus:
    """Return the mended paper with three claims, two findings, and a work that no list names."""
    case = mended()
    records = (
        claim("c1", section="1.1", sources=(link("a2019"), link("a2019", "data")), concepts=("x", "y")),
        claim("c2", section="1.1", sources=(link("a2019"),), concepts=("x",)),
        claim("c3", section="0", sources=(link("c1990"), link("law"))),
    )
    found = (
        Finding("f1", ("c1990", "law"), {"zh": "本件读作九；请核对出版社页面。", "en": "this copy reads nine"}),
        Finding("f2", ("a2019",), {"zh": "两处不一", "en": "they differ"}, SeenInPrint("Li", "2026-01-02")),
    )
    extra = (
        structs.replace(case.sources["a2019"], concepts=("x",), annotation={"zh": "札记", "en": "a note"}),
        structs.replace(case.sources["c1990"], concepts=("y", "x")),
        source("z1999", "1999", en="Keo, R. O.|On Z|World"),
    )
    return structs.replace(
        case, claims={one.id: one for one in records}, sources=case.sources | {one.key: one for one in extra},
        papers={"p": structs.replace(case.papers["p"], findings=found)},
        concepts={"x": Concept("x", "issue", {"zh": "甲", "en": "X"}),
                  "y": Concept("y", "idea", {"zh": "乙", "en": "Y"})},
    )


def report(case: Corpus, as_of: int | None = None) -> Report:
    return literature.build(case, Options(as_of))


def test_the_list_stands_in_printed_order_with_both_halves() -> None:
    found = rows(report(example()), "printed")
    assert [(row["number"], row["key"]) for row in found] == [
        (1, "a2019"), (2, "b2015"), (3, "c1990"), (4, "d2010")]
    assert "魏远. 甲研究. 甲刊, 2019" in str(found[0]["reference"])
    assert str(found[0]["other"]).endswith("(in Chinese)")
    assert found[2]["other"] == ""
    assert "[J]" in str(rows(report(example()), "gbt7714")[0]["reference"])


def test_a_key_without_a_record_keeps_its_number() -> None:
    case = structs.replace(example(), sources={})
    assert column(report(case), "printed", "number") == [1, 2, 3, 4]


def test_findings_ask_for_the_page_once_and_until_someone_looked() -> None:
    first, second = rows(report(example()), "findings")
    assert first["numbers"] == ("[3]", "law")
    assert first["print"] == {"en": "check the publisher's page"}  # the Chinese text asks itself
    assert second["print"] == {"zh": "Li 于 2026-01-02 核对过印本", "en": "seen in print by Li on 2026-01-02"}


def test_a_work_that_no_list_names_is_shown_and_counted() -> None:
    assert column(report(example()), "unlisted", "key") == ["z1999"]
    assert "4 listed references, 1 document only mentioned; 1 further work" in words(report(example()), "en")


@pytest.mark.parametrize(("name", "expected"), [
    # a2019 (zh and en), b2015 (zh), c1990, d2010, z1999 (en): five works; the paper and the law are none of them.
    ("languages", [("English", 3), ("Chinese", 2)]),
    ("types", [("journal article", 5)]),
    ("years", [("1990", 1), ("1999", 1), ("2010", 1), ("2015", 1), ("2019", 1)]),
    ("venues", [("World", 3), ("Journal A", 2)]),
    # Keo R. and Keo R. O. are two names to a count that merges nothing by guess.
    ("authors", [("5 more, each with one work", 5)]),
])
def test_composition(name: str, expected: list[tuple[str, int]]) -> None:
    found = [(row["value"]["en"], row["works"]) for row in rows(report(example()), name)]  # type: ignore[index, call-overload]
    assert found == [(value, Ratio(number, 5)) for value, number in expected]


def test_an_author_of_two_works_is_named_and_the_rest_counted_by_works() -> None:
    sources = (source("a", en="Ito, K.; Bo, L.|A"), source("b", en="Ito, K.; Cy, M.; Di, N.|B"))
    found = [(row["value"]["en"], row["works"]) for row in rows(report(corpus((), sources)), "authors")]  # type: ignore[index, call-overload]
    assert found == [("K. Ito", Ratio(2, 2)), ("3 more, each with one work", Ratio(2, 2))]


def test_two_english_names_of_one_journal_both_show() -> None:
    sources = (source("a", zh="王|甲|某刊", en="Wang|A|One Journal"),
               source("b", zh="李|乙|某刊", en="Li|B|Other Journal"))
    found = [(row["value"], row["works"]) for row in rows(report(corpus((), sources)), "venues")]
    assert found == [({"zh": "某刊", "en": "One Journal / Other Journal"}, Ratio(2, 2))]


def test_ages_run_from_the_oldest_against_the_papers_year_or_as_of() -> None:
    assert column(report(example()), "ages", "age") == [30, 10, 5, 1]
    assert column(report(example(), 2021), "ages", "age") == [31, 11, 6, 2]
    # Of 1, 5, 10, 30: quartiles 4, 7.5, 15 (linear between the neighbours).
    assert "median age of 4 works is 7.5 years; the middle half lies between 4 and 15" in words(report(example()), "en")


def test_self_citation() -> None:
    assert column(report(example()), "self-citations", "key") == ["a2019"]
    assert "1/4 of the listed references" in words(report(example()), "en")


def test_the_matrix_counts_claims_by_section() -> None:
    found = rows(report(example()), "serves-sections")
    # a2019 is linked twice by c1, which is one claim. No claim of section 1 uses a reference.
    assert found[0] == {"number": 1, "source": {"zh": "魏远（2019）", "en": "Wei (2019)"}, "section_0": None,
                        "section_1.1": 2, "total": 2, "key": "a2019"}
    assert [row["total"] for row in found] == [2, 0, 1, 0]


def test_concepts_come_from_the_record_and_through_claims() -> None:
    first = rows(report(example()), "serves-concepts")[0]
    assert first["tagged"] == ({"zh": "甲", "en": "X"},)
    assert first["through"] == ({"zh": "甲 2", "en": "X 2"}, {"zh": "乙 1", "en": "Y 1"})


def test_the_bibliography_goes_by_concept_and_leaves_no_work_out() -> None:
    found = [(row["concept"]["en"], row["key"]) for row in rows(report(example()), "bibliography")]  # type: ignore[index, call-overload]
    assert found == [("Y", "c1990"), ("X", "a2019"), ("X", "c1990"),
                     ("no concept", "b2015"), ("no concept", "d2010"), ("no concept", "z1999")]


def test_without_papers_the_works_of_the_bib_are_the_literature() -> None:
    case = corpus((), (source("b", "2001", en="Bo, L.|B"), source("a", "2000", en="Ito, K.|A")))
    assert column(report(case), "unlisted", "key") == ["a", "b"]
    assert column(report(case), "years", "works") == [Ratio(1, 2), Ratio(1, 2)]


def test_each_paper_has_a_matrix_of_its_own() -> None:
    case = structs.replace(example(), papers={**example().papers, "q": structs.replace(example().papers["p"], id="q")})
    assert {one.id for one in report(case).tables} >= {"serves-sections-p", "serves-sections-q"}

"""The coverage report: what it opens with, what it lists, what its JSON holds."""

from __future__ import annotations

from msgspec import structs

from tests.reports.reading import column, rows, words
from tests.reports.small import claim, corpus, link, mended
from toolkit.model import CopyOfText, Corpus, Paper, SeenInPrint
from toolkit.reports import coverage
from toolkit.reports.blocks import Heading, Options, Ratio, Report


def example() -> Corpus:
    """Return the mended paper with five claims, one of them rejected and one exempt."""
    claims = (
        claim("c1", section="0", sources=(link("a2019", "evidence", "c1"),), concepts=("x",)),
        claim("c2", "causal", "1.1", rests_on=("c5",)),
        claim("c3", "forecast", "1", sources=(link("law", "discusses"),), status="accepted"),
        claim("c4", status="rejected"),
        claim("c5", exempt="an aside"),
    )
    return structs.replace(mended(), claims={one.id: one for one in claims})


def report(given: Corpus) -> Report:
    return coverage.build(given, Options())


def test_the_six_figures_come_first_and_in_order() -> None:
    first = next(block for block in report(example()).blocks if isinstance(block, Heading))
    assert first.title["zh"] == "六项指标"
    numbers = column(report(example()), "figures", "no")
    assert numbers == ["1", "2", "3a", "3b", "3c", "3d", "4", "4", "5", "6"]


def test_drafts_and_exempt_claims_have_columns_of_their_own() -> None:
    figure = rows(report(example()), "figures")[0]
    # c1, c2, c3 count, c1 alone has a basis; c3 is no draft; c5 is exempt, c4 rejected.
    assert (figure["share"], figure["drafts"], figure["exempt"]) == (Ratio(1, 3), 2, 1)


def test_own_voice_claims_without_basis_stand_in_the_order_of_the_outline() -> None:
    found = rows(report(example()), "own-voice-unsupported")
    assert [(row["id"], row["basis"], row["premises"]) for row in found] == [
        ("c3", {"zh": "仅背景文献", "en": "background only"}, ()),  # section 1
        ("c2", {"zh": "无", "en": "none"}, ("c5",)),              # section 1.1
    ]


def test_the_list_is_given_under_both_readings() -> None:
    found = [(row["reading"], row["number"]) for row in rows(report(example()), "uncited-references")]
    read, resolved = {"zh": "本件读作", "en": "as this copy reads"}, {"zh": "判定后", "en": "as resolved"}
    assert found == [(read, 3), (read, 4), (resolved, 4)]
    used = [(row["key"], row["as_printed"], row["as_resolved"]) for row in rows(report(example()), "reference-use")]
    assert used == [("a2019", 2, 1), ("b2015", 1, 1), ("c1990", 0, 1), ("d2010", 0, 0)]


def test_a_marker_resolved_otherwise_shows_its_evidence_and_asks_for_the_page() -> None:
    (row,) = rows(report(example()), "markers-resolved")
    assert row["citation"] == "c2"
    assert row["as_read"] == ({"zh": "[1] 魏远（2019）", "en": "[1] Wei (2019)"},)
    assert row["targets"] == ({"zh": "[3] Keo（1990）", "en": "[3] Keo (1990)"},)
    assert row["evidence"] == {"en": "the text names Keo"}
    assert row["print"] == {"zh": "请核对出版社页面", "en": "check the publisher's page"}


def test_a_marker_seen_in_print_says_by_whom() -> None:
    paper = example().papers["p"]
    cited = tuple(structs.replace(one, seen_in_print=SeenInPrint("Li", "2026-01-02")) for one in paper.citations)
    seen = structs.replace(example(), papers={"p": structs.replace(paper, citations=cited)})
    (row,) = rows(report(seen), "markers-resolved")
    assert row["print"] == {"zh": "Li 于 2026-01-02 核对过印本", "en": "seen in print by Li on 2026-01-02"}


def test_a_marker_that_nobody_can_resolve_stays_visible() -> None:
    assert column(report(example()), "markers-unresolved", "citation") == ["c4"]


def test_only_of_a_scan_is_it_said_that_a_digit_may_be_lost() -> None:
    def of(copy: str) -> str:
        text = CopyOfText(copy)  # type: ignore[arg-type]
        papers = {"p": structs.replace(example().papers["p"], text=text)}
        return words(report(structs.replace(example(), papers=papers)), "en")

    assert "print or scan" in of("ocr")
    assert "print or scan" not in of("publisher-pdf")


def test_documents_only_mentioned_are_listed_apart() -> None:
    assert rows(report(example()), "mentioned") == [
        {"title": {"zh": "某法"}, "date": "2021", "claims": 1, "key": "law"}]


def test_claims_on_one_source_and_on_the_authors_own_works() -> None:
    for name in ("single-source", "self-source"):
        assert column(report(example()), name, "id") == ["c1"]


def test_the_json_is_that_of_the_contract() -> None:
    data = report(example()).data
    assert list(data) == ["metrics", "own_voice_unsupported", "uncited_references", "mentioned",
                          "single_source_claims", "self_source_claims"]
    assert data["own_voice_unsupported"] == ["c3", "c2"]
    assert data["uncited_references"] == {"as_printed": ["c1990", "d2010"], "as_resolved": ["d2010"]}
    assert data["mentioned"] == ["law"]
    assert data["single_source_claims"] == data["self_source_claims"] == ["c1"]
    metrics = data["metrics"]
    assert isinstance(metrics, list)
    assert metrics[0] == {"id": "own-voice-support", "reading": None, "scope": "paper",
                          "numerator": 1, "denominator": 3, "value": 1 / 3, "exempt": 1}


def test_a_figure_over_nothing_has_no_value() -> None:
    metrics = report(corpus()).data["metrics"]
    assert isinstance(metrics, list)
    assert {metric["value"] for metric in metrics} == {None}


def test_sentences_say_the_numbers_and_what_is_missing() -> None:
    text = words(report(example()), "en")
    assert "1/3 of the facts, causes and forecasts" in text
    assert "For the other 2 no such basis is recorded" in text
    assert "2/4 of the listed references are cited in the text; with 1 marker resolved" in text
    assert "其中 1 条失去依据" in words(report(example()), "zh")


def test_support_is_shown_by_section_and_by_chapter_and_concept() -> None:
    sections = {str(row["section"]): row for row in rows(report(example()), "sections")}
    (one,) = [row for label, row in sections.items() if "One'" in label]
    assert (one["claims"], one["own_share"], one["all_share"]) == (1, Ratio(0, 1), Ratio(0, 2))
    assert [row["share"] for row in rows(report(example()), "support")] == [Ratio(1, 1)]


def test_several_papers_are_counted_together_and_each() -> None:
    both = structs.replace(example(), papers={**example().papers, "q": Paper("q", "nowhere", references=("b2015",))})
    found = [row for row in rows(report(both), "figures") if row["id"] == "reference-coverage"]
    assert [(row["paper"], row["share"]) for row in found[::2]] == [
        ({"zh": "全部论文", "en": "all papers"}, Ratio(2, 5)),
        ({"zh": "p", "en": "p"}, Ratio(2, 4)), ({"zh": "q", "en": "q"}, Ratio(0, 1))]
    assert column(report(both), "own-voice-unsupported", "paper") == ["p", "p"]


def test_the_repositorys_own_paper_cites_21_of_25_as_it_reads_and_all_as_resolved(wei: Corpus) -> None:
    shares = {row["reading"]["en"]: row["share"] for row in rows(report(wei), "figures") if row["reading"]}  # type: ignore[index, call-overload]
    assert shares == {"as this copy reads": Ratio(21, 25), "as resolved": Ratio(25, 25)}
    assert column(report(wei), "uncited-references", "number") == [16, 17, 18, 19]
    assert [row["reads"] for row in rows(report(wei), "markers-resolved")] == ["^[6]", "^[7]", "^[8]", "^[9]"]

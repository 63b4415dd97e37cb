"""What a review decides on, and a sheet that comes back."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.corpus.small import write
from toolkit.corpus import load, save
from toolkit.edit.passages import around
from toolkit.edit.review_table import applied, columns, compared, row_of
from toolkit.edit.reviewing import (
    Which,
    confidence,
    drafts,
    merge_claims,
    previous,
    split_claim,
    unchecked,
    unresolved,
    with_check,
    with_concepts,
    with_links,
    with_targets,
)
from toolkit.errors import ToolkitError
from toolkit.model import Anchor, Check, Claim, Corpus, Link, Stamp
from toolkit.reports.render.sheet import as_cell, read_sheet, write_sheet
from toolkit.rules import run

ME = Stamp("mei", "2025-04-01")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """The small corpus with an anchor: lin2024-c stands before lin2024-a."""
    there = load(write(tmp_path))
    anchors = {**there.anchors["lin2024"], "lin2024-c": Anchor("lin2024-c", 5, 9),
               "lin2024-a": Anchor("lin2024-a", 20, 30)}
    return replace(there, anchors={"lin2024": anchors})


def test_drafts_come_in_the_order_of_the_text_and_can_be_narrowed(corpus: Corpus) -> None:
    assert drafts(corpus) == ("lin2024-c", "lin2024-a")
    assert drafts(corpus, Which(section="1:all")) == ("lin2024-a",)
    assert drafts(corpus, Which(kind="proposal")) == ("lin2024-c",)
    assert drafts(corpus, Which(paper="other")) == ()
    assert drafts(corpus, Which(below=0.9)) == ()
    linked = replace(corpus.claims["lin2024-a"], sources=(Link("okafor2019rivers", citations=("c02",)),))
    unsure = replace(corpus, claims={**corpus.claims, linked.id: linked})
    assert confidence(unsure, linked) == 0.0, "a marker without a target is as unsure as can be"
    assert drafts(unsure, Which(below=0.9)) == ("lin2024-a",)


def test_a_draft_merged_with_the_one_before_is_not_proposed_again(corpus: Corpus) -> None:
    assert (previous(corpus, "lin2024-a"), previous(corpus, "lin2024-c")) == ("lin2024-c", "")
    there = merge_claims(corpus, "lin2024-c", "lin2024-a", ME)
    one = there.claims["lin2024-c"]
    assert one.text == {"en": "Every ferry should become a bridge. Bridges join two banks.", "zh": "桥梁连接两岸。"}
    assert one.concepts == ("bridge",)
    assert there.claims["lin2024-b"].rests_on == ("lin2024-c",), "what rested on it rests on the other"
    assert there.claims["lin2024-a"].status == "rejected"
    assert "lin2024-a" in there.anchors["lin2024"], "its sentence is still known"
    assert "lin2024-a" in there.decisions.rejected_drafts
    assert drafts(there) == ("lin2024-c",)
    save(there)
    assert [problem for problem in run(load(corpus.root)) if problem.level == "error"] == []
    with pytest.raises(ToolkitError):
        merge_claims(corpus, "lin2024-a", "lin2024-a", ME)


def test_chinese_texts_are_joined_without_a_blank(corpus: Corpus) -> None:
    there = merge_claims(corpus, "lin2024-a", "lin2024-b", ME)
    assert there.claims["lin2024-a"].text["zh"] == "桥梁连接两岸。河流变宽，桥梁随之变长。"
    assert there.claims["lin2024-a"].rests_on == (), "not on itself"


def test_a_split_keeps_the_first_id_and_the_place_in_the_text(corpus: Corpus) -> None:
    claim = corpus.claims["lin2024-a"]
    parts = (replace(claim, text={"zh": "甲。"}), replace(claim, id="x", text={"zh": "乙。"}))
    there = split_claim(corpus, claim.id, parts, random.Random(1))
    first, second = list(there.claims)[:2]
    assert first == "lin2024-a"
    assert there.claims[second].text == {"zh": "乙。"}
    assert there.anchors["lin2024"][second].start == 20
    assert drafts(there) == ("lin2024-c", "lin2024-a", second)
    with pytest.raises(ToolkitError, match="two records"):
        split_claim(corpus, claim.id, parts[:1])
    with pytest.raises(ToolkitError, match="no concept"):
        split_claim(corpus, claim.id, (parts[0], replace(parts[1], concepts=("nothing",))))


def test_sources_and_concepts_by_a_line(corpus: Corpus) -> None:
    there = with_links(corpus, "lin2024-b", "okafor2018:disputes lin2024bridges")
    links = there.claims["lin2024-b"].sources
    assert [f"{link.key}:{link.role}" for link in links] == ["okafor2019rivers:disputes", "lin2024bridges:discusses"]
    assert links[0].check is not None
    assert links[0].citations == ("c01",)
    assert with_concepts(corpus, "lin2024-c", "河流、bridge").claims["lin2024-c"].concepts == ("river", "bridge")
    with pytest.raises(ToolkitError, match="no source"):
        with_links(corpus, "lin2024-b", "nobody")
    with pytest.raises(ToolkitError, match="no role"):
        with_links(corpus, "lin2024-b", "okafor2019rivers:proof")


def test_links_are_unchecked_until_a_check_says_by_whom_when_and_from_what(corpus: Corpus) -> None:
    assert unchecked(corpus) == ()
    half = with_links(corpus, "lin2024-c", "okafor2019rivers:data")
    claim = half.claims["lin2024-c"]
    half = replace(half, claims={**half.claims, claim.id: replace(
        claim, sources=(replace(claim.sources[0], check=Check("supports")),))})
    assert [(one.claim, one.at) for one in unchecked(half)] == [("lin2024-c", 0)]
    check = Check("partly", "mei", "2025-04-01", "abstract", "3")
    done = with_check(half, "lin2024-c", "okafor2019rivers", "data", check)
    assert done.claims["lin2024-c"].sources[0].check == check
    assert unchecked(done) == ()


def test_a_marker_without_a_target_is_read_by_a_person(corpus: Corpus) -> None:
    assert unresolved(corpus) == (("lin2024", "c02"),)
    there = with_targets(corpus, "lin2024", "c02", ["[1]"], ME, seen=True)
    citation = there.papers["lin2024"].citations[1]
    assert (citation.targets, citation.resolved_by, citation.as_printed) == (("okafor2019rivers",), "person", (2,))
    assert citation.seen_in_print is not None
    assert unresolved(there) == ()
    assert unresolved(with_targets(corpus, "lin2024", "c02", [], ME)) == (), "that nobody can tell is a reading too"
    for wrong in ("9", "nobody"):
        with pytest.raises(ToolkitError):
            with_targets(corpus, "lin2024", "c02", [wrong], ME)


def test_a_passage_is_the_sentence_with_two_on_each_side() -> None:
    text = "甲一。乙二。丙三。丁四[1]。戊五。己六。庚七。"
    start = text.index("丁四")
    assert around(text, start, start + 2) == ("乙二。丙三。", "丁四[1]。", "戊五。己六。")
    assert around(text, 0, 2) == ("", "甲一。", "乙二。丙三。")
    assert around("", 0, 0) == ("", "", "")


def many(corpus: Corpus, count: int) -> Corpus:
    """Return a corpus of many claims with awkward texts."""
    texts = ["甲乙。", "=1+1", "a\nb", " lead", "3.10", "“引”，（括）", "é 𠮷 &<>", "1.0", "_x000D_", "true", "a\tb",
             "x" * 40_000]
    links = (Link("okafor2019rivers", "evidence", ("c01", "c02"), "27-9, n. 3"), Link("lin2024bridges"))
    claims = {
        f"lin2024-{at}": Claim(
            f"lin2024-{at}", {"zh": texts[at % len(texts)], "en": f"{at}"}, "causal", ("1", "0", "")[at % 3],
            asserted_by=("okafor2019rivers", "ferry-guild")[: at % 3], author_view=(None, "reports")[at % 2],
            sources=links[: at % 3], concepts=("bridge", "river")[: at % 3],
            status=("draft", "accepted", "rejected")[at % 3],
            exempt="" if at % 5 else "aside", paper="lin2024")
        for at in range(count)
    }
    return replace(corpus, claims={**corpus.claims, **claims})


def test_a_hundred_claims_through_a_sheet_change_nothing(corpus: Corpus) -> None:
    there = many(corpus, 100)
    claims = list(there.claims.values())
    names = columns(there, claims)
    rows = read_sheet(write_sheet("x", names, [row_of(claim, names) for claim in claims], {"status": ("draft",)}))
    assert len(rows) == len(claims) == 103
    sheet = compared(there, rows, as_cell)
    assert sheet == ((), (), ())
    assert applied(there, sheet, ME) is there


def test_an_edited_sheet_says_what_differs_and_is_taken_over(corpus: Corpus) -> None:
    claims = [corpus.claims["lin2024-b"], corpus.claims["lin2024-c"]]
    names = columns(corpus, claims)
    rows = [row_of(claim, names) for claim in claims]
    rows[0]["sources"] += "\nlin2024bridges:background p. 4"
    rows[0]["status"] = "draft"
    rows[1] |= {"status": "rejected", "concepts": "bridge；river", "text_zh": "凡渡口皆应建桥。", "passage": "whatever"}
    rows.append(dict.fromkeys(names, "") | {"text_zh": "新的论断。", "kind": "causal", "section": "1"})
    sheet = compared(corpus, rows)
    assert [(one.claim, one.column) for one in sheet.differences] == [
        ("lin2024-b", "status"), ("lin2024-b", "sources"), ("lin2024-c", "status"), ("lin2024-c", "text_zh"),
        ("lin2024-c", "concepts")]
    assert sheet.missing == ("lin2024-a",)
    there = applied(corpus, sheet, ME, random.Random(1))
    links = there.claims["lin2024-b"].sources
    assert links[0] == corpus.claims["lin2024-b"].sources[0], "with its check"
    assert links[1] == Link("lin2024bridges", "background", locator="4")
    assert (there.claims["lin2024-b"].status, there.claims["lin2024-c"].status) == ("draft", "rejected")
    assert there.claims["lin2024-c"].reviewed == ME
    (new,) = there.claims.keys() - corpus.claims.keys()
    assert (there.claims[new].text, there.claims[new].by) == ({"zh": "新的论断。"}, ME)


@pytest.mark.parametrize(("column", "cell", "why"), [
    ("status", "aceptd", "lin2024-c: no status 'aceptd'; did you mean accepted"), ("kind", "", "no kind"),
    ("concepts", "brige", "did you mean bridge"), ("sources", "a b c", "write KEY:ROLE"),
    ("text_en", "", "needs a text"),
])
def test_a_cell_that_cannot_be_taken_says_which(corpus: Corpus, column: str, cell: str, why: str) -> None:
    claim = corpus.claims["lin2024-c"]
    row = row_of(claim, columns(corpus, [claim])) | {column: cell}
    with pytest.raises(ToolkitError, match=why):
        applied(corpus, compared(corpus, [row]), ME)


def test_a_row_of_an_unknown_claim_and_a_file_that_is_no_workbook(corpus: Corpus) -> None:
    with pytest.raises(ToolkitError, match="did you mean lin2024-a"):
        compared(corpus, [{"id": "lin2024-aa"}])
    with pytest.raises(ToolkitError, match="twice"):
        compared(corpus, [{"id": "lin2024-a"}, {"id": "lin2024-a"}])
    with pytest.raises(ToolkitError, match="no XLSX"):
        read_sheet(b"id,text\n")

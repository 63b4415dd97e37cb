"""Markers that a copy left without their closing bracket: which numbers they show, and what is none."""

from __future__ import annotations

import pytest

from tests.papers.test_scan import manuscript, numbered, targets
from toolkit.papers.find import find_citations
from toolkit.papers.scanned import Cited, Scan

SIZE = 44


def scanned(body: str, known: str = "甲[1-20]。乙[22-43]。") -> Scan:
    entries = [f"某人{at}. 论其事之{at}[J]. 学报, 2001, {at}: 1-9." for at in range(1, SIZE + 1)]
    return find_citations(manuscript(f"{known}\n\n{body}", entries))


def last(body: str) -> Cited:
    found = scanned(body).citations
    assert len(found) == 3, [one.printed for one in found]
    return found[-1]


@pytest.mark.parametrize(
    ("body", "printed", "meant"),
    [
        ("此说已为人所知[33。其余从略。", "[33", (33,)),
        ("此说已为人所知[41l，其余从略。", "[41l", (41,)),
        ("此说已为人所知［11I、其余从略。", "［11I", (11,)),
        ("此说已为人所知[23」，其余从略。", "[23」", (23,)),
        ("其软件[12进行计算。", "[12", (12,)),
        ("《著作》[40第二章。", "[40", (40,)),
        ("此说已为人所知[4oI其余从略。", "[4oI", (40,)),
        ("此说已为人所知[5-6。其余从略。", "[5-6", (5, 6)),
        ("此说见文献[13.24的结果。", "[13.24", (13, 24)),
        ("此说已为人所知[441。其余从略。", "[441", (44,)),
        ("此说已为人所知[1-21，其余从略。", "[1-21", (1, 2)),
        ("It is so (their mixtures[11l). And then.", "[11l", (11,)),
        ("So says Ref [37l. Others do not.", "[37l", (37,)),
    ],
)
def test_a_bracket_that_is_not_closed(body: str, printed: str, meant: tuple[int, ...]) -> None:
    found = last(body)
    assert (found.printed, found.targets, found.as_printed) == (printed, meant, ())
    assert found.confidence < 1


@pytest.mark.parametrize(
    "body",
    [
        "区间 $x [12 为 $y$ 之值。",
        "It was [15 minutes later] there.",
        "参见[2018年修订本]。",
        "其值为x[3 与否。",
        "其值为\\left[2 与否。",
        "日期[04/Apr/2017:01:45:13 为准。",
        "此说[99 为限。",
        "此说[7、6位置为限。",
        "此说[2%为限。",
        "It is so [12 of them.",
    ],
)
def test_what_is_no_marker(body: str) -> None:
    assert len(scanned(body).citations) == 2


def test_only_where_the_document_cites_in_brackets() -> None:
    assert targets(numbered("甲^(1)。乙^(2-11)。此说[12。")) == [[1], [*range(2, 12)]]


def test_the_last_sign_is_a_bracket_where_that_entry_is_cited_nowhere_else() -> None:
    known = "甲[1]。乙[3-20]。丙[21-44]。"
    found = scanned("此说已为人所知[21。其余从略。", known).citations[-1]
    assert found.targets == (2,)
    assert last("此说已为人所知[31。其余从略。").targets == (31,)


def test_a_single_letter_is_entry_one_only_where_nothing_else_cites_it() -> None:
    assert scanned("此说已为人所知[I，其余从略。", "甲[2-20]。乙[21-44]。").citations[-1].targets == (1,)
    assert len(scanned("此说已为人所知[I，其余从略。").citations) == 2


def test_a_lost_digit_is_told_as_the_other_reading() -> None:
    found = last("此说已为人所知[4。其余从略。")
    assert (found.targets, found.runner_up) == ((4,), 44)
    assert found.confidence < last("此说已为人所知[33。其余从略。").confidence


def test_an_entry_that_only_damaged_markers_cite_is_told_once() -> None:
    told = [one for one in scanned("此说[44。又见[21l。再见[33。").faults if one.rule == "reference-uncited"]
    assert [(one.level, one.references) for one in told] == [("warning", (21, 44))]
    assert told[0].message("en") == (
        "Cited in this copy only by damaged markers: 21 ([21l); 44 ([44). Check them on the publisher's page."
    )


def test_digits_set_apart_like_all_other_signs_lose_nothing() -> None:
    found = scanned("此说$^ { [ 4 4 ] }$。又见[ 2 1 , 33]。")
    assert [(one.targets, one.confidence) for one in found.citations[2:]] == [((44,), 1.0), ((21, 33), 0.9)]
    assert [one.references for one in found.faults if one.words == "reference-uncited-damaged"] == [(21,)]


@pytest.mark.parametrize(
    ("known", "body", "meant"),
    [
        ("甲[4-20]。乙[21-44]。", "此说[-3]。", (1, 2, 3)),
        ("甲[1,2]。乙[4-20]。丙[21-44]。", "此说[-3]。", (3,)),
        ("甲[1-9]。乙[12-44]。", "此说[10-]。", (10, 11)),
        ("甲[1-44]。", "此说[,2]。", (2,)),
        ("甲[1-44]。", "此说[\"1]。", (1,)),
        ("甲[1-44]。", "此说[9'19]。", (9, 19)),
        ("甲[1-44]。", "此说[910]。", (9, 10)),
        ("甲[1-44]。", "此说[1415]。", (14, 15)),
        ("甲[1-44]。", "此说[]。", ()),
        ("甲[1-44]。", "此说[”]。", ()),
    ],
)
def test_a_bracket_in_which_little_can_be_read(known: str, body: str, meant: tuple[int, ...]) -> None:
    assert scanned(body, known).citations[-1].targets == meant


@pytest.mark.parametrize(
    "body", ["，[]为取整运算符。", "![](a)", "见[](b)。", "此说[…]。", "此说[99]。", "此说[1416]。"]
)
def test_a_bracket_that_is_no_marker(body: str) -> None:
    assert len(scanned(body, "甲[1-44]。").citations) == 1


def test_an_empty_marker_means_the_one_entry_that_is_due() -> None:
    found = scanned("调度指标[5]、调度模型[]和调度效果[7]。丙[8-44]。", "甲[1-4]。")
    assert [one.targets for one in found.citations[1:4]] == [(5,), (6,), (7,)]
    assert {one.rule for one in found.faults} - {"reference-duplicate"} == {"citation-empty"}
    assert "citation-empty" in {one.rule for one in scanned("甲[1-20]。此说[]。丙[21-44]。", "").faults}


def test_a_dash_that_markdown_escapes_makes_a_range() -> None:
    found = scanned("此说[3\\~6,9]。").citations[-1]
    assert (found.targets, found.confidence) == ((3, 4, 5, 6, 9), 1.0)

"""Documents whose notes hold their references."""

from __future__ import annotations

import pytest

from tests.papers.notes import LATER, NOTES, Expected, document
from toolkit.papers.decoded import decoded
from toolkit.papers.find import find_citations
from toolkit.papers.reading import read_bytes
from toolkit.papers.scanned import Scan


def scan_of(text: str, name: str = "n.md") -> Scan:
    return find_citations(read_bytes(text.encode(), name))


@pytest.fixture(scope="module")
def scan() -> Scan:
    return scan_of(document())


@pytest.mark.parametrize(("number", "expected"), [(at, each[1]) for at, each in enumerate(NOTES, 1)])
def test_each_note(scan: Scan, number: int, expected: Expected) -> None:
    call = document().index(f"[^{number}]")
    found = [(*(one.targets or (0,)), one.locator, one.indirect) for one in scan.citations if one.start == call]
    assert found == expected


@pytest.fixture(scope="module")
def later() -> Scan:
    return scan_of(document(LATER))


@pytest.mark.parametrize(("number", "expected"), [(at, each[1]) for at, each in enumerate(LATER, 1)])
def test_each_later_note(later: Scan, number: int, expected: Expected) -> None:
    call = document(LATER).index(f"[^{number}]")
    found = [(*(one.targets or (0,)), one.locator, one.indirect) for one in later.citations if one.start == call]
    assert found == expected


def test_a_document_without_a_list_gets_one(scan: Scan) -> None:
    references = decoded(scan).references
    assert scan.style == "note"
    assert [entry.index for entry in references] == list(range(1, 13))
    text = document()
    assert all(text[entry.start : entry.end].startswith(entry.raw[:8]) for entry in references)
    assert references[1].csl is not None
    assert references[1].csl["title"] == "河流治理的逻辑"
    assert not scan.faults


def test_what_points_back_says_so(scan: Scan) -> None:
    same = next(one for one in scan.citations if one.start == document().index("[^2]"))
    assert same.evidence == {"en": "“同上” means the work cited before it", "zh": "“同上”指前一处所引"}


def test_notes_at_the_foot_of_a_page_of_plain_text() -> None:
    text = (
        "水之为物①，古人言之②。\n\n①林一鸣：《湿地与国家》，江城：江城人民出版社，1998年版，第2页。\n②同上，第3页。\n\n"
        "今人亦言之①。\n\n①何玉梅：《河流》，载《江南学刊》2011年第2期，第5页；林一鸣前引书，第9页。\n"
    )
    scan = scan_of(text, "n.txt")
    assert [(text[one.start], one.targets, one.locator) for one in scan.citations] == [
        ("①", (1,), "2"), ("②", (1,), "3"), ("①", (2,), "5"), ("①", (1,), "9"),
    ]  # fmt: skip
    assert [one.start for one in scan.citations[2:]] == [text.index("今人亦言之") + 5] * 2


def test_a_numbered_list_that_points_back_is_one_of_notes() -> None:
    text = (
        "甲[1]。乙[2]。丙[3]。丁[4]。\n\n参考文献\n[1] 林一鸣. 湿地与国家[M]. 江城: 江城出版社, 1998: 2.\n"
        "[2] 同上, 第3页.\n[3] 何玉梅. 河流[J]. 江南学刊, 2011(2): 5.\n[4] 同[1], 第9页.\n"
    )
    scan = scan_of(text)
    assert scan.style == "note"
    assert [one.targets for one in scan.citations][:3] == [(1,), (1,), (2,)]


def test_what_points_to_nothing_is_named() -> None:
    text = (
        "甲。[^1] 乙。[^2] 丙。[^3]\n\n[^1]: 同上，第3页。\n"
        "[^2]: 林一鸣：《湿地》，江城出版社，1998年，第2页。\n[^3]: 何玉梅前引书，第1页。\n"
    )
    found = scan_of(text)
    assert [fault.message("zh") for fault in found.faults] == [
        "参考文献表中没有 “同上”。", "参考文献表中没有 “何玉梅前引书”。",
    ]  # fmt: skip


def test_notes_that_only_comment_leave_the_style_alone() -> None:
    text = (
        "甲[1]。乙[2]。丙[3]。[^1]\n\n[^1]: 此处从略，另见附录。\n\n# 参考文献\n\n"
        + "\n".join(f"[{at}] 林一鸣. 湿地之{at}[J]. 江南学报, 2011, {at}(2): 1-9." for at in range(1, 4))
    )  # fmt: skip
    assert scan_of(text).style == "numeric"


LAW = """数据主权已成热点〔1〕。法学界亦有讨论〔2〕，尤其是隐私权〔3〕。立法者已回应〔4〕。

〔1〕参见林一鸣：《数据权益的民法保护》，载《江南学刊》2020年第4期，第22页。
〔2〕何玉梅：《信息保护法》，江城法制出版社2021年版，第33页以下。
〔3〕同前注〔1〕，林一鸣文，第25页。
〔4〕前引〔2〕，何玉梅书，第50页。
"""
CHICAGO = """Tillage matters.1 Growth is slow.² Rivers branch.^3 Snow feeds back.4

Notes

1. John Adams, Soil under Tillage (Port City: Mill Press, 2001), 101.
2. See Lucy Brown, "Microbial Growth," Ecology 84, no. 2 (2003): 55–61.
3. Ibid.
4. Adams, Soil under Tillage, 110; cf. Brown, "Microbial Growth," 60.
"""
PAGES = """水之为物①。古人言之②。

①林一鸣、周大川：《湿地与国家》，江城人民出版社1998年版，第2页。
②何玉梅：《河流》，载《江南学刊》2011年第2期。

今人亦言之①。又言之②③。

①同前注②，何玉梅文。
②秦望：《论湖》，江城人民出版社2015年版，第5页。
③参见前引①，林一鸣、周大川书，第20页。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LAW, [("〔1〕", (1,), "22"), ("〔2〕", (2,), "33"), ("〔3〕", (1,), "25"), ("〔4〕", (2,), "50")]),
        (LAW.replace("〔", "[").replace("〕", "]"),
         [("[1]", (1,), "22"), ("[2]", (2,), "33"), ("[3]", (1,), "25"), ("[4]", (2,), "50")]),
        (CHICAGO, [("1", (1,), "101"), ("²", (2,), "55–61"), ("^3", (2,), ""), ("4", (1,), "110"), ("4", (2,), "60")]),
        (PAGES, [("①", (1,), "2"), ("②", (2,), ""), ("①", (2,), ""), ("②", (3,), "5"), ("③", (1,), "20")]),
    ],
)  # fmt: skip
def test_notes_in_brackets_under_a_heading_and_begun_again_on_each_page(text: str, expected: list[object]) -> None:
    found = scan_of(text, "n.txt")
    assert [(text[one.start : one.end], one.targets, one.locator) for one in found.citations] == expected
    assert not found.faults


def test_an_entry_that_points_to_another_by_its_number() -> None:
    text = (
        "甲[1]。乙[2]。丙[3]。\n\n参考文献\n[1] 林一鸣. 湿地与国家[M]. 江城: 江城出版社, 1998: 2.\n"
        "[2] 何玉梅. 河流[J]. 江南学刊, 2011(2): 5.\n[3] 同[1]: 40.\n"
    )
    assert [one.targets for one in scan_of(text, "n.txt").citations] == [(1,), (2,), (1,)]

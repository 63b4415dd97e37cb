"""What is a marker and what it spans: places in works, wrapped lines, formulas, and what OCR leaves of brackets."""

from __future__ import annotations

import pytest

from tests.papers.test_scan import HAN, manuscript
from toolkit.papers.scan import scan_manuscript

BODY = "河流[1]、湖泊[2]、山脉[3]、平原[4]与海岸[5]已有研究。"


def found(body: str) -> list[tuple[str, list[int]]]:
    """Return what is cited in a body behind those of ``BODY``."""
    scan = scan_manuscript(manuscript(BODY + body, [f"{name}. 论水[J]. 水, 2020, 1: 2." for name in HAN]))
    return [(one["printed"], one["targets"]) for one in scan["citations"]][5:]


@pytest.mark.parametrize(
    ("body", "marker", "targets"),
    [
        ("As in [6, p. 23].", "[6, p. 23]", [6]),
        ("As in [6, pp. 4-5; 7].", "[6, pp. 4-5; 7]", [6, 7]),
        ("As in [6, Theorem 2].", "[6, Theorem 2]", [6]),
        ("As in [see 6].", "[see 6]", [6]),
        ("如文献[6，第5页]所示。", "[6，第5页]", [6]),
        ("如此［6－7］。", "［6－7］", [6, 7]),
        ("如此[6,\n7]。", "[6,\n7]", [6, 7]),
        ("如此[\r\n6]。", "[\r\n6]", [6]),
        ("如此[6,]。", "[6,]", [6]),
        ("如此$^{[6]}$。", "$^{[6]}$", [6]),
        ("如此$ ^ { [ 1 0 ] }$。", "$ ^ { [ 1 0 ] }$", [10]),
        ("$ \\mathrm { k } ^ { [ 6 ] }$ 如此。", "^ { [ 6 ] }", [6]),
        ("如此^[6]^。", "^[6]^", [6]),
        ("如此^[6]^[7]。", "^[6]", [6]),
        ("如此[lO]。", "[lO]", [10]),
        ("土壤[6研究较多。", "[6", [6]),
        ("土壤[6I。", "[6I", [6]),
        ("土壤[]。", "[]", []),
        ('土壤["的研究。', '["', []),
        ("土壤[、水[7]。", "[", [6]),
    ],
)
def test_what_a_marker_is(body: str, marker: str, targets: list[int]) -> None:
    assert found(body)[0] == (marker, targets)


@pytest.mark.parametrize("body", ["矩阵[2行3列]。", "列表[\"甲\"]。", "数组[99，共有。", "集合[ ,6, ]x", "x[\n\n6]"])
def test_brackets_that_are_none(body: str) -> None:
    assert found(body) == []


def test_a_marker_without_a_number_is_one_finding_and_sure_of_nothing() -> None:
    entries = [*HAN[:10], "张一山. 论山[J]. 山, 2021.", "张一山. 论海[J]. 海, 2022."]
    scan = scan_manuscript(manuscript(BODY + "张一山等[]认为如此。", entries))
    assert scan["citations"][-1]["confidence"] == 0.0
    problems = [p for p in scan["problems"] if p["start"] == scan["citations"][-1]["start"]]
    assert [(p["rule"], p["suggestion"]) for p in problems] == [("citation-empty", {"targets": [1, 11, 12]})]


def test_an_empty_marker_is_read_by_the_order_where_one_entry_is_due() -> None:
    entries = [*HAN[:6], "周七河. 冰川消融的测量[J]. 冰, 2020.", "吴八峰"]
    scan = scan_manuscript(manuscript(BODY + "森林[6]受关注。冰川消融[]得到测量。又见[8]。", entries))
    empty = scan["citations"][-2]
    assert (empty["printed"], empty["targets"], empty["by"]) == ("[]", [7], "order")
    assert [(p["rule"], p["suggestion"]) for p in scan["problems"]] == [("citation-empty", {"targets": [7]})]


def test_raised_numbers_behind_words_cite_and_powers_do_not() -> None:
    body = "Soil holds carbon.¹ Snow feeds back² and rice emits³ gas over 20 km² and 3 m² (R² = 0.9).⁴ So it is.⁵"
    scan = scan_manuscript(manuscript(body, [f"{name}. 论水[J]. 水, 2020, 1: 2." for name in HAN[:5]]))
    assert [one["targets"] for one in scan["citations"]] == [[1], [2], [3], [4], [5]]

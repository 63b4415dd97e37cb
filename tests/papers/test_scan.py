"""Markers, what they mean, repairs and faults, on manuscripts made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.papers.manuscript import GivenMarker, ListEntry, Manuscript, Span
from toolkit.papers.problems import MESSAGE
from toolkit.papers.reading import read_bytes
from toolkit.papers.scan import scan_manuscript

HAN = [
    "张一山",
    "李二海",
    "王三川",
    "赵四湖",
    "钱五岭",
    "孙六江",
    "周七河",
    "吴八峰",
    "郑九原",
    "冯十林",
    "陈百泉",
    "褚千石",
]


def manuscript(body: str, entries: list[str], **more: Any) -> Manuscript:
    """Make a manuscript of a body and the entries of its list, numbered where ``more`` does not label them."""
    text, listed = body + "\n\n", []
    start = len(text)
    for index, raw in enumerate(entries, 1):
        label = f"[{index}] "
        listed.append(ListEntry(index, str(index), len(text), len(text) + len(label + raw), raw))
        text += label + raw + "\n"
    return Manuscript(
        "m.md", "text", text, "zh", references=tuple(listed), reference_list=Span(start, len(text)), **more
    )


def numbered(body: str, size: int = 12) -> dict[str, Any]:
    entries = [f"{HAN[at]}. 论{HAN[-1 - at]}之{at}[J]. 学报, 20{at:02}, {at + 1}: 1-9." for at in range(size)]
    return scan_manuscript(manuscript(body, entries))


def targets(scan: dict[str, Any]) -> list[list[int]]:
    return [citation["targets"] for citation in scan["citations"]]


def rules(scan: dict[str, Any]) -> set[str]:
    return {problem["rule"] for problem in scan["problems"]}


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("[3]", [3]),
        ("［3］", [3]),
        ("〔3〕", [3]),
        ("[1-4,7]", [1, 2, 3, 4, 7]),
        ("[2]-[6]", [2, 3, 4, 5, 6]),
        ("^[2]", [2]),
        ("[1，3、5]", [1, 3, 5]),
        ("[3~5]", [3, 4, 5]),
        ("$^{[ 1 2 ]}$", [12]),
        ("[I2]", [12]),
        ("[3.5]", [3, 5]),
    ],
)
def test_the_shapes_of_a_marker(printed: str, meant: list[int]) -> None:
    scan = numbered(f"甲[1]。乙[2]。丙[3]。所论{printed}即此。")
    assert targets(scan)[-1] == meant


@pytest.mark.parametrize("decoy", ["区间[1,10]上", "取[0,1]内", "期刊[J]", "χ²检验", "x^2 与 10^2", r"$j \in$ [1,11]"])
def test_brackets_and_raised_digits_that_cite_nothing(decoy: str) -> None:
    assert targets(numbered(f"甲[1]。乙[2]。{decoy}的值。丙[3]。")) == [[1], [2], [3]]


def test_the_numbers_of_formulas_cite_nothing() -> None:
    body = "甲[1]。乙[2]。由式(1)得。式(3)(4)与方程(5)、Eq. (6)及定理(7)。"
    assert targets(numbered(body)) == [[1], [2]]
    assert targets(numbered("此说见甲文 (1)。乙 (2)。由式(5)得。丙 (3)。")) == [[1], [2], [3]]


def test_a_lost_digit_is_repaired_by_the_name_beside_it() -> None:
    scan = numbered("甲[1]。乙[2-10]。陈百泉等[1]认为如此。丙[12]。")
    repaired = scan["citations"][2]
    assert (repaired["as_printed"], repaired["targets"], repaired["by"]) == ([1], [11], "author-name")
    assert "陈百泉" in repaired["evidence"]
    assert rules(scan) == {"citation-name-mismatch"}, "one cause is one problem"


def test_a_name_that_agrees_keeps_silent() -> None:
    assert rules(numbered("张一山等[1]。李二海和王三川[2]。丙[3-12]。")) == set()


def test_a_run_of_lost_digits_is_repaired_by_order() -> None:
    scan = numbered("甲[1]。乙[2-9]。丙[1]。丁[1]。戊[12]。", 12)
    assert targets(scan)[2:] == [[10], [11], [12]]
    assert [citation["by"] for citation in scan["citations"][2:]] == ["order", "order", "number"]


def test_nothing_is_repaired_where_two_markers_could_be_the_one() -> None:
    scan = numbered("甲[1]。乙[2-10]。丙[1]。丁[1]。戊[12]。")
    assert targets(scan)[2:4] == [[1], [1]]
    assert "reference-uncited" in rules(scan)


def test_a_broken_bracket_behind_a_name() -> None:
    scan = numbered("甲[1-9]。冯十林等[1研究了此事。乙[11,12]。")
    assert targets(scan)[1] == [10]
    (problem,) = scan["problems"]
    said = "As this copy reads, the marker [1 is damaged; the text names 冯十林, who leads entry 10."
    assert (problem["rule"], problem["message"]) == ("citation-name-mismatch", said)


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("甲[1-12]。乙[14]。", "citation-beyond-list"),
        ("甲[1-12]。乙[7-3]。", "citation-range-reversed"),
        ("甲[1-12]。乙[3,3]。", "citation-duplicate"),
        ("甲[1-11]。", "reference-uncited"),
        ("甲[1]。乙[2]。丙[4]。丁[3]。戊[5]。己[6-12]。", "citation-order"),
        ("甲[1-12]。张一山等[]。张一山等[2]。", "citation-name-mismatch"),
    ],
)
def test_each_fault_alone(body: str, rule: str) -> None:
    scan = numbered(body)
    assert rules(scan) == {rule}
    for problem in scan["problems"]:
        assert problem["start"] < problem["end"]


def test_a_number_is_beyond_the_list_only_behind_its_last_number() -> None:
    numbers = [*range(1, 7), *range(8, 14)]
    listed = "\n".join(f"[{number}] {HAN[at]}. 论题{at}[J]. 学报, 2001." for at, number in enumerate(numbers))
    text = f"甲[1-6]。乙[8-12]。丙[13]。丁[14]。\n\n参考文献\n\n{listed}\n"
    scan = scan_manuscript(read_bytes(text.encode(), "paper.md"))
    found = [one for one in scan["problems"] if one["rule"] == "citation-beyond-list"]
    assert [text[one["start"] : one["end"]] for one in found] == ["[14]"]
    assert "entry 13" in found[0]["message"]


def beyond(body: str) -> list[tuple[str, str]]:
    paper = numbered(body)
    return [(body[one["start"] : one["end"]], one["message"]) for one in paper["problems"]
            if one["rule"] == "citation-beyond-list"]  # fmt: skip


def test_a_list_that_is_cut_short_is_one_finding() -> None:
    (span, message), *others = beyond("甲[1-12]。乙[13]。丙[14-15]。丁[13,16]。戊[17]。再说[14]。")
    assert (span, others) == ("[13]", [])
    assert "[13], [14-15], [13,16], [17], [14]" in message
    assert "entry 12" in message
    assert "17" in message
    many = "".join(f"说[{at}]。" for at in range(1, 60))
    assert len(beyond(many)) == 1, "however far the text goes on"


def test_numbers_beyond_the_list_out_of_sequence_are_findings_of_their_own() -> None:
    assert [span for span, _ in beyond("甲[1-12]。乙[14]。")] == ["[14]"]
    assert [span for span, _ in beyond("甲[1-12]。乙[13]。丙[25]。丁[35]。")] == ["[13]", "[25]", "[35]"]
    assert [span for span, _ in beyond("甲[1-5]。错[16]。乙[6-12]。丙[13]。丁[14]。戊[15]。")] == ["[16]", "[13]"]
    assert [span for span, _ in beyond("甲[1-5]。错[14]。乙[6-12]。丙[13]。丁[14]。戊[15]。")] == ["[14]", "[13]"]


def test_a_list_before_all_markers_is_not_theirs() -> None:
    entries = "".join(f"[{at}] 某人. 论{at}[J]. 学报, 2001, 1: 2.\n" for at in range(1, 4))
    text = f"前文之末。\n\n参考文献\n\n{entries}\n# 又一篇\n\n甲[2]。乙[5]。\n"
    assert "citation-beyond-list" not in rules(scan_manuscript(read_bytes(text.encode(), "p.md")))


def test_a_systematic_shift_is_one_finding() -> None:
    names = "".join(f"{HAN[at]}等[{at}]。" for at in range(3, 8))
    scan = numbered(f"甲[1-12]。{names}")
    assert rules(scan) == {"citation-shift"}
    assert len(scan["problems"]) == 1


def test_a_shift_takes_in_what_stands_between_and_beside_the_names() -> None:
    said = {4: "赵四湖等认为甲[5]。", 5: "钱五岭等认为乙[6]。", 8: "吴八峰等认为丙[9]。", 10: "冯十林等认为丁[11]。"}
    scan = numbered("己[1]庚[2]。" + "".join(said.get(at, f"辛[{at + 1}]。") for at in range(3, 13)))
    assert targets(scan) == [[at] for at in range(1, 13)]
    assert [(p["rule"], p["message"]) for p in scan["problems"]] == [
        ("citation-shift", "From here 10 markers show a number that is 1 too high: the names beside them lead other "
                           "entries.")]
    assert {one["by"] for one in scan["citations"][2:]} == {"author-name", "order"}


ENTRY = "Smith J, Doe A. On the measure of rivers and their banks[J]. Water, 2001, 3: 4-9."
REPORT = "National River Centre. Survey of the rivers of the north. Port City: National River Centre; 2001."


def duplicates(*entries: str) -> list[list[int]]:
    found = scan_manuscript(manuscript("A [1]. B [2]. C [3].", list(entries)))
    return [problem["references"] for problem in found["problems"] if problem["rule"] == "reference-duplicate"]


def test_entries_that_stand_twice_are_one_finding() -> None:
    assert duplicates(ENTRY, ENTRY.replace("2001", "2003"), ENTRY.lower().replace("smith", "simth")) == [[1, 2, 3]]


def test_another_year_or_volume_is_another_work_where_it_may_be() -> None:
    assert duplicates(REPORT, REPORT.replace("2001", "2003")) == [], "a body that reports year by year"
    assert duplicates(ENTRY.replace("2001", "2001a"), ENTRY.replace("2001", "2001b")) == []
    assert duplicates(ENTRY, ENTRY.replace("2001, 3: 4-9", "2003, 5: 14-19")) == []
    assert duplicates(ENTRY, ENTRY.replace("2001, 3:", "2001, Vol. 3:").replace("4-9", "4")) == [[1, 2]]


def test_keys_undefined_uncited_and_of_another_case() -> None:
    text = r"\cite{one,Two} \cite{three}"
    entries = tuple(
        ListEntry(at, key, 0, 0, "", identifier=key) for at, key in enumerate(["one", "two", "four", "one"], 1)
    )
    markers = (GivenMarker(0, 15, r"\cite{one,Two}", ("one", "Two")), GivenMarker(16, 28, r"\cite{three}", ("three",)))
    scan = scan_manuscript(Manuscript("m.tex", "latex", text, references=entries, markers=markers))
    assert targets(scan) == [[1, 2], []]
    assert {(p["rule"], *p["keys"]) for p in scan["problems"]} == {
        ("citation-undefined", "three"),
        ("key-case-mismatch", "Two"),
        ("reference-uncited", "four"),
        ("key-duplicate", "one"),
    }


def test_every_rule_is_worded_in_both_languages() -> None:
    assert len(MESSAGE) == 25
    assert all(english and chinese for english, chinese in MESSAGE.values())


def test_a_year_between_name_and_number() -> None:
    scan = numbered("甲[1-12]。李二海（2001）[2]认为。赵四湖（2003）[7]认为。王三川（1999）[3]认为。")
    assert [(p["rule"], p["message"]) for p in scan["problems"]] == [
        ("citation-name-mismatch", "The text names 赵四湖; as this copy reads, [7] is not a work of 赵四湖. "
                                   "Check the publisher's page."),
        ("citation-year-mismatch", "The text dates 王三川 1999; entry 3 is of 2002."),
    ]


def test_a_number_that_stands_twice_is_one_finding() -> None:
    listed = "\n".join(f"[{4 if at == 5 else at}] {HAN[at]}. 论题{at}[J]. 学报, 2001." for at in range(1, 9))
    scan = scan_manuscript(read_bytes(f"甲[1-4]。乙[5]。丙[6-8]。\n\n参考文献\n\n{listed}\n".encode(), "paper.md"))
    assert targets(scan) == [[1, 2, 3, 4], [5], [6, 7, 8]]
    assert [(p["rule"], p["message"]) for p in scan["problems"]] == [
        ("reference-number-gap", "The number 4 stands twice in the list.")]


def test_what_is_cited_before_all_others() -> None:
    scan = numbered("甲[3]乙[1]丙[2]丁[4]戊[5]己[6]庚[7]辛[8]壬[9]癸[10]。再[11]又[12]。")
    assert [p["message"] for p in scan["problems"]] == [
        "As this copy reads, entry 3 is first cited out of order, before all others."]


def test_a_key_twice_in_one_marker() -> None:
    entries = tuple(ListEntry(at, key, 0, 0, "", identifier=key) for at, key in enumerate(("a", "b"), 1))
    markers = (
        GivenMarker(0, 10, r"\cite{a,a}", ("a", "a")),
        GivenMarker(11, 30, "[@b, p. 3; @b, p. 5]", ("b", "b")),
        GivenMarker(31, 40, r"\cite{no}", ("no",)),
    )
    scan = scan_manuscript(Manuscript("m.tex", "latex", "x" * 40, references=entries, markers=markers))
    assert [(p["rule"], p["keys"]) for p in scan["problems"]] == [
        ("citation-duplicate", ["a"]), ("citation-undefined", ["no"])]  # fmt: skip
    assert [one["confidence"] for one in scan["citations"]] == [1.0, 1.0, 0.0]

"""Numbers that look like markers of the shape in which a paper cites, and cite nothing."""

from __future__ import annotations

import pytest

from tests.papers.test_scan import HAN, manuscript, numbered, targets
from toolkit.papers.citations import numbers_of
from toolkit.papers.find import find_citations
from toolkit.papers.manuscript import ListEntry, Manuscript, Span

ROUND = "此说见甲文 (1)。乙 (2)。"


@pytest.mark.parametrize(
    "decoy",
    [
        "结果表明：(3)甲高；(4)乙低。(5)丙平。",
        "The results were as follows: (3) one rose; (4) the other fell. (5) The third stayed.",
        "生态学报，2014，34（2）：247-257.",
        "Nutrients, 2018,10(9). Science 2001,294 (3), 804",
        "chiral SU(3) quark model",
        "由 eqn (3)-(4) 得",
    ],
)
def test_steps_and_issues_in_round_brackets_cite_nothing(decoy: str) -> None:
    assert targets(numbered(f"{ROUND}{decoy} 丙文 (3)。")) == [[1], [2], [3]]


@pytest.mark.parametrize(
    ("raised", "meant"),
    [
        ("$\\mathrm { P D } ^ { 2 - 4 }$ ", [2, 3, 4]),
        ("$\\mathrm { H P e V s } ^ { 1 0 , 1 2 }$ ", [10, 12]),
        ("$^ { 3 }$ ", [3]),
        ("$\\mathrm { M o } ^ { 5 + }$ ", None),
        ("$^ { 4 } \\mathrm { H e }$ ", None),
        ("$4 \\times 1 0 ^ { 5 }$ ", None),
        ("$3 \\mathrm { c m } ^ { 2 }$ ", None),
        ("$x ^ { 2 }$ ", None),
        ("$\\pi ^ { 0 }$ ", None),
        ("$^ { 3 \\mathrm { h } }$ ", None),
    ],
)
def test_raised_numbers_in_formulas(raised: str, meant: list[int] | None) -> None:
    body = f"甲 $^ {{ 1 }}$ 。乙 $^ {{ 2 }}$ 。丙{raised}。"
    assert targets(numbered(body)) == [[1], [2], *([meant] if meant else [])]


def test_raised_numbers_before_the_abstract_are_addresses() -> None:
    assert targets(numbered("张三¹，李四²\n\n摘要：如此。\n\n甲说¹，乙说³。")) == [[1], [3]]


def test_numbers_without_brackets_behind_abbreviations() -> None:
    body = "As shown before.1 Again by others,2 see Fig.3 and so on.4 It is said.3"
    assert targets(numbered(body)) == [[1], [2], [4], [3]]


def test_a_list_without_numbers_is_not_cited_in_bare_ones() -> None:
    text = "本文如下：如此 (1)，如此 (2)。\n\n" + "\n".join(f"{name}. 论文. 学报, 2001: 1." for name in HAN)
    start = text.index("张一山")
    entries = tuple(ListEntry(at, "", start, len(text), name) for at, name in enumerate(HAN, 1))
    bare = Manuscript("m.md", "text", text, "zh", references=entries, reference_list=Span(start, len(text)))
    assert not find_citations(bare).citations


def test_one_number_alone_is_a_power_unless_han_stands_before_it() -> None:
    assert targets(numbered("取 sin² 与 cos²。")) == []
    assert targets(numbered("全球报告显示²，如此。")) == [[2]]


def test_the_numbers_of_a_list_are_those_that_it_prints() -> None:
    paper = manuscript("甲。", HAN)
    assert numbers_of(paper) == range(1, 13)
    labelled = [ListEntry(at, str(at + 15), 0, 0, name) for at, name in enumerate(HAN, 1)]
    assert numbers_of(Manuscript("m", "text", "", references=tuple(labelled))) == range(16, 28)
    assert len(numbers_of(Manuscript("m", "text", ""))) == 0


def test_bare_numbers_of_which_some_stayed_raised() -> None:
    body = "As shown before.1 For the oxidation of propene² and others,3 it was so.4"
    assert targets(numbered(body)) == [[1], [2], [3], [4]]

"""A list as it is looked up: by year, by first letters, by any word of an entry."""

from __future__ import annotations

import pytest

from toolkit.papers.authoryear import author_year_works
from toolkit.papers.leads import look_all
from toolkit.papers.listed import Listed
from toolkit.papers.manuscript import ListEntry
from toolkit.papers.naming import says
from toolkit.papers.reading import read_bytes
from toolkit.papers.resolved import digit_lost

RAW = (
    "Smith, J., Doe-Jones, A. (2010a). On rain. Water, 1, 1-9.",
    "World Health Organization. 2010. Report on water.",
    "World Bank. 2011. Rain.",
    "王小明, 李四. 区域水文研究[J]. 水利学报, 2012, 3: 1-9.",
)
ENTRIES = tuple(ListEntry(at, "", 0, len(raw), raw) for at, raw in enumerate(RAW, 1))


@pytest.fixture
def listed() -> Listed:
    return Listed(ENTRIES, look_all(ENTRIES))


def test_entries_are_found_by_year_whatever_its_letter(listed: Listed) -> None:
    assert [lead.index for lead in listed.of_year("2010b")] == [1, 2]
    assert len(listed.of_year("")) == len(RAW)
    assert not listed.of_year("1999")


def test_entries_are_found_by_name_and_year(listed: Listed) -> None:
    assert [lead.index for lead in listed.dated("world", ("2011", "2010"))] == [3, 2]
    assert [lead.index for lead in listed.dated("smith", ("2010b",))] == [1]
    assert [lead.index for lead in listed.dated("world", ("",))] == [2, 3]
    assert not listed.dated("world", ("1999",))


def test_entries_are_found_by_their_first_letters(listed: Listed) -> None:
    assert [lead.index for lead in listed.beginning("worldhealth", "2010")] == [2]
    assert [lead.index for lead in listed.beginning("world", "")] == [3, 2]
    assert not list(listed.beginning("worldz", ""))


def test_entries_are_found_by_a_word_anywhere(listed: Listed) -> None:
    assert [lead.index for lead in listed.saying("Doe-Jones")] == [1]
    assert [lead.index for lead in listed.saying("World")] == [2, 3]
    assert not listed.saying("Worl")
    assert RAW[3] in listed.saying_han("李四光")
    assert not listed.saying_han("张三")


@pytest.mark.parametrize(
    ("name", "said"), [("Smith", True), ("Smit", False), ("mith", False), ("J.", True), ("区域水", True)]
)
def test_a_name_is_said_as_a_whole_word(name: str, said: bool) -> None:
    assert says("SmithS, Smith, J.王小明区域水文Smithson", name) is said


@pytest.mark.parametrize(("target", "left"), [(12, {1, 2}), (100, {10}), (10, {0, 1}), (7, set()), (112, {11, 12})])
def test_a_number_that_lost_a_digit(target: int, left: set[int]) -> None:
    assert digit_lost(target) == left


def test_works_are_not_sought_where_numbers_reach_as_much() -> None:
    text = "It rains (Smith et al., 2010a) and (World Bank, 2011).\n\n## References\n\n" + "\n\n".join(RAW)
    manuscript = read_bytes(text.encode(), "paper.md")
    leads = look_all(manuscript.references)
    assert [work.targets for work in author_year_works(manuscript, leads, 1)] == [(1,), (3,)]
    assert author_year_works(manuscript, leads, 2) == []

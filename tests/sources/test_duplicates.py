"""Which records are one work: what may differ, and what never may."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from toolkit.model import Name, Side, Source
from toolkit.sources.duplicates import find_duplicates
from toolkit.sources.duplicates.features import matching_form
from toolkit.sources.formats.opening import read_sources

LIBRARY = Path(__file__).parents[3] / "shared/gold/duplicates/tafenoquine.xml"
SIDE = Side("城市桥梁的养护与评估", authors=(Name("周", "远"), Name("何", "平")), container="水利学报")
ARTICLE = Source("a", "article", "zh", {"zh": SIDE}, "2020", "3", "1", "11-19", identifiers={"doi": "10.5555/slxb.1"})
BOOK = Source("b", "book", "zh", {"zh": Side("桥梁史", authors=(Name("周", "远"),), publisher="河海出版社")}, "2001")


def verdicts(*sources: Source) -> list[str]:
    return [group.verdict for group in find_duplicates(sources)]


def titled(source: Source, title: str, **changed: object) -> Source:
    return replace(source, key="other", sides={source.language: replace(source.own, title=title)}, **changed)


@pytest.mark.parametrize("title", [
    "城市橋樑的養護與評估", "城市桥梁的养护与评估.", "城 市 桥 梁 的 养护 与 评估", "《城市桥梁的养护与评估》",
    "城市桥粱的养护与评估", "城市桥梁的养护与评估[J]",
])
def test_what_only_looks_different_is_the_same(title: str) -> None:
    assert verdicts(ARTICLE, titled(ARTICLE, title, identifiers={})) == ["same"]


@pytest.mark.parametrize("title", ["桥梁年鉴 2019", "GB/T 5795—1986 桥梁编号"])
def test_a_title_with_a_blank_behind_every_character(title: str) -> None:
    bare = replace(BOOK, identifiers={})
    assert verdicts(titled(bare, title), titled(bare, " ".join(title))) == ["same"]
    assert verdicts(titled(bare, title), titled(bare, " ".join(title.replace("9", "8")))) == []


@pytest.mark.parametrize(("one", "other"), [
    ("桥梁史（上）", "桥梁史（下）"), ("桥梁史(一)", "桥梁史（二）"), ("桥梁史 第一卷", "桥梁史 第二卷"),
    ("桥梁史", "桥梁史续编"), ("桥梁史", "《桥梁史》勘误"), ("桥梁年鉴 2019", "桥梁年鉴 2020"),
    ("桥梁史", "桥梁史（下）"),
])
def test_parts_replies_and_years_are_works_of_their_own(one: str, other: str) -> None:
    for source in (ARTICLE, BOOK):
        bare = replace(source, identifiers={})
        assert "same" not in verdicts(titled(bare, one), titled(bare, other))


def test_other_hard_differences() -> None:
    chapter = replace(BOOK, key="c", type="incollection", pages="1-9")
    assert verdicts(BOOK, chapter) == []
    assert verdicts(replace(BOOK, edition="2"), replace(BOOK, key="c", edition="3")) == []
    assert verdicts(replace(BOOK, volume="1"), replace(BOOK, key="c", volume="2")) == []
    original = replace(BOOK, key="c", language="en", sides={"en": Side("A history of bridges")}, date="1990")
    translated = replace(BOOK, sides={"zh": replace(BOOK.own, translators=(Name("何", "平"),))})
    assert verdicts(translated, original) == []


@pytest.mark.parametrize("kind", ["standard", "report", "patent", "book"])
def test_numbers_of_standards_reports_and_series(kind: str) -> None:
    one = replace(BOOK, type=kind, number="GB/T 7714—2005")
    assert verdicts(one, replace(one, key="c", number="GB/T 7714-2015")) == []
    assert verdicts(one, replace(one, key="c", number="GB/T7714-2005")) == ["same"]
    assert verdicts(one, replace(one, key="c", number="7714")) == ["same"]


@pytest.mark.skipif(not LIBRARY.exists(), reason=f"{LIBRARY.name} is not here")
def test_a_library_in_which_a_person_marked_what_is_there_twice() -> None:
    captions = [record.findtext(".//caption/style") or "" for record in ElementTree.parse(LIBRARY).iter("record")]
    groups = find_duplicates(read_sources(LIBRARY.read_bytes(), LIBRARY.name).sources)
    grouped = {at for group in groups if group.verdict == "same" for at in group.members}
    assert grouped == {at for at, caption in enumerate(captions) if caption}


def test_empty_titles_are_equal_to_nothing() -> None:
    bare = Source("a", "article", date="2020")
    assert matching_form("——") == ""
    assert verdicts(bare, replace(bare, key="b")) == []


def test_the_other_language_is_a_counterpart() -> None:
    english = Side("Upkeep and rating of city bridges", authors=(Name("Zhou", "Yuan"), Name("He", "Ping")))
    other = replace(ARTICLE, key="e", language="en", sides={"en": english}, identifiers={})
    assert verdicts(ARTICLE, other) == ["counterpart"]
    assert verdicts(ARTICLE, replace(other, pages="30-39")) == []


def test_a_person_has_the_last_word() -> None:
    assert find_duplicates([ARTICLE, replace(ARTICLE, key="b")], [("a", "b")]) == ()


def test_what_tells_works_apart_is_not_bridged_by_a_third() -> None:
    first, second = titled(BOOK, "桥梁史", edition="2"), titled(BOOK, "桥梁史", edition="3")
    groups = find_duplicates([first, replace(BOOK, key="x"), second])
    assert not any({0, 2} <= set(group.members) for group in groups)

"""Styles: what GB/T 7714 asks for, on invented works; and the reference list of the paper itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import Corpus, Name, Side, Source, ToolkitError
from toolkit.sources.styles import STYLES, format_source
from toolkit.sources.styles.forms import Form
from toolkit.sources.styles.people import Manner, one_name, people

NUMERIC, PLAIN = "gbt7714-2015-numeric", "gbt7714-2015-plain"
ZH, EN = Manner("zh"), Manner("en")
SMALL = Form(capitals=False)
PAPER = Path(__file__).parents[2].parent / "shared" / "paper" / "wei2025.txt"

ANCHOR = Source(
    key="dan2019anchors",
    type="article",
    language="zh",
    sides={
        "zh": Side(
            title="论锚与链: 一则札记", authors=(Name("单", "于海"), Name("欧阳", "青")), container="航海(校园版)"
        ),
        "en": Side(
            title="On anchors and chains", authors=(Name("Shan", "Yuhai"), Name("Ouyang", "Q.")), container="Sea"
        ),
    },
    date="2019-05",
    volume="7",
    number="2",
    pages="3--9",
)
TIDE = Side(title="Tide tables", authors=(Name("Büren", "Jo-Ann M."),), publisher="Quay & Sons", location="Hull")


def english(type_: str, side: Side = TIDE, **rest: object) -> Source:
    return Source(key="x", type=type_, language="en", sides={"en": side}, **rest)  # type: ignore[arg-type]


def test_numeric_has_codes_capitals_and_both_halves() -> None:
    assert format_source(ANCHOR, NUMERIC).split("\n") == [
        "单于海, 欧阳青. 论锚与链: 一则札记[J]. 航海(校园版), 2019, 7(2): 3-9.",
        "SHAN Y H, OUYANG Q. On anchors and chains[J]. Sea, 2019, 7(2): 3-9. (in Chinese)",
    ]


def test_plain_has_neither() -> None:
    assert format_source(ANCHOR, PLAIN).split("\n") == [
        "单于海, 欧阳青. 论锚与链: 一则札记. 航海(校园版), 2019, 7(2): 3-9.",
        "Shan Y H, Ouyang Q. On anchors and chains. Sea, 2019, 7(2): 3-9. (in Chinese)",
    ]


def test_one_language_alone() -> None:
    assert format_source(ANCHOR, PLAIN, bilingual=False) == format_source(ANCHOR, PLAIN).split("\n")[0]


def test_half_without_title_is_no_half() -> None:
    source = Source(key="x", type="book", language="zh", sides={"zh": Side(title="潮"), "en": Side(location="Hull")})
    assert format_source(source, NUMERIC) == "潮[M]."


def test_translated_title_of_an_english_work_is_not_called_chinese() -> None:
    sides = {"en": Side(title="Tide Act"), "zh": Side(title="潮汐法")}
    source = Source(key="x", type="legislation", language="en", sides=sides, date="1999-01-31", number="No 4")
    assert format_source(source, NUMERIC) == "Tide Act: No 4[A]. 1999-01-31.\n潮汐法: No 4[A]. 1999-01-31."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (english("book", date="2001"), "BÜREN J A M. Tide tables[M]. Hull: Quay & Sons, 2001."),
        (english("book", date="2001", edition="2"), "BÜREN J A M. Tide tables[M]. 2nd ed. Hull: Quay & Sons, 2001."),
        (english("book", date="2001", edition="1"), "BÜREN J A M. Tide tables[M]. Hull: Quay & Sons, 2001."),
        (english("book", edition="12", volume="3"), "BÜREN J A M. Tide tables: Vol. 3[M]. 12th ed. Hull: Quay & Sons."),
        (english("thesis", date="2001"), "BÜREN J A M. Tide tables[D]. Hull: Quay & Sons, 2001."),
        (english("report", date="2001", number="R 7"), "BÜREN J A M. Tide tables: R 7[R]. Hull: Quay & Sons, 2001."),
        (english("standard", date="2001", number="S 7"), "BÜREN J A M. Tide tables: S 7[S]. Hull: Quay & Sons, 2001."),
        (english("patent", date="2001-02-03", number="P7"), "BÜREN J A M. Tide tables: P7[P]. 2001-02-03."),
        (english("misc", date="2001-02-03"), "BÜREN J A M. Tide tables[Z]. Hull: Quay & Sons, 2001-02-03."),
        (english("unheard-of", date="2001"), "BÜREN J A M. Tide tables[Z]. Hull: Quay & Sons, 2001."),
    ],
)
def test_each_type_has_its_code_and_its_parts(source: Source, text: str) -> None:
    assert format_source(source, NUMERIC) == text


def test_part_of_a_book_names_the_book_after_two_strokes() -> None:
    side = Side(
        title="潮",
        authors=(Name("盖", "一"),),
        editors=(Name("查", "二"),),
        container="海",
        location="沪",
        publisher="岸社",
    )
    source = Source(key="x", type="incollection", language="zh", sides={"zh": side}, date="2001", volume="3", pages="4")
    assert format_source(source, NUMERIC) == "盖一. 潮[M]// 查二. 海: 第 3 卷. 沪: 岸社, 2001: 4."
    talk = Source(key="x", type="inproceedings", language="zh", sides={"zh": side}, date="2001")
    assert format_source(talk, NUMERIC) == "盖一. 潮[C]// 查二. 海. 沪: 岸社, 2001."


def test_editors_stand_for_missing_authors_and_translators_follow_the_title() -> None:
    side = Side(title="海", editors=(Name("查", "二"),), translators=(Name("曾", "三"),), publisher="岸社")
    source = Source(key="x", type="book", language="zh", sides={"zh": side}, date="2001", edition="2")
    assert format_source(source, NUMERIC) == "查二. 海[M]. 曾三, 译. 2 版. 岸社, 2001."


def test_newspaper_has_its_day_and_page() -> None:
    paper = Source(
        key="x",
        type="article",
        language="zh",
        sides={"zh": Side(title="潮", container="港报")},
        date="2001-02-03",
        pages="4",
        fields={"entrysubtype": "newspaper"},
    )
    assert format_source(paper, NUMERIC) == "潮[N]. 港报, 2001-02-03(4)."


def test_web_page_has_dates_and_address() -> None:
    page = english(
        "online",
        Side(title="Tides"),
        date="2001-02-03",
        identifiers={"url": "https://example.org/t", "urldate": "2002-03-04"},
    )
    assert format_source(page, NUMERIC) == "Tides[EB/OL]. (2001-02-03)[2002-03-04]. https://example.org/t."
    assert format_source(page, PLAIN) == "Tides. (2001-02-03)[2002-03-04]. https://example.org/t."


def test_doi_is_not_said_twice() -> None:
    ids = {"url": "https://example.org/10.1/AB", "doi": "10.1/ab"}
    assert (
        format_source(english("book", Side(title="T"), identifiers=ids), NUMERIC)
        == "T[M/OL]. https://example.org/10.1/AB."
    )
    assert (
        format_source(english("book", Side(title="T"), identifiers={"doi": "10.1/ab"}), NUMERIC)
        == "T[M/OL]. DOI:10.1/ab."
    )


def test_issue_without_volume_and_article_without_pages() -> None:
    side = Side(title="T", container="Sea")
    issue = english("article", side, date="2001", number="4", pages="5–6")
    assert format_source(issue, NUMERIC) == "T[J]. Sea, 2001(4): 5-6."
    assert format_source(issue, PLAIN) == "T. Sea, 2001, (4): 5-6."
    early = english("article", side, date="2001", identifiers={"doi": "10.1/ab"})
    assert format_source(early, PLAIN) == "T. Sea, 2001, doi: 10.1/ab."
    assert format_source(early, NUMERIC) == "T[J/OL]. Sea, 2001. DOI:10.1/ab."


def test_title_that_ends_in_a_question_mark_gets_no_point() -> None:
    assert (
        format_source(english("book", Side(title="Tides?", publisher="Quay"), date="2001"), PLAIN)
        == "Tides? Quay, 2001."
    )


def test_four_authors_are_three_and_others_in_each_language() -> None:
    han, latin = [Name(f, "一") for f in "单仇解查"], [Name(f, "Y.") for f in ("Shan", "Qiu", "Xie", "Zha")]
    assert people(han, False, ZH) == "单一, 仇一, 解一, 等"
    assert people(latin, False, EN) == "SHAN Y, QIU Y, XIE Y, et al"
    assert people(han[:3], True, ZH) == "单一, 仇一, 解一, 等"
    assert people(latin[:3], False, Manner("en", SMALL)) == "Shan Y, Qiu Y, Xie Y"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (Name("方", "一"), "方一"),
        (Name("Waals", "Johannes D.", particle="van der"), "VAN DER WAALS J D"),
        (Name("King", "M. L.", suffix="Jr"), "KING M L, Jr"),
        (Name("Smith", "John Adam"), "SMITH J A"),
        (Name("Wei", "Yuanyuan"), "WEI Y"),
        (Name("Кочетов", "А. Я."), "Кочетов А Я"),
        (Name(literal="Harbour Board of Hull"), "Harbour Board of Hull"),
        (Name(literal="港务局"), "港务局"),
    ],
)
def test_names(name: Name, text: str) -> None:
    assert one_name(name, EN) == text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("Yuanyuan", "Wei Y Y"),
        ("Yinan", "Wei Y N"),
        ("Xu-dong", "Wei X D"),
        ("Ning", "Wei N"),
        ("Y. Y.", "Wei Y Y"),
        ("Peter", "Wei P"),
    ],
)
def test_pinyin_of_a_chinese_work_has_an_initial_for_each_character(given: str, text: str) -> None:
    assert one_name(Name("Wei", given), Manner("en", SMALL, syllabic=True)) == text


def test_unknown_style_is_an_impossible_request() -> None:
    with pytest.raises(ToolkitError, match="gbt7714-2015-plain"):
        format_source(ANCHOR, "no-such-style")


@given(st.sampled_from(sorted(STYLES)), st.text(), st.text(), st.sampled_from(["article", "online", "inbook", "x"]))
def test_any_text_gives_one_line_of_each_half(style: str, title: str, name: str, type_: str) -> None:
    side = Side(title=" ".join(title.split()), authors=(Name(" ".join(name.split()), "Ab"),))
    source = Source(key="x", type=type_, language="zh", sides={"zh": side, "en": Side(title="T")})
    assert len(format_source(source, style).splitlines()) == 2
    assert side.title in format_source(source, style)


@pytest.mark.skipif(not PAPER.is_file(), reason="needs ../shared/paper/wei2025.txt")
def test_plain_style_is_the_list_of_the_paper(wei: Corpus) -> None:
    from benchmarks.cite import fold, printed

    keys = wei.papers["wei2025"].references
    there = dict(zip(keys, map(fold, printed(PAPER.read_text(encoding="utf-8"))), strict=True))
    ours = {key: fold(format_source(wei.sources[key], PLAIN)) for key in keys}
    # this copy prints a point after one closing question mark and none after another: no rule gives both
    assert {key for key in keys if ours[key] != there[key]} == {"keohane1998international"}
    assert ours["keohane1998international"] == there["keohane1998international"].replace("?.", "?")

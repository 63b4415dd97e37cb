"""Traps of real exports, one small record each: what the file says oddly, and what the record must say."""

from __future__ import annotations

import pytest

from toolkit.model import Name, Source
from toolkit.sources.formats import READERS, WRITERS
from toolkit.sources.formats.cslitem import item_of
from toolkit.text.names import display

NET = "{Reference Type}: %s\n{Title}: 甲乙丙\n"


def one(form: str, text: str) -> Source:
    (source,) = [record for record in READERS[form](text.encode(), "x") if isinstance(record, Source)]
    return source


def names(source: Source, language: str = "zh") -> list[str]:
    return [display(name, "zh") for name in source.sides[language].authors]


@pytest.mark.parametrize(("form", "text"), [
    ("cnki-refworks", "RT Journal Article\nA1 薛甲一;刘乙;欧阳丙丁;\nT1 甲\n"),
    ("cnki-refworks", "RT Journal Article\nA1薛甲一;;刘乙;;欧阳丙丁;;\nT1 甲\n"),
    ("cnki-refer", "%0 Journal Article\n%A 薛甲一\n%A 刘乙\n%A 欧阳丙丁\n%T 甲\n"),
    ("cnki-refer", "%0 Journal Article\n%A 薛甲一;刘乙;欧阳丙丁;\n%T 甲\n"),
    ("cnki-estudy", "SrcDatabase-来源库: 期刊\nTitle-题名: 甲\nAuthor-作者: 薛甲一;刘乙;欧阳丙丁;\n"),
    ("cnki-estudy", "SrcDatabase-来源库:期刊\nTitle-题名:甲\nAuthor-作者:薛甲一；刘乙；欧阳丙丁\n"),
    ("noteexpress", NET % "Journal Article" + "{Author}: 薛甲一\n{Author}: 刘乙;欧阳丙丁;\n"),
    ("noteexpress", "\u00a0{Reference\u00a0Type}:\u00a0Book\n{Title}: 甲\n{Author}:\u00a0薛甲一;刘乙;欧阳丙丁\n"),
    ("ris", "TY  - JOUR\nTI  - 甲\nAU  - 薛甲一;刘乙;欧阳丙丁;\nER  - \n"),
    ("ris", "TY  - JOUR\nTI  - 甲\nAU  - ['薛甲一', '刘乙', '欧阳丙丁']\nER  - \n"),
    ("ris", "TY  - JOUR\nTI  - 甲\nAU  - 薛甲一，刘乙，欧阳丙丁\nER  - \n"),
    ("cssci", "【来源篇名】甲\n【来源作者】薛甲一/刘乙/欧阳丙丁\n"),
])  # fmt: skip
def test_authors_however_joined(form: str, text: str) -> None:
    assert one(form, text).own.authors == (Name("薛", "甲一"), Name("刘", "乙"), Name("欧阳", "丙丁"))


@pytest.mark.parametrize(("written", "shown"), [
    ("[美]约翰·史密斯", "[美]约翰·史密斯"), ("(明)王某", "(明)王某"), ("（清）纪某某", "（清）纪某某"),
    ("[英] 斯密", "[英] 斯密"), ("买买提·艾力", "买买提·艾力"),
])  # fmt: skip
def test_marks_before_names_stay(written: str, shown: str) -> None:
    assert names(one("ris", f"TY  - BOOK\nTI  - 甲\nAU  - {written}\nER  - \n")) == [shown]
    assert names(one("noteexpress", NET % "Book" + f"{{Author}}: {written};\n")) == [shown]


@pytest.mark.parametrize(("form", "text"), [
    ("noteexpress", NET % "Journal Article" + "{Abstract}: <正>甲乙。\n{Pages}: 35-38+80\n{Issue}: S1\n"),
    ("cnki-refer", "%0 Journal Article\n%T 甲乙丙\n%X <正> 甲乙。\n%P 35-38+80\n%N S1\n"),
    ("cnki-refworks", "RT Journal Article\nT1 甲乙丙\nAB &lt;正&gt;甲乙。\nOP 35-38+80\nIS S1\n"),
    ("ris", "TY  - JOUR\nTI  - 甲乙丙\nAB  - <正>甲乙。\nSP  - 35-38+80\nIS  - S1\nER  - \n"),
    ("cnki-estudy", "SrcDatabase-来源库: 期刊\nTitle-题名: 甲乙丙\nSummary-摘要: <正>甲乙。\n"
                    "Page-页码: 35-38+80\nPeriod-期: S1\n"),
])  # fmt: skip
def test_abstracts_pages_and_issues(form: str, text: str) -> None:
    source = one(form, text)
    assert (source.fields["abstract"], source.pages, source.number) == ("甲乙。", "35-38+80", "S1")


@pytest.mark.parametrize(("marked", "said"), [
    ("CD4~+ T细胞", "CD4⁺ T细胞"), ("IC_(50)值", "IC₅₀值"), ("~(13)C标记", "¹³C标记"), ("Ca~(2+)", "Ca²⁺"),
    ("3~5岁儿童", "3~5岁儿童"), ("A_(max)", "A_(max)"),
])  # fmt: skip
def test_raised_and_lowered(marked: str, said: str) -> None:
    assert one("cnki-refer", f"%0 Journal Article\n%T {marked}\n").own.title == said
    assert item_of(one("noteexpress", NET % "Book" + f"{{Abstract}}: {marked}\n"))["abstract"] == said


@pytest.mark.parametrize("form", ["ris", "noteexpress", "cnki-refer"])
@pytest.mark.parametrize(("written", "identifiers"), [
    ("CNKI:CDMD:2.1021.000001", {"cnki": "CNKI:CDMD:2.1021.000001"}), ("10.1000/甲a1", {"doi": "10.1000/甲a1"}),
    ("10.1000／j.issn.1672－187X", {"doi": "10.1000/j.issn.1672-187X"}), ("doi:10.1000/a.", {"doi": "10.1000/a"}),
])  # fmt: skip
def test_what_stands_in_the_field_for_the_doi(form: str, written: str, identifiers: dict[str, str]) -> None:
    texts = {"ris": "TY  - JOUR\nTI  - 甲\nDO  - %s\nER  - \n", "noteexpress": NET % "Journal Article" + "{DOI}: %s\n",
             "cnki-refer": "%%0 Journal Article\n%%T 甲\n%%R %s\n"}  # fmt: skip
    assert one(form, texts[form] % written).identifiers == identifiers


@pytest.mark.parametrize(("written", "identifiers"), [
    ("1002-4897", {"issn": "1002-4897"}), ("978-7-111-00000-1", {"isbn": "978-7-111-00000-1"}),
    ("7-5000-0000-4", {"isbn": "7-5000-0000-4"}), ("10024897", {"issn": "1002-4897"}),
    ("1532-1827 (Electronic) 0007-0920 (Linking)", {"issn": "1532-1827 0007-0920"}),
])  # fmt: skip
def test_one_field_for_isbn_and_issn(written: str, identifiers: dict[str, str]) -> None:
    assert one("noteexpress", NET % "Book" + f"{{ISBN/ISSN}}: {written}\n").identifiers == identifiers
    assert one("ris", f"TY  - JOUR\nTI  - A\nSN  - {written}\nER  - \n").identifiers == identifiers


def test_years_with_words_stay_whole() -> None:
    assert one("noteexpress", NET % "Book" + "{Year}: 1865（清同治四年）\n").date == "1865（清同治四年）"
    assert one("ris", "TY  - BOOK\nTI  - 甲\nPY  - 1865（清同治四年）\nER  - \n").year == 1865


def test_pinyin_takes_its_order_from_the_chinese_name() -> None:
    text = "{Author}: 蒋玲;陈凤\n{Translated Title}: On A\n{Translated Author}: Jiang Ling; Feng CHEN\n"
    assert one("noteexpress", NET % "Book" + text).sides["en"].authors == (Name("Jiang", "Ling"), Name("Chen", "Feng"))


def test_numbers_that_cnki_puts_wherever_there_is_room() -> None:
    standard = one("noteexpress", NET % "Standard" + "{ISBN/ISSN}: GB/T 1234.1-1996\n{SrcDatabase}: 国家标准\n")
    assert (standard.number, standard.identifiers) == ("GB/T 1234.1-1996", {})
    patent = one("noteexpress", NET % "Patent" + "{Type of Work}: CN100000000A\n{Notes}: CN100000000A\n")
    assert (patent.number, "note" in patent.fields) == ("CN100000000A", False)
    yearbook = one("noteexpress", NET % "Standard" + "{SrcDatabase}: 统计年鉴\n{Keywords}: 甲,capita,乙,\n")
    assert (yearbook.type, yearbook.keywords) == ("incollection", ("甲", "capita", "乙"))
    article = one("noteexpress", NET % "Journal Article" + "{Notes}: 11-1234/U\n")
    assert article.fields == {"cn": "11-1234/U"}


def test_a_title_in_a_language_that_nobody_names_is_no_chinese_one() -> None:
    source = one("nbib", "PMID- 1\nTI  - On things\nTT  - Sobre coisas\nLA  - eng\n")
    assert (list(source.sides), source.fields["original-title"]) == (["en"], "Sobre coisas")


def test_editions_and_volumes_of_reference_manager() -> None:
    book = one("ris", "TY  - BOOK\nTI  - A\nVL  - 2nd\nIS  - 3\nER  - \n")
    assert (book.edition, book.volume) == ("2nd", "3")
    chapter = one("ris", "TY  - CHAP\nTI  - A\nVL  - 2nd\nN1  - Volume ID: 3\nN1  - Editor: Roe, Jo\nER  - \n")
    assert (chapter.edition, chapter.volume, chapter.own.editors) == ("2nd", "3", (Name("Roe", "Jo"),))


CONFERENCE = """TY  - CONF
AU  - Roe, Jo
ED  - Doe, Di
TI  - On things
T2  - Conference on Things
C3  - Proceedings on Things
C1  - Town
CY  - City
SP  - 1-4
ER  -
"""
SERIES = """TY  - BOOK
AU  - Roe, Jo
A2  - Series, Ed
A3  - Book, Ed
TI  - Things
T2  - Books on Things
SP  - 400
ER  -
"""


def test_conferences_and_series_of_endnote_come_and_go() -> None:
    for text in (CONFERENCE, SERIES):
        source = one("ris", text)
        again = one("ris", WRITERS["ris"]([source]).decode())
        assert (again.sides, again.fields) == (source.sides, source.fields)
    paper, book = one("ris", CONFERENCE), one("ris", SERIES)
    assert (paper.own.container, paper.own.location) == ("Proceedings on Things", "Town")
    assert (paper.fields["eventtitle"], paper.fields["venue"]) == ("Conference on Things", "City")
    assert (book.own.editors, book.fields["collection-editor"]) == ((Name("Book", "Ed"),), "Series, Ed")
    assert (book.own.series, book.fields["pagetotal"], book.pages) == ("Books on Things", "400", "")
    edited = one("ris", "TY  - EDBOOK\nAU  - Roe, Jo\nTI  - A\nER  - \n")
    assert (edited.own.authors, edited.own.editors) == ((), (Name("Roe", "Jo"),))
    report = one("ris", "TY  - RPRT\nTI  - A\nSN  - TR-2001-1\nER  - \n")
    assert (report.number, report.identifiers) == ("TR-2001-1", {})


def test_journals_of_mathscinet_and_places_of_the_acm() -> None:
    article = one("bibtex", "@article{a, title={A}, JOURNAL={Ex. J.}, FJOURNAL={The Example Journal}}")
    assert (article.own.container, article.fields["journal"]) == ("The Example Journal", "Ex. J.")
    paper = one("bibtex", "@inproceedings{a, title={A}, location={Town}, address={City}}")
    assert (paper.own.location, paper.fields["location"]) == ("City", "Town")


def test_an_abstract_in_each_language() -> None:
    text = """{"doi": "10.1/a", "types": {"resourceTypeGeneral": "Text"}, "language": "zh", "titles": [{"title": "甲"}],
      "sizes": ["33–52 Pages"], "container": {"firstPage": "No 1"}, "publicationYear": 2018, "descriptions": [
      {"description": "In English", "descriptionType": "Abstract", "lang": "en"},
      {"description": "中文", "descriptionType": "Abstract", "lang": "zh"}]}"""
    source = one("datacite", text)
    assert (source.fields["abstract"], source.fields["abstract_en"], source.pages) == ("中文", "In English", "33-52")


def test_the_title_of_an_article_in_its_own_language_is_the_works() -> None:
    text = "PMID- 1\nTI  - [On things].\nTT  - %s\nLA  - %s\nAU  - Roe J\n"
    for own, code, language in (("Über Dinge", "ger", "de"), ("论物", "chi", "zh")):
        source = one("nbib", text % (own, code))
        titles = {each: side.title for each, side in source.sides.items()}
        assert (source.language, titles) == (language, {language: own, "en": "On things"})
    alone = one("nbib", "PMID- 1\nTI  - [On things].\nLA  - chi\n")
    assert (alone.language, alone.own.title, alone.fields["origlanguage"]) == ("en", "On things", "chi")

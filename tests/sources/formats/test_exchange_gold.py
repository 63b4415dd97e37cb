"""Real exports of other programs: every record is read, and says what the .bib beside it says."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

import pytest

from tests.conftest import REPO
from toolkit.model import Source
from toolkit.sources.formats import READERS, WRITERS
from toolkit.sources.formats.bibvalues import shown
from toolkit.sources.formats.opening import read_sources

GOLD = REPO.parent / "shared" / "gold"
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="conformance: the real data of ../shared/gold is absent")

COUNTS = {
    "mrhelper/demo_cnki_202101.txt": ("cnki-estudy", 20), "mrhelper/demo_wanfang_202101.NET": ("noteexpress", 20),
    "mrhelper/demo_pubmed_202101.nbib": ("nbib", 10), "mrhelper/demo_wos_202101.txt": ("wos", 10),
    "histcite/tests/testdata/LY_20230630122752.txt": ("cssci", 318),
    "histcite/tests/testdata/savedrecs.txt": ("wos", 300), "cnki2bib/ChineseColon.net": ("noteexpress", 1),
    "cnki2bib/Classic5Test.net": ("noteexpress", 5), "cnki2bib/CoverAllTest15Entries.net": ("noteexpress", 15),
    "reflib/blue-light.nbib": ("nbib", 80), "reflib/blue-light.json": ("csl-json", 102),
}  # fmt: skip
PAIRS = [
    ("cnki2bib/ChineseColon.net", "cnki2bib/title/ChineseColon.bib"),
    ("cnki2bib/Classic5Test.net", "cnki2bib/title/Classic5Test.bib"),
    ("cnki2bib/CoverAllTest15Entries.net", "cnki2bib/title/CoverAllTest15Entries.bib"),
    *((f"jabref/{name}", f"jabref/{name.rpartition('.')[0]}.bib") for name in (
        "EndnoteXmlImporterTestLabelAndMultiTitle.xml", "EndnoteXmlImporterTest_WithoutUrlStyle.xml",
        "MedlineImporterTestArticleID.xml", "MedlineImporterTestMeshHeadingList.xml", "MedlineImporterTestNbib.xml",
        "MedlinePlainImporterTestCompleteEntry.txt", "NbibImporterTest.nbib", "RisImporterTest4b.ris",
        "RisImporterTest4c.ris", "RisImporterTest5b.ris", "RisImporterTestDate1.2.ris", "RisImporterTestScopus.ris",
        "RisImporterTestWithEmptyER.ris")),
]  # fmt: skip
_PUBMED = {"url": "the address of a PMID is no field of the file"}
OTHERWISE = {
    "ChineseColon.net": {"authors": "the .bib has only the last of two"},
    "EndnoteXmlImporterTestLabelAndMultiTitle.xml": {"container": "the second title of a book is its series"},
    "MedlineImporterTestArticleID.xml": _PUBMED | {"authors": "a team is one name"},
    "MedlineImporterTestNbib.xml": _PUBMED,
    "MedlinePlainImporterTestCompleteEntry.txt": {"pages": "454-81 are pages 454-481"},
    "NbibImporterTest.nbib": {"authors": "a corporate author is an author", "abstract": "text goes on"},
    "RisImporterTestDate1.2.ris": {"container": "the full title of the journal, not the short one"},
    "RisImporterTestWithEmptyER.ris": {"container": "the full title of the journal, not the short one"},
}
"""Fields in which the .bib says something else, and why the record is right."""


def norm(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@needs_gold
@pytest.mark.parametrize("name", COUNTS)
def test_every_record_is_read(name: str) -> None:
    opened = read_sources(GOLD / "exports" / name)
    assert (opened.format, len(opened.sources)) == COUNTS[name]
    assert not [problem for problem in opened.problems if problem.level != "info"]
    assert all(source.own.title for source in opened.sources)


@needs_gold
def test_wanfang_is_bilingual() -> None:
    sources = read_sources(GOLD / "exports" / "mrhelper" / "demo_wanfang_202101.NET").sources
    assert all({"zh", "en"} <= set(source.sides) for source in sources)


@needs_gold
@pytest.mark.parametrize("form", ["ris", "csl-json", "csl-yaml", "noteexpress", "endnote-xml", "biblatex"])
def test_wanfang_keeps_both_languages(form: str) -> None:
    sources = read_sources(GOLD / "exports" / "mrhelper" / "demo_wanfang_202101.NET").sources
    again = [record for record in READERS[form](WRITERS[form](sources), "x") if isinstance(record, Source)]
    assert len(again) == len(sources)
    for old, new in zip(sources, again, strict=True):
        for language in ("zh", "en"):
            for attribute in ("title", "authors", "container"):
                assert getattr(new.sides[language], attribute) == getattr(old.sides[language], attribute)


@needs_gold
@pytest.mark.parametrize(("export", "bib"), PAIRS)
def test_pairs_say_the_same(export: str, bib: str) -> None:
    sources = read_sources(GOLD / "exports" / export).sources
    expected = [entry for entry in read_sources(GOLD / "exports" / bib).sources if entry.own.title]
    by_title = {norm(source.own.title): source for source in sources}
    assert len(sources) == len(expected)
    for entry in expected:
        source = by_title[norm(entry.own.title)]
        known = OTHERWISE.get(export.partition("/")[2], {})
        fields = {name: (ours, theirs) for name, ours, theirs in compared(source, entry) if theirs not in ("", "null")}
        assert {name: pair for name, pair in fields.items() if pair[0] != pair[1] and name not in known} == {}


def compared(source: Source, entry: Source) -> Iterator[tuple[str, str, str]]:
    """Yield each field of a record beside that of the .bib, in the form in which they must be equal."""
    for name in ("volume", "number", "edition"):
        yield name, norm(getattr(source, name)).lstrip("0"), norm(getattr(entry, name)).lstrip("0")
    for name in ("container", "publisher", "title"):
        yield name, norm(getattr(source.own, name)), norm(getattr(entry.own, name))
    for name in ("doi", "pmid", "pmcid", "url"):
        yield name, norm(source.identifiers.get(name, "")), norm(entry.identifiers.get(name, ""))
    yield "year", str(source.year or ""), str(entry.year or "")
    yield "pages", norm(source.pages), norm(entry.pages)
    yield "authors", people(source), people(entry)
    yield "abstract", abstract(source), abstract(entry)


def people(source: Source) -> str:
    return "|".join(norm(name.family + name.literal) for name in source.own.authors)


def abstract(source: Source) -> str:
    return norm(shown(source.fields.get("abstract", ""))).removeprefix("abstractbr").removeprefix("正")


@needs_gold
@pytest.mark.parametrize("name", ["RIS", "MEDLINEnbib", "PubMed_XML", "Web_of_Science_Tagged", "CNKI_Refer__CN",
                                  "CNKI_RefWorks__CN", "Endnote_XML", "OpenAlex_JSON", "Datacite_JSON",
                                  "Crossref_Unixref_XML", "RefWorks_Tagged", "ReferBibIX"])  # fmt: skip
def test_items_of_another_manager(name: str) -> None:
    forms = {"RIS": "ris", "MEDLINEnbib": "nbib", "PubMed_XML": "pubmed-xml", "Web_of_Science_Tagged": "wos",
             "CNKI_Refer__CN": "cnki-refer", "CNKI_RefWorks__CN": "cnki-refworks", "Endnote_XML": "endnote-xml",
             "OpenAlex_JSON": "openalex", "Datacite_JSON": "datacite", "Crossref_Unixref_XML": "crossref-xml",
             "RefWorks_Tagged": "refworks", "ReferBibIX": "endnote"}  # fmt: skip
    cases = json.loads((GOLD / "imports" / f"{name}.json").read_text("utf-8"))["cases"]
    for case in cases:
        opened = read_sources(case["input"].encode(), "x", forms[name])
        assert len(opened.sources) == len(case["items"])
        titles = [norm(re.sub("<[^>]+>", "", item.get("title") or "")) for item in case["items"]]
        for source, title in zip(opened.sources, titles, strict=True):
            assert not title or norm(source.own.title) == title

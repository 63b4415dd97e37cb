"""Formats in and out: what is read is written and read again; traps of real exports; sniffing and encodings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.conftest import Run
from toolkit.errors import ToolkitError
from toolkit.model import Name, Place, Problem, Side, Source
from toolkit.sources.formats import READERS, SNIFFERS, WRITERS
from toolkit.sources.formats.bilingual import Convention, joined, parted
from toolkit.sources.formats.csl import source_of
from toolkit.sources.formats.cslitem import item_of
from toolkit.sources.formats.mathtext import plain_math
from toolkit.sources.formats.opening import read_sources, sniff

EXCHANGE = Path(__file__).parent / "exchange"
FIXTURES = sorted(path for path in EXCHANGE.iterdir() if path.is_file())
TEXT = st.text(st.sampled_from("数据主权学 ABcd%&{}_$#\\~1-"), max_size=12).map(lambda text: " ".join(text.split()))


def placeless(sources: list[Source]) -> list[Source]:
    return [replace(source, place=Place("")) for source in sources]


def sources_of(data: bytes, form: str) -> list[Source]:
    return [record for record in READERS[form](data, "x") if isinstance(record, Source)]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_what_is_read_is_written_and_read_again(path: Path) -> None:
    opened = read_sources(path)
    assert opened.sources
    if opened.format in WRITERS:
        again = sources_of(WRITERS[opened.format](opened.sources), opened.format)
        assert placeless(again) == placeless(opened.sources)


@pytest.mark.parametrize("form", ["ris", "csl-json", "noteexpress"])
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_both_languages_come_back(path: Path, form: str) -> None:
    for source in read_sources(path).sources:
        (again,) = sources_of(WRITERS[form]([source]), form)
        for language, side in source.sides.items():
            for attribute in ("authors", "container", "publisher"):
                assert getattr(again.sides[language], attribute) == getattr(side, attribute), (source.key, attribute)
            assert whole_title(again.sides[language]) == whole_title(side)


def whole_title(side: Side) -> str:
    return f"{side.title}: {side.subtitle}" if side.subtitle else side.title


def test_traps_of_ris() -> None:
    opened = read_sources(EXCHANGE / "traps.ris")
    first, book, report = opened.sources
    assert opened.format == "ris"
    assert first.own.authors == (Name("张", "三"), Name("李", "四"), Name("[美]约翰·史密斯"))
    assert first.sides["en"].authors == (Name("Zhang", "San"), Name("Li", "Si"))
    assert first.sides["en"].container == "International Forum"
    assert (first.pages, first.number, first.date) == ("35-38+80", "S1", "2021-01-15")
    assert first.identifiers == {"issn": "1002-4897", "cnki": "CNKI:CDMD:2.1021.000001"}
    assert first.fields["abstract"].startswith("研究")
    assert first.fields["ris-c1"] == "某大学"
    assert book.own.authors == (Name("Smith", "Anna"), Name("Cruz", "Juan", "de la"))
    assert (book.date, book.identifiers["isbn"]) == ("1865（清同治四年）", "978-7-111-00000-1")
    assert report.own.authors == (Name(literal="World Example Organization"),)


def test_traps_of_noteexpress() -> None:
    article, thesis = read_sources(EXCHANGE / "traps.net").sources
    assert article.own.authors == (Name("欧阳", "明"), Name("王", "五"))
    assert article.sides["en"] == Side(
        title="The limits of data sovereignty", authors=(Name("Ouyang", "Ming"), Name("Wang", "Wu")),
        container="Journal of Examples",
    )  # fmt: skip
    assert article.keywords == ("数据", "主权")
    assert (thesis.type, thesis.own.publisher) == ("thesis", "某某大学")


def test_a_broken_item_costs_only_itself() -> None:
    opened = read_sources(EXCHANGE / "traps.json")
    assert [source.key for source in opened.sources] == ["a", "b", "c"]
    assert [(problem.rule, problem.place.line) for problem in opened.problems] == [("import-unreadable", 6)]


def test_an_original_of_a_translated_book_is_another_work() -> None:
    book = read_sources(EXCHANGE / "traps.json").sources[2]
    assert list(book.sides) == ["zh"]
    assert item_of(book)["original-title"] == "Another work"


@given(TEXT, TEXT, TEXT)
def test_any_source_comes_back_from_csl(title: str, abstract: str, field: str) -> None:
    fields = {"abstract": abstract, "mine": field}
    item = {"id": "k", "type": "article-journal", "title": title, "abstract": abstract, "custom": fields}
    assume(plain_math(title) == title)
    source = source_of(item)
    assert source_of(item_of(source)) == source


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_told(codec: str) -> None:
    text = (EXCHANGE / "traps.net").read_text("utf-8")
    opened = read_sources(text.encode(codec), "x.net")
    assert placeless(opened.sources) == placeless(read_sources(EXCHANGE / "traps.net").sources)
    assert opened.encoding == {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB18030"}[codec]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_each_file_is_known_by_one_format_alone(path: Path) -> None:
    data = path.read_bytes()
    assert [form for form, knows in SNIFFERS.items() if knows(data)][:1] == [sniff(data)]
    assert sniff(data)


def test_an_unknown_file_is_an_impossible_request() -> None:
    with pytest.raises(ToolkitError):
        read_sources(b"just words", "x.txt")


def test_field_names_with_no_break_spaces() -> None:
    (source,) = sources_of("{Reference\u00a0Type}: Book\n{Title}: 书\n".encode(), "noteexpress")
    assert source.own.title == "书"


def test_lines_outside_of_records_are_named() -> None:
    problems = [
        found for found in READERS["ris"](b"stray\nTY  - BOOK\nTI  - A\nER  - \n", "x") if isinstance(found, Problem)
    ]
    assert [(problem.rule, problem.place.line) for problem in problems] == [("import-outside", 1)]


def test_convert(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    code, printed, err = run("convert", EXCHANGE / "traps.net", "--to", "csl-json", "-o", out)
    assert (code, printed) == (0, "")
    assert "2 in the file, 2 read, 0 repaired" in err
    assert json.loads(out.read_text("utf-8"))[0]["original-title"] == "The limits of data sovereignty"
    code, printed, err = run("convert", EXCHANGE / "traps.json", "--to", "biblatex")
    assert code == 1
    assert "4 in the file, 3 read" in err


FORMS = {
    "cnki.enw": ("cnki-refer", 3), "cnki.refworks": ("cnki-refworks", 2), "pubmed.nbib": ("nbib", 2),
    "wos.isi": ("wos", 1), "estudy.txt": ("cnki-estudy", 2), "cssci.txt": ("cssci", 2),
    "endnote.xml": ("endnote-xml", 2), "pubmed.xml": ("pubmed-xml", 1), "crossref.xml": ("crossref-xml", 1),
    "crossref.json": ("crossref-json", 1), "datacite.json": ("datacite", 1), "openalex.json": ("openalex", 1),
    "references.yaml": ("csl-yaml", 2), "traps.ris": ("ris", 3), "traps.net": ("noteexpress", 2),
    "traps.json": ("csl-json", 3),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_format_and_count(name: str) -> None:
    opened = read_sources(EXCHANGE / name)
    assert (opened.format, len(opened.sources)) == FORMS[name]


def test_every_reader_is_known_by_a_fixture() -> None:
    told = {form for form, _ in FORMS.values()}
    assert set(READERS) - told == {"bibtex", "biblatex", "endnote", "refworks"}


def test_cnki_refer() -> None:
    article, yearbook, thesis = read_sources(EXCHANGE / "cnki.enw").sources
    assert article.own.authors == (Name("诸葛", "明"), Name("单", "晓"))
    assert (article.number, article.pages) == ("6", "35-38+80")
    assert article.identifiers["cnki"] == "CNKI:SUN:LIKA.0.2019-06-001"
    assert article.sides["en"].container == "JOURNAL OF EXAMPLES"
    assert article.fields["abstract"] == "一句摘要。"
    assert (yearbook.type, yearbook.identifiers["isbn"], yearbook.volume) == ("incollection", "7-5000-0000-4", "")
    assert (thesis.type, thesis.own.publisher, thesis.fields["type"]) == ("thesis", "某某大学", "硕士")
    assert thesis.fields["contributor"] == "导师甲"


def test_cnki_refworks() -> None:
    thesis, patent = read_sources(EXCHANGE / "cnki.refworks").sources
    assert thesis.own.authors == (Name("林", "某某"),)
    assert thesis.fields["abstract"] == "第一行,第二行"
    assert patent.own.authors == (Name("甲", "某某"), Name("乙", "某某"))
    assert (patent.number, patent.date, patent.fields["holder"]) == ("CN100000000A", "2020-04-17", "某公司")


def test_medline() -> None:
    first, second = read_sources(EXCHANGE / "pubmed.nbib").sources
    assert first.own.title == "A title that goes on over two lines"
    assert (first.pages, first.date, first.identifiers["doi"]) == ("423-441", "2021-01-19", "10.1234/abc.1")
    assert first.own.authors == (Name("Example", "Luana", "de"), Name("Zhang", "San"))
    assert (second.sides["en"].title, second.sides["zh"].title) == ("Translated title", "原来的题名")


def test_web_of_science() -> None:
    (article,) = read_sources(EXCHANGE / "wos.isi").sources
    assert article.own.title == "On the limits of a thing"
    assert article.own.authors == (Name("Zhang", "San"), Name("Li", "Siming"))
    assert (article.pages, article.date, article.fields["wos-ut"]) == ("e123", "2020-01-11", r"WOS:000000000000001")
    tabbed = "PT\tAU\tAF\tTI\tSO\tPY\nJ\tZhang, S; Li, S\tZhang, San; Li, Si\tA title\tA JOURNAL\t2020\n"
    (row,) = sources_of(tabbed.encode(), "wos")
    assert row.own.authors == (Name("Zhang", "San"), Name("Li", "Si"))


def test_estudy_and_cssci() -> None:
    article, thesis = read_sources(EXCHANGE / "estudy.txt").sources
    assert article.own.authors == (Name("柯", "某某"), Name("陈", "某"))
    assert (article.number, article.volume, article.pages) == ("07", "19", "168-170")
    assert (thesis.type, thesis.date, thesis.own.publisher) == ("thesis", "2020-05-01", "某某大学")
    first, second = read_sources(EXCHANGE / "cssci.txt").sources
    assert (first.date, first.volume, first.number, first.pages) == ("2022", "42", "1", "69-79")
    assert first.sides["en"].title == "A Review of Recent Studies"
    assert "某文" in first.fields["cites"]
    assert (second.volume, second.number) == ("", "3")


def test_xml_and_json_of_indexes() -> None:
    (pubmed,) = read_sources(EXCHANGE / "pubmed.xml").sources
    assert (pubmed.own.title, pubmed.pages, pubmed.date) == ("On things", "5194-5210", "2015-08")
    assert pubmed.own.authors == (Name("Li", "Si"), Name(literal="A Group"))
    for name in ("crossref.xml", "crossref.json"):
        (work,) = read_sources(EXCHANGE / name).sources
        assert (work.date, work.volume, work.pages, work.identifiers["issn"]) == ("2016-05", "22", "1-9", "1234-5679")
    (dataset,) = read_sources(EXCHANGE / "datacite.json").sources
    assert (dataset.type, dataset.sides["zh"].title, dataset.sides["en"].title) == ("dataset", "数据集", "A data set")
    (work,) = read_sources(EXCHANGE / "openalex.json").sources
    assert (work.own.authors, work.fields["abstract"]) == ((Name("Example", "Ann B."),), "one two")


def test_xml_that_breaks_off_gives_what_stood_before() -> None:
    text = (EXCHANGE / "endnote.xml").read_text("utf-8")
    records = list(READERS["endnote-xml"](text[: text.index("A series")].encode(), "x"))
    assert [type(record).__name__ for record in records] == ["Source", "Problem"]


def test_xml_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><records><record><titles><title>&b;</title>'
    records = list(READERS["endnote-xml"](f"{bomb}</titles></record></records></xml>".encode(), "x"))
    assert all(isinstance(record, Problem) for record in records)


@pytest.mark.parametrize("form", sorted(set(READERS) - {"bibtex", "biblatex"}))
@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[[", b"{", b"TY  - ", b"%0", b"<xml><records>", b"- - :", b"\0\0"]
)
def test_rubbish_is_never_a_traceback(form: str, data: bytes) -> None:
    assert all(isinstance(record, Source | Problem) for record in READERS[form](data, "x"))


NAMES = ["message", "items", "data", "attributes", "results", "title", "titles", "author", "creators", "issued",
         "dates", "date-parts", "container", "container-title", "primary_location", "source", "authorships", "biblio",
         "ISSN", "issn", "types", "sizes", "descriptions", "event", "resource", "subject", "custom", "name", "family",
         "note", "abstract_inverted_index", "keywords", "language", "type", "page", "publisher"]  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3000) | st.sampled_from(["", "x", "甲", "10.1/a", "zh", "2001"]),
    lambda inside: st.lists(inside, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inside, max_size=5),
    max_leaves=12,
)


@pytest.mark.parametrize("form", ["crossref-json", "datacite", "openalex", "csl-json"])
@given(value=st.dictionaries(st.sampled_from(NAMES), JSON, min_size=1))
def test_json_of_any_shape_is_survived(form: str, value: object) -> None:
    assert all(isinstance(record, Source | Problem) for record in READERS[form](json.dumps(value).encode(), "x"))


def test_sheets(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert run("convert", EXCHANGE / "traps.net", "--to", "csv", "-o", out)[0] == 0
    head, first = out.read_text("utf-8-sig").splitlines()[:2]
    assert "title_en,title_zh" in head
    assert "The limits of data sovereignty,数据主权的边界" in first
    assert sources_of(WRITERS["xlsx"]([]), "csl-json") == []
    assert WRITERS["xlsx"](read_sources(EXCHANGE / "traps.net").sources).startswith(b"PK")


def test_what_has_no_place_is_said_with_a_count(run: Run) -> None:
    _, _, err = run("convert", EXCHANGE / "wos.isi", "--to", "ris")
    assert "ris has no place for: eid (1)" in err or "wos-ut (1)" in err


@pytest.mark.parametrize(("title", "said"), [
    ("H$_2$O and CO$_{2}$", "H₂O and CO₂"), (r"$\alpha$-quartz, $\Omega$", "α-quartz, Ω"), ("$x^{n+1}$", "xⁿ⁺¹"),
    (r"$\mathrm{Fe}^{3+}$", "Fe³⁺"), ("from $100 to $200", "from $100 to $200"), ("$100-$200", "$100-$200"),
    (r"$\frac{1}{2}$", r"$\frac{1}{2}$"), ("$a_b$", "$a_b$"), (r"$5 \times 10^{-3}$", "5 ×10⁻³"),
])  # fmt: skip
def test_formulas_of_titles_in_unicode_where_it_can_say_them(title: str, said: str) -> None:
    assert plain_math(title) == said


CHILD = """@inproceedings{a, author = {B, A}, title = {On X}, crossref = {p}, pages = {1--2}}
@proceedings{p, title = {Proceedings of X}, editor = {D, C}, year = 2001, publisher = {Q}, doi = {10.1/p}}
@incollection{c, author = {B, A}, title = {甲}, crossref = {d}, xdata = {s}}
@collection{d, title = {文集}, editor = {陈一}, year = 2002, crossref = {d}}
@xdata{s, publisher = {某社}}
"""


def test_what_leaves_a_bib_takes_along_what_it_has_from_its_parent(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(CHILD, "utf-8")
    items = {item["id"]: item for item in json.loads(run("convert", tmp_path / "a.bib", "--to", "csl-json")[1])}
    paper, chapter = items["a"], items["c"]
    assert (paper["title"], paper["container-title"], paper["publisher"]) == ("On X", "Proceedings of X", "Q")
    assert paper["issued"] == {"date-parts": [[2001]]}
    assert "DOI" not in paper
    assert (chapter["container-title"], chapter["publisher"]) == ("文集", "某社")
    assert chapter["author"][0]["family"] == "B"
    assert "s" not in items
    kept = run("convert", tmp_path / "a.bib", "--to", "biblatex")[1]
    assert "crossref = {p}" in kept
    assert "booktitle" not in kept


def test_a_doi_is_bare_outside_of_a_bib() -> None:
    bib = b"@misc{a, doi = {https://doi.org/10.1/A}, eprint = {1.2}, archiveprefix = {arXiv}}"
    (source,) = sources_of(bib, "bibtex")
    item = item_of(source)
    assert (item["DOI"], item["type"]) == ("10.1/A", "article")
    assert source_of(item).type == "misc"


PAIRS = """@article{a, author = {张三}, title = {甲}, journaltitle = {例刊}, date = {2001}, pages = {1--2}, %s}
@article{a-en, author = {Zhang, San}, title = {On A}, journaltitle = {Examples}, date = {2001}}
%s
"""


@pytest.mark.parametrize("parts", [
    ("related = {a-en}, relatedtype = {bilanguage}", ""), ("", "@set{s, entryset = {a, a-en}}"),
])  # fmt: skip
def test_two_entries_of_one_work_leave_a_bib_as_one_record(run: Run, tmp_path: Path, parts: tuple[str, str]) -> None:
    (tmp_path / "a.bib").write_text(PAIRS % parts, "utf-8")
    (item,) = json.loads(run("convert", tmp_path / "a.bib", "--to", "csl-json")[1])
    assert (item["title"], item["original-title"], item["page"]) == ("甲", "On A", "1-2")
    assert item["id"] == ("a" if parts[0] else "s")


@pytest.mark.parametrize("how", ["related", "set"])
def test_a_bilingual_record_is_parted_and_joined_again(how: Convention) -> None:
    (source, *_) = sources_of((PAIRS % ("title_en = {On A}, author_en = {Zhang, San}", "")).encode(), "bibtex")
    entries = list(parted([source], how))
    assert [entry.key for entry in entries] == (["a", "a-en"] if how == "related" else ["a", "a-zh", "a-en"])
    (again,) = joined(sources_of(WRITERS["biblatex"](entries), "biblatex"))
    assert placeless([again]) == placeless([source])


def test_a_translated_book_and_its_original_stay_two() -> None:
    text = PAIRS % ("related = {a-en}, relatedtype = {translationof}", "")
    assert len(joined(sources_of(text.encode(), "bibtex"))) == 2

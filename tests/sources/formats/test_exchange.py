"""Formats in and out: what is read is written and read again; traps of real exports; sniffing and encodings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.conftest import Run
from toolkit.errors import ToolkitError
from toolkit.model import Name, Place, Problem, Side, Source
from toolkit.sources.formats import READERS, SNIFFERS, WRITERS
from toolkit.sources.formats.csl import item_of, source_of
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
            for attribute in ("title", "authors", "container", "publisher"):
                assert getattr(again.sides[language], attribute) == getattr(side, attribute), (source.key, attribute)


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

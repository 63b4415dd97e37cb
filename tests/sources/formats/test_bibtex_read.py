"""What a .bib entry means."""

from __future__ import annotations

import pytest

from toolkit.model import Name, Place, Side, Source
from toolkit.sources.formats.bibtex import BibFile, read, sniff

BILINGUAL = """\
@article{lin2024,
  author = {林晓 and {数据研究院} and others},
  author_en = {Lin, X. and {Institute of Data} and others},
  title = {数据{主权}的由来},
  title_en = {Origins of data sovereignty},
  subtitle = {一个梳理},
  journaltitle = {国际观察},
  journaltitle_en = {World Watch},
  publisher = {社},
  location_en = {Beijing},
  date = {2024-05},
  volume = {12}, number = {3}, pages = {35--48}, edition = {2},
  doi = {10.1/a\\_b}, url = {{https://x.cn/a?b=1&c=2}}, issn = {1000-0000},
  langid = {Chinese},
  concepts = {data-sovereignty, cross-border-data-flow},
  keywords = {mentioned，数据},
  related = {lin2020, lin2021}, relatedtype = {translationof},
  annotation = {一句\n      说明。},
  annotation_en = {A note.},
  note = {As {Written} \\& kept},
}
"""


def only(text: str) -> Source:
    (source,) = BibFile.parse(text.encode()).sources()
    return source


def test_a_bilingual_entry() -> None:
    assert only(BILINGUAL) == Source(
        key="lin2024",
        type="article",
        language="zh",
        sides={
            "zh": Side(
                title="数据主权的由来",
                subtitle="一个梳理",
                authors=(Name("林", "晓"), Name(literal="数据研究院")),
                more_authors=True,
                container="国际观察",
                publisher="社",
            ),
            "en": Side(
                title="Origins of data sovereignty",
                authors=(Name("Lin", "X."), Name(literal="Institute of Data")),
                more_authors=True,
                container="World Watch",
                location="Beijing",
            ),
        },
        date="2024-05",
        volume="12",
        number="3",
        pages="35-48",
        edition="2",
        identifiers={"doi": "10.1/a_b", "url": "https://x.cn/a?b=1&c=2", "issn": "1000-0000"},
        concepts=("data-sovereignty", "cross-border-data-flow"),
        keywords=("mentioned", "数据"),
        related=("lin2020", "lin2021"),
        relatedtype="translationof",
        annotation={"zh": "一句 说明。", "en": "A note."},
        fields={"note": "As {Written} \\& kept"},
        place=Place("references.bib", 1, 1, 22, 2),
    )


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("chinese", "zh"), ("zh", "zh"), ("zh-CN", "zh"), ("zh_cn", "zh"), ("langchinese", "zh"), ("中文", "zh"),
        ("english", "en"), ("American", "en"), ("british", "en"), ("en-GB", "en"), ("ngerman", "de"), ("jpn", "ja"),
    ],
)  # fmt: skip
def test_langid_is_normalised(name: str, language: str) -> None:
    assert only(f"@misc{{a, title={{数}}, langid={{{name}}}}}").language == language


def test_without_langid_the_script_of_the_title_decides() -> None:
    assert only("@misc{a, title={从DeepSeek看}}").language == "zh"
    assert only(r"@misc{a, title={{\'E}tude}}").language == "en"
    assert only("@misc{a, title={1984}}").language == ""


def test_an_unknown_langid_stays_as_written() -> None:
    source = only("@misc{a, title={数}, langid={klingon}}")
    assert (source.language, source.fields) == ("zh", {"langid": "klingon"})


def test_bibtex_names_are_read_as_aliases() -> None:
    source = only(
        "@PhdThesis{a, Author={A, B}, school={U}, address={X}, YEAR=2001, month=mar, issue={4}, archivePrefix={arXiv}}"
    )
    assert source.type == "thesis"
    assert source.fields == {"type": "phdthesis"}
    assert (source.own.publisher, source.own.location, source.number) == ("U", "X", "4")
    assert (source.date, source.year) == ("2001-03", 2001)
    assert source.identifiers == {"eprinttype": "arXiv"}


def test_where_two_fields_mean_the_same_the_better_name_wins_and_the_other_is_kept() -> None:
    source = only(
        "@misc{a, journal={J}, journaltitle={K}, year=2001, date={2002}, month={3~May}, title={x}, title_en={y}}"
    )
    assert (source.own.container, source.date) == ("K", "2002")
    assert source.fields == {"journal": "J", "year": "2001", "month": "3~May", "title_en": "y"}


def test_an_empty_field_is_no_value() -> None:
    source = only("@misc{a, title={}, title_en={T}, langid={english}, doi={}, date={}, year={1999}}")
    assert (source.own.title, source.date, source.identifiers) == ("T", "1999", {})


def test_the_container_of_a_chapter_is_its_book() -> None:
    source = only("@incollection{a, title={x}, booktitle={B}, journaltitle={J}}")
    assert (source.own.container, source.fields) == ("B", {"journaltitle": "J"})


def test_a_note_without_suffix_is_in_the_language_of_its_script() -> None:
    assert only("@misc{a, title={x}, annotation={注}}").annotation == {"zh": "注"}
    assert only("@misc{a, title={数}, annote={note}}").annotation == {"en": "note"}
    assert only("@misc{a, title={x}, annotation_zh={DNS}}").annotation == {"zh": "DNS"}


def test_macros_quotes_and_joined_pieces_are_resolved() -> None:
    source = only('@string{j = "Data"}\n@string{w = j # " Watch"}\n@misc{a, title={x}, journal = "The {New} " # W}')
    assert source.own.container == "The New Data Watch"


def test_comments_within_an_entry_are_no_part_of_it() -> None:
    source = only(
        "@misc{a, % the first, in {print\n  title = {T},\n  % volume = {1},\n  %x, y\n"
        "  number = {2}, % said so = {twice}\n  note = {n} % end\n}\n"
    )
    assert (source.own.title, source.number, source.fields) == ("T", "2", {"note": "n"})


def test_entries_may_stand_in_parentheses_on_one_line_and_after_one_another() -> None:
    bib = BibFile.parse(b'@misc(a, title={x (y)}, note="z")@misc{b}@misc{c,}\n@ book\n{\n d\n,\n title = {t} }')
    assert [(source.key, source.own.title) for source in bib.sources()] == [
        ("a", "x (y)"),
        ("b", ""),
        ("c", ""),
        ("d", "t"),
    ]
    assert bib.problems() == ()


def test_comments_and_commented_entries_are_not_read() -> None:
    bib = BibFile.parse(
        b"@comment{@misc{a, title={x}}}\n@Comment free text\n% @misc{b, title={x}}\n%@misc{c,\n% title={x}\n%}\n"
        b'@comment{\n  @misc{d, title={x}}\n}\n@misc{e, note={one@two.org}}\n@preamble{"x"}\n'
    )
    assert [source.key for source in bib.sources()] == ["e"]
    assert bib.problems() == ()


def test_of_two_entries_with_a_key_the_first_counts_and_reading_the_format_gives_both() -> None:
    data = b"@misc{a, title={x}}\n@misc{a, title={y}}\n@misc{, title={z}}\n"
    assert [source.own.title for source in BibFile.parse(data).sources()] == ["x"]
    records = list(read(data, "b.bib"))
    assert [record.own.title for record in records if isinstance(record, Source)] == ["x", "y", "z"]
    assert len(records) == 5


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places(newline: str) -> None:
    text = "% 注\n\n@misc{b, title = {x},\n  concepts = {a-b, 数据},\n\tjournal = 2,\n}\n".replace("\n", newline)
    bib = BibFile.parse(text.encode(), "refs.bib")
    assert bib.place("b") == Place("refs.bib", 3, 1, 6, 2) == bib.sources()[0].place
    assert bib.place("b", "concepts") == Place("refs.bib", 4, 14, 4, 23)
    assert bib.place("b", "concepts", 1) == Place("refs.bib", 4, 20, 4, 22)
    assert bib.place("b", "concepts", 7) == bib.place("b", "concepts")
    assert bib.place("b", "container") == bib.place("b", "journal") == Place("refs.bib", 5, 12, 5, 13)
    assert bib.place("b", "doi") == bib.place("b")
    assert bib.place("no") == Place("refs.bib")


def test_a_byte_that_cannot_be_read_stays_in_the_file_and_not_in_the_records() -> None:
    bib = BibFile.parse(b"@misc{a\xff, title = {x\xfey},\n volume = {1},\n}")
    (source,) = bib.sources()
    assert (source.key, source.own.title) == ("a\ufffd", "x\ufffdy")
    assert bib.place(source.key, "title") == Place("references.bib", 1, 19, 1, 24)
    assert bib.with_source(source) is bib
    assert {problem.subject for problem in bib.problems()} == {"file:references.bib"}


def test_sniff() -> None:
    assert sniff("﻿% x\n @Article {a,".encode())
    assert sniff("@misc{a".encode("utf-16"))
    assert not sniff(b"TY  - JOUR\nAU  - a@b.c\n")
    assert not sniff(b"")

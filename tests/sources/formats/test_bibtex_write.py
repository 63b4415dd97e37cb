"""Changing a .bib file, and writing one anew."""

from __future__ import annotations

import difflib

import pytest
from msgspec.structs import replace

from toolkit.errors import ToolkitError
from toolkit.model import Name, Place, Side, Source
from toolkit.sources.formats import READERS, WRITERS
from toolkit.sources.formats.bibtex import BibFile, read, write

LIBRARY = """\
% 我的文献
@string{gjgc = "国际观察"}

@Article{lin2024,
\tAuthor       = "林晓",
\tTitle        = {{数据}主权},   % as printed
\tJournal      = gjgc # "（增刊）",
\tYear         = 2024,
\tMonth        = mar,
\tVolume       = 12,
\tNote         = {kept   as it is}
}

@book{ref2020, title = {Rules of {Data}}, date = {2020}, doi = {} }
@comment{jabref-meta: x}
"""


def source(bib: BibFile, key: str) -> Source:
    return next(source for source in bib.sources() if source.key == key)


def with_side(old: Source, language: str, **parts: object) -> Source:
    return replace(old, sides={**old.sides, language: replace(old.sides.get(language, Side()), **parts)})


def changes(old: BibFile, new: BibFile) -> tuple[list[str], list[str]]:
    """Return the lines taken out and those put in, runs of blanks as one."""
    lines = list(difflib.ndiff(*(bib.to_bytes().decode().splitlines() for bib in (old, new))))
    out, put = ([" ".join(line[2:].split()) for line in lines if line.startswith(sign)] for sign in "-+")
    return out, put


BIB = BibFile.parse(LIBRARY.encode())
LIN = source(BIB, "lin2024")


def test_what_says_the_same_changes_nothing() -> None:
    for old in BIB.sources():
        assert BIB.with_source(old) is BIB


EDITS = {
    "a title, with the comment after it": (
        with_side(LIN, "zh", title="数据 & 主权"),
        ["Title = {{数据}主权}, % as printed"],
        ["Title = {数据 \\& 主权}, % as printed"],
    ),
    "an author, in quotes as before": (
        with_side(LIN, "zh", authors=(*LIN.own.authors, Name("Nye", "J."))),
        ['Author = "林晓",'],
        ['Author = "林晓 and Nye, J.",'],
    ),
    "a number that stays bare": (replace(LIN, volume="13"), ["Volume = 12,"], ["Volume = 13,"]),
    "a number that cannot stay bare": (replace(LIN, volume="S1"), ["Volume = 12,"], ["Volume = {S1},"]),
    "a field that goes": (replace(LIN, volume=""), ["Volume = 12,"], []),
    "the last field goes, and the comma before it": (
        replace(LIN, fields={}),
        ["Volume = 12,", "Note = {kept as it is}"],
        ["Volume = 12"],
    ),
    "the other language": (with_side(LIN, "en", title="Data sovereignty"), [], ["title_en = {Data sovereignty},"]),
    "a macro with something joined": (
        with_side(LIN, "zh", container="观察"),
        ['Journal = gjgc # "（增刊）",'],
        ["Journal = {观察},"],
    ),
    "year and month become a date": (
        replace(LIN, date="2025-03"),
        ["Year = 2024,", "Month = mar,"],
        ["date = {2025-03},"],
    ),
    "the month goes": (replace(LIN, date="2025"), ["Year = 2024,", "Month = mar,"], ["Year = 2025,"]),
    "a list": (replace(LIN, concepts=("a", "b")), [], ["concepts = {a, b},"]),
    "notes in two languages": (
        replace(LIN, annotation={"zh": "注", "en": "Note"}),
        [],
        ["annotation = {注},", "annotation_en = {Note},"],
    ),
    "the type": (replace(LIN, type="misc"), ["@Article{lin2024,"], ["@misc{lin2024,"]),
}


@pytest.mark.parametrize(("new", "out", "put"), EDITS.values(), ids=EDITS)
def test_only_the_lines_of_what_changed_change(new: Source, out: list[str], put: list[str]) -> None:
    changed = BIB.with_source(new)
    assert tuple(map(sorted, changes(BIB, changed))) == (sorted(out), sorted(put))
    again = source(BibFile.parse(changed.to_bytes()), "lin2024")
    assert replace(again, place=LIN.place) == new


def test_a_new_field_stands_in_the_columns_of_the_others() -> None:
    changed = BIB.with_source(with_side(LIN, "en", title="Data"))
    assert "   % as printed\n\ttitle_en     = {Data},\n\tJournal      = " in changed.to_bytes().decode()


def test_a_field_without_a_value_is_filled_and_not_doubled() -> None:
    old = source(BIB, "ref2020")
    changed = BIB.with_source(replace(old, identifiers={"doi": "10.1/x"}))
    assert b"date = {2020}, doi = {10.1/x} }" in changed.to_bytes()


def test_a_work_that_changes_its_language_is_written_anew() -> None:
    old = source(BIB, "ref2020")
    new = replace(with_side(old, "zh", title="数据规则"), language="zh")
    again = source(BibFile.parse(BIB.with_source(new).to_bytes()), "ref2020")
    assert (again.language, again.sides) == ("zh", new.sides)


def test_an_added_entry_looks_like_the_last_one() -> None:
    new = Source("a2021", "article", "zh", {"zh": Side(title="题", authors=(Name("欧阳", "修"),))}, "2021")
    text = BibFile.parse(b'@misc{x,\n\tTITLE  = "t",\n\tYEAR   = 1\n}').with_source(new).to_bytes().decode()
    assert text == (
        '@misc{x,\n\tTITLE  = "t",\n\tYEAR   = 1\n}\n\n'
        '@article{a2021,\n\tAUTHOR = "欧阳修",\n\tTITLE  = "题",\n\tDATE   = "2021",\n\tLANGID = "chinese"\n}\n'
    )


def test_added_entries_are_parted_by_one_empty_line() -> None:
    bib = BibFile.parse(b"")
    for key in ("a", "b", "c"):
        bib = bib.with_source(Source(key, "misc", "en", {"en": Side(title=key)}))
    one = "@misc{%s,\n  title = {%s},\n  langid = {english},\n}\n"
    assert bib.to_bytes().decode() == "\n".join(one % (key, key) for key in "abc")


def test_line_ends_byte_order_mark_and_encoding_stay() -> None:
    data = "﻿% x\r\n@misc{a,\r\n  title = {数},\r\n}\r\n".encode("utf-16")
    bib = BibFile.parse(data)
    changed = bib.with_source(with_side(bib.sources()[0], "zh", title="据")).with_source(Source("b", "misc"))
    assert changed.to_bytes() == ("﻿% x\r\n@misc{a,\r\n  title = {据},\r\n}\r\n\r\n@misc{b,\r\n}\r\n".encode("utf-16"))


@pytest.mark.parametrize(
    ("key", "left"),
    [("a", "% x\n@misc{b}\n\n@misc{c}\n"), ("b", "% x\n@misc{a}\n\n@misc{c}\n"), ("c", "% x\n@misc{a}\n\n@misc{b}\n")],
)
def test_an_entry_goes_with_the_empty_line_beside_it(key: str, left: str) -> None:
    assert BibFile.parse(b"% x\n@misc{a}\n\n@misc{b}\n\n@misc{c}\n").without(key).to_bytes().decode() == left


def test_what_cannot_be_done_is_refused_with_a_word_what_to_do() -> None:
    with pytest.raises(ToolkitError, match="no entry with the key x"):
        BIB.without("x")
    broken = BibFile.parse(b"@misc{a,\n  title = {T\n")
    with pytest.raises(ToolkitError, match=r"mend the entry a first \(references.bib, line 1\)"):
        broken.with_source(replace(broken.sources()[0], volume="1"))


FULL = Source(
    key="full2024",
    type="incollection",
    language="zh",
    sides={
        "zh": Side(
            title="题名 $x_1$ & 50%",
            subtitle="副题",
            authors=(Name("林", "晓"), Name(literal="研究院 & 社")),
            more_authors=True,
            editors=(Name("[美]基欧汉"),),
            translators=(Name("单", "仁"),),
            container="文集",
            series="丛书",
            publisher="出版社",
            location="北京",
        ),
        "en": Side(
            title="Title -- {odd}", authors=(Name("Beethoven", "Ludwig", "van"), Name("King", "M.", suffix="Jr."))
        ),
    },
    date="2024-05/2024-06",
    volume="1",
    number="2",
    pages="3-4",
    edition="2",
    identifiers={"doi": "10.1/a_b%c", "url": "https://x.cn/?a=1&b={2}", "cstr": "1.2"},
    concepts=("a-b", "c"),
    keywords=("mentioned",),
    annotation={"zh": "DNS", "en": "One note."},
    related=("x",),
    relatedtype="translationof",
    fields={"note": "{As} \\emph{written}\n\n  twice", "month": "jan", "标签": "甲"},
)


def test_a_written_source_reads_the_same() -> None:
    (again,) = read(write([FULL]))
    assert isinstance(again, Source)
    # No URL holds braces, and so these are the one thing that is put otherwise.
    wanted = replace(FULL, identifiers={**FULL.identifiers, "url": "https://x.cn/?a=1&b=%7B2%7D"}, place=again.place)
    assert replace(again, sides={**again.sides, "en": FULL.sides["en"]}) == wanted
    assert again.sides["en"].title == "Title -- {odd}"
    assert again.sides["en"].authors == FULL.sides["en"].authors


def test_our_layout() -> None:
    new = Source(
        "a", "thesis", "en", {"en": Side(title="T", publisher="U"), "zh": Side(title="题")}, "in press", pages="1-2"
    )
    assert write([new, Source("b", "misc")]).decode() == (
        "@thesis{a,\n  title = {T},\n  title_zh = {题},\n  institution = {U},\n  year = {in press},\n"
        "  pages = {1--2},\n  langid = {english},\n}\n\n@misc{b,\n}\n"
    )


@pytest.mark.parametrize(
    "text", [LIBRARY, "", "@misc{a, title={}, note={}}", "@phdthesis{a, type={Diss}, year={1999}}"]
)
def test_reading_writing_and_reading_again_gives_the_same(text: str) -> None:
    first = [replace(record, place=Place("")) for record in read(text.encode()) if isinstance(record, Source)]
    again = [replace(record, place=Place("")) for record in read(write(first)) if isinstance(record, Source)]
    assert again == first


def test_both_formats_have_a_reader_and_a_writer() -> None:
    assert {"biblatex", "bibtex"} <= set(READERS) & set(WRITERS)

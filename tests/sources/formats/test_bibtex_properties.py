"""Whatever the bytes: nothing raises, nothing is lost, nothing takes more than its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.errors import ToolkitError
from toolkit.sources.formats.bibmodel import Block
from toolkit.sources.formats.bibsplit import fields_of, split
from toolkit.sources.formats.bibtex import BibFile

SNIPPETS = [
    "@misc{a,", "@Book (b ,", "@string{m = ", "@comment{", "@preamble{", " title = ", "{数{x}据}", '"q{"}q"',
    " # m",
    "year=2024", ",", ", ", "，", "}", "{", '"', ")", "\n", "\r\n", "\r", "% c", "%", "=", " author {x and {y}}", "\\",
    "\n  note = {n},\n", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "@", "｛", "｝", "\0", "journal = m", "\ufeff",
    "\n}\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SNIPPETS), max_size=40).map("".join)


def check(data: bytes) -> BibFile:
    bib = BibFile.parse(data)
    assert bib.to_bytes() == data
    assert "".join(block.raw for block in bib.blocks) == bib.decoded.text
    for problem in bib.problems():
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert f"{problem.subject} {problem.args}".encode()
    for source in bib.sources():
        assert bib.place(source.key) == source.place
        assert repr(source).encode()
    return bib


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(TEXTS)
def test_any_jumble_of_bibtex(text: str) -> None:
    bib = check(text.encode())
    for source in bib.sources():
        assert bib.with_source(source) is bib


@given(TEXTS)
def test_a_change_touches_one_block(text: str) -> None:
    bib = BibFile.parse(text.encode())
    for source in bib.sources():
        try:
            changed = bib.with_source(replace(source, volume="7", annotation={"zh": "新"}))
        except ToolkitError:
            continue
        other = [block for block in bib.blocks if block.key != source.key]
        assert [block for block in changed.blocks if block.key != source.key] == other
        again = {found.key: found for found in BibFile.parse(changed.to_bytes()).sources()}[source.key]
        assert (again.volume, again.annotation) == ("7", {"zh": "新"})
        assert changed.without(source.key).blocks != changed.blocks


@given(TEXTS)
def test_the_scanner_and_bibtexparser_read_the_same_where_nothing_is_wrong(text: str) -> None:
    clean: list[Block] = [block for block in split(text) if block.kind == "entry" and not block.faults]
    for block in clean:
        assert [(field.name, field.value) for field in fields_of(block)] == list(block.pairs)


@pytest.mark.parametrize(
    "piece",
    ["@a{", "@a{k,\n title = {x\n", '@a{k,\n t="x,\n', " x = {y\n", "x = {a,} ", "{", "%", "=", '"a" # '],
)
@pytest.mark.parametrize("before", ["", "@a{k,\n", "@a{k, title={"])
def test_a_mistake_made_a_thousand_times_is_read_to_the_end(piece: str, before: str) -> None:
    check((before + piece * 1000).encode())

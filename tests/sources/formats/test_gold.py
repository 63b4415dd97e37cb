"""Files of the wild, where they are at hand: every byte back, every block accounted for, every break named."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from pathlib import Path

import pytest
from msgspec.structs import replace

from toolkit.model import Place, Source
from toolkit.sources.formats.bibsplit import fields_of
from toolkit.sources.formats.bibtex import BibFile, read, sniff, write

GOLD = Path(__file__).parents[4] / "shared" / "gold"
FILES = sorted([*(GOLD / "bib").glob("*.bib"), *(GOLD / "bib_malformed").glob("*.bib")])
needs_gold = pytest.mark.skipif(not FILES, reason="../shared/gold/bib is not here")
# The file, and where and by which rule its break is to be named; the others of the folder have none.
BREAKS = {
    "dup_field": [(11, "bib-duplicate-field")],
    "dup_key": [(8, "bib-duplicate-key")],
    "extra_close": [(10, "bib-syntax")],
    "gbk": [(8, "file-encoding")],
    "header_lost": [(8, "bib-syntax")],
    "key_space": [(8, "bib-syntax")],
    "missing_comma": [(10, "bib-syntax")],
    "missing_equals": [(9, "bib-syntax")],
    "missing_key": [(8, "bib-syntax")],
    "no_key_comma": [(8, "bib-syntax")],
    "unclosed_brace_value": [(10, "bib-syntax")],
    "unclosed_entry": [(8, "bib-syntax")],
    "unclosed_quote": [(9, "bib-syntax")],
    "undefined_macro": [(11, "bib-syntax")],
    "utf16": [(1, "file-encoding")],
    "zh_fullwidth_brace": [(line, "bib-syntax") for line in (8, 9, 10)],
    "zh_fullwidth_comma": [(line, "bib-syntax") for line in (8, 9, 10, 11, 12)],
    "bom_crlf": [(1, "file-encoding")],
    "empty": [],
    "zh_key": [],
}


def entries(data: bytes) -> list[Source]:
    return [replace(record, place=Place("")) for record in read(data) if isinstance(record, Source)]


BEGINS = re.compile(r"(?m)^[ \t]*(?=@[ \t]*[A-Za-z]+[ \t]*[{(])")


def changes_only_its_own_lines(bib: BibFile) -> None:
    """Change the volume of the first sound entry: one block differs, and in it at most the lines of that field."""
    faulty = {block.key for block in bib.blocks if block.faults}
    source = next((source for source in bib.sources() if source.key not in faulty), None)
    if source is None:
        return
    changed = bib.with_source(replace(source, volume="7001"))
    assert len(changed.blocks) == len(bib.blocks)
    pairs = [(old, new) for old, new in zip(bib.blocks, changed.blocks, strict=True) if old.raw != new.raw]
    ((old, new),) = pairs
    assert old.key == source.key
    gone = Counter(old.raw.splitlines()) - Counter(new.raw.splitlines())
    assert gone.total() <= 2, "the line of the field, and the one before it that lacked a comma"


@needs_gold
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[-50:])
def test_every_file_comes_back_and_says_the_same_when_written_anew(path: Path) -> None:
    data = path.read_bytes()
    bib = BibFile.parse(data, path.name)
    assert bib.to_bytes() == data
    assert "".join(block.raw for block in bib.blocks) == bib.decoded.text
    for block in bib.blocks:
        if block.kind == "entry" and not block.faults:
            assert [(field.name, field.value) for field in fields_of(block)] == list(block.pairs)
    assert all(problem.place.line for problem in bib.problems())
    assert all(bib.with_source(source) is bib for source in bib.sources()[:100])
    at = accumulate((len(block.raw) for block in bib.blocks), initial=0)
    begins = {start + re.search(r"\S|$", block.raw).start() for start, block in zip(at, bib.blocks, strict=False)}
    inside = "".join(block.raw for block in bib.blocks if block.kind in ("comment", "text"))
    signs = [match.end() for match in BEGINS.finditer(bib.decoded.text)]
    assert sum(sign not in begins for sign in signs) <= len(BEGINS.findall(inside)), "a block without an account"
    changes_only_its_own_lines(bib)
    assert not bib.sources() or sniff(data[:4096])
    first = entries(data)
    assert entries(write(first)) == first


@needs_gold
@pytest.mark.parametrize(("name", "breaks"), BREAKS.items(), ids=BREAKS)
def test_every_break_is_named_and_its_neighbours_are_read(name: str, breaks: list[tuple[int, str]]) -> None:
    bib = BibFile.parse((GOLD / "bib_malformed" / f"{name}.bib").read_bytes(), name)
    assert [(problem.place.line, problem.rule) for problem in bib.problems()] == breaks
    keys = [source.key for source in bib.sources()]
    assert keys == [] if name == "empty" else {"a1", "z9"} <= set(keys)


@needs_gold
def test_the_folder_holds_no_break_that_is_not_listed_here() -> None:
    assert {path.stem for path in (GOLD / "bib_malformed").glob("*.bib")} == set(BREAKS)

"""Everything that is wrong with the form of a .bib file, found in one pass over its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.model import Level, Place, Problem
from toolkit.sources.formats.bibdates import is_date, is_year
from toolkit.sources.formats.bibmodel import Block, Fault, Field
from toolkit.sources.formats.bibsplit import fields_of
from toolkit.sources.formats.bibvalues import inner, shown, undefined_macros
from toolkit.sources.formats.bibwords import DATE_EXPECTED, MILD, SYNTAX
from toolkit.sources.formats.encoding import readable
from toolkit.sources.formats.positions import Lines

_MARKER = re.compile(r"^(<{7}|>{7})(?: ([^\r\n]*))?\r?$", re.MULTILINE)
_DATES = {"date": is_date, "year": is_year, "urldate": is_date, "eventdate": is_date, "origdate": is_date}


class _Conflict(NamedTuple):
    """One merge conflict: the offsets of its first marker and after its last, and what git calls the sides."""

    start: int
    end: int
    ours: str = ""
    theirs: str = ""


class Layout(NamedTuple):
    """A parsed file while its mistakes are looked for: blocks with their offsets, macros, lines, merge conflicts."""

    path: str
    text: str
    blocks: list[tuple[int, Block]]
    macros: Mapping[str, str]
    lines: Lines


def find_problems(layout: Layout) -> Iterator[Problem]:
    """Yield what is wrong: merge conflicts, syntax, duplicate keys and fields, undefined macros, dates.

    What lies in a merge conflict is not reported apart: a key or field that both sides have is no second mistake.
    """
    conflicts = list(_conflicts(layout.text))
    for conflict in conflicts:
        yield _conflict_problem(layout, conflict)
    for at, problem in _in_blocks(layout):
        if not any(conflict.start <= at < conflict.end for conflict in conflicts):
            yield problem


def _conflicts(text: str) -> Iterator[_Conflict]:
    """Yield the stretches between markers; a marker whose partner is lost is one by itself."""
    opened = None
    for marker in _MARKER.finditer(text) if "<<<<<<<" in text or ">>>>>>>" in text else ():
        if marker[1] == ">" * 7:
            start, ours = (opened.start(), opened[2]) if opened else (marker.start(), "")
            yield _Conflict(start, marker.end(), ours or "", marker[2] or "")
            opened = None
        else:
            if opened:
                yield _Conflict(opened.start(), opened.end(), opened[2] or "")
            opened = marker
    if opened:
        yield _Conflict(opened.start(), opened.end(), opened[2] or "")


def _conflict_problem(layout: Layout, conflict: _Conflict) -> Problem:
    line, end = layout.lines.position(conflict.start)[0], layout.lines.position(conflict.end)[0]
    args: dict[str, str | int | float] = {
        "ours": readable(conflict.ours),
        "theirs": readable(conflict.theirs),
        "end": end,
    }
    return Problem("merge-conflict", "error", Place(layout.path, line, 1, end, 1), f"file:{layout.path}", args)


def _in_blocks(layout: Layout) -> Iterator[tuple[int, Problem]]:
    """Yield each problem with its offset in the text."""
    first: dict[str, int] = {}
    for start, block in layout.blocks:
        for fault in block.faults:
            yield start + fault.at, _syntax(layout, start, block, fault)
        if block.kind != "entry":
            continue
        if block.key and block.key in first:
            yield start, _duplicate_key(layout, start, block, first[block.key])
        first.setdefault(block.key, start)
        yield from _in_entry(layout, start, block)


def _in_entry(layout: Layout, start: int, block: Block) -> Iterator[tuple[int, Problem]]:
    names = [name.lower() for name, _ in block.pairs]
    if len(set(names)) < len(names):
        yield from _duplicate_fields(layout, start, block)
    for (name, value), lower in zip(block.pairs, names, strict=True):
        for macro in undefined_macros(value, layout.macros):
            at = start + _field(block, name, value).value_start
            yield at, _syntax(layout, start, block, Fault(at - start, "undefined-macro", macro))
        if lower in _DATES:
            text = readable(shown(inner(value, layout.macros)))
            if text and not _DATES[lower](text):
                field = _field(block, name, value)
                yield start + field.start, _date(layout, start, block, field, text)


def _field(block: Block, name: str, value: str) -> Field:
    """Return a field with its offsets; a torn value is not written as it is read, so the name must do."""
    fields = [field for field in fields_of(block) if field.name == name]
    return next((field for field in fields if field.value == value), fields[0])


def _syntax(layout: Layout, start: int, block: Block, fault: Fault) -> Problem:
    words = {
        f"detail_{language}": text.format(found=readable(fault.found))
        for language, text in SYNTAX[fault.reason].items()
    }
    end = start + len(block.raw) if fault.reason == "unclosed-entry" else -1
    place = layout.lines.place(layout.path, start + fault.at, end)
    level: Level = MILD.get(fault.reason, "error")
    return Problem("bib-syntax", level, place, _subject(layout, block), {"reason": fault.reason, **words})


def _duplicate_key(layout: Layout, start: int, block: Block, first: int) -> Problem:
    where = layout.lines.place(layout.path, first)
    place = layout.lines.place(layout.path, start, start + len(block.raw))
    args: dict[str, str | int | float] = {"key": readable(block.key), "first": f"{layout.path}:{where.line}"}
    return Problem("bib-duplicate-key", "error", place, _subject(layout, block), args, related=(where,))


def _duplicate_fields(layout: Layout, start: int, block: Block) -> Iterator[tuple[int, Problem]]:
    first: dict[str, Field] = {}
    for field in fields_of(block):
        earlier = first.setdefault(field.name.lower(), field)
        if earlier is not field:
            where = layout.lines.place(layout.path, start + earlier.start, start + earlier.end)
            place = layout.lines.place(layout.path, start + field.start, start + field.end)
            subject = _subject(layout, block, field.name.lower())
            args: dict[str, str | int | float] = {"key": readable(field.name), "first": f"{layout.path}:{where.line}"}
            yield start + field.start, Problem("bib-duplicate-field", "error", place, subject, args, related=(where,))


def _date(layout: Layout, start: int, block: Block, field: Field, text: str) -> Problem:
    place = layout.lines.place(layout.path, start + field.value_start, start + field.end)
    expected = {f"expected_{language}": words for language, words in DATE_EXPECTED.items()}
    args: dict[str, str | int | float] = {"key": field.name.lower(), "value": text, **expected}
    return Problem("date-invalid", "error", place, _subject(layout, block, field.name.lower()), args)


def _subject(layout: Layout, block: Block, field: str = "") -> str:
    if not block.key:
        return f"file:{layout.path}"
    return readable(f"source:{block.key}:{field}" if field else f"source:{block.key}")

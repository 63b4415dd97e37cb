"""The citations that fields mark in a Word file, led to the entries of its printed list."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from toolkit.papers.formats import docxfields as fields
from toolkit.papers.manuscript import GivenMarker, ListEntry, Span
from toolkit.text.normal import normal_form

_TYPED = re.compile(r"[\[［〔]\s*\d{1,3}(?:\s*[,，、–—~-]\s*\d{1,3})*\s*[\]］〕]")


class Field(NamedTuple):
    """A field that cites: where its result is printed, its code, the data that EndNote keeps beside it."""

    span: Span
    code: str
    data: str


Given = tuple[tuple[ListEntry, ...], tuple[GivenMarker, ...]]
"""The reference list and the markers."""


def given_by_fields(
    text: str, stop: int, listed: tuple[ListEntry, ...], found: list[Field], known: dict[str, dict[str, Any]]
) -> Given:
    """Return the list and the markers of the fields; ``stop`` is where the body ends, ``known`` are Word's own sources.

    The fields are followed where each work of theirs has its entry; where one has none, or other markers are typed
    beside them, what is printed is read as in a document without fields.
    """
    cited = [(field.span, fields.works(field.code, field.data, known)) for field in found]
    works = [work for _, cites in cited for work in cites]
    if not works or any(not cites for _, cites in cited) or _typed(text, listed, stop, [span for span, _ in cited]):
        return listed, ()
    if not listed:
        return fields.entries_of(works), tuple(
            _marker(text, span, cites, [work.key for work in cites]) for span, cites in cited
        )
    return _led(text, listed, cited)


def _led(text: str, listed: tuple[ListEntry, ...], cited: list[tuple[Span, list[fields.Work]]]) -> Given:
    """Lead each work to its printed entry; without markers where one leads nowhere."""
    forms = [normal_form(entry.raw) for entry in listed]
    entries: dict[str, tuple[ListEntry, fields.Work]] = {}
    for span, cites in cited:
        printed = text[span.start : span.end] if len(cites) == 1 else ""
        for work in cites:
            entry = entries[work.key][0] if work.key in entries else fields.entry_of(work, listed, forms, printed)
            if entry is None:
                return listed, ()
            entries.setdefault(work.key, (entry, work))
    known = {entry.index: work.csl for entry, work in entries.values()}
    markers = (_marker(text, span, cites, [_key(entries[work.key][0]) for work in cites]) for span, cites in cited)
    return tuple(
        ListEntry(one.index, one.label, one.start, one.end, one.raw, known.get(one.index), _key(one)) for one in listed
    ), tuple(markers)


def _typed(text: str, listed: tuple[ListEntry, ...], stop: int, fielded: list[Span]) -> bool:
    """Say whether numbers in brackets are typed outside the fields, before the list."""
    spans = (Span(*match.span()) for match in _TYPED.finditer(text, 0, listed[0].start if listed else stop))
    return bool(listed) and sum(not any(meets(span, one) for one in fielded) for span in spans) > 1


def _key(entry: ListEntry) -> str:
    return entry.identifier or f"entry-{entry.index}"


def _marker(text: str, span: Span, works: list[fields.Work], keys: list[str]) -> GivenMarker:
    locator = next((work.locator for work in works if work.locator), "")
    return GivenMarker(span.start, span.end, text[span.start : span.end], tuple(dict.fromkeys(keys)), locator)


def meets(one: Span, other: Span) -> bool:
    """Say whether two stretches have a place in common."""
    return one.start < other.end and other.start < one.end

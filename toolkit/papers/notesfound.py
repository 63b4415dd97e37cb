"""The notes of a manuscript: those that its format marks, and those that stand as lines of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from toolkit.papers.citations import Marker
from toolkit.papers.manuscript import ListEntry, Manuscript, Note, Span

_LINE = re.compile(
    r"(?m)^[ \t\u3000]*(?P<label>[①-⑳])[ \t\u3000]*(?P<in>\S[^\n]*(?:\n(?![ \t\u3000]*(?:[①-⑳]|\n|#))[^\n]+)*)"
)
_POINTS_BACK = re.compile(r"\W*(?:同上|同前[书注]?|同注|见?前注|ibid\b|ibidem\b|idem\b)", re.IGNORECASE)
_FEWEST = 2


def notes_of(manuscript: Manuscript) -> tuple[Note, ...]:
    """Return the notes that the format marks, else the lines of the text that begin with ①, ②, … and are called."""
    return manuscript.notes or tuple(_lines(manuscript.text))


def _lines(text: str) -> list[Note]:
    """Return the lines that begin with a circled number, each called by the last such number in the text before it."""
    found: list[Note] = []
    starts = {match.start("label") for match in _LINE.finditer(text)}
    calls: dict[str, list[int]] = {}
    for match in re.finditer(r"[①-⑳]", text):
        if match.start() not in starts:
            calls.setdefault(match[0], []).append(match.start())
    at: dict[str, int] = {}
    for match in _LINE.finditer(text):
        label, places = match["label"], calls.get(match["label"], [])
        first = at.get(label, 0)
        stop = bisect_left(places, match.start(), first)
        if stop > first:
            at[label] = stop
            call = places[stop - 1]
            found.append(Note(label, match.start("in"), match.end("in"), (Span(call, call + 1),)))
    return found if len(found) >= _FEWEST else []


def list_as_notes(manuscript: Manuscript, markers: Sequence[Marker]) -> tuple[Note, ...]:
    """Return the entries of a numbered list as notes where some point back to others; empty where it is a list."""
    entries = manuscript.references
    if not entries or any(entry.csl or entry.path for entry in entries) or not _points_back(entries):
        return ()
    calls: dict[str, list[Span]] = {}
    for marker in markers:
        for number in marker.numbers:
            calls.setdefault(str(number), []).append(Span(marker.start, marker.end))
    return tuple(_as_note(manuscript.text, entry, calls) for entry in entries)


def _as_note(text: str, entry: ListEntry, calls: dict[str, list[Span]]) -> Note:
    begin = text.find(entry.raw[:12], entry.start, entry.end)
    return Note(entry.label, max(begin, entry.start), entry.end, tuple(calls.get(entry.label, ())[:1]))


def _points_back(entries: Sequence[ListEntry]) -> bool:
    return any(_POINTS_BACK.match(entry.raw) for entry in entries)

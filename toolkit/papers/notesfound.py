"""The notes of a manuscript: those that its format marks, and those that stand as lines of a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from toolkit.papers.citations import Marker
from toolkit.papers.manuscript import ListEntry, Manuscript, Note, Span

_LABEL = r"[①-⑳]|[\[［〔](?:[1-9]\d{0,2})[\]］〕]"
_CIRCLED = re.compile("[①-⑳]")
_LINE = re.compile(
    rf"(?m)^[ \t\u3000]*(?P<label>{_LABEL})[ \t\u3000]*"
    rf"(?P<in>\S[^\n]*(?:\n(?![ \t\u3000]*(?:{_LABEL}|\n|#))[^\n]+)*)"
)
_HEADED = re.compile(r"(?m)^[ \t#*]*(?:notes|endnotes|footnotes|注释|尾注|脚注)[ \t*:：]*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?m)^[ \t\u3000]*(?P<label>[1-9]\d{0,2})[.．、)][ \t\u3000]*"
    r"(?P<in>\S[^\n]*(?:\n(?![ \t\u3000]*(?:[1-9]\d{0,2}[.．、)]|\n|#))[^\n]+)*)"
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_POINTS_BACK = re.compile(
    r"\W*(?:同[ \t]?(?=[\[［〔①-⑳])|同上|同前[书注]?|同注|见?前注|ibid\b|ibidem\b|idem\b)", re.IGNORECASE
)
_READS_AS_NOTE = re.compile(r"《|参见|前注|同上|前引|\bibid\b|\bop\. ?cit\b|\bsupra\b", re.IGNORECASE)
_FEWEST = 2


def notes_of(manuscript: Manuscript) -> tuple[Note, ...]:
    """Return the notes that the format marks, else lines of the text that begin with a label, and where it is called.

    Labels are ①, ② …, or, in a text without a list, ``[1]``, ``〔1〕``, or ``1.`` under a heading.
    """
    if manuscript.notes:
        return manuscript.notes
    found = _lines(manuscript.text, not manuscript.references)
    texts = (manuscript.text[note.start : note.end] for note in found)
    if any(note.label < "①" for note in found) and not any(map(_READS_AS_NOTE.search, texts)):
        found = []  # a list without a heading
    return tuple(found or ([] if manuscript.references else _headed(manuscript.text)))


def _lines(text: str, in_brackets: bool) -> list[Note]:
    """Return the lines that begin with a label, each called by the last such label in the text before it."""
    if not in_brackets and _CIRCLED.search(text) is None:
        return []
    found: list[Note] = []
    lines = [match for match in _LINE.finditer(text) if in_brackets or match["label"] >= "①"]
    begins = [match.start("label") for match in lines]
    calls: dict[str, list[tuple[int, int]]] = {}
    for match in re.finditer(_LABEL, text):
        at = bisect_right(begins, match.start()) - 1
        if at < 0 or text.find("\n", begins[at], match.start()) >= 0:  # not in the first line of a note
            calls.setdefault(_bare(match[0]), []).append(match.span())
    used: dict[str, int] = {}
    for match in lines:
        label = _bare(match["label"])
        places = calls.get(label, [])
        first = used.get(label, 0)
        stop = bisect_left(places, match.start(), first, key=lambda place: place[0])
        if stop > first:
            used[label] = stop
            found.append(Note(label, match.start("in"), match.end("in"), (Span(*places[stop - 1]),)))
    return found if len(found) >= _FEWEST else []


def _bare(label: str) -> str:
    return label.strip("[]［］〔〕")


def _headed(text: str) -> list[Note]:
    """Return the counted lines under the last heading Notes, called by raised or bare numbers in the text before it."""
    heading = next(iter(reversed(list(_HEADED.finditer(text)))), None)
    if heading is None:
        return []
    found: list[Note] = []
    at = 0
    for match in _COUNTED.finditer(text, heading.end()):
        label = match["label"]
        if int(label) != len(found) + 1:
            continue
        call = _call(label).search(text, at, heading.start())
        at = call.end() if call else at
        called = (Span(*call.span()),) if call else ()
        found.append(Note(label, match.start("in"), match.end("in"), called))
    return found if sum(bool(note.called) for note in found) >= _FEWEST else []


def _call(label: str) -> re.Pattern[str]:
    raised = label.translate(_RAISED)
    return re.compile(rf"\^?\[{label}\]|\^{label}\b|{raised}(?![⁰-⁹])|(?<=[a-z)”\"'’.,;]){label}(?=\s)")


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

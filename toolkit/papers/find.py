"""Find the citations of a manuscript, in the style that it cites in, and the faults that they show."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.model import LangText
from toolkit.papers.authoryear import author_year_works
from toolkit.papers.citations import Marker, coverage, numbers_of, numeric_markers
from toolkit.papers.damaged import damaged_markers
from toolkit.papers.floats import is_afloat
from toolkit.papers.keyed import given_citations
from toolkit.papers.leads import Lead, look_all
from toolkit.papers.listfaults import list_faults
from toolkit.papers.manuscript import ListEntry, Manuscript
from toolkit.papers.mentions import mention_faults, mentions
from toolkit.papers.notesfound import list_as_notes, notes_of
from toolkit.papers.notestyle import NoteReading, read_notes
from toolkit.papers.problems import Fault, numeric_faults, sorted_faults, year_faults
from toolkit.papers.resolve import resolve
from toolkit.papers.resolved import Resolved
from toolkit.papers.scanned import Cited, Scan
from toolkit.papers.sense import Sense
from toolkit.papers.suspects import suspects
from toolkit.papers.work import Work

EVIDENCE: dict[str, tuple[str, str]] = {
    "shape": ("the marker is read as {reads}", "标号按 {reads} 识别"),
    "name": ("the text names {name}, who leads entry {entry}", "正文写明 {name}，为第 {entry} 条的第一作者"),
    "name-alone": (
        "the text names {name}, who leads entry {entry}; that entry is cited nowhere else",
        "正文写明 {name}，为第 {entry} 条的第一作者；该条别处无引用",
    ),
    "alike": ("entry {entry} fits as well", "第 {entry} 条同样相符"),
    "shift": (
        "the markers around it are off by {by}: the names beside them lead other entries",
        "前后标号均相差 {by}，与正文人名不符",
    ),
    "order": (
        "the order of first citation asks for {entry} here, {behind}; that entry is cited nowhere else",
        "按首次引用次序，此处（{behind_zh}）应为第 {entry} 条；该条别处无引用",
    ),
}
"""What a repair rests on, in English and in Chinese."""


class _Found(NamedTuple):
    style: str
    citations: list[Cited]
    faults: list[Fault]
    references: tuple[ListEntry, ...]


def find_citations(manuscript: Manuscript) -> Scan:
    """Find the citations in the document's own style: given by the format, numbers, author and year, or in notes."""
    style, citations, faults, references = _found(manuscript)
    citations.sort(key=lambda one: (one.start, one.end))
    named = mentions(manuscript, references, citations)
    told = sorted_faults([*faults, *mention_faults(named)])
    return Scan(manuscript, style if citations else "", tuple(citations), told, references, tuple(named))


def _found(manuscript: Manuscript) -> _Found:
    """Choose the style that reaches most of the list; notes that give works in full may have a list of their own."""
    listed = manuscript.references
    if any(marker.kind != "nocite" for marker in manuscript.markers):
        return _Found("key", *given_citations(manuscript), listed)
    markers = numeric_markers(manuscript)
    if as_notes := list_as_notes(manuscript, markers):
        return _of_notes(read_notes(manuscript, as_notes, False))
    leads = look_all(listed)
    numbered = coverage(markers, numbers_of(manuscript))
    works = author_year_works(manuscript, leads, numbered)
    dated = len({target for work in works for target in work.targets})
    if notes := notes_of(manuscript):
        reading = read_notes(manuscript, notes, bool(listed))
        if reading.reached > max(dated, numbered):
            return _of_notes(reading)
    if dated > numbered:
        return _Found("author-year", *_dated(manuscript, works), listed)
    return _Found("numeric", *_numbered(manuscript, markers, leads), listed)


def _of_notes(reading: NoteReading) -> _Found:
    return _Found("note", reading.citations, reading.faults, reading.references)


def _dated(manuscript: Manuscript, works: list[Work]) -> tuple[list[Cited], list[Fault]]:
    cited = {target for work in works for target in (*work.targets, *work.maybe)}
    for work in works:
        meant = [entry for entry in work.near if entry not in cited] if len(work.near) > 1 else work.near
        cited |= set(meant) if len(meant) == 1 else set()  # said already, as a year that differs
    citations = [_of_work(manuscript.text, work) for work in works if work.targets or work.strict]
    return citations, [*year_faults(works), *list_faults(manuscript, cited)]


def _numbered(manuscript: Manuscript, markers: list[Marker], leads: list[Lead]) -> tuple[list[Cited], list[Fault]]:
    markers = sorted([*markers, *damaged_markers(manuscript, markers)], key=lambda marker: marker.start)
    sense = Sense(manuscript)
    found = resolve(manuscript, markers, leads, sense)
    apart = frozenset(at for at, item in enumerate(found) if is_afloat(manuscript.text, item.marker.start))
    doubted = suspects(found, apart, len(leads), sense)
    cited = {target for item in found for target in item.targets}  # a suspicion changes no reading
    faults = [*numeric_faults(manuscript, found, apart, doubted), *list_faults(manuscript, cited, _by_damaged(found))]
    return [_of_number(item) for item in found], faults


def _by_damaged(found: list[Resolved]) -> dict[int, str]:
    """Map the entries that are cited by nothing but the shape of a damaged marker to that marker."""
    doubtful = [item for item in found if item.reason == "shape" and item.confidence < 1]
    sure = {target for item in found if item.reason != "shape" or item.confidence == 1 for target in item.targets}
    return {target: item.marker.printed for item in reversed(doubtful) for target in item.targets if target not in sure}


def _of_number(item: Resolved) -> Cited:
    marker = item.marker
    return Cited(
        marker.start,
        marker.end,
        marker.printed,
        "numeric",
        _shown(item),
        item.targets,
        item.by,
        item.confidence if item.targets else 0.0,
        evidence(item),
        item.runner_up,
    )


def _shown(item: Resolved) -> tuple[int, ...]:
    """Return the numbers that a marker shows.

    A damaged one (``[I2]``, ``[3.5]``, ``[5的``) shows none that could be held against its reading, which stands in the
    targets; but where evidence put another entry in place of the digits that are left, these are what was printed.
    """
    return () if item.marker.spoilt and item.reason == "shape" else item.marker.numbers


def evidence(item: Resolved) -> LangText:
    """Word what a reading rests on, in both languages; empty where the number alone is followed."""
    if not item.reason:
        return {}
    alone = item.reason == "name" and not item.args["cited"]
    english, chinese = EVIDENCE["name-alone" if alone else item.reason]
    return {"en": english.format(**item.args), "zh": chinese.format(**item.args)}


def _of_work(text: str, work: Work) -> Cited:
    printed = text[work.start : work.end]
    sure = work.sure if work.targets else 0.0
    other = next((entry for entry in work.maybe if entry not in work.targets), 0) if 0 < sure < 1 else 0
    english, chinese = EVIDENCE["alike"]
    words = {"en": english.format(entry=other), "zh": chinese.format(entry=other)} if other else {}
    return Cited(
        work.start, work.end, printed, "author-year", work.targets, work.targets, "author-year", sure, words, other
    )

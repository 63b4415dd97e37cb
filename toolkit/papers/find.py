"""Find the citations of a manuscript, in the style that it cites in, and the faults that they show."""

from __future__ import annotations

from toolkit.model import LangText
from toolkit.papers.authoryear import Work, author_year_works
from toolkit.papers.citations import broken_markers, coverage, numeric_markers
from toolkit.papers.floats import is_afloat
from toolkit.papers.keyed import given_citations
from toolkit.papers.leads import look_all
from toolkit.papers.listfaults import list_faults
from toolkit.papers.manuscript import Manuscript
from toolkit.papers.problems import Fault, numeric_faults, sorted_faults, year_faults
from toolkit.papers.resolve import resolve
from toolkit.papers.resolved import Resolved
from toolkit.papers.scanned import Cited, Scan
from toolkit.papers.sense import Sense
from toolkit.papers.suspects import suspects

EVIDENCE: dict[str, tuple[str, str]] = {
    "shape": ("the marker is read as {reads}", "标号按 {reads} 识别"),
    "name": ("the text names {name}, who leads entry {entry}", "正文写明 {name}，为第 {entry} 条的第一作者"),
    "name-alone": (
        "the text names {name}, who leads entry {entry}; that entry is cited nowhere else",
        "正文写明 {name}，为第 {entry} 条的第一作者；该条别处无引用",
    ),
    "order": (
        "the order of first citation asks for {entry} here, after {before}; that entry is cited nowhere else",
        "按首次引用次序，{before} 之后此处应为 {entry}；该条别处无引用",
    ),
}
"""What a repair rests on, in English and in Chinese."""


def find_citations(manuscript: Manuscript) -> Scan:
    """Find the citations in the document's own style: given by the format, numbers, or author and year."""
    style, citations, faults = _found(manuscript)
    citations.sort(key=lambda one: (one.start, one.end))
    return Scan(manuscript, style if citations else "", tuple(citations), sorted_faults(faults), manuscript.references)


def _found(manuscript: Manuscript) -> tuple[str, list[Cited], list[Fault]]:
    if any(marker.kind != "nocite" for marker in manuscript.markers):
        return "key", *given_citations(manuscript)
    leads = look_all(manuscript.references)
    markers = numeric_markers(manuscript)
    works = author_year_works(manuscript, leads)
    reached = len({target for work in works for target in work.targets})
    if reached > coverage(markers, len(leads)):
        cited = {target for work in works for target in work.targets}
        cited |= {work.near[0] for work in works if len(work.near) == 1}  # said already, as a year that differs
        citations = [_of_work(manuscript.text, work) for work in works if work.targets or work.strict]
        return "author-year", citations, [*year_faults(works), *list_faults(manuscript, cited)]
    markers = sorted([*markers, *broken_markers(manuscript, markers)], key=lambda marker: marker.start)
    sense = Sense(manuscript)
    found = resolve(manuscript, markers, leads, sense)
    apart = frozenset(at for at, item in enumerate(found) if is_afloat(manuscript.text, item.marker.start))
    doubted = suspects(found, apart, len(leads), sense)
    cited = {target for item in found for target in item.targets} | {suspect.entry for suspect in doubted}
    faults = [*numeric_faults(manuscript, found, apart, doubted), *list_faults(manuscript, cited)]
    return "numeric", [_of_number(item) for item in found], faults


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
        item.confidence,
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
    sure = 1.0 if work.targets else 0.0
    return Cited(work.start, work.end, printed, "author-year", work.targets, work.targets, "author-year", sure)

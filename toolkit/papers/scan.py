"""A manuscript → what `scan` says of it: outline, sentences, references, citations with what they mean, problems."""

from __future__ import annotations

from typing import Any

from toolkit.papers.authoryear import Work, author_year_works
from toolkit.papers.citations import broken_markers, coverage, numeric_markers
from toolkit.papers.leads import look_all
from toolkit.papers.manuscript import GivenMarker, ListEntry, Manuscript
from toolkit.papers.problems import Fault, list_faults, numeric_faults, year_faults
from toolkit.papers.resolve import Resolved, resolve

EVIDENCE: dict[str, tuple[str, str]] = {
    "shape": ("the marker is read as {reads}", "标号按 {reads} 识别"),
    "name": ("the text names {name}, who leads entry {entry}", "正文写明 {name}，为第 {entry} 条的第一作者"),
    "order": (
        "the order of first citation asks for {entry} here, which is cited nowhere else",
        "按首次引用次序此处应为 {entry}，该条别处无引用",
    ),
}
"""What a repair rests on, in English and in Chinese."""


def scan_manuscript(manuscript: Manuscript, language: str = "en") -> dict[str, Any]:
    """Return the citations and problems of a manuscript, in the shape of `scan --json`; ``language`` words them."""
    citations, faults = _found(manuscript, language)
    faults.sort(key=lambda fault: (fault.start, fault.rule))
    return {
        "path": manuscript.path,
        "format": manuscript.format,
        "language": manuscript.language,
        "length": len(manuscript.text),
        "outline": [
            {"number": one.number, "title": one.title, "level": one.level, "start": one.start, "end": one.end}
            for one in manuscript.outline
        ],
        "references": [_reference(entry) for entry in manuscript.references],
        "citations": sorted(citations, key=lambda one: (one["start"], one["end"])),
        "problems": [_problem(fault, language) for fault in faults],
    }


def _found(manuscript: Manuscript, language: str) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Find the citations in the document's own style: given by the format, numbers, or author and year."""
    given = [marker for marker in manuscript.markers if marker.kind != "nocite"]
    if given:
        return _given(manuscript, given)
    leads = look_all(manuscript.references)
    markers = numeric_markers(manuscript)
    works = author_year_works(manuscript, leads)
    reached = len({target for work in works for target in work.targets})
    if reached > coverage(markers, len(leads)):
        cited = {target for work in works for target in work.targets}
        cited |= {work.near[0] for work in works if len(work.near) == 1}  # said already, as a year that differs
        citations = [_of_work(manuscript.text, work) for work in works if work.targets or work.strict]
        return citations, [*year_faults(works), *list_faults(manuscript, leads, cited)]
    markers = sorted([*markers, *broken_markers(manuscript, markers)], key=lambda marker: marker.start)
    found = resolve(manuscript, markers, leads)
    cited = {target for item in found for target in item.targets}
    faults = [*numeric_faults(manuscript, found), *list_faults(manuscript, leads, cited)]
    return [_of_number(item, language) for item in found], faults


def _given(manuscript: Manuscript, given: list[GivenMarker]) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Resolve what the format marks by keys; keys that differ only by case count, and are named."""
    exact: dict[str, int] = {}
    folded: set[str] = set()
    faults: list[Fault] = []
    for entry in manuscript.references:
        key = entry.identifier or entry.label
        if key and key.casefold() in folded:
            args: dict[str, str | int] = {"printed": key}
            faults.append(Fault("key-duplicate", "error", entry.start, entry.end, args, (entry.index,), (key,)))
        exact.setdefault(key, entry.index)
        folded.add(key.casefold())
    loose = {key.casefold(): index for key, index in reversed(exact.items())}
    citations, cited = [], set()
    for marker in given:
        targets = [loose[key.casefold()] for key in marker.keys if key.casefold() in loose]
        cited |= set(targets)
        citations.append(_citation(marker.start, marker.end, marker.printed, "key", targets, targets, "key", 1.0, ""))
        faults += _key_faults(marker, exact, loose)
    everything = any("*" in marker.keys for marker in manuscript.markers if marker.kind == "nocite")
    hidden = {key.casefold() for marker in manuscript.markers if marker.kind == "nocite" for key in marker.keys}
    for entry in manuscript.references:
        key = entry.identifier or entry.label
        if entry.index not in cited and not everything and key.casefold() not in hidden and exact[key] == entry.index:
            args = {"entries": key}
            faults.append(Fault("reference-uncited", "warning", entry.start, entry.end, args, (entry.index,), (key,)))
    return citations, faults


def _key_faults(marker: GivenMarker, exact: dict[str, int], loose: dict[str, int]) -> list[Fault]:
    faults = []
    for key in marker.keys:
        if key not in exact:
            near = loose.get(key.casefold())
            rule = "key-case-mismatch" if near else "citation-undefined"
            targets = (near,) if near else ()
            args: dict[str, str | int] = {"printed": key}
            faults.append(
                Fault(rule, "warning" if near else "error", marker.start, marker.end, args, targets, (key,), targets)
            )
    return faults


def _citation(
    start: int,
    end: int,
    printed: str,
    style: str,
    as_printed: list[int],
    targets: list[int],
    by: str,
    sure: float,
    why: str,
) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "printed": printed,
        "style": style,
        "as_printed": as_printed,
        "targets": targets,
        "by": by,
        "confidence": sure,
        "evidence": why,
    }


def _of_number(item: Resolved, language: str) -> dict[str, Any]:
    marker = item.marker
    words = EVIDENCE[item.reason][language == "zh"].format(**item.args) if item.reason else ""
    as_printed = [] if marker.spoilt else list(marker.numbers)
    return _citation(
        marker.start,
        marker.end,
        marker.printed,
        "numeric",
        as_printed,
        list(item.targets),
        item.by,
        item.confidence,
        words,
    )


def _of_work(text: str, work: Work) -> dict[str, Any]:
    targets = list(work.targets)
    return _citation(
        work.start,
        work.end,
        text[work.start : work.end],
        "author-year",
        targets,
        targets,
        "author-year",
        1.0 if targets else 0.0,
        "",
    )


def _reference(entry: ListEntry) -> dict[str, Any]:
    return {
        "index": entry.index,
        "label": entry.label or entry.identifier,
        "start": entry.start,
        "end": entry.end,
        "raw": entry.raw,
        "csl": entry.csl or {},
        "csl_en": None,
    }


def _problem(fault: Fault, language: str) -> dict[str, Any]:
    return {
        "rule": fault.rule,
        "level": fault.level,
        "start": fault.start,
        "end": fault.end,
        "message": fault.message(language),
        "suggestion": {"targets": list(fault.targets)} if fault.targets else None,
        "references": list(fault.references),
        "keys": list(fault.keys),
    }

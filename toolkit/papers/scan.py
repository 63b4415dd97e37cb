"""A manuscript → the document of `scan --json`: outline, sentences, references, citations, problems."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.model import Problem
from toolkit.papers.decoded import decoded
from toolkit.papers.find import find_citations
from toolkit.papers.formats.messages import message
from toolkit.papers.locating import Locator, Spot
from toolkit.papers.manuscript import ListEntry, Manuscript
from toolkit.papers.paragraphs import sentences
from toolkit.papers.problems import Fault
from toolkit.papers.reading import read_manuscript
from toolkit.papers.scanned import Cited, Scan


def scan(path: str | Path) -> dict[str, Any]:
    """Return what ``scan --json`` prints of one manuscript, its list decoded, in English.

    Raises ToolkitError where the manuscript cannot be read.
    """
    return {"litcorpus": __version__, "schema": "scan",
            "papers": [scan_manuscript(read_manuscript(path), fields=True)]}


def scan_manuscript(manuscript: Manuscript, language: str = "en", fields: bool = False) -> dict[str, Any]:
    """Return what a manuscript holds in the shape of `scan --json`; ``language`` (en, zh) words evidence and problems.

    ``fields``: the strings of its reference list are decoded too, which takes most of the time.
    """
    found = find_citations(manuscript)
    return document(decoded(found, language) if fields else found, language)


def document(scan: Scan, language: str = "en") -> dict[str, Any]:
    """Return what a scan found in the shape of `scan --json`; ``language`` (en, zh) words evidence and problems."""
    manuscript, locator = scan.manuscript, Locator(scan.manuscript)
    return {
        "path": manuscript.path,
        "format": manuscript.format,
        "language": manuscript.language,
        "length": len(manuscript.text),
        "outline": [
            {"number": one.number, "title": one.title, "level": one.level, "start": one.start, "end": one.end}
            for one in manuscript.outline
        ],
        "sentences": [
            {"start": one.start, "end": one.end, "section": one.section, "paragraph": one.paragraph}
            for one in sentences(manuscript)
        ],
        "references": [_reference(entry, locator) for entry in scan.references],
        "citations": [_citation(one, language, locator) for one in scan.citations],
        "problems": [
            *(_of_reading(one, language) for one in manuscript.problems),
            *(_problem(fault, language, locator) for fault in scan.faults),
        ],
    }


def _placed(path: str, start: int, end: int, locator: Locator) -> dict[str, Any]:
    """Return where a stretch stands: in a file of its own, in a file of the project, or in the text itself."""
    spot = Spot(path, start, end) if path else locator.spot(start, end)
    return {**({"path": spot.path} if spot.path else {}), "start": spot.start, "end": spot.end}


def _citation(one: Cited, language: str, locator: Locator) -> dict[str, Any]:
    found: dict[str, Any] = {
        **_placed("", one.start, one.end, locator),
        "printed": one.printed,
        "style": one.style,
        "as_printed": list(one.as_printed),
        "targets": list(one.targets),
        "by": one.by,
        "confidence": one.confidence,
        "evidence": one.evidence.get(language, ""),
    }
    more = {"runner_up": one.runner_up, "locator": one.locator, "indirect": one.indirect}
    return found | {name: value for name, value in more.items() if value}


def _reference(entry: ListEntry, locator: Locator) -> dict[str, Any]:
    return {
        "index": entry.index,
        "label": entry.label or entry.identifier,
        **_placed(entry.path, entry.start, entry.end, locator),
        "raw": entry.raw,
        "csl": entry.csl or {},
        "csl_en": entry.csl_en,
    }


def _problem(fault: Fault, language: str, locator: Locator) -> dict[str, Any]:
    return {
        "rule": fault.rule,
        "level": fault.level,
        **_placed(fault.path, fault.start, fault.end, locator),
        "message": fault.message(language),
        "suggestion": {"targets": list(fault.targets)} if fault.targets else None,
        "references": list(fault.references),
        "keys": list(fault.keys),
    }


def _of_reading(problem: Problem, language: str) -> dict[str, Any]:
    """Return what was wrong with a file itself; it has a line of that file, and no stretch of the text."""
    return {
        "rule": problem.rule,
        "level": problem.level,
        "path": problem.place.path,
        "line": problem.place.line,
        "start": 0,
        "end": 0,
        "message": message(problem, language),
        "suggestion": None,
        "references": [],
        "keys": [],
    }

"""A manuscript → the document of `scan --json`: outline, sentences, references, citations, problems."""

from __future__ import annotations

from typing import Any

from toolkit.papers.find import find_citations
from toolkit.papers.manuscript import ListEntry, Manuscript
from toolkit.papers.paragraphs import sentences
from toolkit.papers.problems import Fault
from toolkit.papers.scanned import Cited, Scan


def scan_manuscript(manuscript: Manuscript, language: str = "en") -> dict[str, Any]:
    """Return the citations and problems of a manuscript, in the shape of `scan --json`; ``language`` words them."""
    return document(find_citations(manuscript), language)


def document(scan: Scan, language: str = "en") -> dict[str, Any]:
    """Return what a scan found in the shape of `scan --json`; ``language`` (en, zh) words evidence and problems."""
    manuscript = scan.manuscript
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
        "references": [_reference(entry) for entry in scan.references],
        "citations": [_citation(one, language) for one in scan.citations],
        "problems": [_problem(fault, language) for fault in scan.faults],
    }


def _citation(one: Cited, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "start": one.start,
        "end": one.end,
        "printed": one.printed,
        "style": one.style,
        "as_printed": list(one.as_printed),
        "targets": list(one.targets),
        "by": one.by,
        "confidence": one.confidence,
        "evidence": one.evidence.get(language, ""),
    }
    if one.runner_up:
        found["runner_up"] = one.runner_up
    if one.locator:
        found["locator"] = one.locator
    if one.indirect:
        found["indirect"] = True
    return found


def _reference(entry: ListEntry) -> dict[str, Any]:
    return {
        "index": entry.index,
        "label": entry.label or entry.identifier,
        "start": entry.start,
        "end": entry.end,
        "raw": entry.raw,
        "csl": entry.csl or {},
        "csl_en": entry.csl_en,
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

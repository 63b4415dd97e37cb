"""The reference list of a scan, decoded: each entry's fields in both languages, and halves that disagree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from toolkit.papers.manuscript import ListEntry
from toolkit.papers.problems import Fault, sorted_faults
from toolkit.papers.scanned import Scan
from toolkit.sources.strings import parser
from toolkit.sources.strings.split import Entry

_HALVES = "crossfield-half"


def decoded(scan: Scan, language: str = "en") -> Scan:
    """Return a scan with ``csl`` and ``csl_en`` of each entry that its format does not give in fields.

    ``language`` words what the two halves of an entry contradict each other in.
    """
    raw = [entry for entry in scan.references if not entry.csl and entry.raw and not entry.path]
    if not raw:
        return scan
    results = list(parser().stream((Entry(" ".join(entry.raw.split())) for entry in raw), language))
    read = {entry.index: result for entry, result in zip(raw, results, strict=True)}
    references = tuple(_with_fields(entry, read.get(entry.index)) for entry in scan.references)
    faults = [*scan.faults, *(fault for entry in raw for fault in _of_halves(entry, read[entry.index]))]
    return replace(scan, references=references, faults=sorted_faults(faults))


def _with_fields(entry: ListEntry, result: dict[str, Any] | None) -> ListEntry:
    return replace(entry, csl=result["csl"], csl_en=result["csl_en"]) if result else entry


def _of_halves(entry: ListEntry, result: dict[str, Any]) -> Iterator[Fault]:
    """Yield one problem for an entry whose halves differ, with everything in which they do."""
    said = [problem["message"] for problem in result["problems"] if problem["rule"].startswith(_HALVES)]
    if said:
        args: dict[str, str | int] = {"entry": entry.label or entry.index, "how": "; ".join(said)}
        yield Fault("reference-twin-mismatch", "warning", entry.start, entry.end, args, (entry.index,))

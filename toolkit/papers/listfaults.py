"""The faults of a reference list: what nobody cites, what stands twice, numbers that are left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from toolkit.papers.duplicates import duplicates
from toolkit.papers.manuscript import ListEntry, Manuscript
from toolkit.papers.problems import Fault


def list_faults(manuscript: Manuscript, cited: set[int]) -> Iterator[Fault]:
    """Yield the problems of the list: what nobody cites, what stands twice, numbers that are missing."""
    entries = manuscript.references
    orphans = [entry for entry in entries if entry.index not in cited]
    if orphans and cited:
        named = "; ".join(f"{entry.label or entry.index} {_short(entry)}" for entry in orphans[:20])
        first = orphans[0]
        indexes = tuple(entry.index for entry in orphans)
        yield Fault("reference-uncited", "warning", first.start, first.end, {"entries": named}, indexes)
    yield from _gaps(entries)
    yield from duplicates(entries)


def _short(entry: ListEntry) -> str:
    return entry.raw[:40].replace("\n", " ")


def _gaps(entries: tuple[ListEntry, ...]) -> Iterator[Fault]:
    numbers = [(int(entry.label), entry) for entry in entries if entry.label.isascii() and entry.label.isdigit()]
    for (one, _), (two, entry) in pairwise(numbers):
        if two != one + 1:
            args: dict[str, str | int] = {"one": one, "two": two}
            yield Fault("reference-number-gap", "warning", entry.start, entry.end, args, (entry.index,))

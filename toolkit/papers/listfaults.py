"""The faults of a reference list: what nobody cites, what stands twice, numbers that are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from toolkit.papers.duplicates import duplicates
from toolkit.papers.manuscript import ListEntry, Manuscript
from toolkit.papers.problems import Fault

_DAMAGED = "reference-uncited-damaged"
_SHOWN = 20
"""So many entries are named in a message; all are in its references."""


def list_faults(manuscript: Manuscript, cited: set[int], damaged: Mapping[int, str] = {}) -> Iterator[Fault]:
    """Yield the problems of the list: what nobody cites, what stands twice, numbers that are missing.

    ``damaged`` maps each entry that nothing but damaged markers cite to one of these as printed.
    """
    entries = manuscript.references
    if cited:
        yield from _uncited([entry for entry in entries if entry.index not in cited], _named)
        doubtful = [entry for entry in entries if entry.index in damaged]
        yield from _uncited(doubtful, lambda entry: f"{_number(entry)} ({damaged[entry.index]})", _DAMAGED)
    yield from _gaps(entries)
    yield from duplicates(entries)


def _uncited(entries: list[ListEntry], named: Callable[[ListEntry], str], words: str = "") -> Iterator[Fault]:
    """Yield one problem for some entries, at the first of them."""
    if entries:
        args: dict[str, str | int] = {"entries": "; ".join(named(entry) for entry in entries[:_SHOWN])}
        first, indexes = entries[0], tuple(entry.index for entry in entries)
        yield Fault("reference-uncited", "warning", first.start, first.end, args, indexes, words=words)


def _number(entry: ListEntry) -> str:
    return entry.label or str(entry.index)


def _named(entry: ListEntry) -> str:
    return f"{_number(entry)} {_short(entry)}"


def _short(entry: ListEntry) -> str:
    return entry.raw[:40].replace("\n", " ")


def _gaps(entries: tuple[ListEntry, ...]) -> Iterator[Fault]:
    numbers = [(int(entry.label), entry) for entry in entries if entry.label.isascii() and entry.label.isdigit()]
    missing = 0
    for (one, _), (two, entry) in pairwise(numbers):
        args: dict[str, str | int] = {"one": one, "two": two}
        if one == two:
            words = "reference-number-twice"
            yield Fault("reference-number-gap", "warning", entry.start, entry.end, args, (entry.index,), words=words)
        elif two != one + 1 and not (missing and two == missing + 1):  # else the entry before it has a number twice
            yield Fault("reference-number-gap", "warning", entry.start, entry.end, args, (entry.index,))
        missing = two + 1 if one == two else 0

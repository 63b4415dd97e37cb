"""Lists numbered by first citation: the gaps in the row of first citations, and the markers that may stand in them."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from msgspec import Struct

WIDEST = 110
"""How long a stretch of text may be that is shown for two markers, in code points."""
_REACH = 40
"""How many first citations apart two markers may be that have changed places."""


def behind(before: int) -> dict[str, str | int]:
    """Return the words for where something stands: after the entry cited before it, or before all others (0)."""
    english, chinese = (f"after entry {before}", f"第 {before} 条之后") if before else ("before all others", "全文最先")
    return {"before": before, "behind": english, "behind_zh": chinese}


class Pointing(Protocol):
    """Whatever points at entries of the list."""

    @property
    def targets(self) -> tuple[int, ...]:
        """The entries that it points at."""


class Gap(Struct, frozen=True):
    """A stretch of the text in which some entries are due: between the first citations of their neighbours.

    ``start`` and ``stop`` count markers: what comes after the marker that cites the entry before, up to the one that
    cites the entry after. ``missing`` are the entries due.
    """

    start: int
    stop: int
    missing: tuple[int, ...]


def first_citations(found: Sequence[Pointing], apart: Container[int] = ()) -> list[tuple[int, int]]:
    """Return (entry, place in ``found``) of first citations in the order of the text; places ``apart`` keep none."""
    seen: dict[int, int] = {}
    for at, item in enumerate(found):
        if at not in apart:
            for target in sorted(item.targets):
                seen.setdefault(target, at)
    return list(seen.items())


def rising(numbers: list[int]) -> set[int]:
    """Return the places of a longest rising row of numbers."""
    tails: list[int] = []
    places: list[int] = []
    back: list[int] = []
    for at, number in enumerate(numbers):
        slot = bisect.bisect_left(tails, number)
        tails[slot : slot + 1] = [number]
        places[slot : slot + 1] = [at]
        back.append(places[slot - 1] if slot else -1)
    kept, at = set(), places[-1] if places else -1
    while at >= 0:
        kept.add(at)
        at = back[at]
    return kept


def is_ordered(firsts: list[tuple[int, int]], tenths: int = 8) -> bool:
    """Say whether a list is numbered by first citation: so many tenths of the row rise."""
    return len(firsts) >= 5 and len(rising([entry for entry, _ in firsts])) * 10 >= len(firsts) * tenths


def gaps(firsts: list[tuple[int, int]], markers: int, size: int) -> Iterator[Gap]:
    """Yield the gaps of an ordered list of ``size`` entries that ``markers`` markers cite."""
    places = rising([entry for entry, _ in firsts])
    row = [(0, -1), *(first for at, first in enumerate(firsts) if at in places), (size + 1, markers)]
    for (low, begin), (high, stop) in pairwise(row):
        if high > low + 1:
            yield Gap(begin + 1, stop, tuple(range(low + 1, high)))


def exchanges(firsts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs of places in the row that have changed places: with their entries put back, more of it rises.

    Only where one pair alone explains the break; of several that would, none is told.
    """
    entries = [entry for entry, _ in firsts]
    kept = rising(entries)
    pairs: list[tuple[int, int]] = []
    for one in range(len(entries)):
        fitting = [two for two in _later(entries, one) if one not in kept or two not in kept]
        mended = [two for two in fitting if _mends(entries, one, two)]
        if len(mended) == 1:
            pairs.append((one, mended[0]))
    spots = Counter(at for pair in pairs for at in pair)
    return [pair for pair in pairs if all(spots[at] == 1 for at in pair)]


def _later(entries: list[int], one: int) -> Iterator[int]:
    """Yield the places behind one that hold a lower entry, no farther off than the entries are."""
    for two in range(one + 1, min(len(entries), one + _REACH)):
        if entries[two] < entries[one]:
            yield two


def _mends(entries: list[int], one: int, two: int) -> bool:
    """Say whether two entries and all between them rise, and fit between their neighbours, once they are exchanged."""
    low = entries[one - 1] if one else 0
    stretch = [low, entries[two], *entries[one + 1 : two], entries[one], *entries[two + 1 : two + 2]]
    return all(before < after for before, after in pairwise(stretch))

"""Find sentences again in a changed copy of their text by what is known of them: exact, changed, ambiguous or orphan.

What a sentence is known by is its hash, its MinHash and its length; the old text itself is not needed. A sentence with
the same hash is the same sentence wherever it now stands; of several, the one between the same neighbours. Any other is
held against all sentences that are nobody's and that the old text did not have, and against two or three of them
together, for a sentence may have been cut in two or joined with its neighbour. The best must be like enough, and
clearly better than the next that stands elsewhere; where both are good, the answer is *ambiguous*, nothing is chosen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from toolkit.papers.fingerprint import PERMUTATIONS, Minhash, joined, kept, least, sha256

LIKE = 0.25
"""The least likeness of a changed sentence (benchmarks/anchors.py measures it and the next two)."""
MARGIN = 0.05
"""By how much it must be better than the next one that stands elsewhere."""
IN_PLACE = 0.15
"""The least likeness where it is the only new sentence between the neighbours of the old one."""
CONTAINED = 0.8
"""The least share of a sentence that must be found in a longer one to count as being part of it."""
LEAST_PART = 0.15
"""The least likeness at which that share is estimated at all: below, MinHash sees nothing but chance."""
WIDEST = 3
"""How many sentences together may be what became of one."""

Outcome = Literal["exact", "changed", "ambiguous", "orphan"]


class Known(NamedTuple):
    """A sentence of the old text; ``length`` is that of its matching form, about, 0 where it is not known."""

    sha256: str
    minhash: Minhash
    length: int = 0


class Candidate(NamedTuple):
    """A sentence of the new text: its matching form, its paragraph, and whether the old text had it as it is."""

    form: str
    paragraph: int = 0
    old: bool = False


class Found(NamedTuple):
    """What became of a sentence: the new ones from ``first`` up to ``last``, their likeness, that of the next best."""

    outcome: Outcome
    first: int = -1
    last: int = -1
    score: float = 0.0
    runner_up: float = 0.0


ORPHAN = Found("orphan")


def find_again(known: Sequence[Known], new: Sequence[Candidate]) -> list[Found]:
    """Return what became of each known sentence, which stand in the order of the old text."""
    exact = _exact([one.sha256 for one in known], [sha256(candidate.form) for candidate in new])
    exact |= _together(known, new, exact)
    taken = {at for at, candidate in enumerate(new) if candidate.old}
    taken |= {at for found in exact.values() for at in range(found.first, found.last)}
    windows = _Windows(new, taken)
    results = []
    for at, one in enumerate(known):
        if at in exact:
            results.append(exact[at])
        else:
            results.append(windows.best(one, _gap(at, exact, len(new))))
    return results


def _exact(old: Sequence[str], new: Sequence[str]) -> dict[int, Found]:
    """Return the known sentences that are there as they were, by their number; of several alike by their neighbours."""
    places: dict[str, list[int]] = defaultdict(list)
    owners: dict[str, list[int]] = defaultdict(list)
    for at, digest in enumerate(new):
        places[digest].append(at)
    for at, digest in enumerate(old):
        if digest and digest in places:
            owners[digest].append(at)
    sure: dict[int, Found] = {}
    for digest, ours in owners.items():
        if len(ours) == len(places[digest]):
            sure |= {one: Found("exact", at, at + 1, 1.0) for one, at in zip(ours, places[digest], strict=True)}
    found = dict(sure)
    for digest, ours in owners.items():
        if ours[0] not in sure:
            found |= _by_neighbours(ours, places[digest], sure, len(new))
    return found


def _together(known: Sequence[Known], new: Sequence[Candidate], exact: Mapping[int, Found]) -> dict[int, Found]:
    """Return those of the others that are several new sentences together: a claim may stand on more than one."""
    others = {one.sha256: at for at, one in enumerate(known) if at not in exact and one.sha256}
    found = {}
    for width in range(2, WIDEST + 1) if others else ():
        for first in range(len(new) - width + 1):
            digest = sha256("".join(candidate.form for candidate in new[first : first + width]))
            if digest in others:
                found[others[digest]] = Found("exact", first, first + width, 1.0)
    return found


def _by_neighbours(ours: list[int], places: list[int], sure: Mapping[int, Found], size: int) -> dict[int, Found]:
    """Settle sentences of which the copy has more or fewer: each goes to the one place between its neighbours."""
    found, free = {}, list(places)
    for one in ours:
        low, high = _gap(one, sure, size)
        inside = [at for at in free if low <= at < high]
        if len(inside) == 1:
            found[one] = Found("exact", inside[0], inside[0] + 1, 1.0)
            free.remove(inside[0])
    for one in ours:
        if one not in found and free:
            found[one] = Found("ambiguous", free[0], free[0] + 1, 1.0, 1.0)
    return found


def _gap(at: int, exact: Mapping[int, Found], size: int) -> tuple[int, int]:
    """Return between which new sentences an old one would stand, if nothing had moved."""
    order = sorted(exact)
    place = bisect_left(order, at)
    low = exact[order[place - 1]].last if place else 0
    high = exact[order[place]].first if place < len(order) else size
    return (low, high) if low <= high else (0, 0)


class _Windows:
    """The new sentences that are nobody's, alone and joined with their followers, searched by their fingerprints."""

    def __init__(self, new: Sequence[Candidate], taken: set[int]) -> None:
        self.free = [at for at in range(len(new)) if at not in taken and new[at].form]
        self.spans: list[tuple[int, int, int]] = []
        self.table: dict[tuple[int, int], list[int]] = defaultdict(list)
        whole = {at: least(new[at].form) for at in self.free}
        for first, last in self._spans(new):
            numbers = kept(joined([whole[at] for at in range(first, last)]))
            for key in enumerate(numbers):
                self.table[key].append(len(self.spans))
            self.spans.append((first, last, sum(len(new[at].form) for at in range(first, last))))

    def _spans(self, new: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
        free = set(self.free)
        for first in self.free:
            for last in range(first + 1, first + WIDEST + 1):
                if last - 1 not in free or new[last - 1].paragraph > new[first].paragraph + 1:
                    break
                yield first, last

    def best(self, one: Known, gap: tuple[int, int]) -> Found:
        """Return what became of a sentence that is not there as it was."""
        if not one.minhash:
            return ORPHAN
        same = Counter(window for key in enumerate(one.minhash) for window in self.table.get(key, ()))
        scored = sorted(((self._score(one, window, count), window) for window, count in same.items()),
                        key=lambda pair: (-pair[0], self.spans[pair[1]]))
        if not scored or scored[0][0] < IN_PLACE:
            return ORPHAN
        score, window = scored[0]
        first, last, _ = self.spans[window]
        other = next((value for value, name in scored[1:] if self._apart(name, first, last)), 0.0)
        if score >= LIKE:
            outcome: Outcome = "changed" if score - other >= MARGIN else "ambiguous"
            return Found(outcome, first, last, round(score, 3), round(other, 3))
        inside = [at for at in self.free if gap[0] <= at < gap[1]]
        alone = len(inside) == 1 and (first, last) == (inside[0], inside[0] + 1)
        return Found("changed", first, last, round(score, 3), round(other, 3)) if alone else ORPHAN

    def _score(self, one: Known, window: int, count: int) -> float:
        """Return how like a window is: the Jaccard index, or how much of the sentence one that is longer holds.

        A window of several must be better than one sentence by more than chance, hence the little that it loses.
        """
        first, last, length = self.spans[window]
        score = count / PERMUTATIONS
        if last - first == 1 and one.length and length > one.length and score >= LEAST_PART:
            share = score * (one.length + length) / ((1 + score) * one.length)
            if share >= CONTAINED:
                score = max(score, LIKE + (min(share, 1.0) - CONTAINED))
        return score - 0.05 * (last - first - 1)

    def _apart(self, window: int, first: int, last: int) -> bool:
        start, end, _ = self.spans[window]
        return end <= first or start >= last

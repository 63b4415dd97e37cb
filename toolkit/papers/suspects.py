"""Markers that stand where another entry is due: not sure enough to be repaired, and sure enough to be asked about.

In a list numbered by first citation an entry that is missing from the row was due between its neighbours. A marker
there is suspected where the number that it shows is the missing one less a digit and the entry is cited nowhere else;
where it and the marker that cites the missing entry have changed places; or where the sentence speaks of the missing
entry and not of the one that it shows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from toolkit.papers.order import WIDEST, Gap, exchanges, first_citations, gaps, is_ordered
from toolkit.papers.resolved import Resolved, digit_lost, loses_digit
from toolkit.papers.sense import Sense

_ENOUGH = 3.0
_CROWD = 100
"""Among more markers than these the words alone do not tell which is meant."""
_APART = 1.0
"""How much the best candidate must be ahead of the second."""


class Suspect(Struct, frozen=True):
    """A marker by its place in the row of markers, the entry that is due there, and the entry that comes before."""

    at: int
    entry: int
    before: int


def suspects(found: list[Resolved], apart: frozenset[int], size: int, sense: Sense) -> list[Suspect]:
    """Return the suspected markers of a manuscript, at most one for each entry that is due, each marker once.

    ``apart`` are the places of markers in tables and captions: what they cite is not due in the text.
    """
    firsts = first_citations(found, apart)
    if not is_ordered(firsts, 7):
        return []
    row = _Row(found, apart, dict(firsts), list(gaps(firsts, len(found), size)), sense)
    chosen: dict[int, tuple[float, Suspect]] = {}
    for gap in row.gaps:
        choice = _Choice(row, gap)
        for entry in choice.due:
            best = choice.best(entry)
            if best and (best[1].at not in chosen or chosen[best[1].at][0] < best[0]):
                chosen[best[1].at] = best
    for suspect in _exchanged(row, firsts):
        chosen.setdefault(suspect.at, (_ENOUGH, suspect))
    return [suspect for _, suspect in chosen.values()]


def _exchanged(row: _Row, firsts: list[tuple[int, int]]) -> Iterator[Suspect]:
    """Yield both markers of each pair that has changed places; where one span holds both, the order alone is told."""
    for one, two in exchanges(firsts):
        (high, first), (low, last) = firsts[one], firsts[two]
        if not (row.may_be_wrong(first) and row.may_be_wrong(last)):
            continue
        if two == one + 1 and row.found[last].marker.end - row.found[first].marker.start < WIDEST:
            continue
        yield Suspect(first, low, firsts[one - 1][0] if one else 0)
        yield Suspect(last, high, firsts[two - 1][0] if two > one + 1 else low)


class _Row:
    """The markers of a manuscript with the gaps in their row."""

    def __init__(
        self, found: list[Resolved], apart: frozenset[int], first: dict[int, int], all_gaps: list[Gap], sense: Sense
    ) -> None:
        self.found, self.apart, self.first, self.gaps, self.sense = found, apart, first, all_gaps, sense
        self.afloat = {target for at in apart for target in found[at].targets} - first.keys()
        self.starts = sorted(first.values())
        self.owner = {entry: gap for gap in all_gaps for entry in gap.missing}
        self.renamed: dict[int, set[int]] = defaultdict(set)
        for item in found:
            if item.by == "author-name" and len(item.marker.numbers) == len(item.targets) == 1:
                self.renamed[item.marker.numbers[0]].add(item.targets[0])
        self.places: dict[int, list[int]] = defaultdict(list)
        for at, item in enumerate(found):
            for target in dict.fromkeys(item.targets):
                self.places[target].append(at)

    def due(self, gap: Gap) -> list[int]:
        """Return the entries that the text owes: those that a table or a caption cites are none."""
        return [entry for entry in gap.missing if entry not in self.afloat]

    def goes_on(self, gap: Gap) -> bool:
        """Say whether the marker that ends a gap may stand in it: what it shows is cited once more before the next."""
        if gap.stop >= len(self.found) or len(self.found[gap.stop].targets) != 1:
            return False
        (shown,) = self.found[gap.stop].targets
        following = bisect_right(self.starts, gap.stop)
        stop = self.starts[following] if following < len(self.starts) else len(self.found)
        again = bisect_right(self.places[shown], gap.stop)
        return again < len(self.places[shown]) and self.places[shown][again] <= stop

    def may_be_wrong(self, at: int) -> bool:
        """Say whether a marker shows one number that no name beside it confirms."""
        item = self.found[at]
        return self.is_open(at) and (item.named is None or item.conflict or item.targets[0] not in item.named.leads)

    def is_open(self, at: int) -> bool:
        item = self.found[at]
        return at not in self.apart and len(item.marker.numbers) == 1 and item.by == "number" and bool(item.targets)

    def gap_at(self, at: int) -> int:
        """Return where the gap that holds a place begins, -1 where none does."""
        before = bisect_right(self.gaps, at, key=lambda gap: gap.start) - 1
        return self.gaps[before].start if before >= 0 and at < self.gaps[before].stop else -1

    def _loses_digit(self, shown: int, entry: int) -> bool:
        """Say whether the number of one entry is that of another with a digit lost."""
        return loses_digit(self.sense.numbers[shown], self.sense.numbers[entry])

    def of_place(self, gap: Gap, at: int, entry: int, shown: int) -> float:
        """Weigh what numbers and places tell: a lost digit, an exchange, an entry that comes too late."""
        if self._exchanged(at, entry, shown):
            return 6.0
        if entry not in self.first:
            return 4.0 if self._loses_digit(shown, entry) else -6.0  # it may as well be cited nowhere
        if self._loses_digit(shown, entry) and self.first[entry] >= gap.stop:
            return 2.0
        return 1.0 + self.of_words(self.first[entry], shown, entry)  # where it is cited, the other may be meant

    def _exchanged(self, at: int, entry: int, shown: int) -> bool:
        """Say whether a marker that shows ``entry`` stands in the gap of what this one shows, or names its author."""
        if shown in self.renamed.get(entry, ()):
            return True
        other = self.owner.get(shown)
        if other is None:
            return False
        places = self.places.get(entry, [])
        first, stop = bisect_left(places, other.start), bisect_left(places, other.stop)
        return any(place != at for place in places[first : min(stop, first + 2)])

    def of_words(self, at: int, entry: int, shown: int) -> float:
        marker = self.found[at].marker
        said = self.sense.around(marker.start, marker.end)
        ahead = self.sense.likeness(said, entry) - self.sense.likeness(said, shown)
        return max(-3.0, min(3.0, ahead / 2))


class _Choice:
    """The markers of one gap that may each stand for an entry that is due there."""

    def __init__(self, row: _Row, gap: Gap) -> None:
        self.row, self.gap, self.due = row, gap, row.due(gap)
        stretch = range(gap.start, gap.stop + row.goes_on(gap))
        self.wrong = [at for at in stretch if row.may_be_wrong(at)]
        due = set(self.due)
        self.leading: dict[int, list[int]] = defaultdict(list)  # names lead both the entry shown and another one
        for at in stretch:
            named = row.found[at].named
            if named and row.is_open(at) and not row.may_be_wrong(at):
                for entry in due.intersection(named.leads):
                    self.leading[entry].append(at)
        self.showing: dict[int, list[int]] = defaultdict(list)
        self.owed: dict[int, list[int]] = defaultdict(list)  # by the gap in which what they show is due
        for at in self.wrong:
            shown = row.found[at].targets[0]
            self.showing[shown].append(at)
            if shown in row.owner:
                self.owed[row.owner[shown].start].append(at)

    def best(self, entry: int) -> tuple[float, Suspect] | None:
        """Return the candidate that fits an entry best, where it fits well enough and is clearly ahead."""
        ranked = sorted(self._scored(entry), reverse=True)
        if not ranked or ranked[0][0] < _ENOUGH or (len(ranked) > 1 and ranked[1][0] > ranked[0][0] - _APART):
            return None
        return ranked[0][0], Suspect(ranked[0][1], entry, self.gap.missing[0] - 1)

    def _scored(self, entry: int) -> Iterator[tuple[float, int]]:
        """Yield the candidates with what speaks for each; those against whom all numbers speak are left out."""
        row, leading = self.row, self.leading.get(entry, [])
        count = len(self.wrong) + len(leading)
        common = _of_number(count, len(self.due))
        asked = self.wrong if entry in row.first and count <= _CROWD else self._of_numbers(entry)
        for at in {*asked, *leading}:
            shown = row.found[at].targets[0]
            if shown != entry:
                yield common + row.of_place(self.gap, at, entry, shown) + row.of_words(at, entry, shown), at

    def _of_numbers(self, entry: int) -> Iterator[int]:
        """Yield the candidates whose numbers point to an entry: a digit lost, an exchange."""
        sense = self.row.sense
        lost = {sense.index[left] for left in digit_lost(sense.numbers[entry]) if left in sense.index}
        for shown in lost | self.row.renamed.get(entry, set()):
            yield from self.showing.get(shown, ())
        for gap in {self.row.gap_at(place) for place in self.row.places.get(entry, ())}:
            yield from self.owed.get(gap, ())


def _of_number(candidates: int, missing: int) -> float:
    """Weigh how many markers could be the one; a single one cannot stand for two entries."""
    if candidates == 1:
        return 2.0 if missing == 1 else 0.0
    return 0.0 if candidates <= 3 else -1.0

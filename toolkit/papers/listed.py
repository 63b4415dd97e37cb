"""A reference list by what a text may call an entry: its first author, its year, its first letters, any word of it.

Each index is made when it is first asked for, so that a list is gone through once and not for each work of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from toolkit.papers.crossing import by_reading
from toolkit.papers.hansurname import Led, by_surname
from toolkit.papers.leads import Lead, by_lead, folded
from toolkit.papers.manuscript import ListEntry
from toolkit.papers.naming import LETTERS, says
from toolkit.papers.sense import words_of


class Listed:
    """The entries of a list, and how each begins and reads."""

    def __init__(self, references: Sequence[ListEntry], leads: Sequence[Lead]) -> None:
        """Keep the list."""
        self.leads = leads
        self.raw = {entry.index: entry.raw for entry in references}
        self.lead = {one.index: one for one in leads}
        self.table = by_lead(leads)
        self._openings: dict[str, list[tuple[str, int, Lead]]] = {}

    def led_by(self, name: str) -> Sequence[Lead]:
        """Return the entries that a name leads, in full or as a bare Chinese surname."""
        return self.table.get(folded(name)) or [one.lead for one in self.surnames.get(name, ())]

    def dated(self, name: str, years: tuple[str, ...]) -> list[Lead]:
        """Return the entries that a name leads and that bear one of some years; all where a year is not given."""
        if not all(years):
            return self.table.get(name, [])
        return [lead for year in {year[:4]: None for year in years} for lead in self._dated.get((name, year), ())]

    def of_year(self, year: str) -> Sequence[Lead]:
        """Return the entries that bear a year, with whatever letter; all where no year is asked for."""
        return self._years.get(year[:4], ()) if year else self.leads

    def beginning(self, letters: str, year: str) -> Iterator[Lead]:
        """Yield the entries of a year that begin with some letters."""
        rows = self._openings.get(year[:4])
        if rows is None:
            rows = self._openings[year[:4]] = sorted((lead.opening, lead.index, lead) for lead in self.of_year(year))
        first = bisect_left(rows, (letters,))
        following = (rows[at] for at in range(first, len(rows)))
        return (lead for _, _, lead in takewhile(lambda row: row[0].startswith(letters), following))

    def saying(self, name: str) -> list[Lead]:
        """Return the entries that say a name of Latin letters anywhere, as a whole word."""
        first = LETTERS.search(name)
        return [lead for lead in self._words.get(first[0] if first else "", ()) if says(self.raw[lead.index], name)]

    def saying_han(self, name: str) -> Sequence[str]:
        """Return what may be the entries that say a Chinese name: those that say its first two characters."""
        return self._pairs.get(name[:2], ())

    def spelled(self, initial: str, year: str) -> Sequence[tuple[str, Lead]]:
        """Return the spellings of first authors that begin with a letter, of entries that appeared in a year."""
        return self._spellings.get((initial, year[:4]), ())

    @cached_property
    def surnames(self) -> dict[str, list[Led]]:
        """The entries that a person with a Chinese name leads, by the surname."""
        return by_surname(self.leads, self.raw)

    @cached_property
    def readings(self) -> dict[str, list[tuple[str, Lead]]]:
        """The entries that a person leads in Latin letters, by the family name, with the initials printed."""
        return by_reading(self.leads, self.raw)

    @cached_property
    def _dated(self) -> dict[tuple[str, str], list[Lead]]:
        found: dict[tuple[str, str], list[Lead]] = defaultdict(list)
        for name, leads in self.table.items():
            for lead in leads:
                for year in {own[:4] for own in lead.years}:
                    found[name, year].append(lead)
        return found

    @cached_property
    def _years(self) -> dict[str, list[Lead]]:
        found: dict[str, list[Lead]] = defaultdict(list)
        for lead in self.leads:
            for year in {own[:4] for own in lead.years}:
                found[year].append(lead)
        return found

    @cached_property
    def _words(self) -> dict[str, list[Lead]]:
        found: dict[str, list[Lead]] = defaultdict(list)
        for lead in self.leads:
            for word in set(LETTERS.findall(self.raw[lead.index])):
                found[word].append(lead)
        return found

    @cached_property
    def _pairs(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for raw in self.raw.values():
            for word in words_of(raw):
                found[word].append(raw)
        return found

    @cached_property
    def _spellings(self) -> dict[tuple[str, str], list[tuple[str, Lead]]]:
        found: dict[tuple[str, str], list[tuple[str, Lead]]] = defaultdict(list)
        for lead in self.leads:
            if lead.main:
                for own in sorted(lead.lead):
                    found[own[0], lead.main[:4]].append((own, lead))
        return found

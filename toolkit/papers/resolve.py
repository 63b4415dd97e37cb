"""Resolve numeric markers; repair a number from evidence only: the author beside it, the order of first citation.

A repair has one target, says why, and how sure it is; where the evidence does not single out one entry, nothing is
repaired. What is printed stays in ``numbers``.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from msgspec.structs import replace

from toolkit.papers.byorder import by_order
from toolkit.papers.citations import Marker
from toolkit.papers.leads import Lead, by_lead
from toolkit.papers.manuscript import Manuscript
from toolkit.papers.naming import beside, is_author, joined_by, says
from toolkit.papers.resolved import Named, Resolved, loses_digit
from toolkit.papers.sense import Sense
from toolkit.papers.shifts import by_shift

_TOGETHER = re.compile(r"\S\S")
_ESCAPED = re.compile(r"[\[［〔]\d+(?:(?:\\~|[-–,，、~] ?)\d+)*[\]］〕]")


class _Known(NamedTuple):
    """The list: its entries by the name that leads them, and by index how each begins, reads and is numbered."""

    table: dict[str, list[Lead]]
    leads: dict[int, Lead]
    raw: dict[int, str]
    numbers: dict[int, int]


def resolve(manuscript: Manuscript, markers: list[Marker], leads: list[Lead], sense: Sense) -> list[Resolved]:
    """Resolve the numeric markers of a manuscript."""
    position = sense.index
    known = _Known(
        by_lead(leads),
        {lead.index: lead for lead in leads},
        {one.index: one.raw for one in manuscript.references},
        sense.numbers,
    )
    found = [_plainly(marker, position) for marker in markers]
    cited = Counter(target for item in found for target in item.targets)
    uncited = [lead.index for lead in leads if not cited[lead.index]]
    found = [_doubted(item, uncited, known) for item in found]
    found = by_shift([_by_name(manuscript.text, item, known, cited) for item in found], position)
    return by_order(found, len(leads), sense)


def _plainly(marker: Marker, position: dict[int, int]) -> Resolved:
    targets = tuple(dict.fromkeys(position[number] for number in marker.numbers if number in position))
    if marker.spoilt and targets:
        sure = 1.0 if _is_whole(marker.printed.strip("$^{} ")) else 0.9
        return Resolved(marker, targets, "order", sure, "shape", {"reads": ", ".join(map(str, marker.numbers))})
    return Resolved(marker, targets)


def _is_whole(printed: str) -> bool:
    """Say whether a marker has lost nothing: all its signs are set apart, or a dash is escaped as in Markdown."""
    return not _TOGETHER.search(printed) or _ESCAPED.fullmatch(printed) is not None


def _doubted(item: Resolved, uncited: list[int], known: _Known) -> Resolved:
    """Lower the confidence in a damaged marker that may have lost a digit of an entry that nothing else cites."""
    if item.reason != "shape" or item.confidence == 1.0 or len(item.marker.numbers) != 1:
        return item
    others = [entry for entry in uncited if loses_digit(item.marker.numbers[0], known.numbers[entry])]
    return replace(item, confidence=0.6, runner_up=others[0]) if others else item


def _by_name(text: str, item: Resolved, known: _Known, cited: Counter[int]) -> Resolved:
    """Hold the name beside a marker against the first number; repair where the name leads one likely entry."""
    marker = item.marker
    named = beside(text, marker.start, known.table)
    if named is None or len(marker.numbers) > 1:
        return replace(item, named=named)
    if not marker.numbers:
        return _guessed(item, named, cited, known)
    if item.targets and _agrees(text, named, item.targets[0], known):
        return replace(item, named=named, listed=_other_year(named, known.leads[item.targets[0]]))
    if not named.clear and not any(loses_digit(marker.numbers[0], known.numbers[lead]) for lead in named.leads):
        return replace(item, named=named, conflict=named.person and bool(item.targets))
    likely = {lead: _likely(marker.numbers[0], known.numbers[lead], not cited[lead]) for lead in named.leads}
    ranked = sorted(named.leads, key=lambda index: -likely[index])
    best = ranked[0]
    if len(ranked) > 1 and likely[ranked[1]] == likely[best]:
        return replace(item, named=named, conflict=True, runner_up=ranked[1])
    sure = 0.99 if loses_digit(marker.numbers[0], known.numbers[best]) else 0.9 if not cited[best] else 0.8
    return Resolved(
        marker,
        (best,),
        "author-name",
        sure,
        "name",
        {"name": named.name, "entry": known.numbers[best], "cited": cited[best]},
        ranked[1] if len(ranked) > 1 else 0,
        named,
        True,
    )


def _agrees(text: str, named: Named, target: int, known: _Known) -> bool:
    """Say whether the name beside a marker is one of the entry that it shows."""
    if target in named.others:
        return False
    printed = known.leads[target]
    if is_author(named.name, printed) or joined_by(text, named.start, printed):
        return True
    return not named.clear and says(known.raw[target], named.name)


def _other_year(named: Named, printed: Lead) -> str:
    """Return the year of an entry where the text gives its author another one; empty where the entry has that too."""
    has_it = not named.year or not printed.main or any(named.year == year[:4] for year in printed.years)
    return "" if has_it else printed.main[:4]


def _guessed(item: Resolved, named: Named, cited: Counter[int], known: _Known) -> Resolved:
    """Resolve a marker without a number by the name before it, where that name leads one entry that fits best."""
    free = [index for index in named.leads if not cited[index]] or list(named.leads)
    if len(free) != 1:
        return replace(item, named=named, conflict=True)
    args: dict[str, str | int] = {"name": named.name, "entry": known.numbers[free[0]], "cited": cited[free[0]]}
    return Resolved(item.marker, (free[0],), "author-name", 0.9, "name", args, 0, named, True)


def _likely(printed: int, target: int, is_uncited: bool) -> int:
    near = abs(printed - target) <= 2
    return 4 * loses_digit(printed, target) + 2 * is_uncited + near

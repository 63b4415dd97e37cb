"""Resolve numeric markers; repair a number from evidence only: the author beside it, the order of first citation.

A repair has one target, says why, and how sure it is; where the evidence does not single out one entry, nothing is
repaired. What is printed stays in ``numbers``.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from toolkit.papers.byorder import by_order
from toolkit.papers.citations import Marker
from toolkit.papers.leads import Lead, by_lead, folded, latin_forms
from toolkit.papers.manuscript import Manuscript
from toolkit.papers.resolved import Named, Resolved, loses_digit
from toolkit.papers.sense import Sense

_HAN = r"\u3400-\u9fff"
_LETTER = r"[A-Za-zÀ-ɏ’'-]"
_LATIN_BESIDE = re.compile(
    rf"(?P<name>[A-ZÀ-Þ]{_LETTER}+)(?P<second>(?:,?[ ]?(?:and|&|和|与|及|、|e|y)[ ]?)[A-ZÀ-Þ]{_LETTER}+)?"
    r"(?P<more>,?[ ]?et[ ]?al\.?,?|[ ]?等人?|[ ]?and (?:colleagues|co-?workers))?"
    r"(?P<year>,?[ ]?[(（]?(?:1[5-9]|20)\d\d[a-z]?[)）]?)?[ \t]*$"
)
_BESIDE = 60


def resolve(manuscript: Manuscript, markers: list[Marker], leads: list[Lead], sense: Sense) -> list[Resolved]:
    """Resolve the numeric markers of a manuscript."""
    position = _positions(manuscript)
    table = by_lead(leads)
    indexes = {lead.index: lead for lead in leads}
    found = [_plainly(marker, position) for marker in markers]
    cited = Counter(target for item in found for target in item.targets)
    found = [_by_name(manuscript.text, item, table, indexes, cited) for item in found]
    return by_order(found, len(leads), sense)


def _positions(manuscript: Manuscript) -> dict[int, int]:
    """Map printed numbers to indexes; the first of several entries with one number has it."""
    position: dict[int, int] = {}
    for entry in manuscript.references:
        number = int(entry.label) if entry.label.isascii() and entry.label.isdigit() else entry.index
        position.setdefault(number, entry.index)
    return position


def _plainly(marker: Marker, position: dict[int, int]) -> Resolved:
    targets = tuple(dict.fromkeys(position[number] for number in marker.numbers if number in position))
    if marker.spoilt and targets:
        return Resolved(marker, targets, "order", 0.9, "shape", {"reads": ", ".join(map(str, marker.numbers))})
    return Resolved(marker, targets)


def _by_name(
    text: str, item: Resolved, table: dict[str, list[Lead]], leads: dict[int, Lead], cited: Counter[int]
) -> Resolved:
    """Hold the name beside a marker against the first number; repair where the name leads one likely entry."""
    marker = item.marker
    named = beside(text, marker.start, table)
    if named is None or len(marker.numbers) > 1:
        return replace(item, named=named)
    if not marker.numbers:
        return _guessed(item, named, cited)
    printed = leads.get(item.targets[0]) if item.targets else None
    if printed and (_is_author(named.name, printed) or _joined_by(text, named.start, printed)):
        return replace(item, named=named)
    if not named.clear and not any(loses_digit(marker.numbers[0], lead) for lead in named.leads):
        return replace(item, named=named)
    ranked = sorted(named.leads, key=lambda index: -_likely(marker.numbers[0], index, cited))
    best = ranked[0]
    if len(ranked) > 1 and _likely(marker.numbers[0], ranked[1], cited) == _likely(marker.numbers[0], best, cited):
        return replace(item, named=named, conflict=True, runner_up=ranked[1])
    sure = 0.99 if loses_digit(marker.numbers[0], best) else 0.9 if not cited[best] else 0.8
    return Resolved(
        marker,
        (best,),
        "author-name",
        sure,
        "name",
        {"name": named.name, "entry": best, "cited": cited[best]},
        ranked[1] if len(ranked) > 1 else 0,
        named,
        True,
    )


def _guessed(item: Resolved, named: Named, cited: Counter[int]) -> Resolved:
    """Resolve a marker without a number by the name before it, where that name leads one entry that fits best."""
    free = [index for index in named.leads if not cited[index]] or list(named.leads)
    if len(free) != 1:
        return replace(item, named=named, conflict=True)
    args: dict[str, str | int] = {"name": named.name, "entry": free[0], "cited": cited[free[0]]}
    return Resolved(item.marker, (free[0],), "author-name", 0.9, "name", args, 0, named, True)


def beside(text: str, start: int, table: dict[str, list[Lead]]) -> Named | None:
    """Return the author named right before an offset, None where no entry is led by the name there."""
    before = text[max(0, start - _BESIDE) : start].rstrip("$ {^~")
    at = max(0, start - _BESIDE)
    latin = _LATIN_BESIDE.search(before)
    if latin:
        found = {lead.index for form in latin_forms(latin["name"]) for lead in table.get(form, [])}
        if found:
            clear = bool(latin["second"] or latin["more"] or latin["year"])
            return Named(latin["name"], tuple(sorted(found)), at + latin.start("name"), clear)
    han = re.search(rf"([{_HAN}]{{2,}}?)(等人?|等学者)?$", before)
    if han:
        run = han[1]
        for length in (4, 3, 2):
            name = run[-length:]
            if len(name) == length and name in table:
                found = {lead.index for lead in table[name]}
                return Named(name, tuple(sorted(found)), at + han.end(1) - length, bool(han[2]) or length >= 3)
    return None


def _is_author(name: str, lead: Lead) -> bool:
    return name in lead.names or bool(latin_forms(name) & lead.names) or folded(name) in lead.names


def _joined_by(text: str, start: int, lead: Lead) -> bool:
    """Say whether the name at an offset is the second of two, ``X 和 Y``, and the first is an author of the entry."""
    before = re.search(
        rf"([{_HAN}]{{2,4}}|{_LETTER}+)[ ]?(?:和|与|及|、|,|，|&|and)[ ]?$", text[max(0, start - 20) : start]
    )
    if not before:
        return False
    return any(_is_author(before[1][at:], lead) for at in range(max(1, len(before[1]) - 1)))


def _likely(printed: int, target: int, cited: Counter[int]) -> int:
    near = abs(printed - target) <= 2
    return 4 * loses_digit(printed, target) + 2 * (not cited[target]) + near

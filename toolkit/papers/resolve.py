"""Resolve numeric markers; repair a number from evidence only: the author beside it, the order of first citation.

A repair has one target, says why, and how sure it is; where the evidence does not single out one entry, nothing is
repaired. What is printed stays in ``numbers``.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from toolkit.papers.citations import Marker
from toolkit.papers.leads import Lead, by_lead, folded, latin_forms
from toolkit.papers.manuscript import Manuscript

_HAN = r"\u3400-\u9fff"
_LETTER = r"[A-Za-zÀ-ɏ’'-]"
_LATIN_BESIDE = re.compile(
    rf"(?P<name>[A-ZÀ-Þ]{_LETTER}+)(?P<second>(?:,?[ ]?(?:and|&|和|与|及|、|e|y)[ ]?)[A-ZÀ-Þ]{_LETTER}+)?"
    r"(?P<more>,?[ ]?et[ ]?al\.?,?|[ ]?等人?|[ ]?and (?:colleagues|co-?workers))?[ \t]*$"
)
_BESIDE = 60


class Named(Struct, frozen=True):
    """An author named right before a marker, and the entries that this name leads."""

    name: str
    leads: tuple[int, ...]
    start: int
    clear: bool
    """Whether 等, et al. or a second author shows that an author is meant."""


class Resolved(Struct, frozen=True):
    """A marker with what it means; ``reason`` and ``args`` give the words of the evidence."""

    marker: Marker
    targets: tuple[int, ...]
    by: str = "number"
    confidence: float = 1.0
    reason: str = ""
    args: dict[str, str | int] = {}
    runner_up: int = 0
    named: Named | None = None
    conflict: bool = False
    """Whether the name beside the marker contradicts the printed number."""


def resolve(manuscript: Manuscript, markers: list[Marker], leads: list[Lead]) -> list[Resolved]:
    """Resolve the numeric markers of a manuscript."""
    position = _positions(manuscript)
    table = by_lead(leads)
    indexes = {lead.index: lead for lead in leads}
    found = [_plainly(marker, position) for marker in markers]
    cited = Counter(target for item in found for target in item.targets)
    found = [_by_name(manuscript.text, item, table, indexes, cited) for item in found]
    return _by_order(found, len(leads), _Sense(manuscript))


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
    if not named.clear and not any(_loses_digit(marker.numbers[0], lead) for lead in named.leads):
        return replace(item, named=named)
    ranked = sorted(named.leads, key=lambda index: -_likely(marker.numbers[0], index, cited))
    best = ranked[0]
    if len(ranked) > 1 and _likely(marker.numbers[0], ranked[1], cited) == _likely(marker.numbers[0], best, cited):
        return replace(item, named=named, conflict=True, runner_up=ranked[1])
    sure = 0.99 if _loses_digit(marker.numbers[0], best) else 0.9 if not cited[best] else 0.8
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
            clear = bool(latin["second"] or latin["more"])
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


def _loses_digit(printed: int, target: int) -> bool:
    """Say whether a number is another one with a digit lost."""
    short, full = str(printed), str(target)
    return len(short) < len(full) and any(full[:at] + full[at + 1 :] == short for at in range(len(full)))


def _likely(printed: int, target: int, cited: Counter[int]) -> int:
    near = abs(printed - target) <= 2
    return 4 * _loses_digit(printed, target) + 2 * (not cited[target]) + near


class _Sense:
    """Compares what stands before a marker with the words of entries."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.text = manuscript.text
        self.raw = {entry.index: entry.raw for entry in manuscript.references}

    def prefers(self, item: Resolved, target: int) -> bool:
        """Say whether the sentence shares more words with the target than with the entry that is printed."""
        said = _words(self.text[max(0, item.marker.start - 120) : item.marker.start])
        printed = self.raw.get(item.targets[0], "") if item.targets else ""
        return len(said & _words(self.raw.get(target, ""))) > len(said & _words(printed))


def _words(text: str) -> set[str]:
    """Return the longer Latin words and the pairs of Han characters of a text."""
    latin = {word.lower()[:6] for word in re.findall(r"[A-Za-zÀ-ɏ]{5,}", text)}
    return latin | {text[at : at + 2] for at in range(len(text) - 1) if re.match(rf"[{_HAN}]{{2}}", text[at : at + 2])}


def _by_order(found: list[Resolved], size: int, sense: _Sense) -> list[Resolved]:
    """Repair runs of lost digits: between two first citations, markers that read as the missing numbers less a digit.

    Only in a list numbered by first citation, only single numbers, and only where each missing number between the two
    has one candidate, in order.
    """
    cited = {target for item in found for target in item.targets}
    if not _is_ordered(found):
        return found
    result, highest, at = list(found), 0, 0
    while at < len(result):
        item = result[at]
        if item.targets and max(item.targets) > highest:
            missing = [number for number in range(highest + 1, min(item.targets)) if number not in cited]
            if missing and missing[0] == highest + 1 and len(missing) == min(item.targets) - highest - 1:
                _fill(result, missing, highest, at, sense)
            highest = max(item.targets)
        at += 1
    missing = [number for number in range(highest + 1, size + 1) if number not in cited]
    if missing:
        _fill(result, missing, highest, len(result), sense)
    return result


def _fill(result: list[Resolved], missing: list[int], highest: int, stop: int, sense: _Sense) -> None:
    begin = next((at for at, item in enumerate(result) if highest in item.targets), -1) + 1
    chosen: list[tuple[int, int]] = []
    for number in missing:
        after = chosen[-1][0] + 1 if chosen else begin
        fitting = [at for at in range(after, stop) if _may_read(result[at], number)]
        if not fitting or (len(missing) == 1 and len(fitting) > 1):
            return
        if len(missing) == 1 and not sense.prefers(result[fitting[0]], number):
            return  # the entry may as well be cited nowhere: its number alone does not tell
        chosen.append((fitting[0], number))
    for at, number in chosen:
        item = result[at]
        sure = 0.95 if len(missing) > 1 else 0.85
        result[at] = Resolved(
            item.marker, (number,), "order", sure, "order", {"before": highest, "entry": number}, 0, item.named
        )


def _may_read(item: Resolved, number: int) -> bool:
    """Say whether a marker may be one that lost a digit of ``number``; one whose name agrees is none."""
    if item.by != "number" or len(item.marker.numbers) != 1 or not _loses_digit(item.marker.numbers[0], number):
        return False
    return item.named is None or number in item.named.leads


def _is_ordered(found: list[Resolved]) -> bool:
    firsts = first_citations(found)
    rising = sum(1 for one, two in pairwise(firsts) if two[0] > one[0])
    return len(firsts) >= 4 and rising * 10 >= (len(firsts) - 1) * 8


def first_citations(found: list[Resolved]) -> list[tuple[int, int]]:
    """Return (entry, place in ``found``) of first citations, in the order of the text."""
    seen: dict[int, int] = {}
    for at, item in enumerate(found):
        for target in sorted(item.targets):
            seen.setdefault(target, at)
    return list(seen.items())

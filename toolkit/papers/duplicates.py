"""Entries of one list that look like one work: nearly all letters are the same, and no number parts them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from toolkit.papers.leads import PERSON
from toolkit.papers.manuscript import ListEntry
from toolkit.papers.problems import Fault
from toolkit.papers.sense import words_of
from toolkit.text.normal import normal_form

_ALIKE = 92.0
"""Least likeness of two entries without their numbers, in hundredths."""
_RAREST = 5
"""So many of the rarest words of an entry are looked up among the others."""
_YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
_LETTERED = re.compile(r"\b(?:1[5-9]|20)\d\d([a-z])\b")
_NUMBER = re.compile(r"\d+")
_LINK = re.compile(r"(?:doi\W{0,2})?(?:https?://\S+|\b10\.\d{4,9}/\S+)", re.IGNORECASE)


def duplicates(entries: tuple[ListEntry, ...]) -> Iterator[Fault]:
    """Yield one problem for each group of entries that look like one work."""
    by_index = {entry.index: entry for entry in entries}
    for group in _groups(_pairs(entries)):
        members = [by_index[index] for index in sorted(group)]
        last = members[-1]
        years = sorted({year for entry in members for year in _years(entry)} - _shared(members))
        args: dict[str, str | int] = {
            "one": ", ".join(_name(entry) for entry in members[:-1]),
            "two": _name(last),
            "how": f" ({' / '.join(years)})" if years else "",
        }
        references = tuple(entry.index for entry in members)
        yield Fault("reference-duplicate", "warning", last.start, last.end, args, references, path=last.path)


def _name(entry: ListEntry) -> str:
    return entry.label or str(entry.index)


def _shared(members: list[ListEntry]) -> set[str]:
    return set.intersection(*(set(_years(entry)) for entry in members))


def _years(entry: ListEntry) -> list[str]:
    return [number for number in _NUMBER.findall(entry.raw) if _YEAR.fullmatch(number)]


def _pairs(entries: tuple[ListEntry, ...]) -> Iterator[tuple[int, int]]:
    """Yield pairs of the same work, compared only where they share one of their rarest words."""
    words = {entry.index: words_of(entry.raw.lower()) for entry in entries}
    spread = Counter(word for found in words.values() for word in found)
    plain = {entry.index: _LINK.sub("", entry.raw) for entry in entries}
    letters = {index: normal_form(_NUMBER.sub("", text)) for index, text in plain.items()}
    place: dict[str, list[int]] = defaultdict(list)
    for index, found in words.items():
        near: set[int] = set()
        shared = sorted((spread[word], word) for word in found if spread[word] > 1)
        for _, word in shared[:_RAREST]:
            near.update(place[word][-_RAREST * 4 :])
            place[word].append(index)
        for other in sorted(near):
            if _alike(letters[other], letters[index]) and _same_numbers(plain[other], plain[index]):
                yield other, index


def _alike(one: str, two: str) -> bool:
    return bool(one and two) and fuzz.ratio(one, two, score_cutoff=_ALIKE) >= _ALIKE


def _same_numbers(one: str, two: str) -> bool:
    """Say whether numbers allow for one work: another year alone does, but not in what bodies issue year by year."""
    lettered = [match[1] for text in (one, two) if (match := _LETTERED.search(text))]
    if len(lettered) == 2 and lettered[0] != lettered[1]:
        return False  # 2015b, 2015c: the list itself parts them
    first, second = set(_NUMBER.findall(one)), set(_NUMBER.findall(two))
    apart = first ^ second
    years = {number for number in apart if _YEAR.fullmatch(number)}
    if not years:
        return len(apart) <= 2 or first < second or second < first
    is_placed = any(not _YEAR.fullmatch(number) for number in first & second)
    return apart == years and (is_placed or PERSON.match(one) is not None)


def _groups(pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """Join pairs that share a member."""
    groups: list[set[int]] = []
    for one, two in pairs:
        meeting = [group for group in groups if one in group or two in group]
        groups = [group for group in groups if group not in meeting]
        groups.append(set().union({one, two}, *meeting))
    return groups

"""Which pairs of records are worth comparing: those that share an identifier, a place, or stand near by title.

Comparing all pairs costs the square of their number. Sorting the titles, once read forwards and once backwards, brings
those together that differ in one place; the cost of a window over them grows as the number of records does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from toolkit.sources.duplicates.features import Features

WINDOW = 6
"""How many neighbours each title is compared with."""
LOOSE = 0.7
"""Neighbours whose titles are less alike are passed over."""

Pair = tuple[int, int]


def candidates(records: Sequence[Features]) -> set[Pair]:
    """Return the pairs worth comparing, the smaller index first."""
    found: set[Pair] = set()
    for key in (_identifiers, _places, _people):
        found.update(_in_blocks(records, key))
    found.update(_neighbours(records, 1))
    found.update(_neighbours(records, -1))
    return found


def _identifiers(record: Features) -> Iterator[object]:
    yield from record.strong
    yield from record.books


def _places(record: Features) -> Iterator[object]:
    if record.page and (record.volume or record.number):
        if record.year:
            yield record.year, record.volume, record.page
        for journal in record.journals:
            yield journal, record.volume, record.page


def _people(record: Features) -> Iterator[object]:
    """Yield the year and first page with the beginning of the title: a record that lost its volume and its end."""
    if record.year and record.titles:
        yield record.year, record.page, record.titles[0][:4]


def _in_blocks(records: Sequence[Features], keys: object) -> Iterator[Pair]:
    """Pair the records that share a key; in a large block only neighbours by title."""
    blocks: dict[object, list[int]] = {}
    for index, record in enumerate(records):
        for key in keys(record):  # type: ignore[operator]
            blocks.setdefault(key, []).append(index)
    for members in blocks.values():
        if len(members) > 1:
            if len(members) > WINDOW:
                members.sort(key=lambda index: (records[index].titles, index))
            yield from _windowed(members)


def _windowed(members: Sequence[int]) -> Iterator[Pair]:
    for at, one in enumerate(members):
        for other in members[at + 1 : at + WINDOW]:
            yield (one, other) if one < other else (other, one)


def _neighbours(records: Sequence[Features], step: int) -> Iterator[Pair]:
    """Pair titles that stand near each other when sorted, read forwards (1) or backwards (-1)."""
    rows = sorted(
        (title[::step], record.year, record.page, index)
        for index, record in enumerate(records)
        for title in _forms(record)
    )
    similarity = Indel.normalized_similarity
    for at, (title, _, _, one) in enumerate(rows):
        for other_title, _, _, other in rows[at + 1 : at + WINDOW]:
            near = other_title.startswith(title) or similarity(title, other_title, score_cutoff=LOOSE)
            if near and one != other:
                yield (one, other) if one < other else (other, one)


def _forms(record: Features) -> Iterable[str]:
    return dict.fromkeys((*record.titles, *record.heads))

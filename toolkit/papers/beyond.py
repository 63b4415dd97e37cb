"""Numbers beyond the list: one by one, or as one list that is cut short where they go on with it in sequence."""

from __future__ import annotations

from toolkit.papers.citations import Marker, last_in_sequence
from toolkit.papers.order import rising

_FEWEST = 3
_MANY = 10
"""So many numbers beyond the list are those of a list that is cut short, in whatever order they stand."""


def cut_short(markers: list[Marker], size: int) -> tuple[list[Marker], list[Marker]]:
    """Part the markers that go beyond a list into those that show where it is cut short, and the others.

    The text cites on in sequence, three numbers at least, the first of them one or two behind the list. What stands
    out of the sequence is a finding of its own, unless so many numbers are beyond the list that it is cut in any case.
    """
    places = [(at, number) for at, marker in enumerate(markers) for number in sorted(set(marker.numbers))
              if number > size]  # fmt: skip
    numbers = [number for _, number in places]
    kept = rising(numbers)
    row = {numbers[at] for at in kept}
    if len(row) < _FEWEST or min(row) > size + 2 or last_in_sequence(row, size) == size:
        return [], markers
    if len(set(numbers)) >= _MANY:
        return markers, []
    begun: set[int] = set()
    members = set()
    for at, (place, number) in enumerate(places):
        begun |= {number} if at in kept else set()
        members |= {place} if number in begun else set()
    return ([marker for at, marker in enumerate(markers) if at in members],
            [marker for at, marker in enumerate(markers) if at not in members])  # fmt: skip

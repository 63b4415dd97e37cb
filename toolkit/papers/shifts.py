"""Runs of markers that are all off by one number, as where an entry came into the list after the text was numbered.

A run is told by the names beside its markers: at least four in a row that each lead the entry so many places away from
the one shown, and none between them that agrees. Inside a run markers without a name are off as well, and so are those
next to it that thereby cite an entry that nothing else cites.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from toolkit.papers.resolved import Resolved

FEWEST = 4
"""So many conflicts in a row that are off by the same number are one shift; fewer are named one by one."""
_FARTHEST = 3
_FRINGE = 10
"""How many markers beside a run are looked at for one that leaves an entry uncited."""


class _Run(Struct, frozen=True):
    first: int
    last: int
    off: int


def by_shift(found: Sequence[Resolved], position: Mapping[int, int]) -> list[Resolved]:
    """Repair the runs among some markers; ``position`` maps the numbers of the list to its entries."""
    result = list(found)
    for run in _runs(found, position):
        for at in range(run.first, run.last + 1):
            result[at] = _moved(found[at], run, position)
        _widen(result, run, position)
    return result


def _widen(result: list[Resolved], run: _Run, position: Mapping[int, int]) -> None:
    """Take in the markers before and behind a run that would else leave an entry uncited, up to one with a name."""
    cited = Counter(target for item in result for target in item.targets)
    for step, edge in ((-1, run.first), (1, run.last)):
        at = done = edge
        while 0 <= at + step < len(result) and abs(at + step - done) <= _FRINGE:
            at += step
            item = result[at]
            moved = _moved(item, run, position)
            if len(item.marker.numbers) != 1 or item.reason or (item.named and moved.targets[:1] != item.named.leads):
                break
            if moved.reason and not cited[moved.targets[0]]:
                between = range(done + step, at + step, step)
                cited.subtract(target for one in between for target in result[one].targets)
                for one in between:
                    result[one] = _moved(result[one], run, position)
                cited.update(target for one in between for target in result[one].targets)
                done = at


def _runs(found: Sequence[Resolved], position: Mapping[int, int]) -> Iterator[_Run]:
    places: list[int] = []
    common: set[int] = set()
    for at, item in enumerate(found):
        if item.named is None or len(item.marker.numbers) != 1:
            continue
        offs = _offs(item, position)
        if places and not common & offs:
            yield from _run(places, common)
            places, common = [], set()
        if offs:
            common = common & offs if places else offs
            places.append(at)
    yield from _run(places, common)


def _run(places: list[int], common: set[int]) -> Iterator[_Run]:
    if len(places) >= FEWEST:
        yield _Run(places[0], places[-1], min(common, key=lambda off: (abs(off), off)))


def _offs(item: Resolved, position: Mapping[int, int]) -> set[int]:
    """Return how far the entries that the name leads are from the one that is shown; none where the two agree."""
    shown = position.get(item.marker.numbers[0])
    if not item.conflict or shown is None or item.named is None:
        return set()
    meant = item.targets if item.by == "author-name" else item.named.leads
    return {entry - shown for entry in meant if 0 < abs(entry - shown) <= _FARTHEST}


def _moved(item: Resolved, run: _Run, position: Mapping[int, int]) -> Resolved:
    """Return a marker of a run as it is meant; one that shows numbers of no entry stays."""
    size = max(position.values())
    shown = [position.get(number, number) + run.off for number in item.marker.numbers]
    if not shown or not all(1 <= entry <= size for entry in shown):
        return item
    named = item.named is not None and item.conflict
    words: dict[str, str | int] = {"by": abs(run.off), "run": run.first, "off": run.off}
    return replace(
        item,
        targets=tuple(dict.fromkeys(shown)),
        by="author-name" if named else "order",
        confidence=0.9 if named else 0.8,
        reason="shift",
        args=words,
        runner_up=0,
    )

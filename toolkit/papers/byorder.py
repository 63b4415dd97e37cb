"""Repair runs of lost digits by the order of first citation."""

from __future__ import annotations

from itertools import islice

from toolkit.papers.order import behind, first_citations, is_ordered
from toolkit.papers.resolved import Resolved, loses_digit
from toolkit.papers.sense import Sense


def by_order(found: list[Resolved], size: int, sense: Sense) -> list[Resolved]:
    """Repair runs of lost digits: between two first citations, markers that read as the missing numbers less a digit.

    Only in a list numbered by first citation, only single numbers, and only where each missing number between the two
    has one candidate, in order. What stands behind the list keeps no order: there a bracket may well be a label.
    """
    cited = {target for item in found for target in item.targets}
    if not is_ordered(first_citations(found)):
        return found
    result, highest, begin = list(found), 0, 0
    stop = sum(item.marker.start < sense.end for item in found)
    for at, item in enumerate(found[:stop]):
        if item.targets and max(item.targets) > highest:
            missing = [number for number in range(highest + 1, min(item.targets)) if number not in cited]
            if missing and missing[0] == highest + 1 and len(missing) == min(item.targets) - highest - 1:
                _fill(result, missing, highest, range(begin, at), sense)
            highest, begin = max(item.targets), at + 1
    missing = [number for number in range(highest + 1, size + 1) if number not in cited]
    if missing:
        _fill(result, missing, highest, range(begin, stop), sense)
    return result


def _fill(result: list[Resolved], missing: list[int], highest: int, stretch: range, sense: Sense) -> None:
    chosen: list[tuple[int, int]] = []
    places = iter(stretch)
    for number in missing:
        may = (at for at in places if _may_read(result[at], number, sense.numbers[number]))
        fitting = list(islice(may, 1 if len(missing) > 1 else 2))
        if not fitting or (len(missing) == 1 and len(fitting) > 1):
            return
        if len(missing) == 1 and result[fitting[0]].marker.numbers and not _prefers(sense, result[fitting[0]], number):
            return  # the entry may as well be cited nowhere: its number alone does not tell
        chosen.append((fitting[0], number))
    words = behind(sense.numbers[highest] if highest else 0)
    for at, number in chosen:
        item = result[at]
        sure = 0.95 if len(missing) > 1 else 0.85
        result[at] = Resolved(
            item.marker, (number,), "order", sure, "order", words | {"entry": sense.numbers[number]}, 0, item.named
        )


def _may_read(item: Resolved, entry: int, number: int) -> bool:
    """Say whether a marker may be one that lost a digit of an entry's number, or all; one whose name agrees is none."""
    shown = item.marker.numbers
    if item.by != "number" and item.reason != "shape":
        return False
    if shown and (len(shown) != 1 or not loses_digit(shown[0], number)):
        return False
    return item.named is None or entry in item.named.leads


def _prefers(sense: Sense, item: Resolved, target: int) -> bool:
    """Say whether the sentence shares more with an entry than with the one that is printed."""
    said = sense.around(item.marker.start, item.marker.end)
    return sense.likeness(said, target) > max((sense.likeness(said, shown) for shown in item.targets), default=0.0)

"""Citations that a format links one by one, put together to the markers that a reader sees: ``[1,3–5]`` is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.papers.manuscript import GivenMarker, ListEntry

_NEXT = re.compile(r"\s*[,，;；、]?\s*")
_RANGE = re.compile(r"\s*[)\]）］〕]?\s*(?:[-‐‑‒–—−~～]|to|至)\s*[(\[（［〔]?\s*")
_SEVERAL = re.compile(r"[(\[（［]?\s*\d{1,3}(?:\s*[-‐‑‒–—−,，、;；]\s*\d{1,3})+\s*[)\]）］]?")
_ONE_OR_RANGE = re.compile(r"(\d{1,3})(?:\s*[-‐‑‒–—−]\s*(\d{1,3}))?")
_PAIRS = {"[": "]", "［": "］", "(": ")", "（": "）", "〔": "〕"}
_LONGEST_RANGE = 60


class Link(NamedTuple):
    """One linked citation: where it stands, and the identifiers of the entries that it leads to."""

    start: int
    end: int
    keys: tuple[str, ...]


def markers(text: str, links: Sequence[Link], entries: Sequence[ListEntry]) -> Iterator[GivenMarker]:
    """Yield the markers that neighbouring links make; what a range between two of them leaves out is filled in."""
    index = {entry.identifier: at for at, entry in enumerate(entries)}
    order = [entry.identifier for entry in entries]
    numbers = {_number(entry): entry.identifier for entry in reversed(entries)}
    group: list[Link] = []
    for link in sorted(links):
        if group and not _joins(text, group[-1], link):
            yield _marker(text, group, index, order, numbers)
            group = []
        group.append(link)
    if group:
        yield _marker(text, group, index, order, numbers)


def _joins(text: str, before: Link, after: Link) -> bool:
    between = text[before.end : after.start]
    return len(between) <= 8 and bool(_NEXT.fullmatch(between) or _RANGE.fullmatch(between))


def _marker(
    text: str, group: list[Link], index: dict[str, int], order: list[str], numbers: dict[int, str]
) -> GivenMarker:
    keys: list[str] = []
    for before, link in zip([None, *group], group, strict=False):
        if before is not None and _RANGE.fullmatch(text[before.end : link.start]):
            keys += _inside(before.keys, link.keys, index, order)
        keys += _spelled(text[link.start : link.end], link.keys, index, order, numbers)
    start, end = group[0].start, group[-1].end
    if start and end < len(text) and _PAIRS.get(text[start - 1]) == text[end]:
        start, end = start - 1, end + 1
    return GivenMarker(start, end, text[start:end], tuple(dict.fromkeys(keys)), kind="link")


def _number(entry: ListEntry) -> int:
    return int(entry.label) if entry.label.isascii() and entry.label.isdigit() else entry.index


def _spelled(
    printed: str, keys: tuple[str, ...], index: dict[str, int], order: list[str], numbers: dict[int, str]
) -> list[str]:
    """Return what a link of several numbers means, ``1–3`` or ``1, 4``, where it leads to the first of them only."""
    if len(keys) > 2 or not _SEVERAL.fullmatch(printed):
        return list(keys)
    found: list[str] = []
    for match in _ONE_OR_RANGE.finditer(printed):
        first, last = (numbers.get(int(number), "") for number in (match[1], match[2] or match[1]))
        if not first or not last:
            return list(keys)
        found += [first, *_inside((first,), (last,), index, order), last]
    return found if found[0] == keys[0] and keys[-1] in found else list(keys)


def _inside(first: tuple[str, ...], last: tuple[str, ...], index: dict[str, int], order: list[str]) -> list[str]:
    """Return the entries between the two ends of a range."""
    start, stop = index.get(first[-1], -1), index.get(last[0], -1)
    return order[start + 1 : stop] if 0 <= start < stop <= start + _LONGEST_RANGE else []

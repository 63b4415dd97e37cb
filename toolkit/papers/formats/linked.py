"""Citations that a format links one by one, put together to the markers that a reader sees: ``[1,3–5]`` is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.papers.manuscript import GivenMarker, ListEntry

_NEXT = re.compile(r"\s*[,，;；、]?\s*")
_RANGE = re.compile(r"\s*[)\]）］〕]?\s*(?:[-‐‑‒–—−~～]|to|至)\s*[(\[（［〔]?\s*")
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
    group: list[Link] = []
    for link in sorted(links):
        if group and not _joins(text, group[-1], link):
            yield _marker(text, group, index, order)
            group = []
        group.append(link)
    if group:
        yield _marker(text, group, index, order)


def _joins(text: str, before: Link, after: Link) -> bool:
    between = text[before.end : after.start]
    return len(between) <= 8 and bool(_NEXT.fullmatch(between) or _RANGE.fullmatch(between))


def _marker(text: str, group: list[Link], index: dict[str, int], order: list[str]) -> GivenMarker:
    keys: list[str] = []
    for before, link in zip([None, *group], group, strict=False):
        if before is not None and _RANGE.fullmatch(text[before.end : link.start]):
            keys += _inside(before.keys, link.keys, index, order)
        keys += link.keys
    start, end = group[0].start, group[-1].end
    if start and end < len(text) and _PAIRS.get(text[start - 1]) == text[end]:
        start, end = start - 1, end + 1
    return GivenMarker(start, end, text[start:end], tuple(dict.fromkeys(keys)), kind="link")


def _inside(first: tuple[str, ...], last: tuple[str, ...], index: dict[str, int], order: list[str]) -> list[str]:
    """Return the entries between the two ends of a range."""
    start, stop = index.get(first[-1], -1), index.get(last[0], -1)
    return order[start + 1 : stop] if 0 <= start < stop <= start + _LONGEST_RANGE else []

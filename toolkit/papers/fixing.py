"""Markers that are certain, rewritten in the files that they stand in: text, Markdown and LaTeX.

Certain is a repair by evidence that leads to one entry, with a confidence of `CERTAIN` or more, and a key that differs
from one of the list only by case. Only the digits or the key change; a place that does not read as the scan says is
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.papers.locating import Locator
from toolkit.papers.queries import entry_of
from toolkit.papers.scanned import Cited, Scan

CERTAIN = 0.95
FORMATS = ("text", "markdown", "latex")
"""The formats whose files hold their text as it is read."""


class Fix(NamedTuple):
    """A stretch of a file to be replaced: ``path`` is empty where the manuscript is that one file itself."""

    path: str
    start: int
    end: int
    before: str
    after: str


def fixes(scan: Scan) -> tuple[Fix, ...]:
    """Return what is certain enough to be rewritten, by file, in the order of its text."""
    if scan.manuscript.format not in FORMATS:
        return ()
    found = (*_numbers(scan), *_keys(scan))
    return tuple(sorted(found, key=lambda fix: (fix.path, fix.start)))


def _numbers(scan: Scan) -> Iterator[Fix]:
    locator = Locator(scan.manuscript)
    for one in scan.citations:
        if one.repaired and one.confidence >= CERTAIN and len(one.targets) == 1 and (after := _renumbered(one)):
            spot = locator.spot(one.start, one.end)
            yield Fix(spot.path, spot.start, spot.end, scan.manuscript.text[one.start : one.end], after)


def _renumbered(one: Cited) -> str:
    """Return a marker with the number that is meant; empty where it shows no one number, or that number already."""
    shown = re.findall(r"\d+", one.printed)
    if len(shown) != 1 or int(shown[0]) == one.targets[0]:
        return ""
    return re.sub(r"\d+", str(one.targets[0]), one.printed)


def _keys(scan: Scan) -> Iterator[Fix]:
    locator = Locator(scan.manuscript)
    for fault in scan.faults:
        entry = entry_of(scan, fault.targets[0]) if fault.targets else None
        if fault.rule != "key-case-mismatch" or entry is None or fault.path:
            continue
        printed = scan.manuscript.text[fault.start : fault.end]
        after = _with_key(printed, fault.keys, entry.identifier or entry.label)
        if after != printed:
            spot = locator.spot(fault.start, fault.end)
            yield Fix(spot.path, spot.start, spot.end, printed, after)


def _with_key(printed: str, keys: tuple[str, ...], right: str) -> str:
    """Return a marker with the key as the list writes it."""
    wrong = "|".join(map(re.escape, keys))
    return re.sub(rf"(?<![\w:.-])(?:{wrong})(?![\w:-])", lambda _: right, printed)


def applied(text: str, wanted: tuple[Fix, ...]) -> tuple[str, int]:
    """Return a file's text with what could be rewritten, and how many that were; what reads otherwise stays."""
    pieces, at, done = [], 0, 0
    for fix in wanted:
        if fix.start >= at and text[fix.start : fix.end] == fix.before:
            pieces += [text[at : fix.start], fix.after]
            at, done = fix.end, done + 1
    return "".join([*pieces, text[at:]]), done

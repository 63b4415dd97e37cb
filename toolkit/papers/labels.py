"""The numbers that begin the entries of a reference list: ``[1]``, ``［1］``, ``1.``, ``(1)``, ``- 1``, ``①``.

A number counts only as part of a chain 1, 2, 3 …: volumes, years and pages that happen to begin a line are none. The
chain of the style that gives most entries is the list's; where OCR broke a label (``:10]``, ``[l1]``), the number that
the chain waits for fills the gap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

_OCR_DIGITS = str.maketrans(
    {"l": "1", "I": "1", "|": "1", "i": "1", "O": "0", "o": "0", "〇": "0", "S": "5", "B": "8", "Z": "2"}
)
_MD = r"(?:[-*•>][ \t]+|\\)?"
_AT_LINE = rf"(?:^|(?<=\n))[ \t\u3000]*{_MD}(?:\^|<sup>)?"
_STYLES = {
    "bracket": re.compile(
        rf"(?P<line>{_AT_LINE})?[\[［〔【][ \t]?(?P<n>\d{{1,4}})[ \t]?\\?[\]］〕】][ \t.:：、，,]*(?P<in>)"
    ),
    "dot": re.compile(
        rf"(?P<line>{_AT_LINE})(?P<n>\d{{1,3}})[ \t]?(?:\\?[.．、](?!\d|[ \t]?\d{{1,3}}\b(?![.．]))|[)）])[ \t\u3000]*"
    ),
    "double": re.compile(rf"(?P<line>{_AT_LINE})\d{{1,3}}\.[ \t]+(?P<n>\d{{1,3}})[.)][ \t]+(?=[^\W\d])"),
    "paren": re.compile(rf"(?P<line>{_AT_LINE})[(（][ \t]?(?P<n>\d{{1,3}})[ \t]?[)）][ \t.]*"),
    "bare": re.compile(rf"(?P<line>{_AT_LINE})(?P<n>\d{{1,3}})[ \t\u3000]+(?=[^\W\d]|[《“\"(])"),
    "circle": re.compile(rf"(?P<line>{_AT_LINE})(?P<n>[①-⑳])[ \t]*"),
}
_BROKEN = re.compile(rf"(?P<line>{_AT_LINE})[:;\"“'‘［\[〔【(（]{{0,2}}(?P<n>[\dlI|iOoSBZ]{{1,3}})[\]］〕】）)][ \t.]*")
_ENDS = re.compile(r"[.．。)\]］）;；\d/”\"][ \t]*$")
_WINDOW = 6


class Label(NamedTuple):
    """A number as printed: where it stands, where the entry begins behind it, and whether it begins a line."""

    number: int
    start: int
    end: int
    at_line: bool


def chain(text: str, start: int = 0, end: int | None = None) -> list[Label]:
    """Return the labels of the list that begins at ``start``, those of the style that numbers most entries."""
    end = len(text) if end is None else end
    chains = [_chain(list(_labels(text, start, end, style))) for style in _STYLES]
    best = max(chains, key=lambda labels: (len(labels), -labels[0].start) if labels else (0, 0))
    return _filled(text, best, end) if best else []


def _labels(text: str, start: int, end: int, style: str) -> Iterator[Label]:
    for match in _STYLES[style].finditer(text, start, end):
        printed = match["n"]
        number = int(printed) if printed.isascii() else ord(printed) - ord("①") + 1
        at_line = match["line"] is not None
        begin = match.end("line") if at_line else match.start()
        if at_line or match.start() == start or _ENDS.search(text, max(start, match.start() - 8), match.start()):
            yield Label(number, begin, match.end(), at_line or match.start() == start)


def _chain(labels: list[Label]) -> list[Label]:
    """Choose the labels that count up from the first 1, over gaps of up to three numbers and over one misprint."""
    first = next((at for at, label in enumerate(labels) if label.number <= 2 and label.at_line), None)
    if first is None:
        return []
    kept = [labels[first]]
    expected = labels[first].number + 1
    for at in range(first + 1, len(labels)):
        label = labels[at]
        if label.number == expected or _is_gap(labels, at, expected) or _is_misprint(labels, at, expected):
            kept.append(label)
            expected = max(expected, label.number) + 1 if label.number >= expected else expected + 1
        elif _is_repeated(labels, at, expected):
            kept.append(label)
        elif label.number == 1 and label.at_line and len(kept) > 2 and _starts_again(labels, at):
            break
    return kept


def _is_gap(labels: list[Label], at: int, expected: int) -> bool:
    """Say whether the list goes on here though a number or two are missing."""
    label = labels[at]
    if not (label.at_line and expected < label.number <= expected + 3):
        return False
    following = labels[at + 1 : at + 1 + _WINDOW]
    return not any(other.number == expected for other in following) and (
        not following or any(other.number == label.number + 1 for other in following[:3])
    )


def _is_misprint(labels: list[Label], at: int, expected: int) -> bool:
    """Say whether a number at the start of a line stands where the expected one is missing, before its successor."""
    label, after = labels[at], labels[at + 1 : at + 2]
    return bool(
        label.at_line and label.number < expected and after and after[0].at_line and after[0].number == expected + 1
    )


def _is_repeated(labels: list[Label], at: int, expected: int) -> bool:
    """Say whether a number stands twice, each time at the start of a line, before the next one goes on with the row."""
    label, after = labels[at], labels[at + 1 : at + 2]
    return bool(
        label.at_line and label.number == expected - 1 and after and after[0].at_line and after[0].number == expected
    )


def _starts_again(labels: list[Label], at: int) -> bool:
    return any(label.number == 2 for label in labels[at + 1 : at + 3])


def _filled(text: str, labels: list[Label], end: int) -> list[Label]:
    """Put in the labels that OCR broke: between two that the chain has, and after the last one."""
    found = []
    for at, label in enumerate(labels):
        found.append(label)
        following = labels[at + 1] if at + 1 < len(labels) else None
        if following is None or following.number > label.number + 1:
            stop = following.start if following else end
            last = following.number - 1 if following else label.number + 99
            found += _broken(text, label, stop, last)
    return found


def _broken(text: str, after: Label, stop: int, last: int) -> Iterator[Label]:
    expected = after.number + 1
    for match in _BROKEN.finditer(text, after.end, stop):
        printed = match["n"].translate(_OCR_DIGITS)
        if expected <= last and printed == str(expected):
            yield Label(expected, match.end("line"), match.end(), True)
            expected += 1


def entry_at(labels: list[Label], offset: int) -> int:
    """Return the index of the label whose entry holds an offset, -1 before the first."""
    return bisect_left([label.start for label in labels], offset + 1) - 1

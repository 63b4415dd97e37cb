"""The numbers that begin the entries of a reference list: ``[1]``, ``［1］``, ``1.``, ``(1)``, ``- 1``, ``①``.

A number counts only as part of a chain 1, 2, 3 …: volumes, years and pages that happen to begin a line are none. The
chain of the style that gives most entries is the list's; where OCR broke a label (``:10]``, ``[l1]``), the number that
the chain waits for fills the gap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

_OCR_DIGITS = str.maketrans(
    {"l": "1", "I": "1", "|": "1", "i": "1", "O": "0", "o": "0", "〇": "0", "S": "5", "B": "8", "Z": "2", "U": "0"}
)
_MD = r"(?:[-*•>][ \t]+|\\)?"
_AT_LINE = rf"(?m:^)[ \t\u3000]*{_MD}(?:\^|<sup>)?"
_STYLES = {
    "bracket": re.compile(
        rf"(?P<line>{_AT_LINE}(?:\d{{1,3}}[ \t]+)?)?[\[［〔【][ \t]?(?P<n>\d{{1,4}})[ \t]?"
        r"\\?[\]］〕】][ \t.:：、，,]*(?P<in>)"
    ),
    "dot": re.compile(
        rf"(?P<line>{_AT_LINE})(?P<n>\d{{1,3}})[ \t]?(?:\\?[.．、](?!\d|[ \t]?\d{{1,3}}\b(?![.．]))|[)）])[ \t\u3000]*"
    ),
    "double": re.compile(rf"(?P<line>{_AT_LINE})\d{{1,3}}\.[ \t]+(?P<n>\d{{1,3}})[.)][ \t]+(?=[^\W\d])"),
    "paren": re.compile(rf"(?P<line>{_AT_LINE})[(（][ \t]?(?P<n>\d{{1,3}})[ \t]?[)）][ \t.]*"),
    "bare": re.compile(rf"(?P<line>{_AT_LINE})(?P<n>\d{{1,3}})[ \t\u3000]+(?=[^\W\d]|[《“\"(])"),
    "glued": re.compile(rf"(?P<line>{_AT_LINE})(?P<n>\d{{1,3}})[ \t\u3000]*(?=[^\W\d_a-z](?:[^\W\d_]|[.．]))"),
    "circle": re.compile(rf"(?P<line>{_AT_LINE})(?P<n>[①-⑳])[ \t]*"),
    "empty": re.compile(r"(?P<n>\d\d?\d?)(?<!\d{4})(?P<line>)\[[ \t]?\][ \t]*(?=[^\W\d_]|[\"“\[])"),
}
_BROKEN = re.compile(
    rf"(?P<line>{_AT_LINE})[:;\"“'‘［\[〔【(（「]{{0,2}}(?P<n>[\dlI|iOoSBZ]{{1,3}})[\]］〕】）)」][ \t.]*"
)
_IN_GAP = re.compile(
    rf"(?P<line>{_AT_LINE})(?:[:;\"“'‘［\[〔【(（「]{{0,2}}(?P<n>[\dlI|iOoSBZU]{{1,4}})[ \t]?[\]］〕】）)」][ \t.]*"
    rf"|[［\[〔【(（「][ \t]?(?P<open>\d{{1,4}})[ \t]?J?(?=[^\W\d])"
    rf"|(?P<bare>\d{{1,3}})[ \t]?(?=[^\W\d_a-z](?:[^\W\d_]|[.．])))"
    r"|(?<=[\s.．。)\]］;；\d/])[\[［〔【][ \t]?(?P<mid>\d{1,4})[ \t]?[\]］〕】」][ \t.]*"
    r"|[\[［〔【](?P<far>\d{1,3})[\]］〕】](?=[ \t]?[A-Z\u4e00-\u9fff])"
    r"|(?<=[\s.．。)\]］])[(（](?P<round>\d{1,3})[)）][ \t]?(?=[^\W\d_a-z])"
    r"|(?<=[.．。])(?P<late>\d{1,3})[\]］][ \t]*(?=[^\W\d_a-z])"
    r"|(?<=\s)(?P<dot>\d{1,3})[.．][ \t]?(?=[^\W\d_a-z])"
    r"|(?<=[.．。])(?P<han>\d{1,3})[ \t]+(?=[\u4e00-\u9fff]{2,4}[，,])"
    r"|(?<=[.．。)）][ \t])(?P<glued>\d{1,3})"
    r"(?=[A-Z](?:[A-Za-z.．]|[ \t][A-Z]\.))"
    r"|(?<=\s)(?P<half>\d{1,3})\[[ \tJ]?(?=[A-Z][a-z'’])"
)
"""What may be the label of an entry that is missing between two others: its brackets or its line may be lost."""
_NUMBERS = ("n", "open", "bare", "mid", "far", "round", "late", "dot", "han", "glued", "half")
_CLOSED = re.compile(
    rf"(?P<line>{_AT_LINE})[\[［〔【(（「]?[ \t]?(?P<n>[\dlI|iOoSBZU]{{0,3}})[ \t]?[\]］〕】」][ \t]*(?=[^\W\d_])"
)
"""What is left of a label at the start of a line that lost digits: ``1]``, ``[]``."""
_ON_LINE = ("mid", "far", "late")
_BELOW = ("glued",)
"""Kinds of label that go on with the list behind its last number, on the same line and some lines below."""
_TAIL = 1500
_LONGEST = 3000
"""How far from an entry a label in brackets may stand that does not begin a line, in code points."""
_ENDS = re.compile(r"[.．。)\]］）;；\d/”\"●][ \t]*$")
_YEAR = re.compile(r"(?:1[89]|2[0OoQ])[\dOolI]{2}")
_WINDOW = 6
_AHEAD = 500
_FEW = 3
_LONG = 6


class Label(NamedTuple):
    """A number as printed: where it stands, where the entry begins behind it, and whether it begins a line."""

    number: int
    start: int
    end: int
    at_line: bool


class Labels:
    """The numbers of one text that may begin entries, each stretch read once for all the places a list may begin."""

    def __init__(self, text: str) -> None:
        """Keep the text; it is read from where the first list is asked for, and before that when an earlier one is."""
        self.text = text
        self._begin = len(text) + 1
        self._printed: dict[str, list[Label]] = {style: [] for style in _STYLES}
        self._broken: list[tuple[str, Label]] = []

    def chain(self, start: int) -> list[Label]:
        """Return the labels of the list that begins at ``start``, those of the style that numbers most entries."""
        self._read(start)
        chains = {style: _chain(self.text, start, [*self._from(style, start)], style) for style in _STYLES}
        style = max(chains, key=lambda one: (len(chains[one]), -chains[one][0].start) if chains[one] else (0, 0))
        if not chains[style]:
            return []
        found = self._filled(chains[style])
        while more := self._continued(style, found[-1]):
            found += self._filled([found[-1], *more])[1:]
        return found

    def _continued(self, style: str, last: Label) -> list[Label]:
        """Return the labels with which a chain goes on behind damaged ones that have been put to its end."""
        following = [*islice(self._from(style, last.end), _AHEAD)]
        return _row(self.text, following, 0, last, style)

    def _read(self, start: int) -> None:
        """Read what stands between ``start`` and the stretch that has been read."""
        if start < self._begin:
            for style, pattern in _STYLES.items():
                found = takewhile(lambda label: label.start < self._begin, _labels(self.text, pattern, start))
                self._printed[style] = [*found, *self._printed[style]]
            broken = takewhile(lambda one: one[1].start < self._begin, _damaged(self.text, _BROKEN, start))
            self._broken = [*broken, *self._broken]
            self._begin = start

    def _from(self, style: str, start: int) -> Iterator[Label]:
        labels = self._printed[style]
        for at in range(bisect_left(labels, start, key=_start), len(labels)):
            label = labels[at]
            at_line = label.at_line or label.start == start
            if at_line or _ENDS.search(self.text, max(start, label.start - 8), label.start):
                yield label if at_line == label.at_line else label._replace(at_line=True)

    def _filled(self, labels: list[Label]) -> list[Label]:
        """Put in the labels that OCR broke: between two that the chain has, and after the last one."""
        found = []
        for label, following in pairwise([*labels, None]):
            assert label is not None
            found.append(label)
            if following is None:
                found += self._after(label)
            elif following.number > label.number + 1:
                found += self._between(label, following)
        return found

    def _after(self, label: Label) -> Iterator[Label]:
        """Yield the damaged labels that count on from the last one, and those that its line and the next run into."""
        first = bisect_left(self._broken, label.end, key=lambda broken: broken[1].start)
        following = (self._broken[at] for at in range(first, len(self._broken)))
        more = [*_counted(following, label.number, label.number + 99)]
        yield from more
        last = more[-1] if more else label
        while more := self._behind(last):
            yield from more
            last = more[-1]

    def _behind(self, last: Label) -> list[Label]:
        """Return the labels in brackets on the line of a label that count on, over one that is missing; else one below.

        Below, where another text may stand, only a number counts that runs into the author's name.
        """
        line = self.text.find("\n", last.end)
        stop = min(len(self.text), last.end + _LONGEST)
        on_line = [*_damaged(self.text, _IN_GAP, last.end, stop if line < 0 else min(line, stop), _ON_LINE)]
        for missing in (0, 1):
            if more := [*_counted(on_line, last.number + missing, last.number + 99)]:
                return more
        below = _damaged(self.text, _IN_GAP, last.end, min(len(self.text), last.end + _TAIL), _BELOW)
        return [*_counted(below, last.number, last.number + 99)]

    def _between(self, before: Label, after: Label) -> Iterator[Label]:
        """Yield the labels that fill a gap; there a number of the right value needs less of a label's shape.

        Where none has the right value, as many labels that lost digits as entries are missing are those.
        """
        found = [*_counted(_damaged(self.text, _IN_GAP, before.end, after.start), before.number, after.number - 1)]
        missing = after.number - before.number - 1
        if not found and missing <= _FEW:
            spoilt = [*_CLOSED.finditer(self.text, before.end, after.start)]
            if len(spoilt) == missing:
                found = [
                    Label(before.number + at, match.end("line"), match.end(), True)
                    for at, match in enumerate(spoilt, 1)
                    if _is_left_of(match["n"], before.number + at)
                ]
        yield from found


def _is_left_of(printed: str, number: int) -> bool:
    """Say whether the digits of a label are what is left of a number that lost some."""
    digits = iter(str(number))
    return all(digit in digits for digit in printed.translate(_OCR_DIGITS))


def _start(label: Label) -> int:
    return label.start


def _labels(text: str, pattern: re.Pattern[str], start: int) -> Iterator[Label]:
    for match in pattern.finditer(text, start):
        printed = match["n"]
        number = int(printed) if printed.isascii() else ord(printed) - ord("①") + 1
        at_line = match["line"] is not None
        begin = min(match.end("line"), match.start("n")) if at_line else match.start()
        yield Label(number, begin, match.end(), at_line)


def _damaged(
    text: str, pattern: re.Pattern[str], start: int, end: int | None = None, kinds: tuple[str, ...] = _NUMBERS
) -> Iterator[tuple[str, Label]]:
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        groups = match.groupdict()
        kind = next(name for name in _NUMBERS if groups.get(name))
        digits = groups[kind].translate(_OCR_DIGITS)
        at_line = match["line"] is not None
        if digits.isdigit() and kind in kinds:
            begin = match.end("line") if at_line else match.start()
            yield digits, Label(int(digits), begin, match.end(), at_line)
            if kind == "open" and digits.endswith("1"):  # what closed it is read as a digit
                yield digits[:-1], Label(int(digits) // 10, begin, match.end(), at_line)


def _counted(found: Iterable[tuple[str, Label]], number: int, last: int) -> Iterator[Label]:
    """Yield those of the labels that count on from ``number``, up to ``last``."""
    for digits, label in found:
        if number >= last:
            return
        if digits == str(number + 1):
            yield label
            number += 1


def _chain(text: str, start: int, labels: list[Label], style: str) -> list[Label]:
    """Choose the labels that count up from the first 1, over gaps of up to three numbers and over one misprint.

    A list that lost its top may begin with any number at once, where it goes on for long.
    """
    if labels and labels[0].number > 2 and labels[0].at_line and not text[start : labels[0].start].strip():
        row = [labels[0], *_row(text, labels, 1, labels[0], style)]
        if len(row) >= _LONG:
            return row
    first = next((at for at, label in enumerate(labels) if label.number <= 2 and label.at_line), None)
    if first is None:
        return []
    return [labels[first], *_row(text, labels, first + 1, labels[first], style)]


def _row(text: str, labels: list[Label], begin: int, last: Label, style: str) -> list[Label]:
    """Choose the labels from place ``begin`` on that count on from ``last``."""
    kept: list[Label] = []
    expected = last.number + 1
    for at in range(begin, len(labels)):
        label = labels[at]
        end = kept[-1].end if kept else last.end
        if (
            label.number == expected
            or _is_gap(labels, at, expected)
            or _is_misprint(labels, at, expected)
            or (style == "bracket" and label.start - end < _LONGEST and _is_gap_on_line(text, labels, at, expected))
        ):
            kept.append(label)
            expected = max(expected, label.number) + 1 if label.number >= expected else expected + 1
        elif _is_repeated(labels, at, expected):
            kept.append(label)
        elif label.number == 1 and label.at_line and expected > 3 and _starts_again(labels, at):
            break
    return kept


def _is_gap(labels: list[Label], at: int, expected: int) -> bool:
    """Say whether the list goes on here though a number or two are missing."""
    label = labels[at]
    if not (label.at_line and expected < label.number <= expected + 3):
        return False
    following = labels[at + 1 : at + 1 + _WINDOW]
    return not any(other.number == expected for other in following) and (
        not following or any(label.number < other.number <= label.number + 2 for other in following[:3])
    )


def _is_gap_on_line(text: str, labels: list[Label], at: int, expected: int) -> bool:
    """Say whether a list whose entries run on goes on here though one number is missing: the next one follows.

    Between the two stands a year: markers in a text behind the list are none of its labels.
    """
    label = labels[at]
    following = labels[at + 1 : at + 1 + _WINDOW]
    if label.number != expected + 1 or any(other.number == expected for other in following):
        return False
    after = next((other for other in following[:2] if label.number < other.number <= label.number + 2), None)
    return after is not None and _YEAR.search(text, label.end, min(after.start, label.end + _LONGEST)) is not None


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

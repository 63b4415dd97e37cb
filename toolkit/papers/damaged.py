"""Markers that a copy damaged: without their closing bracket, or with little that can be read in it.

``[41l，``, ``[1研究``, ``[33。``, ``[22」``; ``[]``, ``["]``, ``[-3]``, ``[9'19]``, and ``[1415]`` for 14 and 15.
Only in a document that cites in brackets, glued to what they cite for, and only numbers of its list. A sign that OCR
takes for a closing bracket (``l``, ``I``, ``1``) is one where the number would be none of the list with it, or where it
is a letter behind digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.papers.citations import DASH, GLUED, OCR, Marker, matches, numbers_of, read_marker
from toolkit.papers.manuscript import Manuscript

_BEHIND_NAME = re.compile(
    rf"[\[［](?:(?P<in>[ \t]*[\dlIO]{{1,3}})(?![ \t]*[\d,，、;；{DASH}\]］〕A-Za-z.])"
    r"|[ \t]*[\]］]|[ \t]*[\"'“”‘’])"
)
_NAME_ENDS = re.compile(r"[等人.l][ \t]*\Z")
_NUMBER = r"[\dlIOo]{1,4}"
_UNCLOSED = re.compile(
    r"[\[［〔](?<=[\S \t].)(?<![\[\]{}\\^$].)"
    rf"[ \t]?(?P<in>{_NUMBER}(?:[ \t]?[,，.{DASH}][ \t]?{_NUMBER})*)"
    r"(?P<close>[」』|]?)(?![\d+*/=\\_^{}%:：×\]］〕A-Za-z]|[ \t]*[\]］〕]|[,，、.][ \t]*\d)"
)
_HAN = r"\u3400-\u9fff"
_OPENED = re.compile(r"[\^\[［](?:(?<=\^)[\[［]|(?<!\^))(?:[ \t]*[\"'“”‘’]|(?=[、，。；]))")
"""A bracket that is opened and holds nothing, in Chinese prose: ``土壤["``, ``土壤[、``."""
_PROSE_ENDS = re.compile(rf"[{_HAN}，、”）》。；：%][ \t]*\Z")
_CLOSES_LATER = re.compile(r"[^\[\]［］〔〕\n]{0,25}[\]］〕]")
_SPOILT = re.compile(
    r"[\[［〔](?<![\s\[\]{}\\^$!A-Za-z，,：:；;=].)(?P<in>[\d\s\"'“”‘’.,，·+=sS-]{0,8})[\]］〕](?![(:])"
)
_EMPTY = re.compile(r"[\s\"'“”‘’·-]{0,2}|[.,，]")
_PARTLY = re.compile(r"[\"'“”‘’.,，=sS-](?P<last>\d{1,3})|(?P<first>\d{1,3})[\"'“”‘’.,，-]")
_PAIR = re.compile(r"(?P<first>\d{1,3})[\"'“”‘’+](?P<last>\d{1,3})")
_COMMAND = re.compile(r"\\[A-Za-z]+ ?$")
_MISREAD = "lI1"
_MANY = 9
"""A marker of more entries than these is none where its last digit may be a closing bracket."""
_NEAR = 20
"""How far back what stands before a bracket is looked for, blanks between them."""
_LINE = 2000
"""How far back the line of a bracket is looked at, in code points."""


def damaged_markers(manuscript: Manuscript, taken: list[Marker]) -> list[Marker]:
    """Return what is left of markers, besides those ``taken``, in the order of the text."""
    ends = {marker.start for marker in taken}
    found = {marker.start: marker for marker in _behind_names(manuscript) if marker.start not in ends}
    if sum("[" in marker.printed or "［" in marker.printed for marker in taken) * 2 > len(taken):
        cited = {number for marker in taken for number in marker.numbers}
        for marker in (*_unclosed(manuscript, cited), *_spoilt(manuscript, cited), *_opened(manuscript)):
            if marker.start not in ends:
                found.setdefault(marker.start, marker)
    return [found[start] for start in sorted(found)]


def _behind_names(manuscript: Manuscript) -> Iterator[Marker]:
    """Yield brackets behind ``等`` or ``et al.``, with a number or without."""
    for match in matches(manuscript, _BEHIND_NAME):
        digits = (match["in"] or "").strip().translate(OCR)
        start, end = match.span()
        if _NAME_ENDS.search(manuscript.text, max(0, start - _NEAR), start):
            yield Marker(start, end, match[0], (int(digits),) if digits else (), spoilt=True)


def _unclosed(manuscript: Manuscript, cited: set[int]) -> Iterator[Marker]:
    text, size = manuscript.text, numbers_of(manuscript).stop - 1
    for match in matches(manuscript, _UNCLOSED):
        start, end = match.span()
        if _CLOSES_LATER.match(text, end) or _is_mathematics(text, start):
            continue
        before = text[max(0, start - 12) : start]
        if GLUED.search(before) or _COMMAND.search(before):
            continue  # a formula
        if text[start - 1].isspace() and match["in"][-1] not in "lI":
            continue  # a remark
        numbers = _numbers(match["in"], bool(match["close"]), size, cited)
        if numbers:
            yield Marker(start, end, text[start:end], numbers, spoilt=True)


def _opened(manuscript: Manuscript) -> Iterator[Marker]:
    """Yield opening brackets of Chinese prose with nothing behind them."""
    for match in matches(manuscript, _OPENED):
        start, end = match.span()
        behind = _PROSE_ENDS.search(manuscript.text, max(0, start - _NEAR), start)
        if behind and not _CLOSES_LATER.match(manuscript.text, end):
            yield Marker(start, end, match[0], spoilt=True)


def _spoilt(manuscript: Manuscript, cited: set[int]) -> Iterator[Marker]:
    """Yield closed brackets in which a part of what stood there is lost, or all of it."""
    text, size = manuscript.text, numbers_of(manuscript).stop - 1
    for match in matches(manuscript, _SPOILT):
        start, end = match.span()
        numbers = _legible(match["in"].strip(), size, cited)
        if numbers is not None and not _is_mathematics(text, start):
            yield Marker(start, end, text[start:end], numbers, spoilt=True)


def _legible(inside: str, size: int, cited: set[int]) -> tuple[int, ...] | None:
    """Return the numbers that can be read in a bracket, none where it is empty, None where it is no marker.

    A range that has lost an end goes as far as entries that nothing else cites: ``[-3]`` is 1–3 where 1 and 2 are such.
    """
    if _EMPTY.fullmatch(inside):
        return ()
    if partly := _PARTLY.fullmatch(inside):
        shown = int(partly["first"] or partly["last"])
        step = (inside[-1] == "-") - (inside[0] == "-")
        stop = shown
        while step and 1 <= stop + step <= size and stop + step not in cited:
            stop += step
        numbers = tuple(range(min(shown, stop), max(shown, stop) + 1))
    elif pair := _PAIR.fullmatch(inside):
        numbers = (int(pair["first"]), int(pair["last"]))
    else:
        numbers = _successive(inside, size)
    right = all(1 <= number <= size for number in numbers) and list(numbers) == sorted(set(numbers))
    return numbers if numbers and right and len(numbers) <= _MANY else None


def _successive(digits: str, size: int) -> tuple[int, ...]:
    """Return two numbers, one after the other, that a row of digits beyond the list is made of."""
    if not digits.isdecimal() or int(digits) <= size or len(digits) < 2:
        return ()
    first = int(digits[: len(digits) // 2])
    return (first, first + 1) if digits == f"{first}{first + 1}" else ()


def _is_mathematics(text: str, at: int) -> bool:
    """Say whether an odd number of dollar signs stands before an offset on its line."""
    line = max(0, at - _LINE, text.rfind("\n", 0, at) + 1)
    return text.count("$", line, at) % 2 == 1


def _numbers(inside: str, is_closed: bool, size: int, cited: set[int]) -> tuple[int, ...]:
    """Read what stands in a bracket; its last sign may be the closing bracket."""
    whole, cut = _valid(inside, size), _valid(inside[:-1], size) if inside[-1] in _MISREAD and not is_closed else ()
    if not any(character.isdigit() for character in inside):
        return whole if len(whole) == 1 and whole[0] not in cited else ()
    if not whole or (cut and (inside[-1] in "lI" or len(whole) > _MANY)):
        return cut
    return cut if cut and set(cut) - cited and not set(whole) - cited else whole


def _valid(inside: str, size: int) -> tuple[int, ...]:
    """Return the numbers of a marker, none where one of them is none of the list or a range runs backwards."""
    marker = read_marker(inside, 0, len(inside), inside)
    right = marker.reversed_range is None and all(1 <= number <= size for number in marker.numbers)
    return marker.numbers if right else ()

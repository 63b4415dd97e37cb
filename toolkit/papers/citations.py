"""Find citation markers in a manuscript; the document's own style is decided first, by what most entries are cited in.

So ``[0,1]``, ``[J]``, ``χ²``, ``10^2`` and note numbers are no citations: a shape counts only where it is the shape in
which this document cites its list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from toolkit.papers.lookalikes import formulas, front, is_abbreviated, is_no_citation, is_power
from toolkit.papers.manuscript import ListEntry, Manuscript, Span

DASH = r"\-‐‑‒–—−－~～"
_OPEN, _CLOSE = r"\[［〔【", r"\]］〕】"
_ITEM = r"[\dlIOoSBi|]{1,4}"
_GAP = r"[ \t]*(?:\r?\n[ \t]*(?=\S))?"
"""Blanks, or the break that wraps a line."""
_SEP = rf"{_GAP}(?:(?:[,，、;；{DASH}]|\\~){_GAP})+|[ \t]*\.[ \t]*|[ \t]+"
_PLACE = (
    r"(?:[,，:：;][ ~]?(?:see[ ]|in[ ])?"
    r"(?:pp?\.|§|(?:[Cc]h(?:ap(?:ter)?)?|[Ss]ec(?:t(?:ion)?)?|[Vv]ol(?:ume)?|[Ff]ig(?:ure)?|[Tt]ab(?:le)?|"
    r"[Ee]q|[Tt]h(?:eore)?m|[Ll]em(?:ma)?|[Pp]rop(?:osition)?|[Cc]or(?:ollary)?|[Dd]ef(?:inition)?|"
    r"[Ee]x(?:ample)?|[Aa]pp(?:endix)?|[Rr]emark|[Nn]ote|[Pp]art|[Bb]ook)s?\b|第|页)[^\[\]［］\n;；]{1,40})"
)
"""The place in a work that a marker names behind its number: ``, p. 23``, ``, Theorem 2``, ``，第 5 页``."""
_BRACKET = re.compile(
    rf"[$^{_OPEN}](?:(?<=[{_OPEN}])|(?P<sup>(?:(?<=\^)|(?P<math>[ \t]*)\^)[ \t]*(?P<brace>\{{[ \t]*)?[{_OPEN}])){_GAP}"
    rf"(?:(?:[Ss]ee(?: also)?|[Ee]\.g\.,?|[Cc]f\.|参?见|如)[ \t]*)?"
    rf"(?P<in>{_ITEM}{_PLACE}?(?:(?:{_SEP}){_ITEM}{_PLACE}?)*){_GAP}(?:[,，;；.]{_GAP})?"
    rf"(?::[^\]\n]{{1,20}})?(?P<close>[{_CLOSE}])"
    r"(?(brace)(?:[ \t]*\})?)(?(math)(?:[ \t]*\$)?)(?(sup)(?:\^(?![\[［{(\d]))?)"
)
_CARET = re.compile(
    r"\^[ \t]*(?:\{[ \t]*(?P<braced>\d(?:[ \t]?\d){0,2}(?:[ \t]*[,，;\-–—−][ \t]*\d(?:[ \t]?\d){0,2})*)[ \t]*\}"
    r"|\(?[ \t]*(?P<in>\d{1,3}(?:[)^]?[ \t]*[,，;\-–—−][ \t]*\^?\(?\d{1,3})*)[ \t]*[)^]?)"
)
_ROUND = re.compile(rf"[(（][ \t]*(?P<in>\d{{1,3}}(?:[ \t]*[,，;；{DASH}][ \t]*\d{{1,3}})*)[ \t]*[)）]")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:[,，⁻–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_PLAIN = re.compile(rf"(?P<in>\d(?<=[a-zà-ÿ)”\"][.,;]\d)\d{{0,2}}(?:[,{DASH}]\d{{1,3}})*)(?=\s|$)")
_UNIT = re.compile(r"(?:(?<![a-z])[a-z]{0,2}[msk]|[χμ\dA-Z])$")
"""What a raised number is a power of: ``km²``, ``R²``; behind a whole word, ``back⁸``, it cites."""
_JOINED = re.compile(rf"[ \t]*[{DASH}一][ \t]*")
_UNICODE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
OCR = str.maketrans("lIOoSBi|", "11005811")
_INTERVAL = re.compile(
    r"(?:[=∈≤≥×]|\\in\b|区间|范围|取值|属于|闭区间|\binterval|\brange|\bCI)[ \t]*\$?[ \t]*[:：为是]?[ \t]*\(?[ \t]*$",
    re.IGNORECASE,
)
GLUED = re.compile(r"(?:(?<![A-Za-z])[A-Za-z]|\bt[op]|(?<![\w.])\d+(?:\.\d+)?)$")
_SPACED_DIGITS = re.compile(r"(?<!\d)\d(?: \d)+(?!\d)")
_MISREAD = frozenset({"I", "l", "II", "Il", "lI", "ll", "lO", "lo", "Io"})
"""Letters alone that are read as a number."""
_WIDEST = 60
_FEW = 5
"""A list so long is not cited in one number alone."""
_STEP, _ROW = 5, 3
"""How far apart numbers may be that go on behind the last one of a list, and how many they are at least."""
_LINE = 3000
"""How far back the line of a marker is looked at; a text may be one line."""


class Marker(Struct, frozen=True):
    """A marker as printed: its numbers in order, ranges filled in; ``spoilt`` where letters stand for digits."""

    start: int
    end: int
    printed: str
    numbers: tuple[int, ...] = ()
    style: str = "numeric"
    keys: tuple[str, ...] = ()
    reversed_range: tuple[int, int] | None = None
    spoilt: bool = False


def numeric_markers(manuscript: Manuscript) -> list[Marker]:
    """Return the numeric markers of the shape in which the document cites, none where it cites in no such shape."""
    listed = numbers_of(manuscript)
    shapes = [
        ([one for one in find(manuscript) if 0 not in one.numbers], share)
        for find, share in _SHAPES.items()
        if find is _brackets or _is_numbered(manuscript)
    ]
    markers, share = max(shapes, key=lambda shape: _weight(shape[0], listed, shape[1] == 1.0) * shape[1])
    return markers if share == 1.0 or _is_enough(manuscript.text, markers, listed) else []


def _is_numbered(manuscript: Manuscript) -> bool:
    """Say whether most entries have numbers: a list without any is not cited in bare ones."""
    numbered = sum(entry.label.isascii() and entry.label.isdigit() for entry in manuscript.references)
    return numbered * 2 >= len(manuscript.references)


def _is_enough(text: str, markers: list[Marker], listed: range) -> bool:
    """Say whether numbers without brackets cite: they reach two entries, or stand behind Han, of which is no power."""
    return (
        len(listed) < _FEW
        or coverage(markers, listed) > 1
        or any("\u3400" <= text[marker.start - 1 : marker.start] <= "\u9fff" for marker in markers)
    )


def numbers_of(manuscript: Manuscript) -> range:
    """Return the numbers of the list, from the lowest that it prints to the highest."""
    labels = [entry.label for entry in manuscript.references]
    printed = [int(label) for label in labels if label.isascii() and label.isdigit()]
    first = min(printed) if printed and len(printed) == len(labels) else 1
    return range(first, max([len(labels), *printed]) + 1)


def printed_numbers(entries: tuple[ListEntry, ...]) -> dict[int, int]:
    """Map the index of each entry to its printed number; to the index where it has none."""
    return {one.index: int(one.label) if one.label.isascii() and one.label.isdigit() else one.index for one in entries}


def positions(entries: tuple[ListEntry, ...]) -> dict[int, int]:
    """Map printed numbers to indexes; of several entries with one number the first has it, the next the one behind."""
    position: dict[int, int] = {}
    twice: list[tuple[int, int]] = []
    for index, number in printed_numbers(entries).items():
        if number in position:
            twice.append((number + 1, index))
        position.setdefault(number, index)
    for number, index in twice:
        position.setdefault(number, index)
    return position


def coverage(markers: list[Marker], listed: range) -> int:
    """Return how many numbers of a list some markers reach."""
    return len({number for marker in markers for number in marker.numbers if number in listed})


def _weight(markers: list[Marker], listed: range, may_go_on: bool) -> float:
    """Weigh a shape: the entries that it reaches, less what points nowhere; the list may be cut short."""
    last = listed.stop - 1
    if may_go_on:
        last = last_in_sequence((number for marker in markers for number in marker.numbers), last)
    outside = sum(1 for marker in markers if any(not listed.start <= number <= last for number in marker.numbers))
    return coverage(markers, listed) - 0.5 * outside


def last_in_sequence(numbers: Iterable[int], size: int) -> int:
    """Return how far numbers go on behind the last one of a list without a gap; ``size`` where they do not."""
    last, seen = size, 0
    for number in sorted({number for number in numbers if number > size}):
        if number > last + _STEP:
            break
        last, seen = number, seen + 1
    return last if size and seen >= _ROW else size


def searched(manuscript: Manuscript) -> Iterator[tuple[int, int]]:
    """Yield the stretches where citations are looked for: all but the reference list."""
    listed = manuscript.reference_list
    if listed is None:
        yield 0, len(manuscript.text)
        return
    yield 0, listed.start
    yield listed.end, len(manuscript.text)


def matches(manuscript: Manuscript, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield where a pattern stands in what is searched for citations, outside verbatim text."""
    starts, ends = manuscript.blocked
    for start, end in searched(manuscript):
        for match in pattern.finditer(manuscript.text, start, end):
            at = bisect_right(starts, match.start()) - 1
            if at < 0 or match.start() >= ends[at]:
                yield match


def _brackets(manuscript: Manuscript) -> Iterator[Marker]:
    """Yield ``[3]``, ``^[1-4,7]``, ``$^{[2]}$``; those that a dash joins are one range."""
    text, size = manuscript.text, numbers_of(manuscript).stop - 1
    found = [marker for match in matches(manuscript, _BRACKET) if (marker := _bracket(text, match))]
    last = max(size + 30, last_in_sequence((number for marker in found for number in marker.numbers), size))
    pending: Marker | None = None
    for marker in found:
        if max(marker.numbers) > last or _is_label_behind(manuscript, marker):
            continue
        if pending and _JOINED.fullmatch(text, pending.end, marker.start):
            pending = _range(text, pending, marker)
            continue
        if pending:
            yield pending
        pending = marker
    if pending:
        yield pending


def _is_label_behind(manuscript: Manuscript, marker: Marker) -> bool:
    """Say whether a number begins a line behind the list: that of another list, no citation."""
    listed = manuscript.reference_list
    if listed is None or marker.start < listed.end:
        return False
    return not manuscript.text[max(0, marker.start - 3) : marker.start].rpartition("\n")[2].strip()


def _bracket(text: str, match: re.Match[str]) -> Marker | None:
    inside = match["in"]
    if not any(character.isdigit() for character in inside) and inside.strip() not in _MISREAD:
        return None
    raised = match["sup"] is not None
    start = match.start()
    marker = read_marker(text, start, match.end(), re.sub(_PLACE, "", inside))
    several = len(marker.numbers) > 1
    if not marker.numbers or 0 in marker.numbers:
        return None
    before = text[max(0, start - 12) : start]
    if not raised and ((several and _INTERVAL.search(before)) or (GLUED.search(before) and max(marker.numbers) < 10)):
        return None
    return marker


def read_marker(text: str, start: int, end: int, inside: str) -> Marker:
    """Read the numbers of a marker; a dot between two is a comma that the copy lost, an escaped ``~`` a dash."""
    apart = "\\~" in inside or _SPACED_DIGITS.search(inside) is not None
    inside = inside.replace("\\~", "~")
    spoilt = bool(re.search(r"[^\d\s,，、;；.\-‐‑‒–—−－~～()^]", inside)) or "." in inside or apart
    digits = _SPACED_DIGITS.sub(lambda match: match[0].replace(" ", ""), inside.translate(OCR))
    numbers: list[int] = []
    backwards = None
    for piece in re.split(r"[,，、;；.]|(?<=\d)[ \t]+(?=\d)", digits):
        ends = [int(number) for number in re.findall(r"\d+", piece)]
        if len(ends) < 2:
            numbers += ends
        elif ends[0] <= ends[-1] < ends[0] + _WIDEST:
            numbers += range(ends[0], ends[-1] + 1)
        else:
            backwards = backwards or (ends[0], ends[-1])
            numbers += [ends[0], ends[-1]]
    return Marker(start, end, text[start:end], tuple(numbers), reversed_range=backwards, spoilt=spoilt)


def _range(text: str, first: Marker, last: Marker) -> Marker:
    low, high = first.numbers[-1], last.numbers[0]
    right = low < high < low + _WIDEST
    between = tuple(range(low + 1, high)) if right else ()
    return Marker(
        first.start,
        last.end,
        text[first.start : last.end],
        (*first.numbers, *between, *last.numbers),
        reversed_range=first.reversed_range or last.reversed_range or (None if right else (low, high)),
        spoilt=first.spoilt or last.spoilt,
    )


def _carets(manuscript: Manuscript) -> Iterator[Marker]:
    """Yield ``^2``, ``^(2,3)`` and what the format sets raised; not the powers of a number or a unit."""
    text, inside = manuscript.text, formulas(manuscript.text)
    starts = [start for start, _ in inside]
    begin = front(text)
    for match in matches(manuscript, _CARET):
        start, end = match.span()
        at = bisect_right(starts, start) - 1
        if start < begin or (at >= 0 and start < inside[at][1] and is_power(text, start, end, inside[at])):
            continue
        before = text[max(0, start - 2) : start]
        if "(" in match[0] or not re.search(r"(?<![A-Za-z])[a-zA-Z]$|\d$|[χμ]$", before):
            yield read_marker(text, start, end, match["braced"] or match["in"])
    for span in manuscript.superscripts:
        if span.start >= begin:
            yield from _in_span(text, span)


def _in_span(text: str, span: Span) -> Iterator[Marker]:
    printed = text[span.start : span.end]
    if re.fullmatch(rf"[\s(]*\d{{1,3}}(?:[\s,，;{DASH}]+\d{{1,3}})*[\s)]*", printed):
        yield read_marker(text, span.start, span.end, printed)


def _raised(manuscript: Manuscript) -> Iterator[Marker]:
    begin = front(manuscript.text)
    for match in matches(manuscript, _RAISED):
        before = manuscript.text[max(0, match.start() - 4) : match.start()]
        if match.start() >= begin and not _UNIT.search(before):
            yield read_marker(manuscript.text, match.start(), match.end(), match[0].translate(_UNICODE))


def _rounds(manuscript: Manuscript) -> Iterator[Marker]:
    for match in matches(manuscript, _ROUND):
        first = max(0, match.start() - _LINE)
        line = max(first, manuscript.text.rfind("\n", first, match.start()) + 1)
        if is_no_citation(manuscript.text, match.start(), match.end()):
            continue
        if match.start() - line > 3 and " | " not in manuscript.text[line : match.end() + 3]:
            yield read_marker(manuscript.text, match.start(), match.end(), match["in"])


def _plain(manuscript: Manuscript) -> Iterator[Marker]:
    """Yield bare numbers behind words; of raised ones that a copy let down, some may have stayed up."""
    bare = (
        read_marker(manuscript.text, match.start(), match.end(), match["in"])
        for match in matches(manuscript, _PLAIN)
        if not is_abbreviated(manuscript.text, match.start())
    )
    yield from sorted([*bare, *_raised(manuscript)], key=lambda marker: marker.start)


_SHAPES = {_brackets: 1.0, _carets: 0.9, _raised: 0.9, _rounds: 0.7, _plain: 0.7}
"""Finders of shapes, and how far each is believed: most numbers in round brackets cite nothing."""

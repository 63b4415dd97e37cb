"""Lines of a PDF → blocks as they were written: running heads dropped, notes taken out, paragraphs joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from toolkit.papers.formats.builder import TextBuilder
from toolkit.papers.formats.pdflist import entry_starts, list_end
from toolkit.papers.formats.pdfpage import Line
from toolkit.papers.reflist import heads_list

_PAGE_NUMBER = re.compile(
    r"[\s\-–—·•|]*(?:第?\s*#\s*页?(?:\s*(?:/|of|，|,)?\s*共?\s*#\s*页?)?|[ivxlc]{1,6})[\s\-–—·•|]*"
)
_NOTE_LABEL = re.compile(r"\s*[\[［(（]?(?:\d{1,3}|[①-⑳*†‡§])[\]］)）.]?\s*\S")
_ENDS = re.compile(r"[.。!?！？:：;；][”’\"'）)\]］]*\s*$")
_HYPHEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_LINK_END = re.compile(r"(?:https?://|www\.|\bdoi:?\s?|\b10\.\d{4,9}/)\S*[./_=&?%#~]$", re.IGNORECASE)
_LINK_GOES_ON = re.compile(r"[\w%~]*[\d./_=&?%~-][\w./]")
_WORD = re.compile(r"[^\W\d_]+")
_HAN = "\u2e80-\u9fff\uf900-\uffef"
_HAN_END, _HAN_START = re.compile(rf"[{_HAN}]\s*$"), re.compile(rf"\s*[{_HAN}]")


class Block(NamedTuple):
    """Lines that make one paragraph, heading, list entry or note."""

    lines: tuple[Line, ...]
    is_note: bool = False

    @property
    def size(self) -> float:
        """The size of its letters in points."""
        return median(line.size for line in self.lines)


def without_heads(lines: list[Line]) -> list[Line]:
    """Return the lines without those that come again at the edge of pages, and without page numbers there."""
    edges = {id(line): _shape(line.text) for line in _edges(lines)}
    pages = {line.page for line in lines}
    seen = Counter(shape for shape, _ in {(_shape(line.text), line.page) for line in lines if id(line) in edges})
    wanted = 2 if len(pages) <= 3 else 3
    return [
        line
        for line in lines
        if (shape := edges.get(id(line))) is None
        or not (_PAGE_NUMBER.fullmatch(shape) or (seen[shape] >= wanted and len(shape) > 1))
    ]


def _shape(text: str) -> str:
    """Return a line with its numbers blotted out; a page number at its end is none of it."""
    shape = re.sub(r"\d+", "#", text).strip().casefold()
    return shape.strip("# |·") or shape


def _edges(lines: list[Line]) -> Iterator[Line]:
    """Yield the two uppermost and the two lowest lines of each page, those of both columns."""
    for _, group in groupby(lines, key=lambda line: line.page):
        here = list(group)
        heights = sorted({round(line.base) for line in here}, reverse=True)
        edge = {*heights[:2], *heights[-2:]}
        yield from (line for line in here if round(line.base) in edge)


def blocks(lines: list[Line], body: float) -> list[Block]:
    """Return the blocks in reading order, the notes of each column apart; ``body`` is the size of running text."""
    noted = _note_lines(lines, body)
    text = [line for line in lines if id(line) not in noted]
    notes = [line for line in lines if id(line) in noted]
    return [*_flow(text), *(Block(tuple(group), True) for group in _by_label(notes))]


def _note_lines(lines: list[Line], body: float) -> set[int]:
    """Return the lines of footnotes: at the foot of a column, small and labelled, or called by a raised number."""
    found: set[int] = set()
    leading = _leading(lines)
    for _, page in groupby(lines, key=lambda line: line.page):
        here = list(page)
        calls = {call for line in here for call in _raised_inside(line)}
        for _, group in groupby(here, key=lambda line: line.bounds):
            column = list(group)
            start = min(_small_foot(column, body), _called_foot(column, calls, leading))
            found |= {id(line) for line in column[start:]}
    return found


def _small_foot(column: list[Line], body: float) -> int:
    """Return where the small, labelled lines at the foot of a column begin."""
    start = len(column)
    while start and column[start - 1].size < 0.93 * body:
        start -= 1
    while start < len(column) and not _is_note_start(column[start]):
        start += 1
    is_foot = start and len(column) - start < start + 3 and not heads_list(column[start - 1].text)
    return start if is_foot else len(column)


def _called_foot(column: list[Line], calls: set[str], leading: float) -> int:
    """Return where the lines begin that a raised number opens, apart from those above, if the page calls that number.

    Entries of a list may be numbered so too: what follows a line with the number before is one of a row.
    """
    last = ""
    for index, line in enumerate(column):
        label = _raised_label(line)
        before = column[index - 1]
        if not label:
            continue
        apart = _is_far(before, line, leading * 1.3) or line.size < 0.93 * before.size
        if index and apart and label in calls and not heads_list(before.text) and last != str(int(label) - 1):
            return index
        last = label
    return len(column)


def _raised_label(line: Line) -> str:
    """Return the raised number that a line begins with."""
    match = re.match(r"\d{1,3}", line.text)
    return match[0] if match and all(line.raised[: match.end()]) and not all(line.raised) else ""


def _raised_inside(line: Line) -> Iterator[str]:
    """Yield the raised numbers of a line that does not begin with them."""
    runs = groupby(zip(line.text, line.raised, strict=True), key=lambda pair: pair[1])
    for index, (up, run) in enumerate(runs):
        if up and index:
            yield "".join(character for character, _ in run).strip()


def _is_note_start(line: Line) -> bool:
    return bool(_NOTE_LABEL.match(line.text)) and (line.raised[0] or not line.text[0].isdigit())


def _by_label(lines: list[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _is_note_start(line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _flow(lines: list[Line]) -> Iterator[Block]:
    """Yield the paragraphs and headings; in the reference list, its entries."""
    leading = _leading(lines)
    group: list[Line] = []
    first: set[int] = set()
    listed_to = 0
    for index, line in enumerate(lines):
        listed = index < listed_to
        if group and (index in first if listed else _begins(group, line, leading)):
            yield Block(tuple(group))
            group = []
        group.append(line)
        if heads_list(line.text):
            listed_to = list_end(lines, index + 1)
            first = {index + 1 + at for at in entry_starts(lines[index + 1 : listed_to])}
    if group:
        yield Block(tuple(group))


def _leading(lines: list[Line]) -> float:
    """Return the usual distance of lines, in sizes of their letters."""
    apart = [
        (before.base - line.base) / line.size
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.base - line.base < 4 * line.size
    ]
    return median(apart) if apart else 1.2


def _indent(line: Line) -> float:
    return (line.left - line.bounds[0]) / line.size


def _begins(group: list[Line], line: Line, leading: float) -> bool:
    """Say whether a line begins a new block after those of a group."""
    before = group[-1]
    if abs(line.size / before.size - 1) > 0.07:
        return True
    if before.page != line.page or before.bounds != line.bounds:
        return _ENDS.search(before.text) is not None and (_indent(line) > 0.8 or _is_short(before))
    if _is_far(before, line, leading * 1.35):
        return True
    indented = _indent(line) > 0.8 and line.left - before.left > 0.5 * line.size
    return indented or (_is_short(before) and _ENDS.search(before.text) is not None)


def _is_far(before: Line, line: Line, most: float) -> bool:
    return not -0.5 < (before.base - line.base) / line.size < most


def _is_short(line: Line) -> bool:
    return line.right < line.bounds[1] - 0.15 * (line.bounds[1] - line.bounds[0])


def vocabulary(lines: list[Line]) -> Counter[str]:
    """Return the words that stand in lines as a whole, with how often: what tells a hyphen from a broken word."""
    return Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(line.text for line in lines).lower()))


def write(out: TextBuilder, block: Block, words: Counter[str]) -> None:
    """Write a block: its lines joined, broken words mended, raised characters noted."""
    for index, line in enumerate(block.lines):
        following = block.lines[index + 1].text if index + 1 < len(block.lines) else ""
        text = _joined(line.text, following, words)
        _write_line(out, text[: len(line.text)], line.raised)
        out.add(text[len(line.text) :])


def _joined(text: str, following: str, words: Counter[str]) -> str:
    """Return a line as it goes on into the next: without the hyphen of a broken word, with a blank between words."""
    hyphen, begins = _HYPHEN.search(text), _WORD.match(following)
    if hyphen and begins:
        whole, parted = hyphen[1] + begins[0], f"{hyphen[1]}-{begins[0]}"
        keeps = words[parted.lower()] > words[whole.lower()] or begins[0][0].isupper()
        return text if keeps else text[:-1]
    if not following or re.search(r"[\w\d/][-/]$", text) or (_HAN_END.search(text) and _HAN_START.match(following)):
        return text
    if (text[-1] in "–—" and following[0].isdigit()) or (_LINK_END.search(text) and _LINK_GOES_ON.match(following)):
        return text
    return text + " "


def _write_line(out: TextBuilder, text: str, raised: tuple[bool, ...]) -> None:
    for up, group in groupby(zip(text, raised, strict=False), key=lambda pair: pair[1]):
        start = out.length
        out.add("".join(character for character, _ in group))
        if up:
            out.raised(start)

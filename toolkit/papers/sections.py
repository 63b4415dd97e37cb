"""The sections of a manuscript as a record keeps them: a number each, the stretch of their own text, and its size.

A heading keeps the number that the paper prints. Where the paper numbers none, they are counted by level (``1``,
``1.1``); where it numbers some, the others are ``u1``, ``u2`` …, for no number of ours may look like one of the
paper's. What stands before the first heading is section ``0``, without title, names, abstract and keywords.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from toolkit.papers.manuscript import Heading, Manuscript, Span
from toolkit.papers.paragraphs import is_said

OPENING = "0"
_FRONT = re.compile(
    r"\s*(?:[#*【\[]\s*)*(?:摘\s*要|关\s*键\s*[词字]|中图分类号|文献标[识志]码|文章编号|收稿日期|基金项目|作者简介|通[讯信]作者|"
    r"引用格式|中文引用|英文引用|分类号|(?:DOI|CSTR|Abstract|Summary|Key\s*words?|Received|Accepted|Published|Citation|"
    r"Correspond\w*|E-?mail|Funding)\b)",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\s*(?:摘\s*要|参\s*考\s*文\s*献|注\s*释|致\s*谢|abstract|summary|key\s*words?|references|bibliography|"
    r"acknowledge?ments?|works cited)\s*[:：]?\s*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[\u3400-\u9fff][。；]|[a-z]{2,}[.!?](?:\s|$)")
_BLANK = re.compile(r"\s+")


class Part(Struct, frozen=True):
    """A section: its number and title, and the stretch from behind its heading to the next heading."""

    number: str
    title: str
    start: int
    end: int


class Sections(Struct, frozen=True):
    """The sections that a record keeps, and for each heading of the manuscript the number of its section."""

    parts: tuple[Part, ...]
    numbers: tuple[str, ...]
    starts: tuple[int, ...]
    front: int
    """Where the text proper begins: behind title, names, abstract and keywords."""

    def at(self, offset: int) -> str:
        """Return the number of the section that holds an offset."""
        index = bisect_right(self.starts, offset) - 1
        return self.numbers[index] if index >= 0 else OPENING


def sections(manuscript: Manuscript) -> Sections:
    """Return the sections of a manuscript; abstract, references and thanks are none."""
    stop = list_start(manuscript)
    headings = [heading for heading in manuscript.outline if heading.start < stop]
    counted = [heading for heading in headings if not _is_apart(heading, manuscript.title)]
    given = dict(zip(((one.start, one.end) for one in counted), _numbers(counted), strict=True))
    numbers = tuple(given.get((heading.start, heading.end), OPENING) for heading in headings)
    front = _front_end(manuscript, counted)
    ends = [*(heading.start for heading in headings[1:]), stop]
    parts = [
        Part(number, heading.title, heading.end, end)
        for heading, number, end in zip(headings, numbers, ends, strict=True)
        if (heading.start, heading.end) in given
    ]
    first = headings[0].start if headings else stop
    if any(front <= span.start < first and is_said(manuscript.text, span, _SENTENCE)
           for span in manuscript.paragraphs):
        parts.insert(0, Part(OPENING, "", front, first))
    return Sections(tuple(parts), numbers, tuple(heading.start for heading in headings), front)


def list_start(manuscript: Manuscript) -> int:
    """Return where the reference list begins, by its heading where it has one; else the end of the text."""
    listed = manuscript.reference_list
    if listed is None:
        return len(manuscript.text)
    heading = next((one for one in reversed(manuscript.outline) if one.start <= listed.start), None)
    own = heading is not None and _APART.fullmatch(heading.title) is not None
    return heading.start if heading is not None and own else listed.start


def characters(text: str, part: Span | Part, markers: Iterable[Span] = ()) -> int:
    """Return how many characters a stretch has without blanks and citation markers."""
    inside = (text[marker.start : marker.end] for marker in markers
              if part.start <= marker.start and marker.end <= part.end)
    return _size(text[part.start : part.end]) - sum(map(_size, inside))


def _size(text: str) -> int:
    return len(_BLANK.sub("", text))


def _is_apart(heading: Heading, title: str) -> bool:
    return _APART.fullmatch(heading.title) is not None or (bool(title) and heading.title == title)


def _numbers(headings: list[Heading]) -> Iterator[str]:
    """Yield a number for each heading, no two the same."""
    printed = any(heading.number for heading in headings)
    taken: set[str] = set()
    counts: list[int] = []
    top = min((heading.level for heading in headings), default=1)
    for at, heading in enumerate(headings, 1):
        depth = heading.level - top
        counts = [*counts[: depth + 1], *([0] * (depth + 1 - len(counts)))]
        counts[depth] += 1
        ours = f"u{at}" if printed else ".".join(map(str, counts))
        number = heading.number or ours
        number = number if number not in taken and number != OPENING else f"u{at}"
        taken.add(number)
        yield number


def _front_end(manuscript: Manuscript, counted: list[Heading]) -> int:
    """Return the end of the last paragraph of the front matter."""
    first = counted[0].start if counted else list_start(manuscript)
    before = [span for span in manuscript.paragraphs if span.start < first]
    marked = [span.end for span in before if _FRONT.match(manuscript.text, span.start, span.end)]
    if marked:
        return max(marked)
    bare = 0
    for span in before:
        if is_said(manuscript.text, span, _SENTENCE):
            break
        bare = span.end
    return bare

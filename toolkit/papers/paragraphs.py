"""Paragraphs of a text, and its sentences by section and paragraph.

A paragraph that a page break has cut (OCR puts a blank line there) is one again: it goes on where it did not end with
the end of a sentence and what follows is prose. Headings, tables, pictures and displayed formulas are no paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from toolkit.papers.manuscript import Heading, Manuscript, Span
from toolkit.text.sentences import sentences as split_sentences

_BLANK = re.compile(r"\n[ \t\r\u3000]*(?=\n)")
_SKIPPED = re.compile(
    r"\s*(?:!\[|<(?:table|html|img|div|/)|\$\$|\\\[|\\begin\b|\||```|~~~|[-=*_]{3,}\s*$|\[\^[^\]\s]+\]:|"
    r"(?:图|表|附图|附表|Fig(?:ure|\.)|Table|Tab\.|FIGURE|TABLE)\s*[.\d一二三四五六七八九十IVXS][^。]{0,200}$)"
)
_ENDED = re.compile(r"[。！？!?.．…；;:：][”’\"'）)\]］】》」』\s]*(?:\^?[\[［][\d,，\s–-]+[\]］])?[”’\"'）)\s]*$")
_GOES_ON = re.compile(r"\s*[\u3400-\u9fffa-z，、；。）)”》%％“《（(\d]")
_ITEM = re.compile(r"\s*(?:[-*+•●]\s|[①-⑳⑴-⒇]|[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]\s*\D)")
_WRAPPED_AT = 130


class Sentence(Struct, frozen=True):
    """A sentence of the prose: offsets, and the indexes of its heading (-1 before the first) and paragraph, from 0."""

    start: int
    end: int
    section: int
    paragraph: int


_PROSE = re.compile(r"[\u3400-\u9fff，]{12}|(?:\b[a-z]+[ ,]+){4}")
_SENTENCE = re.compile(r"[\u3400-\u9fff][。；]|[a-z]{2}[.] [A-Z]")
_CLAUSES = re.compile(r"[^，,]*[，,].{8,}[。.]", re.DOTALL)
"""A comma and well behind it the end of a sentence, looked for once from the beginning of a stretch."""


def paragraphs(text: str, outline: tuple[Heading, ...], end: int | None = None) -> tuple[Span, ...]:
    """Return the paragraphs of a text up to ``end`` (its reference list), without headings and tables."""
    merged: list[Span] = []
    begun = False  # names and addresses stand before the first sentence, and are no prose that a page cuts
    for span, fresh in _pieces(text, outline, len(text) if end is None else end):
        if begun and not fresh and _continues(text, merged[-1], span):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
        begun = begun or is_said(text, span, _SENTENCE)
    return tuple(merged)


def sentences(manuscript: Manuscript) -> Iterator[Sentence]:
    """Yield the sentences of a manuscript's paragraphs in the order of the text."""
    starts = [heading.start for heading in manuscript.outline]
    for index, span in enumerate(manuscript.paragraphs):
        section = bisect_right(starts, span.start) - 1
        for start, end in split_sentences(manuscript.text, span.start, span.end):
            yield Sentence(start, end, section, index)


def is_said(text: str, span: Span, ending: re.Pattern[str]) -> bool:
    """Say whether a stretch holds a sentence: by what ends one, or by a comma and a full stop behind it."""
    return bool(ending.search(text, span.start, span.end) or _CLAUSES.match(text, span.start, span.end))


def _pieces(text: str, outline: tuple[Heading, ...], end: int) -> Iterator[tuple[Span, bool]]:
    """Yield the blocks of prose between headings, and whether a heading stands before each."""
    cuts = [0, *(place for heading in outline if heading.start < end for place in (heading.start, heading.end)), end]
    for start, stop in zip(cuts[::2], cuts[1::2], strict=True):
        fresh = True
        for block in _blocks(text, start, max(start, stop)):
            for span in _rows(text, block):
                if not _SKIPPED.match(text, span.start, span.end):
                    yield span, fresh
                    fresh = False


def _blocks(text: str, start: int, end: int) -> Iterator[Span]:
    breaks = [match.span() for match in _BLANK.finditer(text, start, end)]
    for (_, begin), (stop, _) in pairwise([(start, start), *breaks, (end, end)]):
        span = _trimmed(text, begin, stop)
        if span:
            yield span


def _rows(text: str, block: Span) -> Iterator[Span]:
    """Yield a block as it is where its lines are wrapped or few, else line by line: each is a paragraph then."""
    rows = text[block.start : block.end].split("\n")
    indented = sum(row.startswith(("\u3000", "    ", "\t")) for row in rows[1:])
    if len(rows) == 1 or (max(map(len, rows)) <= _WRAPPED_AT and not indented):
        yield block
        return
    at = begin = block.start
    for row in rows:
        if indented and at > begin and row.startswith(("\u3000", "    ", "\t")):
            yield from filter(None, [_trimmed(text, begin, at)])
            begin = at
        at += len(row) + 1
        if not indented:
            yield from filter(None, [_trimmed(text, begin, at)])
            begin = at
    if begin < block.end:
        yield from filter(None, [_trimmed(text, begin, block.end)])


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Span(start, end) if start < end else None


def _continues(text: str, before: Span, span: Span) -> bool:
    """Say whether a block goes on with the paragraph before it, across a page break or a hard line break."""
    if _ENDED.search(text, max(before.start, before.end - 60), before.end):
        return False
    if not _PROSE.search(text, before.start, before.end):
        return False
    return bool(_GOES_ON.match(text, span.start, span.end)) and not _ITEM.match(text, span.start, span.end)

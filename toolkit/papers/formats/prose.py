"""What every reader does with the text it has made: outline, reference list, paragraphs, language, title."""

from __future__ import annotations

from typing import TypedDict, Unpack

from toolkit.errors import ToolkitError
from toolkit.model import Problem
from toolkit.papers.manuscript import (
    GivenMarker,
    Heading,
    ListEntry,
    Manuscript,
    Note,
    Part,
    Span,
)
from toolkit.papers.outline import headings
from toolkit.papers.paragraphs import paragraphs
from toolkit.papers.reflist import find_list
from toolkit.text.scripts import language_of

LARGEST = 32_000_000
"""Bytes of a text that are still read; no manuscript is so long, and reading on would take minutes."""


class Given(TypedDict, total=False):
    """What a format itself says; whatever it leaves out is found in the text."""

    language: str
    title: str
    outline: tuple[Heading, ...]
    paragraphs: tuple[Span, ...]
    notes: tuple[Note, ...]
    references: tuple[ListEntry, ...]
    reference_list: Span | None
    markers: tuple[GivenMarker, ...]
    superscripts: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def manuscript(path: str, kind: str, text: str, **given: Unpack[Given]) -> Manuscript:
    """Make a manuscript of a text and what its format says of it; the rest is found in the text."""
    if "references" not in given:
        found = find_list(text)
        if found:
            given["references"], given["reference_list"] = found.entries, found.span
    listed = given.get("reference_list")
    if "outline" not in given:
        entries = (Span(listed.start + 1, listed.end),) if listed else ()
        given["outline"] = headings(text, tuple(sorted((*_beside(given.get("verbatim", ()), listed), *entries))))
    outline = given["outline"]
    if "paragraphs" not in given:
        given["paragraphs"] = _prose(text, outline, listed)
    given.setdefault("language", language_of(_sample(text, given["paragraphs"])))
    given.setdefault("title", _title(text, outline))
    return Manuscript(path, kind, text, **given)


def _beside(spans: tuple[Span, ...], listed: Span | None) -> tuple[Span, ...]:
    """Return the stretches that do not meet the list, so that they and the list stand apart."""
    if listed is None:
        return spans
    return tuple(span for span in spans if span.end <= listed.start or span.start >= listed.end)


def _prose(text: str, outline: tuple[Heading, ...], listed: Span | None) -> tuple[Span, ...]:
    """Return the paragraphs before the list and after it: appendices, an abstract in the other language."""
    if listed is None:
        return paragraphs(text, outline)
    before = tuple(heading for heading in outline if heading.start < listed.start)
    after = tuple(heading for heading in outline if heading.start >= listed.end)
    rest = paragraphs(text, (Heading("", "", 1, 0, listed.end), *after))
    return (*paragraphs(text, before, listed.start), *rest)


def _sample(text: str, spans: tuple[Span, ...]) -> str:
    """Return some prose from the middle, where no English abstract of a Chinese paper misleads."""
    middle = spans[len(spans) // 4 : len(spans) // 4 + 12] or spans
    return "\n".join(text[span.start : span.end] for span in middle)[:6000] or text[:6000]


def _title(text: str, outline: tuple[Heading, ...]) -> str:
    """Return the first heading where it opens the text, else the first line."""
    if outline and not outline[0].number and not text[: outline[0].start].strip():
        return outline[0].title
    line = text.lstrip()[:500].partition("\n")[0].strip()
    return line if len(line) < 200 else ""


def refuse_large(size: int, name: str, most: int = LARGEST) -> None:
    """Raise ToolkitError for a file that no manuscript is as large as."""
    if size > most:
        megabytes = most // 1_000_000
        raise ToolkitError(
            f"{name} is larger than a manuscript can be ({megabytes} MB); cut out the part to read",
            f"{name} 超过稿件大小上限（{megabytes} MB）；请截取需要读取的部分",
        )

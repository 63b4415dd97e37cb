"""A manuscript as its reader gives it: one text, and stretches of it, in code points, start inclusive, end exclusive.

Every stretch is a pair of offsets into ``Manuscript.text``; where a project has several files, ``Part`` says which
stretch of the text came from which file, so that a place can be named as its author knows it.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from toolkit.model import Problem


class Span(Struct, frozen=True, order=True):
    """A stretch of the text."""

    start: int
    end: int


class Heading(Struct, frozen=True):
    """A line of the outline; ``start`` and ``end`` are those of the heading itself, level counts from 1."""

    number: str
    title: str
    level: int
    start: int
    end: int


class Note(Struct, frozen=True):
    """A footnote or endnote: its label as printed, where it stands, and where the text calls it (empty: nowhere)."""

    label: str
    start: int
    end: int
    called: tuple[Span, ...] = ()


class ListEntry(Struct, frozen=True):
    """One entry of the reference list.

    ``index`` counts from 1 in printed order; ``label`` is the printed number, or the key in formats that have keys.
    ``raw`` is the entry as printed, without its label; ``csl`` is given only where the format itself holds the fields
    (a .bib, JATS element-citation).
    """

    index: int
    label: str
    start: int
    end: int
    raw: str
    csl: dict[str, object] | None = None
    identifier: str = ""
    """What the format calls the entry (a JATS id, a bib key); markers that the format links name it."""
    path: str = ""
    """The file that holds the entry where that is not the text (a .bib): ``start`` and ``end`` are offsets in it."""
    csl_en: dict[str, object] | None = None
    """The English half, where the entry is a Chinese one with its translation."""


class GivenMarker(Struct, frozen=True):
    """A citation that the format itself marks: a command, a field code, a linked reference.

    ``keys`` are identifiers of list entries in the order cited; ``locator`` is what the format gives for pages.
    """

    start: int
    end: int
    printed: str
    keys: tuple[str, ...]
    locator: str = ""
    kind: Literal["key", "link", "nocite"] = "key"


class Part(Struct, frozen=True):
    """Which stretch of the text a file of the project gave; ``offset`` is where in that file the stretch begins."""

    path: str
    start: int
    end: int
    offset: int = 0


class Manuscript(Struct, frozen=True, dict=True):
    """What a reader made of a file or a project.

    ``superscripts`` are stretches that the format sets raised (a DOCX run, a PDF's small high digits, ``<sup>``).
    ``body`` leaves out the reference list and what follows it. ``problems`` are those of reading: what could not be
    decoded, a file that is missing, a list that breaks off.
    """

    path: str
    format: str
    text: str
    language: str = ""
    title: str = ""
    outline: tuple[Heading, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[ListEntry, ...] = ()
    reference_list: Span | None = None
    markers: tuple[GivenMarker, ...] = ()
    superscripts: tuple[Span, ...] = ()
    verbatim: tuple[Span, ...] = ()
    """Code, formulas and comments: no citation is looked for there."""
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def blocked(self) -> tuple[list[int], list[int]]:
        """Where stretches of verbatim text start, in order, and how far what has started goes."""
        blocked = sorted((span.start, span.end) for span in self.verbatim)
        return [start for start, _ in blocked], list(accumulate((end for _, end in blocked), max))

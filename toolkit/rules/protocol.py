"""What a rule is, and the check of the rules whose mistakes reading the files already found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from msgspec import Struct

from toolkit.model import Corpus, LangText, Level, Problem
from toolkit.sources.formats.bibmodel import ValueChange
from toolkit.sources.library import Entry, Library

Check = Callable[[Corpus], Iterator[Problem]]


class Page(Protocol):
    """What every rule has: its docstring is its manual page in English, ``MANUAL_ZH`` in Chinese.

    ``LEVEL`` is the level that its problems usually have; ``MESSAGE`` holds format strings over a problem's ``args``.
    """

    ID: str
    LEVEL: Level
    MESSAGE: LangText
    MANUAL_ZH: str


class Rule(Page, Protocol):
    """A module that checks one thing in a corpus."""

    @property
    def check(self) -> Check:
        """Yield what is wrong in a corpus: a pure function, the same on every call."""


class Fix(Struct, frozen=True):
    """What mends a finding: the fields of its entry that change; ``safe`` where it can say nothing but what was meant.

    A rule over .bib files may have a function ``fix(entry, problem) -> Fix | None``, None where a finding has no fix.
    It is applied until the rule finds nothing more, so that a second run changes nothing.
    """

    changes: tuple[ValueChange, ...]
    safe: bool = True


class EntryRule(Page, Protocol):
    """A module that checks one thing in each entry of a .bib file, in a corpus or not."""

    @property
    def check(self) -> Callable[[Entry], Iterator[Problem]]:
        """Yield what is wrong in an entry."""


class LibraryRule(Page, Protocol):
    """A module that compares the entries of a .bib file."""

    @property
    def check(self) -> Callable[[Library], Iterator[Problem]]:
        """Yield what is wrong among the entries."""


def passed_on(rule: str) -> Check:
    """Return the check of a rule that reading the files applies: it passes on what was found there."""

    def check(corpus: Corpus) -> Iterator[Problem]:
        return (problem for problem in corpus.problems if problem.rule == rule)

    return check

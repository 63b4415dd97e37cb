"""What a rule is, and the check of the rules whose mistakes reading the files already found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from toolkit.model import Corpus, LangText, Level, Problem
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

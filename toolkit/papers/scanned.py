"""What scanning a manuscript gives: its citations with what they mean, its list as decoded, the faults found."""

from __future__ import annotations

from msgspec import Struct

from toolkit.model import LangText
from toolkit.papers.manuscript import ListEntry, Manuscript, Span
from toolkit.papers.problems import Fault


class Cited(Struct, frozen=True):
    """One citation as the text prints it, and what it means.

    ``start`` and ``end`` are offsets into the manuscript's text. ``as_printed`` holds the numbers that a numeric marker
    shows, in every other style what ``targets`` hold: indexes of the list, from 1. ``by`` is how targets were found:
    ``number``, ``author-name``, ``order``, ``author-year``, ``key``, ``note``. ``runner_up`` is what came second
    (0: none). ``indirect``: the work is quoted after another one (转引自).
    """

    start: int
    end: int
    printed: str
    style: str
    as_printed: tuple[int, ...]
    targets: tuple[int, ...]
    by: str
    confidence: float = 1.0
    evidence: LangText = {}
    runner_up: int = 0
    locator: str = ""
    indirect: bool = False

    @property
    def repaired(self) -> bool:
        """Whether the reading differs from what is printed."""
        return self.style == "numeric" and self.by != "number"


class Mention(Struct, frozen=True):
    """A document that the text names and the list lacks: its name, what else it is called, the places naming it."""

    name: str
    also: str
    places: tuple[Span, ...]


class Scan(Struct, frozen=True):
    """A manuscript with all that was found in it; ``references`` are its list, or what its notes cite.

    ``style`` is that of its citations: ``numeric``, ``author-year``, ``key``, ``note``, empty where it has none.
    """

    manuscript: Manuscript
    style: str
    citations: tuple[Cited, ...]
    faults: tuple[Fault, ...]
    references: tuple[ListEntry, ...]
    mentions: tuple[Mention, ...] = ()

"""The reader of a rendered report: the language asked for, what stands in for it, and cells as plain text."""

from __future__ import annotations

from msgspec import Struct

from toolkit.model import Corpus, LangText
from toolkit.reports.blocks import Cell, Ratio
from toolkit.reports.render.words import WORDS
from toolkit.reports.shape import share

OURS = {"zh", "en"}
"""The languages that this program itself writes in."""


class Said(Struct, frozen=True):
    """A text as one reader gets it; ``language`` is set where it is not in the language asked for."""

    text: str
    language: str = ""

    @property
    def marked(self) -> str:
        """The text with the tag of its language, where that is another one: ``数据主权 [zh]``."""
        return f"{self.text} [{self.language}]" if self.language and self.text else self.text


class Reader(Struct, frozen=True):
    """Who reads: the language asked for, and the corpus's languages in their order."""

    language: str
    languages: tuple[str, ...]

    def said(self, text: LangText) -> Said:
        """Return a text in the language asked for, else in the corpus's first that it has, else in any."""
        found = next((tag for tag in (self.language, *self.languages, *sorted(text)) if text.get(tag)), "")
        # Our own words are in both our languages: a corpus in a third one gets them unmarked.
        own = found == self.language or all(text.get(tag) for tag in OURS)
        return Said(text.get(found, ""), "" if own else found)

    def word(self, name: str) -> str:
        """Return one of this package's own words; in English where we do not write the language asked for."""
        return WORDS[name].get(self.language) or WORDS[name]["en"]

    def items(self, cell: Cell) -> tuple[Said, ...]:
        """Return a cell as the texts that it lists; one for anything that is no list, none where it is empty."""
        if isinstance(cell, tuple):
            return tuple(said for item in cell for said in self.items(item))
        said = self.said(cell) if isinstance(cell, dict) else Said(scalar(cell))
        return (said,) if said.text else ()

    def plain(self, cell: Cell) -> str:
        """Return a cell in one text; lists are joined the way the language joins them."""
        return self.word("joiner").join(said.marked for said in self.items(cell))


def reader_of(corpus: Corpus, language: str) -> Reader:
    """Return the reader of a corpus who asked for ``language``."""
    return Reader(language=language, languages=corpus.settings.languages)


def scalar(cell: str | float | Ratio | None) -> str:
    """Return a single value as people read it: decimals to two places, a share with its percentage from 20 on."""
    if isinstance(cell, float):
        return f"{cell:.2f}".rstrip("0").rstrip(".")
    return share(cell) if isinstance(cell, Ratio) else "" if cell is None else str(cell)

"""Text on the map: escaped, in one language or in each of several that the page can switch between."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from toolkit.model import LangText
from toolkit.reports.render.escape import visible
from toolkit.reports.shape import pick

BASE = 0.36
"""How far below the middle of a line of text its baseline is, in em."""


class Face(NamedTuple):
    """What a picture is made for: its languages, and whether the script of the page will bring it to life."""

    languages: tuple[str, ...]
    live: bool = False

    def mark(self, language: str) -> str:
        """Return the attribute by which the page finds the text of a language."""
        return f' lang="{safe(language)}"' if self.live else ""

    def data(self, name: str, value: str) -> str:
        """Return an attribute by which the page finds a record."""
        return f' data-{name}="{safe(value)}"' if self.live else ""

    def texts(self, text: LangText, attributes: str) -> str:
        """Return a text element in each language."""
        return "".join(
            f"<text{self.mark(language)} {attributes}>{safe(pick(text, language))}</text>"
            for language in self.languages
        )


def safe(text: str) -> str:
    """Escape text for XML and HTML, in elements and in quoted attributes."""
    return escape(visible(text))

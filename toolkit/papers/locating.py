"""Where a stretch of a manuscript's text stands in the files that the author knows, and what stands around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from toolkit.papers.manuscript import Heading, Manuscript

_BESIDE = 40
_STOPS = "。！？；\n"


class Spot(NamedTuple):
    """A stretch in one file: ``path`` is empty where the manuscript is that one file itself."""

    path: str
    start: int
    end: int


class Excerpt(NamedTuple):
    """A stretch of text on one line, with some of what stands before and after it."""

    before: str
    hit: str
    after: str


class Locator:
    """Looks up places of one manuscript."""

    def __init__(self, manuscript: Manuscript) -> None:
        """Index the parts and headings."""
        self.text = manuscript.text
        self.parts = sorted(manuscript.parts, key=lambda part: part.start)
        self._starts = [part.start for part in self.parts]
        self.outline = [heading for heading in manuscript.outline if heading.title or heading.number]
        self._headings = [heading.start for heading in self.outline]

    def spot(self, start: int, end: int) -> Spot:
        """Return the file that a stretch of the text comes from, and its offsets there."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return Spot("", start, end)
        part = self.parts[at]
        shift = part.offset - part.start
        return Spot(part.path, start + shift, min(end, max(part.end, start + 1)) + shift)

    def heading(self, offset: int) -> Heading | None:
        """Return the heading that an offset stands under."""
        at = bisect_right(self._headings, offset) - 1
        return self.outline[at] if at >= 0 else None

    def line(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset of the text, from 1; columns count code points."""
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)

    def excerpt(self, start: int, end: int, beside: int = _BESIDE) -> Excerpt:
        """Return a stretch with what stands beside it, cut at the ends of sentences and of words."""
        before = self.text[max(0, start - beside) : start]
        cut = max(before.rfind(stop) for stop in _STOPS) + 1
        left = before[cut:] if cut else "…" + _from_word(before, start > beside)
        after = self.text[end : end + beside]
        stops = [place for stop in _STOPS if (place := after.find(stop)) >= 0]
        right = after[: min(stops) + 1] if stops else _to_word(after) + "…"
        return Excerpt(_flat(left).lstrip(), _flat(self.text[start:end]), _flat(right).rstrip())


def _from_word(text: str, is_cut: bool) -> str:
    blank = text.find(" ")
    return text[blank + 1 :] if is_cut and 0 <= blank < 12 else text


def _to_word(text: str) -> str:
    blank = text.rfind(" ")
    return text[:blank] if blank > len(text) - 12 else text


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))

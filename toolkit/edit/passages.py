"""The passage itself that a claim or a citation stands in, where local.yaml names a file whose hash fits."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from toolkit.corpus import local_texts
from toolkit.errors import ToolkitError
from toolkit.model import Corpus
from toolkit.papers.manuscript import Manuscript
from toolkit.text.sentences import sentences

AROUND = 2
"""How many sentences on each side are shown."""
LONGEST = 1200
"""Code points of a side: where a text has no sentences to speak of (a table), no more than that is shown."""


class Passage(NamedTuple):
    """A stretch of a text with what stands around it, each on one line."""

    before: str
    itself: str
    after: str


class Texts:
    """The texts of a corpus's papers that are on this machine; each is read when it is first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._read_already: dict[str, Manuscript | None] = {}

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The files that local.yaml names; none where it cannot be read."""
        try:
            return local_texts(self.corpus.root)
        except ToolkitError:
            return {}

    def text(self, paper: str) -> str:
        """Return the text of a paper; empty where there is no file, or one that is not the copy of the record."""
        manuscript = self.manuscript(paper)
        return manuscript.text if manuscript else ""

    def manuscript(self, paper: str) -> Manuscript | None:
        """Return the manuscript of a paper; None where there is no file, or one that is not the copy of the record."""
        if paper not in self._read_already:
            self._read_already[paper] = self._read(paper)
        return self._read_already[paper]

    def _read(self, paper: str) -> Manuscript | None:
        path, record = self.paths.get(paper), self.corpus.papers.get(paper)
        if path is None or record is None or record.text is None or not path.exists():
            return None
        reading = import_module("toolkit.papers.reading")  # all formats of manuscripts: only who has a text waits
        try:
            manuscript: Manuscript = reading.read_manuscript(path)
        except ToolkitError:
            return None
        return manuscript if reading.hash_of(path, manuscript) == record.text.sha256 else None

    def passage(self, paper: str, name: str) -> Passage | None:
        """Return where a claim or a citation stands; None where the text is not here or it stands nowhere."""
        anchor = self.corpus.anchors.get(paper, {}).get(name)
        text = self.text(paper) if anchor else ""
        if anchor is None or not anchor.end or anchor.end > len(text):
            return None
        return around(text, anchor.start, anchor.end)


def around(text: str, start: int, end: int, count: int = AROUND) -> Passage:
    """Return a stretch of a text, whole sentences of it, and ``count`` sentences on each side."""
    first, last = max(0, start - LONGEST), min(len(text), end + LONGEST)
    bounds = sentences(text, first, last)
    begins = [one[0] for one in bounds]
    here = max(0, bisect_right(begins, start) - 1)
    there = max(here, bisect_right(begins, max(start, end - 1)) - 1)
    if not bounds:
        return Passage("", _line(text[start:end]), "")
    begin, stop = min(start, bounds[here][0]), max(end, bounds[there][1])
    return Passage(
        _line(text[bounds[max(0, here - count)][0] : begin]), _line(text[begin:stop]),
        _line(text[stop : bounds[min(len(bounds) - 1, there + count)][1]]),
    )


def _line(text: str) -> str:
    return " ".join(text.split())

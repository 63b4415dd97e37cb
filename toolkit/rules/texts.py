"""What rules about a paper's text share: the text that this machine has, and what became of each anchor in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from toolkit.corpus.layout import anchors_path
from toolkit.corpus.local import local_texts
from toolkit.edit.anchors import anchor_again
from toolkit.edit.manuscripts import Text, read_text
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Level, Paper, Problem
from toolkit.model import Place as Spot
from toolkit.papers.anchoring import Found


def found_again(corpus: Corpus) -> Iterator[tuple[Paper, int, str, Found]]:
    """Yield paper, number in the anchor file, id and outcome of each anchor that knows its sentence and has a place.

    Of a sentence with a claim the claim alone is yielded. Only where local.yaml names a text that can be read: without
    it nothing is said.
    """
    for paper, text in known_texts(corpus):
        anchors = corpus.anchors.get(paper.id, {})
        if not any(anchor.sha256 for anchor in anchors.values()):
            continue
        size = len(text.manuscript.references)
        keys = [*paper.references[:size], *[""] * (size - len(paper.references))]
        places = anchor_again(corpus, paper, text, keys).places
        citations = {citation.id for citation in paper.citations}
        told: set[str] = set()
        for number, anchor in sorted(enumerate(anchors.values()), key=lambda pair: pair[1].id in citations):
            known = anchor.sha256 and anchor.end and anchor.id in places
            if known and not (anchor.id in citations and anchor.sha256 in told):
                told.add(anchor.sha256)
                yield paper, number, anchor.id, places[anchor.id].found


def at_anchor(
    paper: str, number: int, name: str, rule: str, level: Level, /, **args: str | int
) -> Iterator[Problem]:
    """Yield one Problem at an anchor."""
    yield Problem(rule, level, Spot(anchors_path(paper)), f"anchor:{name}", {"name": name, **args}, (number,))


def known_texts(corpus: Corpus) -> Iterator[tuple[Paper, Text]]:
    """Yield the papers whose text local.yaml names, with the text where it can be read."""
    try:
        files = local_texts(corpus.root)
    except ToolkitError:
        return  # local.yaml is this machine's, and no record of the corpus
    for name, path in sorted(files.items()):
        paper = corpus.papers.get(name)
        text = _read(path) if paper else None
        if paper and text is not None:
            yield paper, text


def _read(path: Path) -> Text | None:
    try:
        known = path.stat()
        return _read_once(path, known.st_mtime_ns, known.st_size)
    except (OSError, ToolkitError):
        return None


@lru_cache(maxsize=8)
def _read_once(path: os.PathLike[str], _changed: int, _size: int) -> Text:
    return read_text(Path(path))

"""New ids, and the paper's own source as its manuscript tells it."""

from __future__ import annotations

import random
import re
from collections.abc import Container, Iterable, Iterator
from itertools import count

from toolkit.errors import ToolkitError
from toolkit.model import Name, Side, Source
from toolkit.papers.manuscript import Manuscript
from toolkit.sources.keys import is_key
from toolkit.text.names import split_han
from toolkit.text.scripts import language_of
from toolkit.text.surnames import COMPOUND_SURNAMES

BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_ID = re.compile(r"[^\s/\\:*?\"<>|.][^\s/\\:*?\"<>|]*")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>，。；、（）]+[^\s\"<>，。；、（）.,;)\]]")
_BETWEEN = re.compile(r"[\s,，、;；·*\d]+")
_HAN_NAME = re.compile("[\u3400-\u9fff]{2,4}")
_HEAD = 3000
_DOI_LINE = 240
"""The longest line that a paper's own DOI stands on; a longer one is prose, which names the DOI of something else."""


def new_id(stem: str, taken: Container[str], chance: random.Random) -> str:
    """Return an id that nobody has: a stem and four random base-32 letters, so that two people can work at once."""
    while (made := f"{stem}-{''.join(chance.choices(BASE32, k=4))}") in taken:
        pass
    return made


def check_paper_id(name: str) -> None:
    """Raise ToolkitError where a name cannot be that of a paper, which is also the name of its files."""
    if not _ID.fullmatch(name) or not is_key(name):
        raise ToolkitError(f"{name!r} cannot be a paper's id: one word of letters, digits and hyphens",
                           f"{name} 不能作论文编号：应为由字母、数字和连字符组成的一个词")


def next_citation_ids(taken: Iterable[str], many: int) -> list[str]:
    """Return ids for further citations of a paper (``c01``, ``c02`` …), after all that were ever given."""
    numbers = [int(match[1]) for name in taken if (match := re.fullmatch(r"c(\d+)", name))]
    last = max(numbers, default=0)
    width = max(2, len(str(last + many)))
    return [f"c{number:0{width}}" for number in range(last + 1, last + many + 1)]


def new_finding_ids(taken: Iterable[str]) -> Iterator[str]:
    """Yield ids for further findings of a paper (``f01``, ``f02`` …), the first that none has."""
    held = set(taken)
    return (made for at in count(1) if (made := f"f{at:02}") not in held)


def own_source(manuscript: Manuscript, language: str) -> Source:
    """Return the paper itself as a source: its title, its authors where a line of names follows, its DOI."""
    title = " ".join(manuscript.title.split())
    own = language_of(title) or language or "en"
    if own in ("zh", "ja"):
        title = re.sub(r"(?<=[\u3400-\u9fff，。：；]) +(?=[\u3400-\u9fff“《])", "", title)
    doi = _own_doi(manuscript)
    side = Side(title=title, authors=_authors(manuscript))
    return Source("", "article" if doi else "unpublished", own, {own: side}, identifiers={"doi": doi} if doi else {})


def _own_doi(manuscript: Manuscript) -> str:
    """Return the DOI on a line of its own at the head, empty where there is none: those of the list are others'."""
    listed = manuscript.reference_list
    head = manuscript.text[: min(_HEAD, listed.start) if listed else _HEAD]
    others = {match[0].lower() for entry in manuscript.references for match in _DOI.finditer(entry.raw)}
    for line in head.split("\n"):
        doi = _DOI.search(line) if len(line) <= _DOI_LINE else None
        if doi and line[doi.start() - 5 : doi.start()].lower() != "@doi:" and doi[0].lower() not in others:
            return doi[0]
    return ""


def _authors(manuscript: Manuscript) -> tuple[Name, ...]:
    """Return the names of one of the two lines behind the title, where one holds nothing but Chinese names."""
    at = manuscript.text.find(manuscript.title) if manuscript.title else -1
    if at < 0:
        return ()
    rows = [row.strip() for row in manuscript.text[at + len(manuscript.title) : at + _HEAD].split("\n") if row.strip()]
    for row in rows[:2]:
        words = [word for word in _BETWEEN.split(row) if word]
        if words and all(map(_may_be_name, words)):
            return tuple(map(split_han, words))
    return ()


def _may_be_name(word: str) -> bool:
    return _HAN_NAME.fullmatch(word) is not None and (len(word) < 4 or word[:2] in COMPOUND_SURNAMES)

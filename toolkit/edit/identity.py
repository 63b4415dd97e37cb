"""New ids, and the paper's own source as its manuscript tells it."""

from __future__ import annotations

import random
import re
from collections.abc import Container, Iterable

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


def next_citation_ids(taken: Iterable[str], count: int) -> list[str]:
    """Return ids for further citations of a paper (``c01``, ``c02`` …), after all that were ever given."""
    numbers = [int(match[1]) for name in taken if (match := re.fullmatch(r"c(\d+)", name))]
    last = max(numbers, default=0)
    width = max(2, len(str(last + count)))
    return [f"c{number:0{width}}" for number in range(last + 1, last + count + 1)]


def own_source(manuscript: Manuscript, language: str) -> Source:
    """Return the paper itself as a source: its title, its authors where a line of names follows, its DOI."""
    head = manuscript.text[:_HEAD]
    title = " ".join(manuscript.title.split())
    own = language_of(title) or language or "en"
    if own in ("zh", "ja"):
        title = re.sub(r"(?<=[\u3400-\u9fff，。：；]) +(?=[\u3400-\u9fff“《])", "", title)
    doi = _DOI.search(head)
    side = Side(title=title, authors=_authors(manuscript))
    return Source("", "unpublished" if doi is None else "article", own, {own: side},
                  identifiers={"doi": doi[0]} if doi else {})


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

"""A stretch of text that holds authors → their names, by grammar: which mark parts names, which word is the family."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.sources.strings.latin_names import LETTER, Person, is_initial, latin_names
from toolkit.sources.strings.tokens import half_width
from toolkit.text.scripts import has_east_asian

_MORE = re.compile(
    r"[,;\s(]*\b(?:et\s*\.?\s*al(?:ii|\b)|and\s+others|u\.\s?a\.|et\s+coll?\b)\.?\s*[)\]]?", re.IGNORECASE
)
_HAN_MORE = re.compile(r"[,、;\s]*等(?=[\s,、.;:)]|著|编|主编|译|$)\.?")
_ROLE = re.compile(
    r"\s*[(\[]?\s*\b(?:hrsg|(?-i:[Ee]ds?|EDS)|editors?|dir|comps?|orgs?|coord|red|trans|translator|producers?|directors?|writers?)\b\.?\s*[)\]]?",
    re.IGNORECASE,
)
_HAN_ROLE = re.compile(r"[\s(]*(?:编著|主编|合著|编译|译著|校注|点校|选编|总主编|[著编译撰辑注整理])+[\s)]*$")
_NOBODY = frozenset([
    "anon", "anonymous", "佚名", "无名氏", "不详", "[佚名]", "作者不详", "n.n", "n. n", "s.n", "[anon]",
    "author unknown",
])
_ASIDE = re.compile(rf"\s*\(((?:{LETTER}\.\s?-?){{1,3}}|{LETTER})\)")


class Names(NamedTuple):
    """The persons of a list, in order, and whether it says that there are more."""

    people: tuple[Person, ...]
    more: bool


_SUFFIX = re.compile(r"\s+(?:[JS]r\.?|I{2,3}|IV),(?=\s*[^\W\d_]\.)")
"""``De Souza Jr., P. A.``: what follows the family name before its initials."""


@lru_cache(maxsize=8192)
def read_names(text: str, chinese: bool = False) -> Names:
    """Read a list of names in any of the usual styles; ``chinese``: the Latin names of a Chinese work.

    The people are new dictionaries only once, so copy to change.
    """
    folded = " ".join(half_width(text).replace("*", "").split()).strip(" ,、;:\"'")
    if has_east_asian(folded):
        return _han_names(folded)
    folded = _SUFFIX.sub(",", _ASIDE.sub(r" \1", folded))
    cleaned = _MORE.sub(" ", folded)
    people = [
        person
        for person in latin_names(_ROLE.sub(" ", cleaned) if len(cleaned) > 6 else cleaned, chinese)
        if not _is_nobody(person)
    ]
    return Names(tuple(people), cleaned != folded)


def _is_nobody(person: Person) -> bool:
    shown = (person.get("literal") or person.get("family", "")).lower().strip(" .")
    return not any(map(str.isalnum, shown)) or (shown in _NOBODY and len(person.get("given", "")) < 2)


# -- Han -------------------------------------------------------------------------------------------------------------


def _han_names(text: str) -> Names:
    bare = cleaned = _MORE.sub(" ", _HAN_MORE.sub(" ", text))
    people: list[Person] = []
    cleaned = _HAN_AND.sub(",", cleaned)
    pieces = [
        _balanced(piece.strip(" .:"))
        for piece in re.split(r"[,、;/&]|\band\b|(?<=[^\W\d_a-zA-Z])\s*\.\s*(?=[^\W\d_])", cleaned)
    ]
    for piece in filter(None, pieces):
        if people and _HAN_ROLE.fullmatch(piece):  # ``李某, 译``
            continue
        if has_east_asian(piece):
            people += _han_piece(piece)
        elif people and is_initial(piece) and "literal" not in people[-1]:
            people[-1] = {**people[-1], "given": piece}
        else:
            people += latin_names(piece)
    return Names(tuple(person for person in people if not _is_nobody(person)), bare != text)


_HAN_AND = re.compile(
    r"(?<=[,、;.\s])\s*和|(?<=[,、\s][一-鿿]{2})和(?=[一-鿿]{2,4}$)|(?<=[,、\s][一-鿿]{3})和(?=[一-鿿]{2,4}$)|(?<=^[一-鿿]{2})和(?=[一-鿿]{2,3}$)|(?<=^[一-鿿]{3})和(?=[一-鿿]{2,3}$)"
)


def _balanced(piece: str) -> str:
    """Return a piece without brackets at its ends that have no partner."""
    for opening, closing in ("[]", "()"):
        if piece.count(opening) != piece.count(closing):
            piece = piece.strip(opening + closing + " .")
    return piece


def _han_piece(piece: str) -> list[Person]:
    piece = _HAN_ROLE.sub("", piece) or piece
    words = piece.split()
    if len(words) > 1 and all(2 <= len(word) <= 4 and word.isalpha() for word in words):
        return [{"literal": word} for word in words]
    return [{"literal": "".join(words) if all(not word.isascii() for word in words) else piece}]

"""A stretch of text that holds authors → their names, by grammar: which mark parts names, which word is the family."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.sources.strings.tokens import half_width
from toolkit.text.scripts import has_east_asian
from toolkit.text.surnames import is_pinyin, is_pinyin_surname

Person = dict[str, str]
"""A CSL name: ``family`` and ``given``, or ``literal``."""

_MORE = re.compile(
    r"[,;\s(]*\b(?:et\s*\.?\s*al(?:ii|\b)|and\s+others|u\.\s?a\.|et\s+coll?\b)\.?\s*[)\]]?", re.IGNORECASE
)
_HAN_MORE = re.compile(r"[,、;\s]*等(?=[\s,、.;:)]|著|编|主编|译|$)\.?")
_AND = re.compile(r"(?:\s*,)?\s*(?:(?<=[\s,.)])(?:and|And|AND|und|et|ET|y|e|och|with|en|og)(?=\s)|&)\s*")
_ROLE = re.compile(
    r"\s*[(\[]?\s*\b(?:hrsg|eds?|editors?|ed|dir|comps?|orgs?|coord|red|trans|translator|producers?|directors?|writers?)\b\.?\s*[)\]]?",
    re.IGNORECASE,
)
_HAN_ROLE = re.compile(r"[\s(]*(?:编著|主编|合著|编译|译著|校注|点校|选编|总主编|[著编译撰辑注整理])+[\s)]*$")
_LETTER = "[^\\W\\d_a-zß-ÿ]"
_INITIALS = re.compile(rf"(?:{_LETTER}\s?\.?\s?-?){{1,4}}|(?:{_LETTER}[a-z]?\.-?){{1,6}}")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd)\.?", re.IGNORECASE)
_PARTICLES = frozenset([
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "ten", "ter", "zu",
    "zur", "el", "al", "bin", "ibn", "af", "av", "d'",
])
_BODY = re.compile(
    r"\b(?:universit\w+|institut\w*|organi[sz]ation|committee|commission|ministry|ministère|department|agency|association|"
    r"society|council|bureau|office|group|inc|ltd|corporation|company|bank|federation|foundation|national|international|"
    r"center|centre|library|press|academy|board|team|consortium|collaboration|program\w*|project|government|authority|"
    r"service|services|survey|laboratory|united|museum|administration|court|assembly|congress|the|of|for)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset([
    "anon", "anonymous", "佚名", "无名氏", "不详", "[佚名]", "作者不详", "n.n", "n. n", "s.n", "[anon]",
    "author unknown",
])
_FUSED = re.compile(r"^([A-Z][a-z]+|[A-Z]{2,})([A-Z][a-z]+)$")
_FUSED_CAPITALS = re.compile(r"^([A-Z]{2,7})([A-Z][a-z]+(?:-?[a-z]+)?)$")
_ASIDE = re.compile(rf"\s*\(((?:{_LETTER}\.?\s?-?){{1,3}})\)")


class Names(NamedTuple):
    """The persons of a list, in order, and whether it says that there are more."""

    people: tuple[Person, ...]
    more: bool


@lru_cache(maxsize=8192)
def read_names(text: str) -> Names:
    """Read a list of names in any of the usual styles; the people are new dictionaries only once, so copy to change."""
    folded = " ".join(half_width(text).replace("*", "").split()).strip(" ,、;:\"'")
    if has_east_asian(folded):
        return _han_names(folded)
    folded = _ASIDE.sub(r" \1", folded)
    cleaned = _MORE.sub(" ", folded)
    people = [
        person
        for person in _latin_names(_ROLE.sub(" ", cleaned) if len(cleaned) > 6 else cleaned)
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
        if has_east_asian(piece):
            people += _han_piece(piece)
        elif people and _INITIALS.fullmatch(piece) and "literal" not in people[-1]:
            people[-1] = {**people[-1], "given": piece}
        else:
            people += _latin_names(piece)
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


# -- Latin -----------------------------------------------------------------------------------------------------------


def _latin_names(text: str) -> list[Person]:
    text = _pointed(text)
    if ";" in text:
        groups = [part for piece in text.split(";") for part in _AND.split(piece)]
        return [person for group in groups if group.strip(" .,") for person in _semicolon_name(group)]
    people: list[Person] = []
    for group in re.split(r"\||·(?=\s)", _AND.sub(" | ", text)):
        people += _comma_group([piece for piece in (part.strip() for part in group.split(",")) if piece.strip(" .")])
    return people


def _pointed(text: str) -> str:
    """Part a list in which only a point stands between names: ``Weber, CM. Simmel, G. Lask, E.``."""
    pieces = [piece.split() for piece in text.split(",")]
    if len(pieces) < 3 or not all(pieces) or any(map(_is_initial, pieces[0])) or not all(map(_is_initial, pieces[-1])):
        return text
    parts = [" ".join(pieces[0])]
    for words in pieces[1:-1]:
        count = next((at for at, word in enumerate(words) if not _is_initial(word)), len(words))
        if not 0 < count < len(words) or any(map(_is_initial, words[count:])):
            return text
        parts += [", ", " ".join(words[:count]), " | ", " ".join(words[count:])]
    return "".join([*parts, ", ", " ".join(pieces[-1])])


def _semicolon_name(group: str) -> list[Person]:
    pieces = [piece.strip() for piece in group.split(",") if piece.strip(" .")]
    if len(pieces) == 2 and not _is_full(pieces[0]):
        return [_person(pieces[0], pieces[1])]
    return _comma_group(pieces)


def _comma_group(pieces: list[str]) -> list[Person]:
    """Read names joined by commas: which comma stands inside a name is told by initials and by words alone."""
    people: list[Person] = []
    at = 0
    family_first = _family_first(pieces)
    while at < len(pieces):
        piece, following = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else ""
        if people and (_SUFFIX.fullmatch(piece)):
            people[-1] = {**people[-1], "suffix": piece}
        elif (
            following
            and not _is_full(piece)
            and (_is_alone(piece) or _INITIALS.fullmatch(following))
            and (_is_given(following, len(pieces) - at) or (at == 0 and _is_chicago(pieces)))
        ):
            people.append(_person(piece, following))
            at += 1
        elif (
            _INITIALS.fullmatch(piece)
            and people
            and len(piece) < 8
            and "given" not in people[-1]
            and len(piece.replace(".", "")) < 4
        ):
            people[-1] = _person(people[-1].get("family") or people[-1].get("literal", ""), piece)
        else:
            people.append(_one_name(piece, family_first))
        at += 1
    return people


def _family_first(pieces: list[str]) -> bool:
    """Say whether a list writes its two-word names with the family first, as most of its pinyin names show."""
    pairs = [piece.rstrip(".").split() for piece in pieces]
    known = [_is_pinyin_order(*words) for words in pairs if len(words) == 2 and not any(map(_is_initial, words))]
    return len(known) > 1 and sum(known) * 2 >= len(known)


def _is_given(piece: str, left: int) -> bool:
    """Say whether a piece after a family name is its given name: initials, or words where only two pieces are left."""
    if _INITIALS.fullmatch(piece):
        return True
    words = piece.split()
    if _INITIALS.fullmatch(words[0]) and all(_INITIALS.fullmatch(word) or word.lower() in _PARTICLES for word in words):
        return True
    if any(_INITIALS.fullmatch(word) for word in words[1:]) and not _INITIALS.fullmatch(words[0]) and len(words) <= 3:
        return len(words[0]) > 2 and left % 2 == 0 and not words[0].isupper()
    return left == 2 and len(words) <= 2 and not _BODY.search(piece)


def _is_chicago(pieces: list[str]) -> bool:
    """Say whether only the first name is turned round: ``Weber, Max, Georg Simmel``."""
    return len(pieces) > 2 and len(pieces[1].split()) == 1 and all(len(piece.split()) > 1 for piece in pieces[2:])


def _is_alone(piece: str) -> bool:
    """Say whether a piece can only be a family name: one word, or one after particles."""
    words = piece.split()
    return len(words) == 1 or all(word.lower() in _PARTICLES for word in words[:-1])


def _is_full(piece: str) -> bool:
    """Say whether a piece is a whole name by itself: it holds initials beside a word, or a body's name."""
    words = piece.split()
    if len(words) == 1:
        return bool(re.match(rf"(?:{_LETTER}\.)+[^\W\d_]{{2}}", piece)) or "given" in _single_word(piece.rstrip("."))
    if len(words) == 2 and is_pinyin_surname(words[0]) and is_pinyin(words[1].rstrip(".")):
        return True
    if (
        any(word.lower() in _PARTICLES for word in words)
        and len(words) <= 3
        and not any(_INITIALS.fullmatch(word) for word in words)
    ):
        return False
    return any(_INITIALS.fullmatch(word) for word in words) or len(words) > 2 or bool(_BODY.search(piece))


def _person(family: str, given: str) -> Person:
    return {"family": _trim(family), "given": _spaced(_trim(given, points=False))}


def _trim(text: str, points: bool = True) -> str:
    return text.strip(" .,;:()[]'\"*" if points else " ,;:()[]'\"*")


def _spaced(given: str) -> str:
    return given


def _one_name(piece: str, family_first: bool = False) -> Person:
    piece = re.sub(rf"\b({_LETTER})\s\.", r"\1.", _trim(piece, points=False)).strip()
    piece = re.sub(rf"(\b{_LETTER}\.)(?=[^\W\d_]{{2,}})", r"\1 ", piece)
    words = piece.split()
    if not words:
        return {"literal": ""}
    if len(words) == 1:
        return _single_word(words[0])
    first, last = words[0], words[-1].rstrip(".")
    if _SUFFIX.fullmatch(last) and len(words) > 2 and not last.isdigit():
        words, last = words[:-1], words[-2]
    if _is_initial(last) and not (_is_initial(first) and len(first.rstrip(".")) == 1):
        cut = next(at for at in range(1, len(words)) if _is_initial(words[at]) or at == len(words) - 1)
        return _person(" ".join(words[:cut]), " ".join(words[cut:]))
    if _BODY.search(piece) and not _is_initial(first):
        return {"literal": _trim(piece)}
    if len(words) == 2 and (family_first or _is_pinyin_order(words[0], last)):
        return _person(words[0], words[1])
    if len(words) == 3 and is_pinyin_surname(first) and all(len(word) > 1 and is_pinyin(word) for word in words[1:]):
        return _person(first, " ".join(words[1:]))
    if len(words) == 2 and len(first) > 2 and first.isupper() and not last.isupper() and not _is_initial(first):
        return _person(first, last)
    if len(words) > 4 and not any(map(_is_initial, words)):
        return {"literal": _trim(piece)}
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    if cut == 1 and first.lower() in _PARTICLES:
        cut = 0
    return _person(" ".join(words[cut:]), " ".join(words[:cut]))


def _is_initial(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word)) and len(word.replace(".", "").replace("-", "")) <= 3


def _is_pinyin_order(first: str, last: str) -> bool:
    if not is_pinyin_surname(first) or not is_pinyin(last) or len(last) < 2:
        return False
    if first.isupper() and not last.isupper():
        return True
    return not (is_pinyin_surname(last) and last.isupper() and not first.isupper())


def _single_word(word: str) -> Person:
    """Read one word: a name run together (``DongXuguang``, ``LIUYang``) falls into family and given."""
    for pattern in (_FUSED_CAPITALS, _FUSED):
        fused = pattern.match(word)
        if fused and is_pinyin_surname(fused[1]) and is_pinyin(fused[2]):
            return {"family": fused[1], "given": fused[2]}
    dotted = re.fullmatch(rf"((?:{_LETTER}\.-?)+)([^\W\d_][\w'-]+)", word)
    if dotted:
        return _person(dotted[2], dotted[1])
    after = re.fullmatch(rf"([^\W\d_][\w'-]*[a-z])((?:{_LETTER}\.?)+)", word)
    if after and len(after[1]) > 1 and is_pinyin_surname(after[1]):
        return _person(after[1], after[2])
    return {"family": _trim(word)}

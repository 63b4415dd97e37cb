"""A list of names in Latin, Greek or Cyrillic letters → persons: which mark parts names, which word is the family."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.text.surnames import is_pinyin, is_pinyin_surname, syllables

Person = dict[str, str]
"""A CSL name: ``family`` and ``given``, or ``literal``."""

_AND = re.compile(r"(?:\s*,)?\s*(?:(?<=[\s,.)])(?:and|And|AND|und|et|ET|y|e|och|with|en|og|и)(?=\s)|&)\s*")
LETTER = "[^\\W\\d_a-zß-ÿа-я]"
_INITIALS = re.compile(rf"(?:{LETTER}\s?\.?\s?-?){{1,4}}|(?:{LETTER}[a-zа-я]?\.-?){{1,6}}")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd)\.?", re.IGNORECASE)
_FIRM = re.compile(r"(?:inc|ltd|llc|co|corp|gmbh|plc)\.?", re.IGNORECASE)
_TITLE = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms|Sir|Rev|Hon)\.?")
_PARTICLES = frozenset([
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "ten", "ter", "zu",
    "zur", "el", "al", "bin", "ibn", "af", "av", "d'", "des", "vd", "v", "d", "st", "saint",
])
_BODY = re.compile(
    r"\b(?:universit\w+|institut\w*|organi[sz]ation|committee|commission|ministry|ministère|department|agency|association|"
    r"society|council|bureau|office|group|inc|ltd|corporation|company|bank|federation|foundation|national|international|"
    r"center|centre|library|press|academy|board|team|consortium|collaboration|program\w*|project|government|authority|"
    r"service|services|survey|laboratory|united|museum|administration|court|assembly|congress|the|of|for)\b",
    re.IGNORECASE,
)
_STATES = frozenset(["U.S", "US", "U.K", "UK", "U.N", "UN", "EU", "E.U"])
_ACRONYM = re.compile(rf"\s*\((?:{LETTER}[\w&.-]*{LETTER}[\w.-]*)\)?$")
_FUSED = re.compile(r"^([A-Z][a-z]+|[A-Z]{2,})([A-Z][a-z]+)$")
_FUSED_CAPITALS = re.compile(r"^([A-Z]{2,7})([A-Z][a-z]+(?:-?[a-z]+)?)$")
_COMMON = frozenset([
    "wang", "li", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "sun", "hu", "zhu", "gao",
    "lin", "he", "guo", "ma", "luo", "liang", "song", "zheng", "xie", "han", "tang", "feng", "yu", "dong", "xiao",
    "cheng", "cao", "yuan", "deng", "fu", "shen", "zeng", "peng", "lu", "su", "jiang", "cai", "jia", "ding", "wei",
    "xue", "ye", "yan", "pan", "dai", "xia", "zhong", "tian", "ren", "fan", "fang", "shi", "yao", "tan", "liao",
    "zou", "xiong", "jin", "hao", "kong", "bai", "cui", "kang", "mao", "qiu", "qin", "gu", "hou", "shao", "meng",
    "long", "wan", "duan", "qian", "yin",
])
"""The commonest surnames: of two words that could both be one, the commoner is the family."""


def latin_names(text: str, chinese: bool = False) -> list[Person]:
    """Return the persons and bodies of a list, in order; ``chinese``: those of a Chinese work, the family first."""
    text = _pointed(text)
    if ";" in text:
        groups = [part for piece in text.split(";") for part in _names_of(piece)]
        return [person for group in groups if group.strip(" .,") for person in _semicolon_name(group, chinese)]
    people: list[Person] = []
    for group in re.split(r"\||·(?=\s)", " | ".join(_names_of(text))):
        pieces = [piece for piece in (part.strip() for part in group.split(",")) if piece.strip(" .")]
        people += _comma_group(pieces, chinese)
    return people


def _names_of(text: str) -> list[str]:
    """Cut at the words for *and*, but not inside the name of a body (``Food and Drug Administration``)."""
    parts, start, begin = [], 0, 0
    for match in _AND.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in ",;|") + 1
        ends = [at for at in (text.find(mark, match.end()) for mark in ",;|") if at >= 0]
        piece = text[max(begin, start) : min(ends, default=len(text))]
        if match[0].lstrip().startswith(",") or not _is_one_body(piece, text[match.end() : min(ends, default=None)]):
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _is_one_body(piece: str, after: str) -> bool:
    words = piece.split()
    return (
        bool(_BODY.search(piece))
        and not any(is_initial(word) and word.strip(".") not in _STATES for word in words)
        and not (_BODY.search(after) and len(after.split()) > 2 and " of " in after)
    )


def _pointed(text: str) -> str:
    """Part a list in which only a point stands between names: ``Weber, CM. Simmel, G. Lask, E.``."""
    pieces = [piece.split() for piece in text.split(",")]
    if len(pieces) < 3 or not all(pieces) or any(map(is_initial, pieces[0])) or not all(map(is_initial, pieces[-1])):
        return text
    parts = [" ".join(pieces[0])]
    for words in pieces[1:-1]:
        count = next((at for at, word in enumerate(words) if not is_initial(word)), len(words))
        if not 0 < count < len(words) or any(map(is_initial, words[count:])):
            return text
        parts += [", ", " ".join(words[:count]), " | ", " ".join(words[count:])]
    return "".join([*parts, ", ", " ".join(pieces[-1])])


def _semicolon_name(group: str, chinese: bool) -> list[Person]:
    pieces = [piece.strip() for piece in group.split(",") if piece.strip(" .")]
    if len(pieces) == 2 and not _is_full(pieces[0]):
        return [_person(pieces[0], pieces[1])]
    return _comma_group(pieces, chinese)


def _comma_group(pieces: list[str], chinese: bool = False) -> list[Person]:
    """Read names joined by commas: which comma stands inside a name is told by initials and by words alone."""
    people: list[Person] = []
    at = 0
    family_first = _family_first(pieces)
    family_first = True if family_first is None and chinese else family_first
    paired = _is_paired(pieces)
    while at < len(pieces):
        piece, following = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else ""
        if people and _SUFFIX.fullmatch(piece):
            people[-1] = {**people[-1], "suffix": piece}
        elif people and "literal" in people[-1] and _FIRM.fullmatch(piece):
            people[-1] = {"literal": f"{people[-1]['literal']}, {piece}"}
        elif following and (paired or _turns(pieces, at)):
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


def _turns(pieces: list[str], at: int) -> bool:
    """Say whether a piece is a family name and the next one its given name."""
    piece, following = pieces[at], pieces[at + 1]
    if _is_full(piece):
        return False
    if len(pieces) == 2 and not _BODY.search(following) and len(following.split()) < (6 if _is_alone(piece) else 4):
        return len(following.split()) == 1 or _is_alone(piece) or is_initial(following.split()[0])
    return bool(_is_alone(piece) or _INITIALS.fullmatch(following)) and (
        _is_given(following, len(pieces) - at) or (at == 0 and _is_chicago(pieces))
    )


def _is_paired(pieces: Sequence[str]) -> bool:
    """Say whether families and given names take turns: ``SCHMIDT, Paulo, SANTOS, José Luiz``."""
    if len(pieces) < 4 or len(pieces) % 2:
        return False
    families, given = pieces[::2], pieces[1::2]
    if any(_BODY.search(piece) or any(map(is_initial, piece.split())) for piece in families):
        return False
    if all(piece.isupper() for piece in families) and not any(piece.isupper() and len(piece) > 4 for piece in given):
        return True
    return all(_is_alone(piece) for piece in families) and all(not is_initial(piece) for piece in given)


def _family_first(pieces: list[str]) -> bool | None:
    """Say whether a list writes its pinyin names with the family first; None where they show nothing."""
    pairs = [piece.rstrip(".").split() for piece in pieces]
    votes = [_order(*words) for words in pairs if len(words) == 2 and not any(map(is_initial, words))]
    total = sum(votes)
    return None if total == 0 else total > 0


def _order(first: str, last: str) -> int:
    """Return how much two words show that the family stands first (positive) or last (negative)."""
    if not (is_pinyin(first) and is_pinyin(last)):
        return 0
    if first.isupper() != last.isupper():
        return 3 if first.isupper() else -3
    vote = 0
    for word, sign in ((first, 1), (last, -1)):
        if is_pinyin_surname(word):
            vote += sign * (2 if word.lower() in _COMMON else 1)
        elif len(syllables(word)) > 1:
            vote -= sign * 2
        else:
            vote -= sign
    return vote


def _is_given(piece: str, left: int) -> bool:
    """Say whether a piece after a family name is its given name: initials, or words where only two pieces are left."""
    if _INITIALS.fullmatch(piece):
        return True
    words = piece.split()
    if _INITIALS.fullmatch(words[0]) and all(
        _INITIALS.fullmatch(word) or word.lower() in _PARTICLES or _SUFFIX.fullmatch(word) for word in words
    ):
        return True
    if any(_INITIALS.fullmatch(word) for word in words[1:]) and not _INITIALS.fullmatch(words[0]) and len(words) <= 3:
        return len(words[0]) > 2 and left % 2 == 0 and not words[0].isupper()
    return left == 2 and len(words) <= 2 and not _BODY.search(piece)


def _is_chicago(pieces: list[str]) -> bool:
    """Say whether only the first name is turned round: ``Weber, Max, Georg Simmel``."""
    return (
        len(pieces) > 2
        and len(pieces[1].split()) <= 2
        and not any(map(is_initial, pieces[1].split()[:1]))
        and all(len(piece.split()) > 1 and not is_initial(piece.split()[-1]) for piece in pieces[2:])
    )


def _is_alone(piece: str) -> bool:
    """Say whether a piece can only be a family name: one word, or one after particles."""
    words = piece.split()
    return len(words) == 1 or all(word.lower() in _PARTICLES for word in words[:-1])


def _is_full(piece: str) -> bool:
    """Say whether a piece is a whole name by itself: it holds initials beside a word, or a body's name."""
    words = piece.split()
    if len(words) == 1:
        return bool(re.match(rf"(?:{LETTER}\.)+[^\W\d_]{{2}}", piece)) or "given" in _single_word(piece.rstrip("."))
    if len(words) == 2 and is_pinyin_surname(words[0]) and is_pinyin(words[1].rstrip(".")):
        return True
    if (
        any(word.lower() in _PARTICLES for word in words[:-1])
        and len(words) <= 4
        and not any(_INITIALS.fullmatch(word) for word in words[1:])
        and words[0].lower() in _PARTICLES
        and words[0].isupper() == words[-1].isupper()
    ):
        return False
    if _TITLE.fullmatch(words[0]):
        return True
    return any(_INITIALS.fullmatch(word) for word in words) or len(words) > 2 or bool(_BODY.search(piece))


def _person(family: str, given: str) -> Person:
    return {"family": _trim(family), "given": _trim(given, points=False)}


def _trim(text: str, points: bool = True) -> str:
    return text.strip(" .,;:()[]'\"*" if points else " ,;:()[]'\"*")


def _one_name(piece: str, family_first: bool | None = None) -> Person:
    acronym = _ACRONYM.search(piece)
    if acronym and acronym.start() > 3 and len(piece[: acronym.start()].split()) > 1:
        return {"literal": piece[: acronym.start()].strip(" .,") + " " + acronym[0].strip(" .")}
    piece = re.sub(rf"\b({LETTER})\s\.", r"\1.", _trim(piece, points=False)).strip()
    piece = re.sub(rf"(\b{LETTER}\.)(?=[^\W\d_]{{2,}})", r"\1 ", piece)
    words = piece.split()
    if len(words) > 2 and _TITLE.fullmatch(words[0]):
        words = words[1:]
    if not words:
        return {"literal": ""}
    if len(words) == 1:
        return _single_word(words[0])
    return _words_name(piece, words, family_first)


def _words_name(piece: str, words: list[str], family_first: bool | None) -> Person:
    """Read a name of several words."""
    if _SUFFIX.fullmatch(words[-1].rstrip(".")) and len(words) > 2 and not words[-1].rstrip(".").isdigit():
        words = words[:-1]
    first, last = words[0], words[-1].rstrip(".")
    words = [*words[:-1], last] if last and not (is_initial(last) and len(last) == 1) else words
    count = next((at for at in range(1, len(words)) if is_initial(words[at])), 0)
    trailing = count and all(is_initial(word) or word.lower() in _PARTICLES for word in words[count:])
    if trailing and not (is_initial(first) and len(re.sub(r"[\W_]", "", first)) == 1):
        return _person(" ".join(words[:count]), " ".join(words[count:]))
    if _BODY.search(piece) and not (is_initial(first) and len(re.sub(r"[\W_]", "", first)) == 1):
        return {"literal": _trim(piece, points=not piece.endswith("Inc."))}
    initial = is_initial(first) and not is_pinyin_surname(first)
    if len(words) == 2 and not initial and (family_first or _pinyin_first(first, last, family_first)):
        return _person(words[0], words[1])
    if len(words) == 3 and is_pinyin_surname(first) and all(len(word) > 1 and is_pinyin(word) for word in words[1:]):
        return _person(first, " ".join(words[1:]))
    if _shouted(first) and not is_initial(first) and not any(map(_shouted, words[1:])):
        return _person(first, " ".join(words[1:]))
    if len(words) > 4 and not any(map(is_initial, words)) and not any(word.lower() in _PARTICLES for word in words):
        return {"literal": _trim(piece)}
    return _western(words)


def _shouted(word: str) -> bool:
    """Say whether a word is written in capitals, and longer than initials are."""
    return len(word) > 2 and word.isupper()


def _is_particle(word: str) -> bool:
    """Say whether a word is a particle of a family name; two capitals (``DE``) are as likely initials."""
    return word.lower() in _PARTICLES and not (word.isupper() and len(word) < 3)


def _western(words: list[str]) -> Person:
    cut = len(words) - 1
    while cut > 1 and _is_particle(words[cut - 1]):
        cut -= 1
    if cut == 1 and _is_particle(words[0]):
        cut = 0
    return _person(" ".join(words[cut:]), " ".join(words[:cut]))


def is_initial(word: str) -> bool:
    """Say whether a word is initials (``B.``, ``BX``, ``J-P.``)."""
    return bool(_INITIALS.fullmatch(word)) and len(word.replace(".", "").replace("-", "")) <= 3


def _pinyin_first(first: str, last: str, family_first: bool | None) -> bool:
    """Say whether a pinyin name of two words begins with the family: as its list does, else as its words show."""
    if not (is_pinyin_surname(first) and is_pinyin(last) and len(last) > 1):
        return False
    if first.isupper() != last.isupper():
        return first.isupper()
    return _order(first, last) >= 0 if family_first is None else family_first


def _single_word(word: str) -> Person:
    """Read one word: a name run together (``DongXuguang``, ``LIUYang``) falls into family and given."""
    word = word.rstrip(".") if len(word) > 3 else word
    for pattern in (_FUSED_CAPITALS, _FUSED):
        fused = pattern.match(word)
        if fused and is_pinyin_surname(fused[1]) and is_pinyin(fused[2]):
            return {"family": fused[1], "given": fused[2]}
    dotted = re.fullmatch(rf"((?:{LETTER}\.-?)+)([^\W\d_][\w'-]+)", word)
    if dotted:
        return _person(dotted[2], dotted[1])
    after = re.fullmatch(rf"([^\W\d_][\w'-]*[a-z])((?:{LETTER}\.?)+)", word)
    if after and len(after[1]) > 1 and is_pinyin_surname(after[1]):
        return _person(after[1], after[2])
    bare = _trim(word)
    if bare.isupper() and bare.isascii() and 2 < len(bare) < 7 and not is_pinyin(bare.lower()):
        return {"literal": bare}  # OECD, UNESCO: nobody is called by capitals alone
    return {"family": bare}

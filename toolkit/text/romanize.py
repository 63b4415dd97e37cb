"""Chinese characters in ASCII letters; the one place that loads pypinyin."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import lru_cache

from toolkit.model import Name
from toolkit.text.normal import ascii_fold
from toolkit.text.scripts import has_han
from toolkit.text.surnames import SURNAME_READINGS, is_pinyin

_LETTERS = re.compile("[^a-z]")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")  # its dictionaries are only read here: 30 MB less
_MARK = re.compile(r"[\[［(（〔【][^\]］)）〕】]*[\]］)）〕】]\s*")


def pinyin(name: Name) -> tuple[str, str]:
    """Return family and given name in ASCII letters, each capitalised: ``("Fang", "Binxing")``.

    Surnames are read by `SURNAME_READINGS`, ``ü`` becomes ``v``, a mark of nationality or dynasty is left out. A Latin
    name only loses its accents. An institution is whole in the first part.
    """
    if name.literal:
        return _romanized(name.literal, read_han), ""
    return _romanized(split_mark(name.family)[1], read_surname), _romanized(name.given, read_han)


def in_order_of(latin: Name, han: Name) -> Name:
    """Return a pinyin name with family and given name as those of the Chinese name that it romanises.

    ``Jiang Ling`` reads as Ling Jiang until it stands beside 蒋玲. A name that is no reading of the other stays.
    """
    if not latin.family or not latin.given or not has_han(han.family + han.given):
        return latin
    written = tuple(_LETTERS.sub("", ascii_fold(part).lower()) for part in (latin.family, latin.given))
    family, given = (part.lower() for part in pinyin(han))
    return Name(family=latin.given, given=latin.family) if written == (given, family) != (family, given) else latin


@lru_cache(maxsize=8192)
def read_han(text: str) -> str:
    """Return the common reading of a text's Han characters, in pinyin without tones, joined; other characters stay."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(text))


def initial_letters(text: str) -> tuple[frozenset[str], ...]:
    """Return for each Han character the letters with which any of its readings begins: ``乐`` is ``{"l", "y"}``."""
    return tuple(map(_letters, text))


@lru_cache(maxsize=8192)
def _letters(sign: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    return frozenset(reading[0] for reading in pinyin(sign, style=Style.NORMAL, heteronym=True)[0] if reading)


def read_surname(surname: str) -> str:
    """Return how a surname is read, in lower-case pinyin without tones."""
    return SURNAME_READINGS.get(surname) or read_han(surname)


def split_mark(text: str) -> tuple[str, str]:
    """Split off a leading mark of nationality or dynasty: ``[美]``, ``（明）``; ``("", text)`` where there is none."""
    mark = _MARK.match(text)
    return (mark.group(), text[mark.end() :]) if mark else ("", text)


def _romanized(text: str, read: Callable[[str], str]) -> str:
    if has_han(text):
        return ascii_fold(read(text).capitalize())
    return ascii_fold(text.replace("ü", "v") if is_pinyin(text) else text)

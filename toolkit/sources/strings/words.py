"""What the labeller sees of a word by itself: its class, and its features at each distance from a token."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.text.surnames import HAN_SURNAMES, is_pinyin, is_pinyin_surname

PAD = "\x00"
OFFSETS = (-2, -1, 0, 1, 2)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SMALL = frozenset([
    "of", "the", "and", "in", "on", "for", "a", "an", "to", "by", "with", "from", "at", "de", "la", "le", "des",
    "et", "und", "der", "die", "das", "von", "en", "el", "del", "di", "e", "y", "il", "zur", "im",
])
KIND_CLASS = {"url": "u", "doi": "o", "math": "m", "code": "g", "han": "h", "run": "k"}


@lru_cache(maxsize=16384)
def token_class(text: str, kind: str) -> str:
    """Return one character that says what a token looks like."""
    if kind == "word":
        return _word_class(text)
    if kind == "number":
        if len(text) == 4:
            return "Y" if _YEAR.fullmatch(text) else "4"
        return "1" if len(text) == 1 else "2" if len(text) == 2 else "3" if len(text) == 3 else "5"
    return KIND_CLASS.get(kind, text[0] if text != "//" else "/")


def _word_class(text: str) -> str:
    if len(text) == 1:
        return "I" if text.isupper() else "i"
    if text.isupper():
        return "B" if len(text) <= 3 else "C"
    if text[0].isupper():
        return "A"
    return "s" if text in _SMALL else "a"


@lru_cache(maxsize=1024)  # the labeller keeps the sums; only training asks again and again
def word_features(text: str, kind: str) -> tuple[tuple[str, ...], ...]:
    """Return the features of a word at each of `OFFSETS`; all at 0, fewer at a distance."""
    low = text.lower()
    cls = token_class(text, kind)
    if kind in ("url", "doi", "math"):
        low = kind
    full = [low, "c" + cls, *_inner(text, low, kind)]
    near = [low, "c" + cls, *([f"s{low[-3:]}"] if kind == "word" and len(low) > 3 else [])]
    far = [low, "c" + cls]
    return tuple(
        tuple(f"{offset}:{name}" for name in names)
        for offset, names in zip(OFFSETS, (far, near, full, near, far), strict=True)
    )


def _inner(text: str, low: str, kind: str) -> list[str]:
    if kind == "word":
        found = [
            f"p{low[:3]}",
            f"s{low[-2:]}",
            f"s{low[-3:]}",
            f"s{low[-4:]}",
            f"l{min(len(low), 12)}",
            "w" + text[:14],
        ]
        if is_pinyin_surname(low):
            found.append("py-surname")
        elif len(low) > 1 and is_pinyin(low):
            found.append("py")
        return found
    if kind == "number":
        return [f"d{len(low)}", f"d{low[:2]}{len(low)}", f"dz{low[0] == '0'}"]
    if kind == "han":
        return ["surname"] if low in HAN_SURNAMES else []
    return []

"""Reference strings as tokens: one pattern, one pass, and a width fold that keeps every offset.

A Han character is a token of its own, because Han text has no blanks; Latin words, numbers, runs of kana or hangul, a
URL, a DOI, a formula and a type code such as ``[J/OL]`` are one token each.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_MARKS = {
    "【": "[", "】": "]", "〔": "[", "〕": "]", "［": "[", "］": "]", "。": ".", "､": "、", "，": ",", "．": ".",
    "｡": ".",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "～": "~", "〜": "~", "∼": "~", "‒": "-",
    "―": "-", "－": "-", "\u00a0": " ", "\u3000": " ", "\t": " ", "\n": " ", "\r": " ", "〈": "《", "〉": "》",
    "«": "《", "»": "》", "「": "《", "」": "》", "『": "《", "』": "》", "﹝": "[", "﹞": "]", "‧": "·", "•": "·",
    "・": "·", "∶": ":", "﹒": ".", "﹐": ",", "﹕": ":", "｀": "`",
}
_TABLE = {**_WIDE, **{ord(old): new for old, new in _MARKS.items()}}

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SYLLABIC = "\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uac00-\ud7af"
CODES = "J|M|C|D|R|S|P|N|A|Z|G|B|K|EB|DB|DS|CP|CM|LC|BL|DP|SP|PP|Z|AR|W|O"
_TOKEN = re.compile(
    rf"""
    (?P<url>(?:https?\s?:\s?//|ftp://|www\.)[!#-\[\]-~]*[\w/=\#])
    | (?P<doi>10\.\d{{4,9}}(?:/|\.[a-z]\.)[!#-+\--;=?-Z^-~]*[\w)])
    | (?P<math>\$[^$]{{1,120}}\$)
    | (?P<code>\[\s?(?:{CODES})(?:\s?/\s?(?:OL|CD|MT|DK|0L|O1))?\s?\])
    | (?P<word>[^\W\d_{_HAN}{_SYLLABIC}]+(?:['\u0300-\u036f-]+[^\W\d_{_HAN}{_SYLLABIC}]+)*)
    | (?P<number>\d+)
    | (?P<han>[{_HAN}])
    | (?P<run>[{_SYLLABIC}]+)
    | (?P<mark>//|[^\s\w]|_)
    """,
    re.VERBOSE,
)


class Tokens(NamedTuple):
    """The tokens of one string: folded text, kind, and offsets into the string (start inclusive, end exclusive)."""

    texts: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]

    def blank_before(self, at: int) -> bool:
        """Say whether a blank stands before token ``at``."""
        return at > 0 and self.starts[at] > self.ends[at - 1]


def half_width(text: str) -> str:
    """Return the text in half width, each character for one character, so that offsets stay."""
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def tokenize(text: str) -> Tokens:
    """Return the tokens of a string; what is no token is a blank or a control character."""
    texts: list[str] = []
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(half_width(text)):
        texts.append(match[0])
        kinds.append(match.lastgroup or "mark")
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Tokens(texts, kinds, starts, ends)


def has_han_token(tokens: Tokens) -> bool:
    """Say whether any token is Han, kana or hangul."""
    return "han" in tokens.kinds or "run" in tokens.kinds

"""Tell which script a text is in, and how wide it is when drawn.

The widths are the advance widths that Adobe published for Helvetica (its AFM files), which Arial and the free sans
fonts that replace it share; a Han character is one em wide in every font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import repeat

_HAN_RANGES = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{_HAN_RANGES}]")
_KANA = re.compile("[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]+")
_OTHER_LETTER = re.compile("[\u0370-\u1cff\u1f00-\u1fff]")

_HELVETICA = {
    0.191: "'",
    0.222: "ijl",
    0.260: "|",
    0.278: " !,./:;I[\\]ft\u00a0·",
    0.333: "()-`r",
    0.334: "{}",
    0.350: "“”‘’•",
    0.355: '"',
    0.389: "*",
    0.400: "°",
    0.469: "^",
    0.500: "Jckssvxyz",
    0.556: "#$0123456789?L_abdeghnopqu–",
    0.584: "+<=>~×",
    0.611: "FTZ",
    0.667: "&ABEKPSVXY",
    0.722: "CDHNRUw",
    0.778: "GOQ",
    0.833: "Mm",
    0.889: "%",
    0.944: "W",
    1.000: "—…",
    1.015: "@",
}
_WIDTHS = {character: width for width, characters in _HELVETICA.items() for character in characters}
_UNKNOWN = 0.6
# Drawn from the Chinese font, and so one em wide, where they stand in Chinese text.
_WIDE_AMONG_HAN = frozenset("“”‘’—…·×")


def has_han(text: str) -> bool:
    """Say whether any character of the text is a Han character."""
    return _HAN.search(text) is not None


def has_east_asian(text: str) -> bool:
    """Say whether any character is Han, kana or hangul, whose names are written without a space."""
    return any(pattern.search(text) for pattern in (_HAN, _KANA, _HANGUL))


@lru_cache(maxsize=8192)
def language_of(text: str) -> str:
    """Tell the language by script: ``zh``, ``en``, also ``ja`` and ``ko``, or ``""`` where the script does not tell.

    Kana make a text Japanese, hangul Korean. Han beside Latin is Chinese unless the Latin words outnumber the Han
    characters (``从DeepSeek禁令看…`` is Chinese, ``The idea of 天下 in China`` is not). Latin script counts as English,
    the only language that the records need to tell apart in it; Cyrillic, Greek and the like are left untold.
    """
    if text.isascii():
        return "en" if _LATIN_WORD.search(text) else ""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    han = len(_HAN.findall(text))
    latin = len(_LATIN_WORD.findall(text))
    if han and han >= latin:
        return "zh"
    return "en" if latin > len(_OTHER_LETTER.findall(text)) else ""


def width_em(text: str) -> float:
    """Return the width of one line in em: 1.0 for each Han or full-width character, Helvetica's width for the rest."""
    return round(sum(map(_width, text, repeat(has_east_asian(text)))), 3)


def widest_em(texts: Iterable[str], enough: float) -> float:
    """Return the width of the widest of some lines in em, or of the first that is at least ``enough``."""
    widest = 0.0
    for text in dict.fromkeys(texts):
        widest = max(widest, width_em(text))
        if widest >= enough:
            break
    return widest


@cache
def _width(character: str, among_han: bool) -> float:
    if among_han and character in _WIDE_AMONG_HAN:
        return 1.0
    known = _WIDTHS.get(character)
    return _width_by_class(character) if known is None else known


def _width_by_class(character: str) -> float:
    """Return 0 for marks and controls, 1 for wide characters, the bare letter's width for an accented one."""
    if unicodedata.category(character) in ("Mn", "Me", "Cc", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.0
    return _WIDTHS.get(unicodedata.normalize("NFKD", character)[0], _UNKNOWN)

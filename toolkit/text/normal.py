"""The normal form that all matching uses, and case and width folding that remembers where each character came from."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

Folded = tuple[str, tuple[int, ...]]
"""A folded text, and for each of its characters the offset (code points) in the text that it came from."""

_NOT_ASCII_WORD = re.compile("[^0-9a-z]+")
_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
     "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng", "Ŋ": "NG",
     "‐": "-", "‑": "-", "–": "-", "’": "'", "‘": "'"}
)  # fmt: skip


def normal_form(text: str) -> str:
    """Return the text compatibility-composed (NFKC), case-folded, with letters and digits only.

    Blanks, punctuation, width, case and ligatures no longer count; ``""`` means that there is nothing to compare, and
    must never be taken as equal to another ``""``.
    """
    if text.isascii():
        return _NOT_ASCII_WORD.sub("", text.lower())
    form = _bare(text)
    # Dropping a mark may bring two characters together that then compose; one more round settles all but freaks.
    while (again := _bare(form)) != form:
        form = again
    return form


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(filter(str.isalnum, folded))


def ascii_fold(text: str) -> str:
    """Return a Latin text in ASCII: accents dropped, ``ß`` as ``ss``, ``ø`` as ``o``; other scripts are left out."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return decomposed.encode("ascii", "ignore").decode("ascii")


def fold(text: str) -> Folded:
    """Return the text NFKC-normalised and case-folded, and where each character of that came from.

    Works cluster by cluster (a character with the marks that compose with it), so ``ﬁ`` gives two characters with the
    same offset and ``e`` + acute one. Blanks and punctuation stay.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded == text or (len(folded) == len(text) and text.isascii()):
        return folded, tuple(range(len(text)))
    starts = [0, *(at for at in range(1, len(text)) if not _joins(text[at])), len(text)]
    pieces = [(unicodedata.normalize("NFKC", text[start:end]).casefold(), start) for start, end in pairwise(starts)]
    return "".join(piece for piece, _ in pieces), tuple(start for piece, start in pieces for _ in piece)


def _joins(character: str) -> bool:
    """Say whether a character may compose with the one before it: a mark, a hangul vowel, a half-width voicing."""
    if character.isascii():
        return False
    first = unicodedata.normalize("NFKD", character)[0]
    return "\u1160" <= first <= "\u11ff" or unicodedata.category(first).startswith("M")

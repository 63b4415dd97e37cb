"""How an entry opens in lists that put the year behind the names: ``Smith, J., & Doe, A. (2004).``, ``张三，2004``."""

from __future__ import annotations

import re

DIGITS = r"(?:1[5-9][\dOoIl]{2}|2[0Oo][0-4OoIl][\dOoIl])"
"""A year, also one in which OCR took digits for letters."""
NO_YEAR = r"n\.\s?d\b\.?|no date|in press|forthcoming|待刊"
_HAN = "\u4e00-\u9fff"
_MOST_NAMES = 450
_LEFT_OF_YEAR = (
    rf"[^\d:]{{2,{_MOST_NAMES}}}?(?:[(（]\s?[\dOoIl]{{0,3}}[a-z]?\s?[)）]\s?[.．]"
    r"|(?:\bal|\betal|(?-i:[A-Z]))[.．,，]\s?[\dOoIl]{2,3}[.．,，](?=\s?(?-i:[A-Z])))"
)
"""Names, and a year of which a copy has lost digits: ``Baas, M. (20).``, ``Kellner A WA,203.``"""
_DAMAGED = re.compile(_LEFT_OF_YEAR, re.IGNORECASE)
_NAMES_AND_YEAR = re.compile(
    rf"(?:(?:[^\d:]|:\s(?=[(（])){{2,{_MOST_NAMES}}}?[\s(（\[.,，．;]\s*|[(（])"
    rf"(?:{DIGITS}[a-z]?(?:[/–-]\d{{2,4}})?|{NO_YEAR})(?!\w)[^)）\]]{{0,12}}[)）\].,:;，．。]*\s*"
    rf"|{_LEFT_OF_YEAR}|[^\d:]{{{_MOST_NAMES}}}",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"[\[［][JMDCRNSPGAZ][/\]］]|(?:\b[a-zß-öø-ÿ]{{3,}}\s+){{4}}|[{_HAN}]{{14}}")
"""Words that are no names: a title stands before the year."""


_SURNAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[’'-][^\W\d_]+)?"
_INITIALS = r"(?:[A-Z][.]?[ -]?){1,4}"
_FIRST_NAME = re.compile(
    rf"\s*(?:{_SURNAME}(?:[ ]{_SURNAME})?[,，]?[ ]?{_INITIALS}(?=[,，.．&＆;；(（\s])|[{_HAN}]{{2,4}}[,，、(（.．]"
    rf"|{_SURNAME}[,，][ ]?{_SURNAME}[ ]?{_INITIALS}?[,，.．&(（])"
)
_BETWEEN = re.compile(
    rf"(?:(?<=\d)|(?<=\d[.．。])|(?<=[\]］])|(?<=[\]］][.．。]))[ \t]+(?=[A-ZÀ-Þ{_HAN}])|(?<=[\]］])(?=[A-ZÀ-Þ])"
)
"""Where one entry may end, with its pages or its other half, and another one begin on the same line."""
_SHORTEST = 30
"""A title and where it appeared have at least so many code points."""


def left_of_year(text: str) -> str:
    """Return what a copy has left of the year behind the names that an entry opens with: two or three digits."""
    match = _DAMAGED.match(text)
    left = re.search(r"([\dOoIl]{2,3})[\s.．,，)）]*$", match[0]) if match else None
    return left[1] if left and not _TITLE.search(text[: left.start()]) else ""


def is_dated_opening(text: str) -> bool:
    """Say whether a line opens with a person's name, and the year behind the names."""
    return _FIRST_NAME.match(text) is not None and names_and_year(text) > 0


def is_dated(text: str) -> bool:
    """Say whether a text is an entry that opens with names and a year, and has a title behind them."""
    return 0 < names_and_year(text) <= len(text) - _SHORTEST


def parted(text: str) -> list[str]:
    """Cut an entry that opens with names and a year where another one that opens so has been run into it."""
    parts, done = [], 0
    for match in _BETWEEN.finditer(text, _SHORTEST) if names_and_year(text) else ():
        part, rest = text[done : match.end()], text[match.end() : match.end() + _MOST_NAMES]
        if is_dated_opening(rest) and is_dated(part):
            parts.append(part)
            done = match.end()
    return [*parts, text[done:]]


def names_and_year(text: str) -> int:
    """Return where the names and the year end that an entry opens with, 0 where it opens otherwise."""
    match = _NAMES_AND_YEAR.match(text)
    return match.end() if match and not _TITLE.search(match[0]) else 0

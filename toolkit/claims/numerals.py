"""The numbers of a text, in digits and in words, Chinese and English: 3.5亿 is 350 million, 20世纪90年代 the 1990s."""

from __future__ import annotations

import re
from itertools import combinations
from typing import NamedTuple


class Numbers(NamedTuple):
    """``digits`` are written in digits, ``words`` in words; ``counts`` are those of ``words`` that count something."""

    digits: frozenset[float]
    words: frozenset[float]
    counts: frozenset[float]


_DIGIT = r"(?<![A-Za-z\d.])(?<![A-Za-z]-)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_ZH_SCALE = {"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
_EN_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_CENTURY = re.compile(r"(\d{2})世纪(?:(\d)0年代)?")
_ZH_NUMBER = re.compile(rf"{_DIGIT}\s*(万亿|千万|百万|十万|[百千万亿])?(?![A-Za-z\d])")
_EN_NUMBER = re.compile(
    rf"{_DIGIT}[\s-]*(?:(hundred|thousand|million|mn|billion|bn|trillion)s?\b|(?:st|nd|rd|th|s)\b)?(?![A-Za-z\d])",
    re.IGNORECASE,
)
_ANY_DIGITS = re.compile(r"\d+(?:\.\d+)?")
"""What stands in digits beside letters too (``16S``, ``35a``): part of a name, or a number all the same."""
_ZH_RUN = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_ZH_DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}
_ZH_TENS = {"十": 10, "百": 100, "千": 1000}
_MEASURE = "个种项条方国类大点次章层级份篇名位家部步重成倍者"
_ZH_COUNT = re.compile(f"(?<![第数几十])([二两三四五六七八九十])(?=[{_MEASURE}])")
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)
_OTHERS = {"half": (0.5, 2, 50), "halves": (2,), "quarter": (0.25, 4, 25), "quarters": (4,), "dozen": (12,),
           "hundred": (100,), "thousand": (1000,), "million": (1e6,), "billion": (1e9,), "both": (2,), "twice": (2,),
           "double": (2,), "doubled": (2,), "triple": (3,), "bilateral": (2,), "trilateral": (3,), "pair": (2,),
           "twofold": (2,), "threefold": (3,), "once": (1,), "single": (1,), "thirds": (3,), "fifths": (5,)}
_EN_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def chinese_numbers(text: str) -> Numbers:
    """Return the numbers of a Chinese text; every reading of a run of numerals is a word that it may mean."""
    digits: set[float] = set()
    for century, decade in _CENTURY.findall(text):
        digits.add((int(century) - 1) * 100 + int(decade) * 10 if decade else int(century))
    rest = _CENTURY.sub(" ", text)
    for number, scale in _ZH_NUMBER.findall(rest):
        digits.add(_value(number) * _ZH_SCALE.get(scale, 1))
    words = {value for run in _ZH_RUN.findall(text) for value in _readings(run)}
    words |= set(map(float, _ANY_DIGITS.findall(text)))
    words |= {2.0} if re.search("[双两]", text) else set()
    words |= {0.5, 50.0, 2.0} if "半" in text else set()
    counts = {float(10 if sign == "十" else _ZH_DIGITS[sign]) for sign in _ZH_COUNT.findall(text)}
    return Numbers(frozenset(digits), frozenset(words), frozenset(counts))


def english_numbers(text: str) -> Numbers:
    """Return the numbers of an English text; names of months are words for 1 to 12."""
    digits = {_value(number) * _EN_SCALE.get(scale.lower(), 1) for number, scale in _EN_NUMBER.findall(text)}
    words = set(map(float, _ANY_DIGITS.findall(text)))
    counts: set[float] = set()
    tens = 0
    for word in map(str.lower, _EN_WORD.findall(text)):
        value = _UNITS.index(word) if word in _UNITS else -1
        if value > 1:
            counts.add(value)
        for known in (_UNITS, _ORDINALS, ("", *_MONTHS)):
            words |= {float(known.index(word) + tens), float(known.index(word))} if word in known else set()
        words |= set(_OTHERS.get(word, ()))
        tens = (_TENS.index(word) + 2) * 10 if word in _TENS else 0
        words |= {float(tens)} if tens else set()
    return Numbers(frozenset(digits), frozenset(words), frozenset(map(float, counts)))


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _readings(run: str) -> set[float]:
    """Return what a run of Chinese numerals, or any stretch of it, may mean."""
    ends = combinations(range(len(run) + 1), 2)
    read = {_read(run[start:end]) for start, end in ends} if len(run) <= 12 else {_read(run)}
    return read - {-1.0}


def _read(numeral: str) -> float:
    """Return the value of a numeral (``二十五``, ``二〇二三``, ``三百万``), -1 where it is none."""
    if len(numeral) > 1 and all(sign in _ZH_DIGITS for sign in numeral):
        return float("".join(str(_ZH_DIGITS[sign]) for sign in numeral))
    total, part, digit = 0.0, 0.0, -1
    for sign in numeral:
        if sign in _ZH_DIGITS:
            if digit > 0:
                return -1.0
            digit = _ZH_DIGITS[sign]
        elif sign in _ZH_TENS:
            part += (digit if digit > 0 else 1) * _ZH_TENS[sign]
            digit = -1
        else:
            whole = part + max(digit, 0)
            total = (total + (whole or 1)) * _ZH_SCALE[sign]
            part, digit = 0.0, -1
    return total + part + max(digit, 0)

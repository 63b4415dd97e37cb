"""Whether a date is one that biblatex reads: EDTF level 0, and the parts of level 1 that its manual lists."""

from __future__ import annotations

import re
from calendar import monthrange

_DATE = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[?~%]?")
_FAR_YEAR = re.compile(r"Y-?\d{5,}")
_TIME = re.compile(r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}(:?[0-5]\d)?)?")
# GB/T 7714-2015, 8.4.3: another calendar's year beside it, a copyright year, the year of printing, an estimate.
_GBT_YEAR = re.compile(r"\d{4}\s*(?:[（(][^）)]+[）)]|印刷)|c\d{4}|[\[［]\d{4}[\]］]")
_OPEN = ("", "..")
_ONLY_NUMBERS = re.compile(r"[\d/.\-–—]+")
_YEARS = re.compile(r"(\d{4})(?:--?|[–—/])(\d{4}|\d{1,2})?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def is_date(text: str) -> bool:
    """Say whether a text is a date or a range: ``2008``, ``2024-05-12``, ``2003/2004``, ``1999~``, ``c1988``."""
    start, slash, end = text.partition("/")
    if not slash:
        return _is_one(start) or _GBT_YEAR.fullmatch(text) is not None
    return (_is_one(start) or start in _OPEN) and (_is_one(end) or end in _OPEN) and text.strip("/.") != ""


def is_year(text: str) -> bool:
    """Say whether a text may stand in a ``year`` field: as `is_date`, years joined by a dash, a year among words.

    Words without a digit (``in press``) are no date that could be wrong.
    """
    if is_date(text) or _is_span(text) or not any(character.isdigit() for character in text):
        return True
    return not _ONLY_NUMBERS.fullmatch(text) and _YEAR.search(text) is not None


def _is_span(text: str) -> bool:
    """Say whether a text is two years in order, the second perhaps cut (``1998/9``), or one with an open end."""
    match = _YEARS.fullmatch(text)
    return match is not None and (match[2] is None or match[1][-len(match[2]) :] < match[2])


def _is_one(text: str) -> bool:
    if _FAR_YEAR.fullmatch(text):
        return True
    day, _, _ = text.partition("T")
    match = _DATE.fullmatch(day) if text.isascii() else None
    if match is None or (day != text and not (match[3] and _TIME.fullmatch(text[len(day) :]))):
        return False
    return _is_in_calendar(match[1], match[2] or "XX", match[3] or "XX")


def _is_in_calendar(year: str, month: str, day: str) -> bool:
    """Check month and day, as far as they are known; 21 to 24 are the seasons of EDTF level 1."""
    if month == "XX":
        return day == "XX"
    if 21 <= int(month) <= 24:
        return day == "XX"
    if not 1 <= int(month) <= 12:
        return False
    digits = year.lstrip("-")
    # The calendar of an unspecified or impossible year is that of a leap year, so that no real day is refused.
    days = monthrange(int(digits), int(month))[1] if digits.isdigit() and int(digits) > 0 else 31
    return day == "XX" or 1 <= int(day) <= days

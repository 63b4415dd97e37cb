"""Dates as the records write them: ISO days, and EDTF level 0 where less than a day may be known."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TIME = re.compile(r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?")


@lru_cache(4096)
def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, ``YYYY-MM-DD`` (ISO 8601)."""
    return DAY.fullmatch(text) is not None and is_edtf_date(text)


@lru_cache(4096)
def is_edtf(text: str) -> bool:
    """Whether the text is EDTF level 0: a year, month or day, a day with its time, or ``start/end`` in that order.

    Source: Library of Congress, Extended Date/Time Format specification, level 0.
    """
    start, slash, end = text.partition("/")
    if slash:
        return is_edtf_date(start) and is_edtf_date(end) and start[: len(end)] <= end[: len(start)]
    day, time, _ = text.partition("T")
    return is_day(day) and TIME.fullmatch(text[len(day) :]) is not None if time else is_edtf_date(day)


def is_edtf_date(text: str) -> bool:
    """Whether the text is a year, a month or a day of the calendar."""
    parts = PARTS.fullmatch(text)
    if parts is None or not text.isascii():
        return False
    year, month, day = (int(part or 1) for part in parts.groups())
    try:
        datetime.date(year or 4, month, day)  # EDTF has a year 0000, a leap year, Python's calendar has none
    except ValueError:
        return False
    return True

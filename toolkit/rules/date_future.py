"""A year that has not come yet.

A work cannot be cited before it is out; often a digit is wrong. `--as-of` says which day is today. Correct the year.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "date-future"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the year {year} is after {today}",
    "zh": "年份 {year} 晚于 {today}",
}
MANUAL_ZH = """年份在将来。

文献尚未出版无从引用，多半是数字有误。以哪一天为准可用 --as-of 指定。请改正年份。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    if entry.year and entry.year > entry.library.today.year:
        yield from found(entry, ID, LEVEL, "date" if entry.get("date") else "year", year=entry.year,
                         today=entry.library.today.isoformat())

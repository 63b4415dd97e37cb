"""A book with an ISBN that is dated before there were any.

ISBNs have been given since 1967. The date is that of an older edition, or the ISBN that of a reprint. Give the year of
the edition that was used in `date` and the first one in `origdate`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "crossfield-isbn-year"
LEVEL: Level = "info"
MESSAGE = {
    "en": "dated {value}, but ISBNs have been given since {number}",
    "zh": "年份为 {value}，而 ISBN 自 {number} 年起才有",
}
MANUAL_ZH = """有 ISBN 的图书，年份却早于 ISBN 的出现。

ISBN 自 1967 年起编发。可能年份是旧版的，或 ISBN 是重印本的。请在 date 写所用版本的年份，初版年份写在 origdate。
"""
FIRST = 1967


def check(entry: Entry) -> Iterator[Problem]:
    """Yield each entry with an ISBN and a year before 1967."""
    year = entry.year
    if year and year < FIRST and entry.get("isbn"):
        name = "date" if entry.get("date") else "year"
        yield from found(entry, ID, LEVEL, name, value=year, number=FIRST)

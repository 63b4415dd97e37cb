"""Year and date contradict each other.

Programs take one or the other. Keep the right one in `date`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "date-mismatch"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "year is {ours}, date is {theirs}",
    "zh": "year 为 {ours}，date 为 {theirs}",
}
MANUAL_ZH = """year 与 date 互相矛盾。

有的程序取前者，有的取后者。请把正确的保留在 date 中。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    ours, theirs = entry.shown("year"), entry.shown("date")
    if ours[:4].isdecimal() and theirs[:4].isdecimal() and ours[:4] != theirs[:4]:
        yield from found(entry, ID, LEVEL, "year", ours=ours, theirs=theirs)

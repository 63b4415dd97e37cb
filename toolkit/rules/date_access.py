"""The day of access is in the future, or before the work was there.

Nobody can have read a page then. Correct `urldate`, or the year of the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "date-access"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "urldate is {ours}, which is {reason_en}",
    "zh": "urldate 为 {ours}，{reason_zh}",
}
MANUAL_ZH = """访问日期在将来，或早于文献出现。

那一天不可能读到该页。请改正 urldate 或文献的年份。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.shown("urldate")
    today = entry.library.today.isoformat()
    if re.match(r"\d{4}", text) and text > today:
        yield from found(entry, ID, LEVEL, "urldate", ours=text, reason_en=f"after {today}", reason_zh=f"晚于 {today}")
    elif re.match(r"\d{4}", text) and entry.year and int(text[:4]) < entry.year:
        yield from found(entry, ID, LEVEL, "urldate", ours=text, reason_en=f"before the work's year {entry.year}",
                         reason_zh=f"早于文献的年份 {entry.year}")

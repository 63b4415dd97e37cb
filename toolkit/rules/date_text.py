"""A year without digits.

Words such as n.d. sort and count as no year. Leave the field out where no year is known; for a work in press use
`pubstate`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "date-text"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the year is no number: {value}",
    "zh": "年份不是数字：{value}",
}
MANUAL_ZH = """年份中没有数字。

“不详”之类的文字无法排序和统计。不知年份的，请删去该字段；待刊的，请用 pubstate。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.shown("year")
    if text and not any(sign.isdecimal() for sign in text):
        yield from found(entry, ID, LEVEL, "year", value=text)

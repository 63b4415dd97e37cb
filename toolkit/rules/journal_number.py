"""A journal or publisher that is a number.

A year, volume or page stands in the field of another. Move it to its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

NUMBER = re.compile(r"[\d\s.,:()/{}-]+")
ID = "journal-number"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} holds only a number: {value}",
    "zh": "{field} 中只有数字：{value}",
}
MANUAL_ZH = """期刊名或出版社是数字。

年份、卷号或页码写到了别的字段。请移到应在的字段。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in ("journal", "journaltitle", "booktitle", "publisher", "author", "school", "institution"):
        if NUMBER.fullmatch(entry.get(name)):
            yield from found(entry, ID, LEVEL, name, value=entry.shown(name))

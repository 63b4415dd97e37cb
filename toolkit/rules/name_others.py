"""A list of authors that is cut short.

Styles shorten lists themselves; what the file does not hold cannot be searched. Give all names, or keep `and others`
knowingly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import NAME_FIELDS, found
from toolkit.sources.library import Entry

ID = "name-others"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{field} is cut short by {value}",
    "zh": "{field} 以 {value} 截短",
}
MANUAL_ZH = """作者列表被截短。

缩略由样式来做；文件里没有的姓名无从检索。请列全，或确认保留 and others。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in NAME_FIELDS:
        text = entry.get(name)
        match = re.search(r"\sand\s+(others)\s*$", text)
        if match:
            yield from found(entry, ID, LEVEL, name, value=match[1])

"""Words in a volume or number.

Styles add vol. and no. themselves, so that they stand twice. Write the number alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten
from toolkit.rules.mending import locator
from toolkit.rules.protocol import Fix
from toolkit.sources.library import Entry

ID = "locator-words"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{field} holds words: {value}",
    "zh": "{field} 中有文字：{value}",
}
MANUAL_ZH = """卷期字段中有文字。

样式会自行加“卷”“期”，否则会重复。请只写数字。
"""
WORDS = re.compile(
    r"\s*(?:vol|volume|no|nr|number|issue|band|bd|heft)\b\.?|第|.*[\d一二三四五六七八九十百].*[卷期]$", re.IGNORECASE
)


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in ("volume", "number", "issue"):
        text = entry.get(name)
        if WORDS.match(text):
            yield from found(entry, ID, LEVEL, name, value=text)


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Leave the number."""
    return rewritten(entry, problem, locator)

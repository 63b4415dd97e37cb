"""Full-width digits or letters in a number.

Programs read them as text, so years, pages and identifiers are lost. Write half-width ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten
from toolkit.rules.mending import half_width
from toolkit.rules.protocol import Fix
from toolkit.rules.words import NUMBERS
from toolkit.sources.library import Entry

ID = "zh-fullwidth"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} holds full-width signs: {value}",
    "zh": "{field} 中有全角字符：{value}",
}
MANUAL_ZH = """数字字段中有全角数字或字母。

程序会当作文字，年份、页码、标识符都会丢失。请改为半角。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in NUMBERS:
        text = entry.get(name)
        if not text.isascii() and re.search(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]", text):
            yield from found(entry, ID, LEVEL, name, unicodedata.normalize("NFKC", text), value=text)


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Write half-width signs."""
    return rewritten(entry, problem, half_width)

"""A journal whose name is abbreviated.

GB/T 7714 and many styles print the full name, and one library should name a journal in one way. Put the full name
into `journaltitle` and the short one into `shortjournal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "journal-abbreviated"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{value} is abbreviated",
    "zh": "{value} 是缩写",
}
MANUAL_ZH = """期刊名用了缩写。

GB/T 7714 和许多样式用全称，同一文献库中的写法也应统一。请在 journaltitle 中写全称，缩写
写在 shortjournal。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in ("journaltitle", "journal"):
        text = entry.shown(name)
        if re.search(r"\b[A-Z][a-z]{0,6}\.(?:\s|$)|^J\s[A-Z]", text):
            yield from found(entry, ID, LEVEL, name, value=text)

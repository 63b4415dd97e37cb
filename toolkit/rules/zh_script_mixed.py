"""Simplified and traditional characters in one text.

Mostly a conversion stopped half-way, or two sources were joined. Write the text as the work has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import mixed
from toolkit.sources.library import Entry

ID = "zh-script-mixed"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{field} mixes {simple} and {traditional}",
    "zh": "{field} 混用简体 {simple} 与繁体 {traditional}",
}
MANUAL_ZH = """繁简混用。

多半是转换不完整，或两处来源拼接所致。请按原文书写。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in ("title", "journal", "journaltitle", "booktitle"):
        text = entry.get(name)
        simple, traditional = ("", "") if text.isascii() else mixed(text)
        if simple and traditional:
            yield from found(entry, ID, LEVEL, name, simple=simple, traditional=traditional)

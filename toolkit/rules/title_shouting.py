"""A title in capitals.

Styles cannot lower it. Write it in sentence case.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "title-shouting"
LEVEL: Level = "info"
MESSAGE = {
    "en": "the title is in capitals",
    "zh": "题名全用大写",
}
MANUAL_ZH = """题名全用大写。

样式无法改为小写。请按句首大写书写。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.get("title")
    if len(text) > 15 and text.isascii() and text.isupper() and text.count(" ") > 1:
        yield from found(entry, ID, LEVEL, "title")

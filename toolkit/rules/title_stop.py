"""A title that ends with a full stop.

Styles set their own, so that two stand. Take it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "title-stop"
LEVEL: Level = "info"
MESSAGE = {
    "en": "the title ends with {value}",
    "zh": "题名以 {value} 结尾",
}
MANUAL_ZH = """题名以句点结尾。

样式会自行加句点，否则会重复。请去掉。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.shown("title")
    if re.search(r"[^.\s][.。]$", text) and not re.search(r"\b(?:\w|etc|Inc|Ltd|Jr|al|Co|Vol|No|\w\.\w)\.$", text):
        yield from found(entry, ID, LEVEL, "title", value=text[-1])

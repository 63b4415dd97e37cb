"""A Chinese work whose journal is named in English only, or the reverse.

The other language has its own field. Write the Chinese name in `journaltitle` and the English one in
`journaltitle_en`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry
from toolkit.text.scripts import language_of

ID = "twin-container"
LEVEL: Level = "info"
MESSAGE = {
    "en": "the title is in {ours}, {field} in {theirs}: {value}",
    "zh": "题名是 {ours}，{field} 是 {theirs}：{value}",
}
MANUAL_ZH = """中文文献的刊名只有英文，或相反。

另一种语言有自己的字段。请把中文刊名写在 journaltitle，英文刊名写在 journaltitle_en
。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    title = entry.shown("title")
    for name in ("journal", "journaltitle"):
        venue = entry.shown(name)
        if venue and language_of(title) == "zh" and language_of(venue) == "en" and " " in venue:
            yield from found(entry, ID, LEVEL, name, ours="zh", theirs="en", value=venue)

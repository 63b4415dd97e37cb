"""The language contradicts the script of the title.

Styles follow langid, so a Chinese work is printed with English words. Correct langid.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.formats.languages import language_code
from toolkit.sources.library import Entry
from toolkit.text.scripts import language_of

ID = "langid-contradicted"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "langid is {ours}, the title is in {theirs} script",
    "zh": "langid 为 {ours}，题名的文字是 {theirs}",
}
MANUAL_ZH = """langid 与题名的文字不符。

样式按 langid 处理，中文文献会套用英文格式。请改正 langid。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    code = language_code(entry.get("langid", "language"))
    script = language_of(entry.shown("title")) if code else ""
    if (code == "en" and script in ("zh", "ja", "ko")) or (code == "zh" and script == "en"):
        name = "langid" if entry.get("langid") else "language"
        yield from found(entry, ID, LEVEL, name, ours=entry.get("langid", "language"), theirs=script)

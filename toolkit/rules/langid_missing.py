"""A Chinese work without langid.

Styles then print et al. for 等 and sort it wrongly. Add `langid = {chinese}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.protocol import Fix
from toolkit.sources.formats.bibmodel import ValueChange
from toolkit.sources.library import Entry
from toolkit.text.scripts import language_of

ID = "langid-missing"
LEVEL: Level = "info"
MESSAGE = {
    "en": "a Chinese work without langid",
    "zh": "中文文献缺少 langid",
}
MANUAL_ZH = """中文文献没有 langid。

样式会把“等”印成 et al.，排序也会出错。请加 langid = {chinese}。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    title = entry.shown("title")
    if not title.isascii() and language_of(title) == "zh" and not entry.get("langid", "language", "hyphenation"):
        yield from found(entry, ID, LEVEL, "title")


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Add the field; styles will sort and hyphenate the entry otherwise."""
    return Fix((ValueChange("langid", "chinese"),), safe=False)

"""A title that stands for a title.

Title, Untitled, Lorem ipsum and the like come from templates. Put in the real one.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import TITLE_PLACEHOLDER
from toolkit.sources.library import Entry

ID = "title-placeholder"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the title {value} looks like a placeholder",
    "zh": "题名 {value} 像是占位符",
}
MANUAL_ZH = """占位用的题名。

Title、Untitled、“标题”之类来自模板。请填入真实题名。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.shown("title")
    if TITLE_PLACEHOLDER.search(text):
        yield from found(entry, ID, LEVEL, "title", value=text)

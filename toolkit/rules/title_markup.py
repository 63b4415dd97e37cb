"""HTML in a field.

Tags and entities such as <i> and &amp; would be printed as they stand. Write LaTeX or the sign itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import VERBATIM, found, rewritten
from toolkit.rules.mending import without_entities, without_tags
from toolkit.rules.protocol import Fix
from toolkit.rules.words import HTML
from toolkit.sources.library import Entry

ID = "title-markup"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} holds HTML: {value}",
    "zh": "{field} 中有 HTML：{value}",
}
MANUAL_ZH = """字段中有 HTML。

<i>、&amp; 之类会原样印出。请写 LaTeX 或符号本身。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name, text in entry.fields.items():
        match = HTML.search(text) if ("<" in text or "&" in text) and name not in VERBATIM else None
        if match:
            yield from found(entry, ID, LEVEL, name, value=match[0])


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Write the characters that entities stand for, and LaTeX for tags."""
    return rewritten(entry, problem, without_entities, without_tags)

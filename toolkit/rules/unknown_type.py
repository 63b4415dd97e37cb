"""An entry type that neither BibTeX nor biblatex has.

Styles print it as misc and leave fields out; mostly it is misspelt. Correct it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import TYPES
from toolkit.sources.library import Entry

ID = "unknown-type"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "there is no entry type {value}",
    "zh": "没有条目类型 {value}",
}
MANUAL_ZH = """BibTeX 和 biblatex 都没有这种条目类型。

样式会按 misc 处理并略去一些字段，多半是拼写有误。请改正。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    if entry.type and entry.type not in TYPES:
        near = difflib.get_close_matches(entry.type, TYPES, 1, 0.8)
        level: Level = "warning" if near else "info"
        yield from found(entry, ID, level, "", near[0] if near else "", value=entry.type)

"""A field whose name is nearly that of another.

Programs pass over it in silence. Correct the name.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import FIELDS
from toolkit.sources.library import Entry

ID = "unknown-field"
LEVEL: Level = "info"
MESSAGE = {
    "en": "no style reads {field}",
    "zh": "没有样式读取 {field}",
}
MANUAL_ZH = """字段名与已知字段相近而不同。

程序会默默忽略它。请改正字段名。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in entry.fields:
        near = difflib.get_close_matches(name, FIELDS, 1, 0.85) if _unknown(name) else []
        if near and near[0][0] == name[0] and near[0] not in entry.fields and not name.startswith(near[0]):
            yield from found(entry, ID, LEVEL, name, near[0])


def _unknown(name: str) -> bool:
    return len(name) > 4 and name not in FIELDS and name.removesuffix("_en").removesuffix("_zh") not in FIELDS

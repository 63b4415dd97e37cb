"""A note to oneself in a field.

TODO, FIXME, ??? and the like would be printed. Do what the note says, then delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import FIELDS, TODO
from toolkit.sources.library import Entry

ID = "field-todo"
LEVEL: Level = "warning"
_APART = frozenset(["url", "file", "abstract", "doi", "keywords"])
MESSAGE = {
    "en": "{field} holds a note to oneself: {value}",
    "zh": "{field} 中留有待办标记：{value}",
}
MANUAL_ZH = """字段中留有待办标记。

TODO、FIXME、??? 之类会被印出来。请处理后删去。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry; fields that no style reads may hold codes (tbd is one of ISO 639-3)."""
    for name, text in entry.fields.items():
        printed = name.removesuffix("_en").removesuffix("_zh") in FIELDS and name not in _APART
        match = TODO.search(text) if printed else None
        if match:
            yield from found(entry, ID, LEVEL, name, value=match[0])

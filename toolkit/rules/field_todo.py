"""A note to oneself in a field.

TODO, FIXME, ??? and the like would be printed. Do what the note says, then delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import TODO
from toolkit.sources.library import Entry

ID = "field-todo"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} holds a note to oneself: {value}",
    "zh": "{field} 中留有待办标记：{value}",
}
MANUAL_ZH = """字段中留有待办标记。

TODO、FIXME、??? 之类会被印出来。请处理后删去。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name, text in entry.fields.items():
        match = TODO.search(text) if name not in ("url", "file", "abstract", "doi", "keywords") else None
        if match:
            yield from found(entry, ID, LEVEL, name, value=match[0])

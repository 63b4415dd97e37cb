"""A name that stands for a name.

John Doe, Anonymous Author, 张三 with 李四 and the like are used in examples. Put in who wrote the work.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import NAME_FIELDS, found
from toolkit.rules.words import PLACEHOLDER
from toolkit.sources.library import Entry

ID = "name-placeholder"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field}: {value} looks like a placeholder",
    "zh": "{field}：{value} 像是占位符",
}
MANUAL_ZH = """占位用的姓名。

John Doe、张三李四之类是示例用的姓名。请填入真实作者。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in NAME_FIELDS:
        text = entry.get(name)
        match = PLACEHOLDER.search(text)
        if match:
            yield from found(entry, ID, LEVEL, name, value=match[0])

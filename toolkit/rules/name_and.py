"""An and that is glued to a name, doubled, or at the end.

Two names become one, or an empty one arises. Put one blank-separated `and` between two names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import NAME_FIELDS, found
from toolkit.sources.library import Entry

ID = "name-and"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field}: {value} does not part names",
    "zh": "{field}：{value} 不能分隔姓名",
}
MANUAL_ZH = """and 与姓名粘连、重复或位于末尾。

两个姓名会并成一个，或出现空姓名。请在两个姓名之间写一个前后有空格的 and。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in NAME_FIELDS:
        text = entry.get(name)
        match = re.search(r"\S*[a-z]and\s(?=[^,]*,[^,]*(?:\sand\s|$))|\band\s+and\b|\sand\s*$|^\s*and\s", text)
        if match and not re.search(r"(?:land|rand|mand|sand|nand|tand|dand|band|hand|gand)\s$", match[0]):
            yield from found(entry, ID, LEVEL, name, value=match[0].strip())

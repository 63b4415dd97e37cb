"""Names that are parted by another sign than and.

BibTeX parts names at ` and ` alone, so the whole list counts as one name. Put `and` between the names.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import NAME_FIELDS, found, rewritten
from toolkit.rules.mending import names
from toolkit.rules.protocol import Fix
from toolkit.rules.words import separator
from toolkit.sources.library import Entry

ID = "name-separator"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field}: names are parted by {value}, not by and",
    "zh": "{field} 用 {value} 分隔姓名，应写 and",
}
MANUAL_ZH = """姓名之间没有用 and 分隔。

BibTeX 只认 and，整串会被当成一个姓名。请在姓名之间写 and。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in NAME_FIELDS:
        text = entry.get(name)
        sign = separator(text) if text else ""
        if sign:
            yield from found(entry, ID, LEVEL, name, value=sign)


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Write and between the names."""
    return rewritten(entry, problem, names)

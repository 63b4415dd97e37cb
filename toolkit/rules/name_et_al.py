"""Et al. or 等 as if it were an author.

It would be printed and sorted as a name. Write `and others`, or all names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import NAME_FIELDS, found, rewritten
from toolkit.rules.mending import and_others
from toolkit.rules.protocol import Fix
from toolkit.sources.library import Entry

ID = "name-et-al"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} has {value} as a name; write and others",
    "zh": "{field} 把 {value} 当作姓名，应写 and others",
}
MANUAL_ZH = """把 et al. 或“等”当成作者。

它会被当作姓名排印和排序。请写 and others，或列全姓名。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in NAME_FIELDS:
        text = entry.get(name)
        match = re.search(r"(\bet\.? al\.?|(?:^|[\s,，、])等[.。]?)\s*[}]?\s*$", text, re.IGNORECASE)
        match = match or re.search(r"(?<=[\u4e00-\u9fff]{2})等$", text)
        if match:
            yield from found(entry, ID, LEVEL, name, "and others", value=match[0].strip())


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Write and others."""
    return rewritten(entry, problem, and_others)

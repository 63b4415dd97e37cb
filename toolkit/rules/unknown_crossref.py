"""A parent entry that is not in the file.

What the entry should take from its parent stays empty. Add the parent, or correct the key.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "unknown-crossref"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} names {value}, which is no entry of this file",
    "zh": "{field} 所指的 {value} 不在此文件中",
}
MANUAL_ZH = """上级条目不在文件中。

应取自上级条目的内容会空缺。请补上该条目，或改正键。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in ("crossref", "xref", "xdata"):
        for key in filter(None, (part.strip() for part in entry.get(name).split(","))):
            if key not in entry.library.keys:
                yield from found(entry, ID, LEVEL, name, value=key)

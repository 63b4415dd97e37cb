"""A field that says nothing.

Empty fields hide that something is missing. Fill it or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.protocol import Fix
from toolkit.sources.formats.bibmodel import ValueChange
from toolkit.sources.library import Entry

ID = "field-empty"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{field} is empty",
    "zh": "{field} 为空",
}
MANUAL_ZH = """空字段。

空字段掩盖了缺失的内容。请填写或删去。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name, text in entry.fields.items():
        if not text.strip(" {}\t\r\n"):
            yield from found(entry, ID, LEVEL, name)


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Take the field out; somebody may have wanted to fill it."""
    return Fix((ValueChange(str(problem.args["field"]), None),), safe=False)

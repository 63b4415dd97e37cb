"""A whole title in double braces.

No style can then change its capitals. Put braces around the words that must keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten, unchanged
from toolkit.rules.protocol import Fix
from toolkit.sources.library import Entry
from toolkit.text.braces import is_one_group
from toolkit.text.scripts import has_han

ID = "title-braces"
LEVEL: Level = "info"
MESSAGE = {
    "en": "the whole title is in double braces",
    "zh": "整个题名加了双层花括号",
}
MANUAL_ZH = """整个题名加了双层花括号。

样式无法再改变其大小写。请只给须保留大小写的词加花括号。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.get("title")
    if is_one_group(text) and not has_han(text) and " " in text:
        yield from found(entry, ID, LEVEL, "title")


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Take off the outer braces; they may have been meant."""
    return rewritten(entry, problem, unchanged, lambda text: text.strip()[1:-1])

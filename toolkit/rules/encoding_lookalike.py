"""A letter of another alphabet in a word.

A Cyrillic or Greek letter looks like a Latin one and is another sign, so that searches fail. Type the word anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import LOOKALIKE
from toolkit.sources.library import Entry

ID = "encoding-lookalike"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field}: {value} mixes alphabets",
    "zh": "{field}：{value} 混用了不同字母",
}
MANUAL_ZH = """词中混有别的字母表的字母。

西里尔或希腊字母看似拉丁字母，实为别的字符，检索会失败。请重新录入该词。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name, text in entry.fields.items():
        match = LOOKALIKE.search(text) if not text.isascii() else None
        if match:
            yield from found(entry, ID, LEVEL, name, value=match[0])

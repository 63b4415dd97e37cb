"""Words whose capitals a style may lose.

Styles that set titles in sentence case make mRNA into mrna. Put such words in braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry
from toolkit.text.scripts import has_han

ID = "title-capitals"
LEVEL: Level = "info"
MESSAGE = {
    "en": "put braces around {value}",
    "zh": "请给 {value} 加花括号",
}
MANUAL_ZH = """样式可能改掉其大小写的词。

按句首大写的样式会把 mRNA 变成 mrna。请给这些词加花括号。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.get("title")
    words = re.findall(r"\b(?=\w*[a-z])\w*[a-z0-9][A-Z]\w*\b", _open(text))
    if words and not has_han(text):
        yield from found(entry, ID, LEVEL, "title", value=", ".join(words))


def _open(text: str) -> str:
    """Return what stands in no braces and no formula, with a blank for each of them."""
    before = ""
    text = re.sub(r"\\[A-Za-z]+|\\.", " ", text)
    while before != text:
        before, text = text, re.sub(r"\{[^{}]*\}", " ", text)
    return re.sub(r"\$[^$]*\$", " ", text)

"""Blanks between Han characters.

They come from line ends of a PDF or from typesetting, and searches for the title fail. Take them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten
from toolkit.rules.mending import unspaced, without_blanks
from toolkit.rules.protocol import Fix
from toolkit.sources.library import Entry

ID = "zh-blank"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{field} has blanks between Han characters: {value}",
    "zh": "{field} 的汉字之间有空格：{value}",
}
MANUAL_ZH = """汉字之间有空格。

多来自 PDF 换行或排版，按题名检索会失败。请去掉。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in ("title", "journal", "journaltitle", "booktitle", "publisher"):
        text = entry.get(name)
        match = None if text.isascii() else re.search(r"[\u4e00-\u9fff][ \t\u3000]+[\u4e00-\u9fff]", text)
        if match and _torn(text):
            yield from found(entry, ID, LEVEL, name, value=match[0])


def _torn(text: str) -> bool:
    """Whether a blank stands inside a word: beside a piece of one or two characters, or with others in one text.

    One blank between longer pieces parts them on purpose, as titles of standards do.
    """
    pieces = re.findall(r"[\u4e00-\u9fff]+(?:[ \t\u3000]+[\u4e00-\u9fff]+)+", text)
    return any(len(words) > 2 or min(map(len, words)) <= 2 for words in (piece.split() for piece in pieces))


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Close up what stands character by character; a blank between words may be meant."""
    return rewritten(entry, problem, unspaced, without_blanks)

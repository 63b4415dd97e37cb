"""A field for one language that holds the other.

`title_en` is for English and holds Chinese characters only, or `title_zh` has none. Whoever prints the English side
gets Chinese. Put the text where it belongs, or leave the field out.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry
from toolkit.text.scripts import has_han, language_of

ID = "twin-language"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} holds {said_en}: {value}",
    "zh": "{field} 中是{said_zh}：{value}",
}
MANUAL_ZH = """某一语言的字段中写了另一种语言。

title_en 应为英文却全是汉字，或 title_zh 中没有汉字，印出英文部分时就会出现中文。请把文字移到应在的字段，或不写该字段。
"""
NAMES = ("title", "author", "journaltitle", "booktitle", "publisher", "location")


def check(entry: Entry) -> Iterator[Problem]:
    """Yield each field of the other language whose text is not in it."""
    for name in NAMES:
        if (text := entry.shown(f"{name}_en")) and language_of(text) == "zh":
            yield from found(entry, ID, LEVEL, f"{name}_en", said_en="Chinese", said_zh="中文", value=text)
        if (text := entry.shown(f"{name}_zh")) and not has_han(text) and language_of(text) == "en":
            yield from found(entry, ID, LEVEL, f"{name}_zh", said_en="no Chinese", said_zh="非中文", value=text)

"""A mark of nationality or dynasty inside a name.

`[美] 惠勒` and `（清）顾祖禹` are how GB/T 7714 lists read, but a name that holds the mark sorts by it, gives keys that
begin with it, and is not found under the surname. Write the name alone and the mark in `nameaddon`, if the style can
print it; otherwise leave it and accept this note.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import NAME_FIELDS, found
from toolkit.sources.library import Entry
from toolkit.text.romanize import split_mark
from toolkit.text.scripts import has_han

ID = "zh-author-mark"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{field}: the mark {value} is part of the name",
    "zh": "{field}：国别或朝代标记 {value} 成了姓名的一部分",
}
MANUAL_ZH = """姓名中带有国别或朝代标记。

GB/T 7714 文献表写作“[美] 惠勒”“（清）顾祖禹”，但姓名中含有标记，就会按标记排序、生成带标记的键，按姓氏也检索不到。
请只写姓名，若样式支持，标记写入 nameaddon；否则保留并认可本条提示。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield each list with a name that begins with a mark in brackets."""
    for name in NAME_FIELDS:
        text = entry.get(name)
        if (text and text[0] in "[［(（〔【{") or " and " in text:
            for part in text.split(" and "):
                mark = split_mark(part.strip())[0].strip()
                if len(mark) in (3, 4, 5) and has_han(mark):
                    yield from found(entry, ID, LEVEL, name, value=mark)
                    break

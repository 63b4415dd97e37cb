"""A name in pinyin that cannot be that of the Chinese name at the same place.

The surname has no such reading, or an initial is none of those that the characters can have. A name was mistyped, or
the two lists are in another order. Readings of all kinds, Wade–Giles among them, are allowed for; names that are not in
pinyin are left alone. Compare with the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Name, Problem
from toolkit.rules.entries import found
from toolkit.rules.twins import authors, facts
from toolkit.sources.library import Library
from toolkit.sources.strings.twins import disagreements
from toolkit.text.normal import normal_form
from toolkit.text.romanize import read_surname
from toolkit.text.scripts import has_han

ID = "twin-name"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "author {number}: {theirs} is not read {ours}",
    "zh": "第 {number} 作者：{theirs} 的拼音不是 {ours}",
}
MANUAL_ZH = """拼音姓名与同一位置的中文姓名不合。

姓没有这种读音，或首字母不在各字可能的读音之中：姓名误写，或两份名单次序不同。
多音字和威妥玛拼法均已考虑，非拼音的姓名不作判断。请与出版社页面核对。
"""
_WADE = (("zh", "ch"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("b", "p"), ("d", "t"),
         ("g", "k"), ("r", "j"))
"""How Wade–Giles begins a syllable that pinyin begins otherwise, apostrophes left out."""


def check(library: Library) -> Iterator[Problem]:
    """Yield each author whose two names disagree, where both lists are of one length or go on."""
    for half in facts(library, "author"):
        two = (half.ours, half.theirs)
        if has_han(two[0]) == has_han(two[1]):
            continue
        han, latin = sorted(two, key=has_han, reverse=True)
        chinese, english = authors(han), authors(latin)
        size = min(len(chinese.names), len(english.names))
        if len(chinese.names) != len(english.names) and not (chinese.more or english.more):
            continue
        zh, en = ({"author": [_item(name) for name in people.names[:size]]} for people in (chinese, english))
        for apart in disagreements(zh, en):
            if not _wade(chinese.names[apart.author - 1], english.names[apart.author - 1]):
                where = (half.entry, ID, LEVEL, half.field)
                yield from found(*where, number=apart.author, ours=apart.en, theirs=apart.zh)


def _item(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "literal": name.literal}
    return {part: text for part, text in parts.items() if text}


def _wade(chinese: Name, english: Name) -> bool:
    """Whether the Latin surname is the Chinese one in Wade–Giles: 张 is Chang, 邓 is Teng."""
    reading, family = read_surname(chinese.family), normal_form(english.family)
    return any(reading.startswith(head) and family == other + reading[len(head) :] for head, other in _WADE)

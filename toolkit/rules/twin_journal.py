"""One journal that the library pairs with different names in the other language.

Two entries give the same Chinese journal and two English names that are no forms of each other, or the reverse. One of
the pairs is wrong, or the two are different journals with one name. So it is where the English name is that of another
well-known Chinese journal, or the two names speak of different subjects (生态学报 beside Acta Meteorologica Sinica).
Compare with the title pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.twins import Halves, facts
from toolkit.sources.journals import are_of_different_subjects, chinese_name, english_name, same_journal
from toolkit.sources.library import Library
from toolkit.text.normal import normal_form
from toolkit.text.scripts import has_han

ID = "twin-journal"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{name} is {ours} here and {theirs} in {other}",
    "zh": "{name} 在此处对应 {ours}，在 {other} 中对应 {theirs}",
}
MANUAL_ZH = """同一期刊在另一种语言中有不同的名称。

两个条目的中文刊名相同，英文刊名却不是同一名称的不同写法，或相反。其中一处有误，
或本是同名的不同期刊。英文刊名属于另一种知名中文期刊，或中英文刊名所指学科不同
（如 生态学报 与 Acta Meteorologica Sinica），也会报告。
请与刊物封面核对。
"""


def check(library: Library) -> Iterator[Problem]:
    """Yield each entry whose pair of names contradicts the first entry that has one of the two."""
    first: dict[str, Halves] = {}
    for half in facts(library, "journaltitle", "journal"):
        if has_han(half.ours) == has_han(half.theirs):
            continue
        for name, other in ((half.theirs, half.ours), (half.ours, half.theirs)):
            known = first.setdefault(normal_form(name), half)
            before = known.ours if normal_form(known.theirs) == normal_form(name) else known.theirs
            if not same_journal(before, other) and has_han(name):
                yield from _apart(half, name, other, before, known.entry.key)
        chinese, english = sorted((half.ours, half.theirs), key=has_han, reverse=True)
        meant = english_name(chinese)
        if meant and not same_journal(meant, english) and chinese_name(english):
            yield from _apart(half, chinese, english, meant, chinese)
        elif are_of_different_subjects(chinese, english):
            said_en = f"{chinese} and {english} name different subjects"
            said_zh = f"{chinese} 与 {english} 所指学科不同"
            yield from found(half.entry, ID, LEVEL, half.field, said_en=said_en, said_zh=said_zh)


def _apart(half: Halves, name: str, ours: str, theirs: str, other: str) -> Iterator[Problem]:
    yield from found(half.entry, ID, LEVEL, half.field, name=name, ours=ours, theirs=theirs, other=other)

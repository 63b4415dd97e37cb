"""One journal that the library pairs with different names in the other language.

Two entries give the same Chinese journal and two English names that are no forms of each other. One of
the pairs is wrong, or the two are different journals with one name. So it is where the English name is that of another
well-known Chinese journal, or the two names speak of different subjects (生态学报 beside Acta Meteorologica Sinica).
Compare with the title pages.
"""

from __future__ import annotations

from collections import defaultdict
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

两个条目的中文刊名相同，英文刊名却不是同一名称的不同写法。其中一处有误，
或本是同名的不同期刊。英文刊名属于另一种知名中文期刊，或中英文刊名所指学科不同
（如 生态学报 与 Acta Meteorologica Sinica），也会报告。
请与刊物封面核对。
"""


def check(library: Library) -> Iterator[Problem]:
    """Yield each entry whose pair of names contradicts what most entries with that Chinese journal say, once."""
    halves = [half for half in facts(library, "journaltitle", "journal") if has_han(half.ours) != has_han(half.theirs)]
    usual = _usual(halves)
    for half in halves:
        chinese, english = sorted((half.ours, half.theirs), key=has_han, reverse=True)
        most, meant = usual[normal_form(chinese)], english_name(chinese)
        if not same_journal(_english(most), english):
            yield from _apart(half, chinese, english, _english(most), most.entry.key)
        elif meant and not same_journal(meant, english) and chinese_name(english):
            owner = chinese_name(english)
            english_words = f"{english} is the English name of {owner}; {chinese} is {meant}"
            yield from _said(half, english_words, f"{english} 是 {owner} 的英文名；{chinese} 为 {meant}")
        elif are_of_different_subjects(chinese, english):
            english_words = f"{chinese} and {english} name different subjects"
            yield from _said(half, english_words, f"{chinese} 与 {english} 所指学科不同")


def _usual(halves: list[Halves]) -> dict[str, Halves]:
    """Return for each Chinese journal an entry that pairs it as most do; the first of those that are as many."""
    groups: dict[str, dict[str, list[Halves]]] = defaultdict(lambda: defaultdict(list))
    for half in halves:
        groups[normal_form(half.ours if has_han(half.ours) else half.theirs)][normal_form(_english(half))].append(half)
    return {name: _most(list(names.values())) for name, names in groups.items()}


def _most(names: list[list[Halves]]) -> Halves:
    """Return the first entry of the English name that most entries give, in whatever form; a list for each form."""
    def votes(one: list[Halves]) -> int:
        return sum(len(other) for other in names if same_journal(_english(one[0]), _english(other[0])))

    return max(names, key=votes)[0]


def _english(half: Halves) -> str:
    return half.theirs if has_han(half.ours) else half.ours


def _said(half: Halves, english: str, chinese: str) -> Iterator[Problem]:
    """Yield a finding about one entry alone, in words of its own."""
    yield from found(half.entry, ID, LEVEL, half.field, said_en=english, said_zh=chinese)


def _apart(half: Halves, name: str, ours: str, theirs: str, other: str) -> Iterator[Problem]:
    yield from found(half.entry, ID, LEVEL, half.field, name=name, ours=ours, theirs=theirs, other=other)

"""A Chinese name that is split at the wrong place.

The comma stands behind a given name (`明华, 周`), inside a compound surname (`欧, 阳明`), or behind a given name in
pinyin (`Minghua, Zhou`). The work is then sorted and abbreviated under the given name. Write Chinese names without
comma (`周明华`), pinyin ones with the surname first (`Zhou, Minghua`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import NAME_FIELDS, found
from toolkit.sources.library import Entry
from toolkit.text.surnames import COMPOUND_SURNAMES, is_pinyin, is_pinyin_surname, syllables

ID = "zh-name-split"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field}: {value} has its surname behind the comma, or cut in two",
    "zh": "{field}：{value} 的姓氏在逗号之后或被拆开",
}
MANUAL_ZH = """中文姓名在错误的地方分开。

逗号在名之后（明华, 周）、在复姓中间（欧, 阳明），或在拼音的名之后（Minghua, Zhou），
排序和缩写时就会按名处理。中文姓名请不加逗号（周明华），拼音姓名请姓在前（Zhou, Minghua）。
"""
_HAN = re.compile("([\u3400-\u9fff]{1,3})[,，]\\s*([\u3400-\u9fff]{1,2})")
_PINYIN = re.compile(r"([A-Z][a-z]+(?:-?[A-Za-z]?[a-z]+)?),\s*([A-Z][a-z]+)")


def check(entry: Entry) -> Iterator[Problem]:
    """Yield each name whose parts stand the wrong way round, or cut a compound surname."""
    for name in (*NAME_FIELDS, "author_en"):
        for part in entry.get(name).split(" and "):
            if "," in part or "，" in part:
                text = part.strip()
                if _han_wrong(text) or _pinyin_wrong(text):
                    yield from found(entry, ID, LEVEL, name, value=text)


def _han_wrong(text: str) -> bool:
    match = _HAN.fullmatch(text)
    if match is None:
        return False
    family, given = match.groups()
    if (family + given)[:2] in COMPOUND_SURNAMES and len(family) == 1 and len(given) == 2:
        return True
    if len(family) == 1 or family in COMPOUND_SURNAMES:
        return False
    return given in COMPOUND_SURNAMES or (len(given) == 1 and given in COMMON)


def _pinyin_wrong(text: str) -> bool:
    """Whether two syllables stand before the comma and one behind it that is a frequent surname, and only that."""
    match = _PINYIN.fullmatch(text)
    if match is None:
        return False
    family, given = match[1].replace("-", ""), match[2]
    if given.casefold() not in FREQUENT:
        return False
    return is_pinyin(family) and len(syllables(family)) == 2 and not is_pinyin_surname(family)


COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The hundred most frequent surnames."""
FREQUENT = frozenset([
    "wang", "li", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "sun", "hu", "zhu", "gao", "lin",
    "he", "guo", "ma", "luo", "liang", "song", "zheng", "xie", "tang", "feng", "dong", "cheng", "cao", "yuan", "deng",
])
"""Surnames in pinyin that are given names hardly ever."""

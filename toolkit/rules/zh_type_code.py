"""A type code of GB/T 7714 in the title, or one that its entry type contradicts.

`[J]` behind a title belongs to the printed list and not to the title: styles add it themselves, and it then stands
twice. Where the code says that the work is of another type than the entry (`[M]`, a book, in `@article`), one of the
two is wrong. Delete the code, and correct the type of the entry or the field `mark`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten, unchanged
from toolkit.rules.protocol import Fix
from toolkit.sources.library import Entry

ID = "zh-type-code"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field}: {value} {said_en}",
    "zh": "{field}：{value} {said_zh}",
}
MANUAL_ZH = """题名中带有文献类型标识，或标识与条目类型矛盾。

题名后的 [J] 属于印出的文献表，不属于题名：样式会自动加上，于是出现两次。
若标识所示类型与条目类型不同（@article 中写 [M]），两者必有一误。请删去标识，并改正条目类型或 mark 字段。
"""
CODES: dict[str, tuple[str, ...]] = {
    "J": ("article", "periodical", "suppperiodical", "review"), "N": ("article", "newspaper", "online", "periodical"),
    "M": ("book", "mvbook", "inbook", "bookinbook", "suppbook", "booklet", "manual", "collection", "mvcollection",
          "incollection", "suppcollection", "reference", "inreference", "incollection", "proceedings"),
    "C": ("inproceedings", "conference", "proceedings", "mvproceedings", "incollection", "collection"),
    "D": ("thesis", "phdthesis", "mastersthesis"), "R": ("report", "techreport", "manual"), "P": ("patent",),
    "S": ("standard", "report", "book", "manual"), "G": ("collection", "book", "incollection", "inbook", "reference"),
    "A": ("archive", "inbook", "incollection", "inproceedings", "inarchive"),
    "DB": ("dataset", "database", "online"), "DS": ("dataset", "online"), "CP": ("software", "online"),
    "EB": ("online", "electronic", "www", "webpage", "article"), "CM": ("map", "dataset"),
}
"""Each code with the types of entry that it fits; misc and unpublished fit any."""
OF_THE_LIST = ("belongs to the printed list, not here", "属于印出的文献表，不应写在此处")
ANY = ("misc", "unpublished", "custom", "set", "xdata")
_IN_TITLE = re.compile(r"\s*[\[［]([JMCDRPSNGAZ]|DB|DS|CP|EB|CM)(?:/(?:OL|CD|MT|DK))?[\]］]\s*[.。]?\s*$")
_MARK = re.compile(r"(?:[\[［])?([JMCDRPSNGA]|DB|DS|CP|EB|CM)(?:/(?:OL|CD|MT|DK))?(?:[\]］])?")


def check(entry: Entry) -> Iterator[Problem]:
    """Yield a code at the end of the title, and a code anywhere that contradicts the type."""
    for name in ("title", "booktitle", "journaltitle", "journal"):
        text = entry.get(name)
        if text[-1:] in tuple("]］.。") and (match := _IN_TITLE.search(text)):
            wrong = name == "title" and _contradicts(match[1], entry.type)
            words = _against(entry) if wrong else OF_THE_LIST
            yield from found(entry, ID, LEVEL, name, value=match[0].strip(), said_en=words[0], said_zh=words[1])
    for name in ("mark", "usera"):
        match = _MARK.fullmatch(entry.get(name))
        if match and _contradicts(match[1], entry.type):
            english, chinese = _against(entry)
            yield from found(entry, ID, LEVEL, name, value=match[0], said_en=english, said_zh=chinese)


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Take the code out of the title; which type is right is for people to say."""
    if problem.args.get("field") in ("mark", "usera"):
        return None
    return rewritten(entry, problem, unchanged, lambda text: _IN_TITLE.sub("", text))


def _contradicts(code: str, kind: str) -> bool:
    return code in CODES and kind not in CODES[code] and kind not in ANY


def _against(entry: Entry) -> tuple[str, str]:
    return f"is not the code of @{entry.type}", f"不是 @{entry.type} 的类型标识"

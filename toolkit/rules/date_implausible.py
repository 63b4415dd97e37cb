"""A year in which such a work cannot have appeared.

Articles, papers, theses and web pages, and works with an ISBN, ISSN or DOI, are not older than printed journals
(1665). Often a digit is wrong. Correct the year; an ancient work has its year in `origdate`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import MODERN
from toolkit.sources.library import Entry

ID = "date-implausible"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "a work of this kind cannot be of the year {year}",
    "zh": "此类文献不可能出版于 {year} 年",
}
MANUAL_ZH = """该类文献不可能出版于此年。

论文、会议论文、学位论文、网页，以及有 ISBN、ISSN 或 DOI 的文献，不会早于期刊的出现（1665 年
）。多半是数字有误。请改正；古籍的原年代写在 origdate。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    modern = entry.type in MODERN or entry.get("isbn", "issn", "doi")
    if modern and entry.year is not None and entry.year < 1665:
        yield from found(entry, ID, LEVEL, "date" if entry.get("date") else "year", year=entry.year)

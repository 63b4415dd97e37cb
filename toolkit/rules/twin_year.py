"""A Chinese entry and its English twin with different years.

Two entries with the same volume, number and pages, one in Chinese and one in another language, are one article in two
languages, or are linked by `related`. Their year is one year. Compare both with the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry, Library
from toolkit.text.scripts import has_han

ID = "twin-year"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the year is {ours}; {other}, the same article in the other language, has {theirs}",
    "zh": "年份为 {ours}；同一文章的另一语言条目 {other} 为 {theirs}",
}
MANUAL_ZH = """中文条目与其英文条目的年份不同。

卷、期、页码相同而语言不同的两个条目，或以 related 相连的两个条目，
是同一篇文章的两种语言，年份应当一致。请与出版社页面核对。
"""


def check(library: Library) -> Iterator[Problem]:
    """Yield each entry whose twin in the other script has another year."""
    first: dict[tuple[str, ...], Entry] = {}
    keyed = {entry.key: entry for entry in library.entries}
    for entry in library.entries:
        place = tuple(entry.get(*names) for names in (("volume",), ("number", "issue"), ("pages",)))
        related = keyed.get(entry.get("related")) if entry.get("relatedtype") in ("bilanguage", "twin") else None
        other = related or (first.setdefault(place, entry) if all(place) else entry)
        if entry.year and other.year and entry.year != other.year and _is_han(other) != _is_han(entry):
            name = "year" if "year" in entry.fields else "date"
            yield from found(entry, ID, LEVEL, name, ours=entry.year, theirs=other.year, other=other.key)


def _is_han(entry: Entry) -> bool:
    return has_han(entry.get("title"))

"""The two languages of a work give different years.

They stand in one entry (`date` beside `date_en`), in two entries that are linked (`related` with
`relatedtype = {bilanguage}`, or a `@set`), or in two entries with the same volume, number and pages, one in Chinese and
one in another language. The year of one work is one. Compare with the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.twins import facts
from toolkit.sources.library import Entry, Library
from toolkit.text.scripts import has_han

ID = "twin-year"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the year is {ours}; {other}, the same work in the other language, has {theirs}",
    "zh": "年份为 {ours}；同一文献的另一语言 {other} 为 {theirs}",
}
MANUAL_ZH = """同一文献的两种语言年份不同。

两种语言写在同一条目（date 与 date_en），或在相连的两个条目（related 与 relatedtype = {bilanguage}，或 @set），
或在卷、期、页码相同而语言不同的两个条目。同一文献的年份应当一致，请与出版社页面核对。
"""


def check(library: Library) -> Iterator[Problem]:
    """Yield each work whose two languages have different years."""
    for half in facts(library, "date", "year"):
        ours, theirs = half.ours[:4], half.theirs[:4]
        if ours != theirs and ours.isdecimal() and theirs.isdecimal():
            yield from found(half.entry, ID, LEVEL, half.field, ours=ours, theirs=theirs, other=half.other)
    yield from _side_by_side(library)


def _side_by_side(library: Library) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Entry] = {}
    for entry in library.entries:
        place = tuple(entry.get(*names) for names in (("volume",), ("number", "issue"), ("pages",)))
        other = first.setdefault(place, entry) if all(place) else entry
        if entry.year and other.year and entry.year != other.year and _is_han(other) != _is_han(entry):
            name = "year" if "year" in entry.fields else "date"
            yield from found(entry, ID, LEVEL, name, ours=entry.year, theirs=other.year, other=other.key)


def _is_han(entry: Entry) -> bool:
    return has_han(entry.get("title"))

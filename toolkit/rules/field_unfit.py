"""A field that this type of entry does not have.

Styles print nothing of it, or the work is of another type: a `booktitle` in `@article` says that it is a paper in a
volume, a `journaltitle` in `@book` that it is an article. Correct the type, or move the value.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "field-unfit"
LEVEL: Level = "info"
MESSAGE = {
    "en": "@{type} has no {field}",
    "zh": "@{type} 没有 {field} 字段",
}
MANUAL_ZH = """此类条目没有的字段。

样式不会印出它，或文献其实属于别的类型：@article 中的 booktitle 说明它是文集中的一篇，
@book 中的 journaltitle 说明它是期刊文章。
请改正类型，或移动该值。
"""
UNFIT: dict[str, tuple[str, ...]] = {
    "article": ("booktitle", "school"), "book": ("journaltitle", "journal", "booktitle", "school"),
    "phdthesis": ("journaltitle", "journal", "booktitle"), "mastersthesis": ("journaltitle", "journal", "booktitle"),
    "thesis": ("journaltitle", "journal", "booktitle"), "patent": ("journaltitle", "journal", "booktitle"),
    "periodical": ("booktitle",),
}
"""Fields that tell of another type, by type."""
INSTEAD = {"article": ("journaltitle", "journal")}
"""Fields that are there all the same, so that the other is only superfluous."""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield each field that tells of another type than the entry's."""
    for name in UNFIT.get(entry.type, ()):
        if entry.get(name) and not entry.get(*INSTEAD.get(entry.type, ())):
            yield from found(entry, ID, LEVEL, name, type=entry.type)

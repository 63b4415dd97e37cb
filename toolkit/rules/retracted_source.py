"""A work that was retracted or withdrawn, as an index or a person recorded it.

The field updatedby keeps such a notice; `litcorpus source lookup` fills it. What cites the work for what it found may
have lost its ground. Cite another source, or say in the text that the work was retracted.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry
from toolkit.sources.online.notices import FIELD, retraction_in

ID = "retracted-source"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "this work was withdrawn: {value}",
    "zh": "该文献已被撤回：{value}",
}
MANUAL_ZH = """文献已被撤稿或撤回（由数据库或人工记录）。

此类通知记录在 updatedby 字段中，可由 litcorpus source lookup 填写。以该文献的结论为据的内容可能已失去
依据。请改引其他文献，或在正文中说明该文献已撤稿。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    if notice := retraction_in(entry.shown(FIELD)):
        yield from found(entry, ID, LEVEL, FIELD, value=notice)

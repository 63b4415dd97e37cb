"""The two languages of a work list different numbers of authors.

A name is missing in one of the lists, or two names run together because `and` is missing. A list that ends in
`and others` may be shorter. Compare with the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.twins import People, authors, facts
from toolkit.sources.library import Library

ID = "twin-authors"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "authors listed here: {ours}, in {other}: {theirs}",
    "zh": "此处列作者 {ours} 人，{other} 中为 {theirs} 人",
}
MANUAL_ZH = """同一文献的两种语言作者人数不同。

其中一种漏了姓名，或因缺少 and 而把两人连在一起。以 and others 结尾的名单可以较短。请与出版社页面核对。
"""


def check(library: Library) -> Iterator[Problem]:
    """Yield each work whose two lists of authors cannot be of one length."""
    for half in facts(library, "author"):
        ours, theirs = authors(half.ours), authors(half.theirs)
        if _least(ours) > _most(theirs) or _least(theirs) > _most(ours):
            where = (half.entry, ID, LEVEL, half.field)
            yield from found(*where, other=half.other, ours=len(ours.names), theirs=len(theirs.names))


def _least(people: People) -> int:
    return len(people.names) + people.more


def _most(people: People) -> int:
    return 10_000 if people.more else len(people.names)

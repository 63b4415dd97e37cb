"""The two languages of a work give different issue numbers.

A translation of the reference changes the words and not the issue. One of the two is wrong. Compare with the
publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.twins import facts
from toolkit.sources.library import Library
from toolkit.text.normal import normal_form

ID = "twin-number"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "issue {ours}, but {theirs} in {other}",
    "zh": "期号为 {ours}，而 {other} 中为 {theirs}",
}
MANUAL_ZH = """同一文献的两种语言期号不同。

译写著录时只变文字，不变期号，其中必有一处有误。请与出版社页面核对。
"""


def check(library: Library) -> Iterator[Problem]:
    """Yield each work whose two languages give different issue numbers."""
    for half in facts(library, "number", "issue"):
        if normal_form(half.ours) != normal_form(half.theirs):
            yield from found(half.entry, ID, LEVEL, half.field, ours=half.ours, theirs=half.theirs, other=half.other)

"""An arXiv id that cannot be one.

The first four digits are year and month; a month above 12, or another form, leads nowhere. Compare it with arxiv.org.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources import identifier_forms
from toolkit.sources.library import Entry

ID = "identifier-arxiv"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the arXiv id {value} has not the form YYMM.number",
    "zh": "arXiv 编号 {value} 不合“年月.序号”的形式",
}
MANUAL_ZH = """不可能的 arXiv 编号。

前四位是年和月；月份大于 12 或形式不符，都无法解析。请与 arxiv.org 核对。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    kind = entry.get("eprinttype", "archiveprefix").lower()
    text = entry.shown("eprint")
    if kind == "arxiv" and text:
        known = identifier_forms.arxiv_id(text)
        if known is None or not 1 <= known.month <= 12:
            yield from found(entry, ID, LEVEL, "eprint", value=text)

"""A web page without the day on which it was read.

Pages change; GB/T 7714 and most styles print the day. Add `urldate`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "url-accessed"
LEVEL: Level = "info"
MESSAGE = {
    "en": "an online source with a url needs urldate",
    "zh": "网络资源应有 urldate",
}
MANUAL_ZH = """网页没有访问日期。

网页会变；GB/T 7714 和多数样式都要求访问日期。请补 urldate。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    if entry.type in ("online", "electronic", "www") and entry.get("url") and not entry.get("urldate"):
        yield from found(entry, ID, LEVEL)

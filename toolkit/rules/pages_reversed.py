"""The last page is before the first.

The two were swapped or a digit is wrong. Compare with the publisher's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "pages-reversed"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "pages go from {first} back to {last}",
    "zh": "页码从 {first} 倒到 {last}",
}
MANUAL_ZH = """末页小于首页。

首末页颠倒，或数字有误。请与出版社页面核对。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    match = re.fullmatch(r"(\d+)\s*[-‐‑–—~～]+\s*(\d+)", entry.shown("pages"))
    if match and len(match[2]) >= len(match[1]) and int(match[2]) < int(match[1]):
        yield from found(entry, ID, LEVEL, "pages", first=match[1], last=match[2])

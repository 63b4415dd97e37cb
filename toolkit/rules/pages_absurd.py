"""More pages than a paper has.

A span of more than 2,000 pages, or page 0, mostly has a digit too many. Compare with the publisher's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "pages-absurd"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "pages {value} cannot be right for one paper",
    "zh": "一篇论文的页码不会是 {value}",
}
MANUAL_ZH = """页数多得不像一篇论文。

跨度超过两千页，或出现第 0 页，多半是多了一位数字。请与出版社页面核对。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    match = re.fullmatch(r"(\d+)\s*[-‐‑–—~～]+\s*(\d+)", entry.shown("pages"))
    paper = entry.type in ("article", "inproceedings", "conference", "incollection", "inbook")
    if match and paper and (int(match[2]) - int(match[1]) > 2000 or int(match[2]) == 0):
        yield from found(entry, ID, LEVEL, "pages", value=match[0])

"""A page range that is not written with two hyphens.

BibTeX styles make an en dash of `--` and leave other signs as they are. Write `11--23`, without p. or pp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten
from toolkit.rules.mending import page_range
from toolkit.rules.protocol import Fix
from toolkit.sources.library import Entry

ID = "pages-form"
LEVEL: Level = "info"
MESSAGE = {
    "en": "write the pages {value} as first--last",
    "zh": "页码 {value} 请写作 首页--末页",
}
MANUAL_ZH = """页码范围没有用两个连字符。

BibTeX 样式把 -- 排成短破折号，其他符号则原样保留。请写作 11--23，不写 p. 或 pp.。
"""
WRONG = re.compile(r"\d\s*(?:[‐‑–—~～〜]|(?<!-)-(?!-)|---+)\s*\d|^\s*(?:pp?\.|页|第\s*\d+\s*页)")
"""A range with another sign than two hyphens, or words before a number."""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.get("pages")
    if WRONG.search(text) and ":" not in text:
        yield from found(entry, ID, LEVEL, "pages", value=text)


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Write the range with two hyphens, without words."""
    return rewritten(entry, problem, page_range)

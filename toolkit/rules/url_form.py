"""An address that cannot be followed.

It holds a blank or full-width signs, or lacks https://, so browsers and programs do not take it as one. Copy it
again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "url-form"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the address {value} {reason_en}",
    "zh": "网址 {value} {reason_zh}",
}
MANUAL_ZH = """网址无法打开。

网址中有空格或全角符号，或缺少 https://，浏览器和程序不会识别。请重新复制。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = re.sub(r"\\url\s*|[{}]", "", entry.get("url"))
    if not text:
        return
    if re.search(r"\S\s+\S", text):
        yield from found(entry, ID, LEVEL, "url", value=text, reason_en="holds a blank", reason_zh="含有空格")
    elif not re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE):
        yield from found(entry, ID, LEVEL, "url", value=text, reason_en="has no https://", reason_zh="缺少 https://")
    elif re.search(r"[：／．，。？＝＆]", text):
        words = {"reason_en": "holds full-width signs", "reason_zh": "含有全角符号"}
        yield from found(entry, ID, LEVEL, "url", value=text, **words)

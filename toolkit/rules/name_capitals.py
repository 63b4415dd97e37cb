"""Names in capitals.

Styles that want capitals make them; the other way round they cannot. Write the names as usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import NAME_FIELDS, found
from toolkit.sources.library import Entry

ID = "name-capitals"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{field} is in capitals: {value}",
    "zh": "{field} 全用大写：{value}",
}
MANUAL_ZH = """姓名全用大写。

需要大写的样式会自行转换，反之则不行。请按通常的大小写书写。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in NAME_FIELDS:
        text = entry.get(name)
        if len(re.findall(r"\b[A-Z]{3,}\b", text)) > 1 and text.replace(" and ", "").isupper() and "{" not in text:
            yield from found(entry, ID, LEVEL, name, value=text)

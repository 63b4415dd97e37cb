"""One author named twice.

The same name stands twice in the list. Delete one, or correct it where two people are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import NAME_FIELDS, found
from toolkit.sources.library import Entry

ID = "name-repeated"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} names {value} twice",
    "zh": "{field} 中 {value} 出现两次",
}
MANUAL_ZH = """同一作者出现两次。

列表中同一姓名出现两次。请删去一个；若是两个人，请改正。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name in NAME_FIELDS:
        text = entry.get(name)
        parts = [part.strip() for part in re.split(r"\s+and\s+", text)] if " and " in text else []
        twice = next((part for at, part in enumerate(parts) if part and part != "others" and part in parts[:at]), "")
        if twice:
            initials = not re.search(r"[^\W\d_]{2}.*?,\s*[^\W\d_]{2}|[\u3400-\u9fff]{2}|^[^\W\d_]{2}[^,]*\s", twice)
            yield from found(entry, ID, "info" if initials else LEVEL, name, value=twice)

"""An identifier in the field of another.

A DOI in `url`-less fields, an ISBN in `issn` or an address in `doi` is not found by programs. Move it to its own
field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import MISPLACED
from toolkit.sources.library import Entry

ID = "field-misplaced"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} holds {what}: {value}",
    "zh": "{field} 中写的是 {what}：{value}",
}
MANUAL_ZH = """标识符写在别的字段里。

DOI 写在 note、ISBN 写在 issn 中，程序都找不到。请移到应在的字段。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name, pattern, what in MISPLACED:
        match = re.search(pattern, entry.get(name))
        if match:
            yield from found(entry, ID, LEVEL, name, value=match[0], what=what)

"""A Kangxi radical or compatibility form for a Han character.

It looks like the character and is another sign, mostly out of a PDF, so that searches fail. Put in the character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten
from toolkit.rules.mending import characters, compatible
from toolkit.rules.protocol import Fix
from toolkit.rules.words import RADICAL
from toolkit.sources.library import Entry

ID = "encoding-radical"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} has {value} for {meant}",
    "zh": "{field} 中的 {value} 应为 {meant}",
}
MANUAL_ZH = """用部首或兼容字形代替了汉字。

它看似该字，实为别的字符，多来自 PDF，检索会失败。请换成通用字。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name, text in entry.fields.items():
        match = RADICAL.search(text) if not text.isascii() else None
        if match:
            yield from found(entry, ID, LEVEL, name, compatible(text), value=match[0],
                             meant=unicodedata.normalize("NFKC", match[0]))


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Write the character; a compatibility form may be meant."""
    return rewritten(entry, problem, characters, compatible)

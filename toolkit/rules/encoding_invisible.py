"""Signs that nobody sees.

No-break or zero-width blanks, control characters and letters with loose accents (not NFC) make equal texts unequal.
Type the place anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten
from toolkit.rules.mending import visible
from toolkit.rules.protocol import Fix
from toolkit.rules.words import INVISIBLE, RADICAL
from toolkit.sources.library import Entry

ID = "encoding-invisible"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{field} holds {value}",
    "zh": "{field} 中有 {value}",
}
MANUAL_ZH = """看不见的字符。

不间断空格、零宽空格、控制字符和分离的重音（非 NFC）会使相同的文字变得不同。请重新录入。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name, text in entry.fields.items():
        if text.isascii():
            continue
        match = INVISIBLE.search(text)
        if match:
            yield from found(entry, ID, LEVEL, name, value=f"U+{ord(match[0]):04X}")
        elif unicodedata.normalize("NFC", text) != text and not RADICAL.search(text):
            yield from found(entry, ID, LEVEL, name, value="NFD")


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Drop what is invisible, and compose accents."""
    return rewritten(entry, problem, visible)

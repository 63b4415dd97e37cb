"""A letter written as a base letter and an accent apart.

`é` can be one character or `e` with a combining accent behind it (not NFC). They look the same and are not found by the
same search, sort differently, and some fonts print them badly. Write the composed one; `--fix` does it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten
from toolkit.rules.protocol import Fix
from toolkit.sources.library import Entry

ID = "encoding-nfc"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{field}: {value} is not composed (NFC)",
    "zh": "{field}：{value} 未合成（非 NFC）",
}
MANUAL_ZH = """字母与附加符号分开书写。

é 可以是一个字符，也可以是 e 加一个组合符号（非 NFC）。两者看似相同，检索和排序却不同，有的字体还印不好。
请写成合成的字符；--fix 可自动改正。
"""
FILES = ("file", "local-url", "pdf", "bdsk-file-1")
"""Names of files are left as the disk has them."""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield each field with a letter and an accent that make one character."""
    for name, text in entry.fields.items():
        if not text.isascii() and name not in FILES and (word := _word(text)):
            yield from found(entry, ID, LEVEL, name, value=word)


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Compose the letters; radicals and compatibility characters are another rule's."""
    return rewritten(entry, problem, composed, composed)


def composed(text: str) -> str:
    """Return a text with its combining marks composed; characters that NFC would replace by others stay."""
    if not any(map(unicodedata.combining, text)):
        return text
    return unicodedata.normalize("NFC", text)


def _word(text: str) -> str:
    if composed(text) == text:
        return ""
    return next((word for word in text.split() if composed(word) != word), text)

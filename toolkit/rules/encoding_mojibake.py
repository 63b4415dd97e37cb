"""Text that was read in the wrong encoding.

UTF-8 or GBK bytes were taken for Latin-1, so the signs are not those that were written. Type the text anew or convert
the file from its real encoding.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import VERBATIM, found, rewritten, unchanged
from toolkit.rules.protocol import Fix
from toolkit.rules.words import garbled, unscrambled
from toolkit.sources.library import Entry

ID = "encoding-mojibake"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{field} was read in the wrong encoding: {value}",
    "zh": "{field} 被按错误的编码读取：{value}",
}
MANUAL_ZH = """文字被按错误的编码读取。

UTF-8 或 GBK 的字节被当作 Latin-1，显示的已不是原来的字。请重新录入，或按正确的编码转换文件。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name, text in entry.fields.items():
        if not text.isascii() and garbled(text):
            level = "warning" if name in VERBATIM else LEVEL
            yield from found(entry, ID, level, name, unscrambled(text), value=_around(text))


def _around(text: str) -> str:
    """Return the words around the first character that should not be there."""
    at = next((at for at, sign in enumerate(text) if sign == "\ufffd" or "\u0080" <= sign <= "\u00ff"), 0)
    return text[max(0, at - 20) : at + 40]


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Read the value again in the right encoding."""
    return rewritten(entry, problem, unchanged, lambda text: unscrambled(text) or text)

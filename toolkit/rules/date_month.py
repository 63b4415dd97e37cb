"""A month that is neither a number nor a macro.

Styles translate `5` and the macro `may`, not words in braces. Write the number.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.library import Entry

ID = "date-month"
LEVEL: Level = "info"
MESSAGE = {
    "en": "write the month as a number, not as {value}",
    "zh": "月份请写数字，不写 {value}",
}
MANUAL_ZH = """月份既不是数字也不是宏。

样式能转换 5 或宏 may，不能转换花括号中的词。请写数字。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    written = next((value for name, value in entry.block.pairs if name.lower() == "month"), "")
    if written[:1] in ("{", '"') and not entry.shown("month").isdecimal() and entry.get("month"):
        yield from found(entry, ID, LEVEL, "month", value=entry.shown("month"))

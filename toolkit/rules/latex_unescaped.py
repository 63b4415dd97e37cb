"""A & or % that LaTeX takes for a command.

& stops the run and % hides the rest of the line. Write \\& and \\%.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import VERBATIM, found, rewritten
from toolkit.rules.mending import escaped
from toolkit.rules.protocol import Fix
from toolkit.rules.words import BARE, HTML
from toolkit.sources.library import Entry

ID = "latex-unescaped"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field} holds a bare {value}",
    "zh": "{field} 中有未转义的 {value}",
}
MANUAL_ZH = """LaTeX 会当作命令的 & 或 %。

& 会使排版中止，% 会把该行其余部分当作注释。请写 \\& 和 \\%。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    for name, text in entry.fields.items():
        match = BARE.search(text) if ("&" in text or "%" in text) and name not in VERBATIM else None
        if match and not HTML.search(text):
            yield from found(entry, ID, LEVEL, name, value=match[0])


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Put a backslash before the sign."""
    return rewritten(entry, problem, escaped)

"""A comment that ignores a rule and leaves nothing out.

What it was written for has been mended, or stands elsewhere now; left there, it would hide the next mistake. Delete
the comment, or the rule's name in it.
"""

from __future__ import annotations

from toolkit.model import Level

ID = "ignore-unused"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "ignore[{name}] leaves nothing out",
    "zh": "ignore[{name}] 没有忽略任何结果",
}
MANUAL_ZH = """注释要忽略某条规则，却没有任何结果与之对应。

当初的问题已经改正，或已移到别处；留着它会掩盖以后的错误。请删去该注释，或删去其中的规则名。
"""

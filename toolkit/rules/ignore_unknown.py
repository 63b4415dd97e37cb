"""A comment that ignores no rule that there is.

A comment leaves out what the rules in its brackets find, and nothing else: there is no way to ignore everything. Name
one rule or several: `ignore[pages-reversed, url-form] reason`.
"""

from __future__ import annotations

from toolkit.model import Level

ID = "ignore-unknown"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{found_en}",
    "zh": "{found_zh}",
}
MANUAL_ZH = """注释要忽略的规则不存在，或没有写明规则。

注释只忽略方括号中所列规则的结果，不能一概忽略。请写明一条或几条规则：ignore[pages-reversed, url-form] 理由。
"""

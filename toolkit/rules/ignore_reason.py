"""A comment that ignores a rule without saying why.

Whoever reads it later cannot tell a decision from haste. Write the reason behind the bracket:
`ignore[pages-reversed] so printed in the journal`.
"""

from __future__ import annotations

from toolkit.model import Level

ID = "ignore-reason"
LEVEL: Level = "info"
MESSAGE = {
    "en": "ignore[{name}] gives no reason",
    "zh": "ignore[{name}] 没有写理由",
}
MANUAL_ZH = """忽略规则的注释没有写理由。

后来的人无法分辨这是决定还是敷衍。请在方括号后写明理由：ignore[pages-reversed] 期刊原样如此。
"""

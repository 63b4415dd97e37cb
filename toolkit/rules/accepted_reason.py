"""An accepted finding without a reason or a person.

What is accepted is shown no more, so that a reader must be able to ask who decided it and why. Give `because` in at
least one language, and `by: {who: …, on: …}`.
"""

from __future__ import annotations

from toolkit.model import Level

ID = "accepted-reason"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{name} at {key} is accepted without {found_en}",
    "zh": "认可 {name}（{key}）时没有写明{found_zh}",
}
MANUAL_ZH = """已认可的结果没有写理由或决定人。

认可之后结果不再显示，因此读者须能知道是谁、为何作出决定。请写明 because（至少一种语言）和 by: {who: …, on: …}。
"""

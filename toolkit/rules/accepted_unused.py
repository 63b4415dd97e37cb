"""An accepted finding that is found no more.

decisions.yaml accepts a finding of this rule at this subject, and there is none. It was mended, or its subject has
another name now. Delete the item, or correct its rule or subject.
"""

from __future__ import annotations

from toolkit.model import Level

ID = "accepted-unused"
LEVEL: Level = "info"
MESSAGE = {
    "en": "nothing is found by {name} at {key} any more",
    "zh": "{name} 在 {key} 处已无结果",
}
MANUAL_ZH = """已认可的结果不再出现。

decisions.yaml 认可了该规则在该对象上的一条结果，但现在没有这条结果：问题已经改正，或对象改了名。
请删去该项，或改正其 rule 或 subject。
"""

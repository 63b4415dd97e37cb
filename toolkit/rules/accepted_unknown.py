"""An accepted finding of a rule that does not exist.

It accepts nothing. Correct the name of the rule; `litcorpus check --format json` shows rule and subject of each
finding.
"""

from __future__ import annotations

from toolkit.model import Level

ID = "accepted-unknown"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "there is no rule {name}",
    "zh": "没有规则 {name}",
}
MANUAL_ZH = """认可的结果所属规则不存在。

这样写不起作用。请改正规则名；litcorpus check --format json 会列出每条结果的 rule 和 subject。
"""

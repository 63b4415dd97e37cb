"""The Chinese and the English text of a claim name different things.

A Latin name in the Chinese text (`GDPR`, `DeepSeek`) has nothing in the English one that could stand for it, or each
text names a country or an actor that the other lacks. Compare with the passage and correct the text that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import in_two_languages

ID = "claim-text-names"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the texts differ in names; zh has {ours}, en has {theirs}",
    "zh": "中英文名称不一：中文有 {ours}，英文有 {theirs}",
}
MANUAL_ZH = """论断的中英文所指名称不同。

中文里的外文名称（如 GDPR、DeepSeek）在英文中没有对应，或两种语言各提到对方没有的国家、行为体。请与原文核对后改正。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each claim whose two texts differ in names."""
    yield from in_two_languages(corpus, ID, LEVEL, "names")

"""The Chinese and the English text of a claim carry different numbers.

A number, year or share stands in one text and in no form in the other, or the two count differently. One of them says
something else than the paper. Compare with the passage and correct the text that is wrong. 3.5亿 and 350
million, 20世纪90年代 and the 1990s, 三分之一 and a third count as the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import in_two_languages

ID = "claim-text-numbers"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the texts differ in numbers; zh has {ours}, en has {theirs}",
    "zh": "中英文数字不一：中文有 {ours}，英文有 {theirs}",
}
MANUAL_ZH = """论断的中英文数字不同。

一种语言中的数字、年份或比例在另一种中以任何形式都没有，或两者所数不一，其中必有一处与论文不符。
请与原文核对后改正。3.5亿与 350 million、20世纪90年代与 1990s、三分之一与 a third 视为相同。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each claim whose two texts differ in numbers."""
    yield from in_two_languages(corpus, ID, LEVEL, "numbers")

"""One text of a claim denies what the other says.

The Chinese text has a negation (`不`, `没有`, `未`) and nothing in the English one could stand for it, or the reverse.
The two then claim the opposite of each other. Compare with the passage and correct the text that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import in_two_languages

ID = "claim-text-negation"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "one text denies what the other says; zh: {ours}, en: {theirs}",
    "zh": "中英文一肯定一否定：中文 {ours}，英文 {theirs}",
}
MANUAL_ZH = """论断的一种文字否定了另一种所说。

中文有否定（不、没有、未等）而英文没有任何可与之对应的词，或相反，两者意思正好相反。请与原文核对后改正。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each claim whose two texts differ in negation."""
    yield from in_two_languages(corpus, ID, LEVEL, "negation")

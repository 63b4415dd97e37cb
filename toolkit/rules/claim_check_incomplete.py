"""A check that does not say who made it, when, or from what.

It counts in no figure, because nobody can ask whether the full text was read. Add `by`, `on` and `from`
(`full-text`, `abstract` or `secondary`).
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import at, standing

ID = "claim-check-incomplete"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the check of {key} does not count without {name}",
    "zh": "对 {key} 的查对缺少 {name}，不予计入",
}
MANUAL_ZH = """查对记录没有写明何人、何时、依据什么。

这样的记录不计入统计，因为无从得知是否读过全文。请补上 by、on 和 from（full-text、abstract 或 secondary）。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each check that lacks by, on or from."""
    for claim in standing(corpus):
        for number, link in enumerate(claim.sources):
            if seen := link.check:
                parts = (("by", seen.by), ("on", seen.on), ("from", seen.from_))
                lacking = ", ".join(name for name, value in parts if not value)
                way = ("sources", number, "check")
                yield from at(claim, ID, LEVEL, way, key=link.key, name=lacking) if lacking else ()

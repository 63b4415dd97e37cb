"""A claim is exempt from the figures, and no reason is given.

`exempt` takes a claim out of the figures by hand, and every report says how many were. A reader must be able to judge
whether that was right. Write the reason in a few words, for example “a definition of the paper's own”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import at, standing
from toolkit.rules.protocol import passed_on

ID = "claim-exempt-reason"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "exempt without a reason: {value}",
    "zh": "豁免没有写理由：{value}",
}
MANUAL_ZH = """论断被豁免，却没有理由。

exempt 使论断不计入统计，各报告都会写明豁免了几条，读者应能判断是否得当。请用几个词写明理由，例如“论文自拟的定义”。
"""
NO_REASON = re.compile(
    r"\W*(?:|true|false|yes|no|y|n|x+|ok|exempt|todo|tbd|fixme|none|n/?a|null|reason|1|0|是|否|豁免|无|待补|待定|理由)\W*",
    re.IGNORECASE,
)

_empty = passed_on(ID)


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each claim whose exemption is empty or a mere yes."""
    yield from _empty(corpus)
    for claim in standing(corpus):
        if claim.exempt and NO_REASON.fullmatch(claim.exempt):
            yield from at(claim, ID, LEVEL, ("exempt",), value=claim.exempt.strip() or "–")

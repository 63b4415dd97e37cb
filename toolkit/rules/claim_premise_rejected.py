"""A claim that rests on a claim which someone rejected.

What was found wrong cannot carry another claim. Take the premise out of `rests_on`, name another one, or look at the
rejection again.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import at, standing

ID = "claim-premise-rejected"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "rests on {name}, which was rejected",
    "zh": "所依据的 {name} 已被否决",
}
MANUAL_ZH = """所依据的论断已被否决。

被否决的论断不能支撑另一条。请从 rests_on 中去掉它，改用别的前提，或重新考虑那次否决。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each premise that was rejected."""
    for claim in standing(corpus):
        for number, name in enumerate(claim.rests_on):
            premise = corpus.claims.get(name)
            if premise and premise.status == "rejected":
                yield from at(claim, ID, LEVEL, ("rests_on", number), name=name)

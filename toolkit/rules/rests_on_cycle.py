"""Claims that rest on each other in a circle.

Following ``rests_on`` from a claim leads back to it, so the argument proves itself; none of these claims gets a basis
from it. The problem stands at every claim of the circle. Take out the one premise that is really a conclusion.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.concepts.skos import cycles
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.circles import at_each_step

ID = "rests-on-cycle"
LEVEL: Level = "error"
MESSAGE = {
    "en": "claims rest on each other in a circle: {circle}",
    "zh": "论断循环依据：{circle}",
}
MANUAL_ZH = """论断互为前提，形成循环。

沿 rests_on 追溯会回到自身，等于自己证明自己；这些论断都不能由此获得依据。循环中的每条论断处都会报告。请去掉其中实为
结论的那个前提。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for each claim of each circle."""
    premises = {name: claim.rests_on for name, claim in corpus.claims.items()}
    places = {name: claim.place for name, claim in corpus.claims.items()}
    for circle in cycles(premises):
        yield from at_each_step(ID, "claim", "rests_on", circle, premises, places)

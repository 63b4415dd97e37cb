"""A claim whose premises have no basis themselves.

It rests on claims of the paper, and at least one of them stands neither on a source nor on claims that do, so that the
argument hangs in the air. Give the premise what it stands on, or link a source to this claim. In a draft this is a
note.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import STANDING, Basis, basis_of
from toolkit.model import Claim, Corpus, Level, Problem
from toolkit.rules.assertions import at, counted, level_of

ID = "claim-premise-unsupported"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "rests on {name}, without basis {number_en}",
    "zh": "所依据的 {name} 本身没有依据",
}
MANUAL_ZH = """所依据的论断本身没有依据。

论断以论文的其他论断为前提，而其中至少一条既无文献，也无有依据的前提，论证悬空。
请为该前提补上依据，或为本论断链接文献。草稿中只作提示。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each claim with premises that have no basis; where it stands on a source all the same it is a note."""
    found = basis_of(corpus)
    for claim, basis in counted(corpus):
        weak = _weak(corpus, claim, found)
        if weak:
            level: Level = "info" if basis in STANDING else level_of(claim)
            words = "itself" if len(weak) == 1 else "themselves"
            yield from at(claim, ID, level, ("rests_on",), name=", ".join(weak), number_en=words)


def _weak(corpus: Corpus, claim: Claim, found: dict[str, Basis]) -> list[str]:
    """Return the premises that have no basis and are not exempt; what lies in a circle or was rejected is reported."""
    known = (corpus.claims[name] for name in claim.rests_on if name in found)
    return [premise.id for premise in known if found[premise.id] not in STANDING and not premise.exempt]

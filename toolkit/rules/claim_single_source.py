"""A claim that one source alone carries.

If that work is wrong or is withdrawn, the claim stands on nothing. This is a note: many claims need no second source.
Where the paper gives another one, link it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import supporting_sources
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import at, counted
from toolkit.rules.claim_self_source import own_works

ID = "claim-single-source"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{name} alone carries this claim",
    "zh": "只有 {name} 支撑此论断",
}
MANUAL_ZH = """只有一条文献支撑的论断。

若该文献有误或被撤回，论断就失去依据。这只是提示：许多论断并不需要第二条文献。若论文另有所引，请一并链接。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each claim that one source supports; where that is the author's own, the stronger rule says so."""
    for claim, basis in counted(corpus):
        names = supporting_sources(corpus, claim) if basis == "source" else ()
        if len(names) == 1 and not own_works(corpus, claim):
            yield from at(claim, ID, LEVEL, ("sources",), name=names[0])

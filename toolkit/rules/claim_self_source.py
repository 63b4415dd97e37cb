"""A claim that only works of the paper's own authors carry.

Every source that gives the claim its basis has an author in common with the paper. That may be right, since people
build on their own work, but a reader should know. Where the paper gives a source by others, link it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import supporting_sources
from toolkit.model import Claim, Corpus, Level, Problem
from toolkit.rules.assertions import at, counted
from toolkit.sources.authors import share_author

ID = "claim-self-source"
LEVEL: Level = "info"
MESSAGE = {
    "en": "only works by the paper's own authors carry this claim: {name}",
    "zh": "支撑此论断的只有论文作者自己的著作：{name}",
}
MANUAL_ZH = """只有作者本人的著作支撑的论断。

给论断以依据的文献都与论文有共同作者。这未必不对，学者本就沿自己的工作推进，但读者应当知道。
若论文另引了他人的文献，请一并链接。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each claim with basis source whose sources are all by an author of the paper."""
    for claim, basis in counted(corpus):
        if basis == "source" and (names := own_works(corpus, claim)):
            yield from at(claim, ID, LEVEL, ("sources",), name=", ".join(names))


def own_works(corpus: Corpus, claim: Claim) -> tuple[str, ...]:
    """Return the sources that carry a claim where all are by authors of its paper, else nothing."""
    paper = corpus.papers.get(claim.paper)
    own = corpus.sources.get(paper.source) if paper else None
    if own is None:
        return ()
    names = supporting_sources(corpus, claim)
    return names if all(share_author(corpus.sources[name], own) for name in names) else ()

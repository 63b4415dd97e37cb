"""A claim that rests on a claim of another paper.

``rests_on`` holds the premises of the paper's own argument, so they are claims of the same paper. What one paper
takes from another goes through ``sources``: link to the other paper's entry in references.bib.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Claim, Corpus, Level, Problem
from toolkit.rules.references import listed, problem

ID = "rests-on-other-paper"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{name} is a claim of another paper, {paper}; premises are claims of the same paper",
    "zh": "{name} 是另一篇论文 {paper} 的论断；前提须是同一论文的论断",
}
MANUAL_ZH = """论断以另一篇论文的论断为前提。

rests_on 记录论文自身论证的前提，所以应是同一论文的论断。一篇论文从另一篇得来的内容应写在 sources 中，指向该论文在
references.bib 中的条目。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each premise that belongs to another paper; premises that do not exist are left to unknown-claim."""
    for claim in corpus.claims.values():
        yield from _in_claim(corpus, claim)


def _in_claim(corpus: Corpus, claim: Claim) -> Iterator[Problem]:
    for reference in listed(claim.place, f"claim:{claim.id}", ("rests_on",), claim.rests_on):
        premise = corpus.claims.get(reference.name)
        if premise is not None and premise.paper != claim.paper:
            yield problem(ID, reference, LEVEL, args={"paper": premise.paper})

"""A claim in the paper's own voice whose sources are background only.

The paper names works beside the claim, but none of them is said to bear it out: every link has a role such as
`background` or `discusses`. If a source carries the claim, give the link the role `evidence`, `authority` or `data`;
if it speaks against it, `disputes`. Otherwise leave it: it tells how the paper works. In a draft, and of a claim
that evidence cannot decide, this is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import needs_basis
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import at, counted, level_of

ID = "claim-background-only"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "only background: none of the sources ({name}) is said to support the claim",
    "zh": "只有背景文献：{name} 均未被标为支撑此论断",
}
MANUAL_ZH = """论文自己的论断，所引文献只是背景。

论断旁虽有文献，但没有一条被标为其依据，角色都是 background、discusses 之类。
若文献支撑论断，请把角色改为 evidence、authority 或 data；若与之相反，用 disputes。
否则保持原样，这说明了论文的写法。草稿及无从以证据判定的论断只作提示。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each own-voice claim whose basis is background; of definitions and the like it is a note."""
    for claim, basis in counted(corpus):
        if basis == "background" and claim.own_voice and not claim.rests_on:
            names = ", ".join(link.key for link in claim.sources)
            level: Level = level_of(claim) if needs_basis(claim) else "info"
            yield from at(claim, ID, level, ("sources",), name=names)

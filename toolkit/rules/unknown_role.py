"""A role that is none of the six words and no CiTO property.

``role`` says how a claim uses a source: evidence, authority, data, background, disputes or discusses; the name of a
property of the Citation Typing Ontology (``citesAsEvidence``, ``qualifies``) is accepted too. From the role follows
whether the link supports the claim, so a role that nobody knows supports nothing. Correct the word.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.roles import CITO, ROLES, stance
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.references import Reference, dangling

ID = "unknown-role"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{name} is no role; use evidence, authority, data, background, disputes, discusses or a CiTO name",
    "zh": "没有 {name} 这种作用；可用 evidence、authority、data、background、disputes、discusses 或 CiTO 属性名",
}
MANUAL_ZH = """role 不是六个词之一，也不是 CiTO 属性。

role 说明论断如何使用文献：evidence（证据）、authority（权威）、data（数据）、background（背景）、disputes（反驳）、
discusses（讨论）；也可以写引文类型本体（CiTO）的属性名，如 citesAsEvidence、qualifies。文献是否支持论断由 role 推
出，写错的 role 不构成任何依据。请改正。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each role that has no stance."""
    references = (
        Reference(claim.place, f"claim:{claim.id}", ("sources", number, "role"), link.role)
        for claim in corpus.claims.values()
        for number, link in enumerate(claim.sources)
        if stance(link.role) is None
    )
    yield from dangling(ID, references, [*ROLES, *CITO])

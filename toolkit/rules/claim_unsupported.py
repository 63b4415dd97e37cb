"""A claim in the paper's own voice that stands on nothing.

It says what is the case, what causes what or what will happen, and neither a source nor other claims with a basis carry
it. A reader cannot tell where it comes from. Link the source that the paper gives (`sources`), name the claims it
follows from (`rests_on`), or, where it needs none, say why under `exempt`. Do not add a source that the paper does not
give: a claim without basis is a finding about the paper. In a draft this is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import needs_basis
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import at, counted, level_of

ID = "claim-unsupported"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{kind_en} in the paper's own voice, without source or premise",
    "zh": "论文自己的{kind_zh}，没有文献或前提支撑",
}
MANUAL_ZH = """论文自己提出、却没有依据的论断。

它陈述事实、因果或预测，但没有文献支撑，也没有有依据的论断作前提，读者无从知道其来历。
请链接论文给出的文献（sources），写明所依据的论断（rests_on）；若无须依据，请在 exempt 中说明理由。
论文没有给出的文献不要添加：没有依据本身就是关于论文的发现。草稿中只作提示。
"""
KINDS = {
    "empirical": ("an empirical claim", "经验性论断"),
    "causal": ("a causal claim", "因果论断"),
    "forecast": ("a forecast", "预测"),
}


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each own-voice empirical, causal or forecast claim whose basis is none; premises are another rule's."""
    for claim, basis in counted(corpus):
        if basis == "none" and needs_basis(claim) and not claim.rests_on:
            english, chinese = KINDS[claim.kind]
            yield from at(claim, ID, level_of(claim), kind_en=english, kind_zh=chinese)

"""A claim that others are said to assert, without a document in which they do.

The paper lets a person, state or institution speak, and neither the speaker nor a link of the claim is a source of the
corpus, so that nobody can look up whether they said so. Where the paper cites a document, link it under `sources`, or
put its key under `asserted_by`. Where it cites none, this is a finding about the paper. In a draft this is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import speakers
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.assertions import at, counted, level_of

ID = "claim-unattributed"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "asserted by {name}, without a source in which they say so",
    "zh": "称由 {name} 主张，但没有可查的文献",
}
MANUAL_ZH = """称由他人主张、却没有其文献的论断。

论文让某人、某国或某机构发言，但发言者和论断的链接都不是语料库中的文献，无从查证他们是否说过。
若论文引了文献，请写入 sources，或把其键写入 asserted_by。若没有，这本身就是关于论文的发现。草稿中只作提示。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each claim of others with neither a source that speaks nor one that is linked."""
    for claim, _ in counted(corpus):
        who = speakers(corpus, claim)
        if claim.asserted_by and not who.sources and not who.unknown and not claim.sources:
            yield from at(claim, ID, level_of(claim), ("asserted_by",), name=", ".join(claim.asserted_by))

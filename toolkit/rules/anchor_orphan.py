"""A citation or claim that stands nowhere in the text which is read now.

When the manuscript changed, its sentence was not found again. It is kept, with its hash, so that it can be found in a
later version. Look whether the sentence is gone: then set `gone` on the citation, or reject the claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.texts import at_anchor, found_again

ID = "anchor-orphan"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{name} stands nowhere in the text",
    "zh": "{name} 在现有文本中没有位置",
}
MANUAL_ZH = """引文或论断在现有文本中没有位置。

稿件改动后，没有再找到它所在的句子；记录和散列值都保留，以便在以后的版本中找回。
请看该句是否已删去：若是，请在引文上写明 gone，或否决该论断。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each anchor without a place, unless its citation is marked as gone or its claim was rejected."""
    gone = {citation.id for paper in corpus.papers.values() for citation in paper.citations if citation.gone}
    gone |= {claim.id for claim in corpus.claims.values() if claim.status == "rejected"}
    for name, anchors in corpus.anchors.items():
        for number, anchor in enumerate(anchors.values()):
            if not anchor.end and anchor.id not in gone:
                yield from at_anchor(name, number, anchor.id, ID, LEVEL)
    for paper, number, id_, found in found_again(corpus):
        if found.outcome == "orphan" and id_ not in gone:
            yield from at_anchor(paper.id, number, id_, ID, LEVEL)

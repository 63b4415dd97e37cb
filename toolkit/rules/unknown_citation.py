"""A claim's link names a citation that its paper does not have.

``citations`` of a link are ids from the list ``citations`` of the same paper's record. With a wrong id nobody can go
from the claim to the marker in the text. Correct the id, or add the citation to the paper's record; where the text
names the source without a marker, leave the list empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Claim, Corpus, Level, Problem
from toolkit.rules.references import Reference, dangling, listed, torn

ID = "unknown-citation"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the paper {paper} has no citation {name}",
    "zh": "论文 {paper} 没有引文标注 {name}",
}
MANUAL_ZH = """论断引用了其论文中没有的引文标注。

论断所引文献的 citations 应写同一论文记录中 citations 一栏的编号。编号有误，就无法从论断找到正文中的标注。请改正编
号，或在论文记录中补上该标注；正文只提到文献而没有标注时，请留空。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each citation id that the claim's paper does not have; a paper that is not there is file-missing."""
    known = {paper.id: {citation.id for citation in paper.citations} for paper in corpus.papers.values()
             if not torn(corpus, paper, "citations")}
    for claim in corpus.claims.values():
        if claim.paper in known:
            yield from dangling(ID, _in_claim(claim), known[claim.paper], paper=claim.paper)


def _in_claim(claim: Claim) -> Iterator[Reference]:
    for number, link in enumerate(claim.sources):
        yield from listed(claim.place, f"claim:{claim.id}", ("sources", number, "citations"), link.citations)

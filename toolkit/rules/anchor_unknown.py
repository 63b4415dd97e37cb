"""An anchor for a claim or a citation that is not there.

Anchors say where in the text a claim or a citation stands. This one belongs to an id that the paper does not have
(any more), mostly because the record was renamed or removed. Delete the line, or correct its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.model import Corpus, Level, Place, Problem
from toolkit.rules.references import Reference, dangling, torn, unread

ID = "anchor-unknown"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the paper {paper} has no claim and no citation {name}",
    "zh": "论文 {paper} 没有编号为 {name} 的论断或引文标注",
}
MANUAL_ZH = """锚点所指的论断或引文标注不存在。

锚点记录论断或引文标注在正文中的位置。这一条的编号在论文中已不存在，多半是记录改名或删除了。请删去该行，或改正编号。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each anchor whose id is neither a claim nor a citation of its paper."""
    claims: dict[str, set[str]] = {}
    for claim in corpus.claims.values():
        claims.setdefault(claim.paper, set()).add(claim.id)
    for paper in corpus.papers.values():
        lost = paper.id not in claims and unread(corpus, f"corpus/claims/{paper.id}.yaml")
        if lost or torn(corpus, paper, "citations"):
            continue
        known = {paper.id, *claims.get(paper.id, ()), *(citation.id for citation in paper.citations)}
        yield from dangling(ID, _anchors(paper.id, corpus.anchors.get(paper.id, ())), known, paper=paper.id)


def _anchors(paper: str, ids: Iterable[str]) -> Iterator[Reference]:
    place = Place(f"corpus/anchors/{paper}.yaml")
    return (Reference(place, f"anchor:{name}", (number, "id"), name) for number, name in enumerate(ids))

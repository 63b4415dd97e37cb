"""A paper taken out of a corpus, with its claims and anchors; its sources stay."""

from __future__ import annotations

from msgspec.structs import replace

from toolkit.edit.lookup import unknown
from toolkit.edit.names import claim_uses, renamed_claims
from toolkit.edit.sources import in_words
from toolkit.errors import ToolkitError
from toolkit.model import Corpus


def remove_paper(corpus: Corpus, name: str, force: bool = False) -> Corpus:
    """Return the corpus without a paper, its claims and its anchors; sources and concepts stay.

    Raises ToolkitError where there is none, and without ``force`` where work would be lost: claims that a person wrote
    or judged, or relations between concepts that its claims carry.
    """
    if name not in corpus.papers:
        raise unknown(("paper", "论文"), name, corpus.papers)
    claims = [claim for claim in corpus.claims.values() if claim.paper == name]
    judged = sum(claim.status != "draft" for claim in claims)
    gone = {claim.id for claim in claims}
    found = tuple(use for claim in claims for use in claim_uses(corpus, claim.id)
                  if use.subject.removeprefix("claim:") not in gone)
    if claims and not force:
        users = in_words(found)
        carried, carried_zh = (f"; {users} rest on them", f"；{users} 以其为据") if found else ("", "")
        raise ToolkitError(
            f"{name} has {len(claims)} claims, {judged} of them judged{carried}; --force removes them too",
            f"{name} 有论断 {len(claims)} 条（已审 {judged} 条）{carried_zh}；--force 一并删除",
        )
    corpus = renamed_claims(corpus, dict.fromkeys(gone, ""))
    accepted = tuple(one for one in corpus.decisions.accepted if one.subject != f"paper:{name}")
    return replace(
        corpus,
        papers={key: paper for key, paper in corpus.papers.items() if key != name},
        claims={key: claim for key, claim in corpus.claims.items() if key not in gone},
        anchors={key: anchors for key, anchors in corpus.anchors.items() if key != name},
        decisions=replace(corpus.decisions, accepted=accepted),
    )

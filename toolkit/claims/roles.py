"""In which role a claim uses a source, and what that says of the claim.

People write one of six words; each stands for a property of CiTO, the Citation Typing Ontology
(http://purl.org/spar/cito/, version of 2026-06-22). A full CiTO name is accepted too. CiTO reads from the citing to
the cited work, so ``supports`` says that the claim lends support to the source, not the other way round: what a claim
gets from a source is ``obtainsSupportFrom`` or ``citesAsEvidence``.
"""

from __future__ import annotations

from typing import Literal

Stance = Literal["supports", "disputes", "background"]

ROLES: dict[str, str] = {
    "evidence": "citesAsEvidence",
    "authority": "citesAsAuthority",
    "data": "usesDataFrom",
    "background": "obtainsBackgroundFrom",
    "disputes": "disputes",
    "discusses": "discusses",
}
"""The six words that people use → the CiTO property in the citing direction."""

CITO: dict[str, Stance] = {
    # The source carries the claim: it is evidence for it, or states the same.
    "agreesWith": "supports",
    "citesAsAuthority": "supports",
    "citesAsDataSource": "supports",
    "citesAsEvidence": "supports",
    "confirms": "supports",
    "containsAssertionFrom": "supports",
    "obtainsSupportFrom": "supports",
    "usesConclusionsFrom": "supports",
    "usesDataFrom": "supports",
    # The claim turns against the source, or narrows what it says.
    "corrects": "disputes",
    "critiques": "disputes",
    "derides": "disputes",
    "disagreesWith": "disputes",
    "disputes": "disputes",
    "qualifies": "disputes",
    "refutes": "disputes",
    "retracts": "disputes",
    "ridicules": "disputes",
    # Neither: the source is named, used, quoted, built on, or helped by the claim. To quote is not to stand on.
    "citesAsMetadataDocument": "background",
    "citesAsPotentialSolution": "background",
    "citesAsRecommendedReading": "background",
    "citesAsRelated": "background",
    "citesAsSourceDocument": "background",
    "citesForInformation": "background",
    "compiles": "background",
    "credits": "background",
    "describes": "background",
    "discusses": "background",
    "documents": "background",
    "extends": "background",
    "includesExcerptFrom": "background",
    "includesQuotationFrom": "background",
    "linksTo": "background",
    "obtainsBackgroundFrom": "background",
    "parodies": "background",
    "plagiarizes": "background",
    "repliesTo": "background",
    "reviews": "background",
    "speculatesOn": "background",
    "supports": "background",  # the claim is a ground for the source, so the source is no ground for the claim
    "updates": "background",
    "usesMethodIn": "background",
}
"""All 42 sub-properties of cito:cites → whether such a link supports the claim, disputes the source, or neither."""


def stance(role: str) -> Stance | None:
    """Return what a role says of the claim: supports, disputes or background; None for a role that is not known.

    ``role`` is one of the six words of ``ROLES`` or a CiTO name, with or without the prefix ``cito:``.
    """
    return CITO.get(ROLES.get(role) or role.removeprefix("cito:"))

"""What claims stand on: own-voice support, attribution, and support by section and concept."""

from __future__ import annotations

from toolkit.claims.basis import STANDING, speakers
from toolkit.claims.basis import needs_basis as needs_basis
from toolkit.model import Claim
from toolkit.reports.metrics.figures import Share, claim_share
from toolkit.reports.view import View, within


def is_supported(view: View, claim: Claim) -> bool:
    """Whether a claim stands on a source or on premises that do."""
    return view.basis[claim.id] in STANDING


def own_voice_support(view: View) -> Share:
    """Return: own-voice empirical, causal and forecast claims with basis source or argument / all such claims."""
    return claim_share(view, "own-voice-support", needs_basis, lambda claim: is_supported(view, claim))


def own_voice_unsupported(view: View) -> tuple[Claim, ...]:
    """Return the claims that own-voice support lacks, in reading order."""
    return tuple(claim for claim in view.claims if needs_basis(claim) and not is_supported(view, claim))


def attribution(view: View) -> Share:
    """Return: claims asserted by others all of whose speakers are sources of the corpus / claims asserted by others."""
    return claim_share(
        view, "attribution", lambda claim: not claim.own_voice,
        lambda claim: len(speakers(view.corpus, claim).sources) == len(claim.asserted_by),
    )


def section_support(view: View) -> tuple[Share, ...]:
    """Return claims with basis source or argument / claims by section: its own text, and ``:all`` with children."""
    if len(view.papers) != 1:
        return ()
    return tuple(
        share
        for number in (section.number for section in view.outlines[view.papers[0].id])
        for share in (
            supported(view, f"section:{number}", number, children=False),
            supported(view, f"section:{number}:all", number, children=True),
        )
    )


def supported(view: View, scope: str, number: str, *, children: bool) -> Share:
    """Return the support of one section's own text, or with its children."""
    return claim_share(
        view, "section-support",
        lambda claim: within(claim.section, number) if children else claim.section == number,
        lambda claim: is_supported(view, claim), scope,
    )


def concept_support(view: View) -> tuple[Share, ...]:
    """Return claims with basis source or argument / claims, for every concept that a claim names, by id."""
    named = sorted({concept for claim in view.claims for concept in claim.concepts})
    return tuple(one_concept(view, concept) for concept in named)


def one_concept(view: View, concept: str) -> Share:
    """Return the support of the claims that name one concept."""
    return claim_share(
        view, "concept-support", lambda claim: concept in claim.concepts,
        lambda claim: is_supported(view, claim), f"concept:{concept}",
    )

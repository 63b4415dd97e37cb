"""How much rests on how little: on the most used source, on one source, on one author, on the authors' own works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import structs

from toolkit.claims.basis import supporting_sources
from toolkit.claims.falling import Impact, fall, ground
from toolkit.model import Claim, Source
from toolkit.reports.metrics.figures import Share, claim_share
from toolkit.reports.view import View
from toolkit.sources.authors import authors_of, same_person, share_author


def basis_sources(view: View, claim: Claim) -> tuple[str, ...]:
    """Return the sources that support or dispute a claim, by key."""
    return tuple(sorted(supporting_sources(view.corpus, claim)))


def on_source(view: View, claim: Claim) -> bool:
    """Whether a claim rests directly on a source."""
    return view.basis[claim.id] == "source"


def most_used(view: View) -> str:
    """Return the source on which most claims rest; among equals the one whose fall costs most, then the first key."""
    uses = Counter(key for claim in view.claims if on_source(view, claim) for key in basis_sources(view, claim))
    most = max(uses.values(), default=0)
    equals = falls(view, sorted(key for key, count in uses.items() if count == most))
    return max(equals, key=lambda key: len(equals[key].lost), default="")


def falls(view: View, keys: Iterable[str]) -> dict[str, Impact]:
    """Return what the fall of each of these sources alone does to the claims in view."""
    base = ground(structs.replace(view.corpus, claims={claim.id: claim for claim in view.shown}))
    return {key: fall(base, {key}) for key in keys}


def top_source_dependence(view: View) -> Share:
    """Return: claims that lose their basis if the most used source falls / claims with basis source."""
    top = most_used(view)
    fallen = frozenset(falls(view, [top])[top].lost)
    return dependence(view, "top-source-dependence", lambda claim: claim.id in fallen)


def single_source(view: View) -> Share:
    """Return: claims that rest on one source / claims with basis source."""
    return dependence(view, "single-source-claims", lambda claim: is_single_source(view, claim))


def single_author(view: View) -> Share:
    """Return: claims whose sources all have an author in common / claims with basis source."""
    return dependence(view, "single-author-claims", lambda claim: is_single_author(view, claim))


def self_source(view: View) -> Share:
    """Return: claims that rest on works of the paper's own authors alone / claims with basis source."""
    return dependence(view, "self-source-claims", lambda claim: is_self_source(view, claim))


def dependence(view: View, name: str, counts: Callable[[Claim], bool]) -> Share:
    """Return the share of the claims with basis source for which ``counts`` holds."""
    return claim_share(view, name, lambda claim: on_source(view, claim), counts)


def is_single_source(view: View, claim: Claim) -> bool:
    """Whether one source alone carries a claim."""
    return on_source(view, claim) and len(basis_sources(view, claim)) == 1


def is_single_author(view: View, claim: Claim) -> bool:
    """Whether all sources that carry a claim have an author in common; a single source has its authors in common."""
    first, *others = records(view, claim)
    shared = set(authors_of(first))
    for source in others:
        shared = {one for one in shared if any(same_person(one, other) for other in authors_of(source))}
    return not others or bool(shared)


def is_self_source(view: View, claim: Claim) -> bool:
    """Whether every source that carries a claim is by an author of the paper, or is the paper itself."""
    paper = view.corpus.papers.get(claim.paper)
    own = view.corpus.sources.get(paper.source) if paper else None
    if own is None or not on_source(view, claim):
        return False
    return all(source.key == own.key or share_author(source, own) for source in records(view, claim))


def records(view: View, claim: Claim) -> list[Source]:
    """Return the sources that carry a claim."""
    return [view.corpus.sources[key] for key in basis_sources(view, claim)]

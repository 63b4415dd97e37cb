"""What each claim stands on; ``falling`` tells what would fall with a source.

The basis of a claim is computed, never written (records.md):

- ``source``: at least one of its links supports the claim or disputes its source;
- ``argument``: it rests on other claims, and *every one of them* has a basis ``source`` or ``argument``;
- ``background``: its only links are background;
- ``none``.

The reading is the careful one. An argument needs all its premises, because the records do not say which of them could
be spared; a premise that was rejected, is not known or has only background therefore breaks it. Premises that run in a
circle carry nothing. A link whose key is no known source, or whose role is no known role, gives no basis. Rejected
claims have no entry. ``exempt`` changes figures, not the basis; nor does a check: what someone found in the source is
counted apart.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from toolkit.claims.roles import stance
from toolkit.model import Claim, Corpus, Link

Basis = Literal["source", "argument", "background", "none"]
STANDING: frozenset[Basis] = frozenset({"source", "argument"})
"""The bases on which another claim can rest."""


NEEDS_BASIS = frozenset({"empirical", "causal", "forecast"})
"""The kinds of claim that evidence could bear out or refute, so that a reader may ask what they stand on."""


class Speakers(Struct, frozen=True):
    """Who asserts a claim, told apart: keys of sources, ids of concepts, names that are neither."""

    sources: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def basis_of(corpus: Corpus) -> dict[str, Basis]:
    """Return what each claim stands on, by id; rejected claims are left out. Linear in claims, links and premises."""
    claims = {claim.id: claim for claim in corpus.claims.values() if claim.status != "rejected"}
    on_source = {name for name, claim in claims.items() if supporting_sources(corpus, claim)}
    argued = carried(claims, on_source)
    return {name: _basis(corpus, claim, on_source, argued) for name, claim in claims.items()}


def needs_basis(claim: Claim) -> bool:
    """Whether the paper itself asserts something that evidence could bear out."""
    return claim.own_voice and claim.kind in NEEDS_BASIS


def supporting_sources(corpus: Corpus, claim: Claim) -> tuple[str, ...]:
    """Return the known sources that give a claim its basis, each once, in the order of its links."""
    links = (link for link in claim.sources if stance(link.role) in ("supports", "disputes"))
    return tuple(dict.fromkeys(_known_keys(corpus, links)))


def speakers(corpus: Corpus, claim: Claim) -> Speakers:
    """Return who asserts a claim; a name that is both a source and a concept counts as the source."""
    keys = [canonical(corpus, name) for name in claim.asserted_by]
    others = [key for key in keys if key not in corpus.sources]
    return Speakers(
        sources=tuple(key for key in keys if key in corpus.sources),
        concepts=tuple(name for name in others if name in corpus.concepts),
        unknown=tuple(name for name in others if name not in corpus.concepts),
    )


def canonical(corpus: Corpus, key: str) -> str:
    """Return the key that a source has now, following the aliases of decisions.yaml.

    A key that leads nowhere comes back as the last one that was tried; aliases in a circle end.
    """
    seen: set[str] = set()
    while key not in corpus.sources and key in corpus.decisions.aliases and key not in seen:
        seen.add(key)
        key = corpus.decisions.aliases[key]
    return key


def _basis(corpus: Corpus, claim: Claim, on_source: set[str], argued: set[str]) -> Basis:
    if claim.id in on_source:
        return "source"
    if claim.id in argued:
        return "argument"
    background = (link for link in claim.sources if stance(link.role) == "background")
    return "background" if any(True for _ in _known_keys(corpus, background)) else "none"


def carried(claims: Mapping[str, Claim], grounded: Iterable[str]) -> set[str]:
    """Return the claims that stand: the grounded ones and, upwards from them, those whose premises all stand."""
    missing = {name: set(claim.rests_on) for name, claim in claims.items()}
    conclusions: dict[str, list[str]] = {}
    for name, claim in claims.items():
        for premise in claim.rests_on:
            conclusions.setdefault(premise, []).append(name)
    queue, standing = deque(grounded), set(grounded)
    while queue:
        premise = queue.popleft()
        for name in conclusions.get(premise, ()):
            missing[name].discard(premise)
            if not missing[name] and name not in standing:
                standing.add(name)
                queue.append(name)
    return standing


def _known_keys(corpus: Corpus, links: Iterable[Link]) -> Iterable[str]:
    keys = (canonical(corpus, link.key) for link in links)
    return (key for key in keys if key in corpus.sources)

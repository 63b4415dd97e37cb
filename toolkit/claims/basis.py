"""What each claim stands on, and what would fall with a source.

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
from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from toolkit.claims.roles import stance
from toolkit.model import Claim, Corpus, Link

Basis = Literal["source", "argument", "background", "none"]
STANDING: frozenset[Basis] = frozenset({"source", "argument"})
"""The bases on which another claim can rest."""


NEEDS_BASIS = frozenset({"empirical", "causal", "forecast"})
"""The kinds of claim that evidence could bear out or refute, so that a reader may ask what they stand on."""


class Impact(Struct, frozen=True):
    """What a fall of sources does: ids of claims and concepts, each in the order of the corpus.

    ``lost`` had the basis source or argument and have neither now; ``weakened`` still have one, but without a source or
    a premise that they had; ``concepts`` had a claim with such a basis or a source tagged with them, and have none now.
    """

    lost: tuple[str, ...] = ()
    weakened: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


class Speakers(Struct, frozen=True):
    """Who asserts a claim, told apart: keys of sources, ids of concepts, names that are neither."""

    sources: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def basis_of(corpus: Corpus) -> dict[str, Basis]:
    """Return what each claim stands on, by id; rejected claims are left out. Linear in claims, links and premises."""
    return _basis_without(corpus, frozenset())


def needs_basis(claim: Claim) -> bool:
    """Whether the paper itself asserts something that evidence could bear out."""
    return claim.own_voice and claim.kind in NEEDS_BASIS


def impact(corpus: Corpus, keys: Iterable[str]) -> Impact:
    """Return what would stand without support if these sources fell; a key that was renamed counts as its new one."""
    fallen = frozenset(canonical(corpus, key) for key in keys)
    before, after = basis_of(corpus), _basis_without(corpus, fallen)
    stood = {name for name, basis in before.items() if basis in STANDING}
    stands = {name for name, basis in after.items() if basis in STANDING}
    lost = stood - stands
    concepts = _supported(corpus, stood, frozenset()) - _supported(corpus, stands, fallen)
    return Impact(
        lost=tuple(name for name in before if name in lost),
        weakened=tuple(name for name in before if name in stands and _loses_ground(corpus, name, fallen, lost)),
        concepts=tuple(name for name in corpus.concepts if name in concepts),
    )


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


def _basis_without(corpus: Corpus, fallen: frozenset[str]) -> dict[str, Basis]:
    claims = {claim.id: claim for claim in corpus.claims.values() if claim.status != "rejected"}
    on_source = {name for name, claim in claims.items() if not fallen.issuperset(supporting_sources(corpus, claim))}
    argued = _carried(claims, on_source)
    return {name: _basis(corpus, claim, fallen, on_source, argued) for name, claim in claims.items()}


def _basis(corpus: Corpus, claim: Claim, fallen: frozenset[str], on_source: set[str], argued: set[str]) -> Basis:
    if claim.id in on_source:
        return "source"
    if claim.id in argued:
        return "argument"
    background = (link for link in claim.sources if stance(link.role) == "background")
    return "none" if fallen.issuperset(_known_keys(corpus, background)) else "background"


def _carried(claims: Mapping[str, Claim], grounded: Iterable[str]) -> set[str]:
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


def _loses_ground(corpus: Corpus, name: str, fallen: frozenset[str], lost: Collection[str]) -> bool:
    claim = corpus.claims[name]
    return not (fallen.isdisjoint(supporting_sources(corpus, claim)) and set(claim.rests_on).isdisjoint(lost))


def _supported(corpus: Corpus, standing: Collection[str], fallen: Collection[str]) -> set[str]:
    """Return the concepts with a claim that stands, or a source tagged with them that has not fallen.

    An annotated paper is no support for the concepts of its own claims, so its own entry does not count.
    """
    papers = {paper.source for paper in corpus.papers.values()}
    tagged = (source.concepts for key, source in corpus.sources.items() if key not in fallen and key not in papers)
    linked = (corpus.claims[name].concepts for name in standing)
    return {name for names in (*tagged, *linked) for name in names}


def _known_keys(corpus: Corpus, links: Iterable[Link]) -> Iterable[str]:
    keys = (canonical(corpus, link.key) for link in links)
    return (key for key in keys if key in corpus.sources)

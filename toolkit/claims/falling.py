"""What would fall with sources: the support of a corpus is counted once, each question then walks what it touches.

A claim that loses its sources takes with it the conclusions that need it; a conclusion with a source of its own stays.
Premises that run in a circle carry nothing, so that what might still stand is built up again from what surely does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from toolkit.claims.basis import STANDING, basis_of, canonical, carried, supporting_sources
from toolkit.model import Claim, Corpus


class Impact(Struct, frozen=True):
    """What a fall of sources does: ids of claims and concepts, each in the order of the corpus.

    ``lost`` had the basis source or argument and have neither now; ``weakened`` still have one, but without a source or
    a premise that they had; ``concepts`` had a claim with such a basis or a source tagged with them, and have none now.
    """

    lost: tuple[str, ...] = ()
    weakened: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


class Ground(Struct, frozen=True):
    """What carries what in a corpus: everything that ``fall`` looks up. Only claims that stand are in it.

    ``uses`` names for each source the claims that it carries, ``conclusions`` for each claim those that rest on it.
    ``support`` counts for each concept the claims that name it and the sources tagged with it; an annotated paper is no
    support for the concepts of its own claims, so that its own entry does not count.
    """

    corpus: Corpus
    claims: Mapping[str, Claim]
    sources: Mapping[str, frozenset[str]]
    uses: Mapping[str, list[str]]
    conclusions: Mapping[str, list[str]]
    tags: Mapping[str, frozenset[str]]
    support: Mapping[str, int]
    claim_ranks: Mapping[str, int]
    concept_ranks: Mapping[str, int]


def impact(corpus: Corpus, keys: Iterable[str]) -> Impact:
    """Return what would stand without support if these sources fell; a key that was renamed counts as its new one."""
    return fall(ground(corpus), keys)


def ground(corpus: Corpus) -> Ground:
    """Count what carries what. Linear in claims, links, premises and sources."""
    claims = {name: corpus.claims[name] for name, basis in basis_of(corpus).items() if basis in STANDING}
    sources = {name: frozenset(supporting_sources(corpus, claim)) for name, claim in claims.items()}
    uses: dict[str, list[str]] = {}
    conclusions: dict[str, list[str]] = {}
    for name, claim in claims.items():
        for key in sources[name]:
            uses.setdefault(key, []).append(name)
        for premise in claim.rests_on:
            conclusions.setdefault(premise, []).append(name)
    papers = {paper.source for paper in corpus.papers.values()}
    tags = {key: frozenset(source.concepts) for key, source in corpus.sources.items()
            if source.concepts and key not in papers}
    named = (set(claim.concepts) for claim in claims.values())
    return Ground(
        corpus=corpus, claims=claims, sources=sources, uses=uses, conclusions=conclusions, tags=tags,
        support=Counter(name for names in (*tags.values(), *named) for name in names),
        claim_ranks={name: rank for rank, name in enumerate(claims)},
        concept_ranks={name: rank for rank, name in enumerate(corpus.concepts)},
    )


def fall(base: Ground, keys: Iterable[str]) -> Impact:
    """Return what the fall of these sources does; the time depends on what it touches, not on the corpus."""
    fallen = frozenset(canonical(base.corpus, key) for key in keys)
    users = {name for key in fallen for name in base.uses.get(key, ())}
    lost = _lost(base, fallen, users)
    shaken = users.union(*(base.conclusions.get(name, ()) for name in lost)) - lost
    less = Counter(name for key in fallen for name in base.tags.get(key, ()))
    less.update(concept for name in lost for concept in set(base.claims[name].concepts))
    concepts = [name for name, count in less.items() if count == base.support[name] and name in base.concept_ranks]
    return Impact(
        lost=tuple(sorted(lost, key=base.claim_ranks.__getitem__)),
        weakened=tuple(sorted(shaken, key=base.claim_ranks.__getitem__)),
        concepts=tuple(sorted(concepts, key=base.concept_ranks.__getitem__)),
    )


def _lost(base: Ground, fallen: frozenset[str], users: set[str]) -> set[str]:
    """Return the claims that no longer stand: all that might fall, but for those that what surely stands carries."""
    touched = {name for name in users if base.sources[name] <= fallen}
    queue = list(touched)
    while queue:
        for name in base.conclusions.get(queue.pop(), ()):
            if name not in touched and base.sources[name] <= fallen:
                touched.add(name)
                queue.append(name)
    part = {name: base.claims[name] for name in touched}
    around = {premise for claim in part.values() for premise in claim.rests_on
              if premise in base.claims and premise not in touched}
    return touched - carried(part, around)

"""What rules about concepts share: the Problem of a concept, and which concepts are used."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.concepts.skos import ancestors
from toolkit.model import Claim, Corpus, Level, Problem


def at_concept(
    corpus: Corpus, name: str, rule: str, level: Level, pointer: tuple[str | int, ...] = (), /,
    **args: str | int
) -> Iterator[Problem]:
    """Yield one Problem at a concept, or at a value of its record."""
    yield Problem(rule, level, corpus.concepts[name].place, f"concept:{name}", dict(args), pointer)


def used(corpus: Corpus) -> set[str]:
    """Return the concepts that a source, a claim, an argument relation names, and what is broader than these."""
    named: set[str] = set()
    for source in corpus.sources.values():
        named.update(source.concepts)
    for claim in corpus.claims.values():
        named.update(_named(claim))
    for concept in corpus.concepts.values():
        if concept.relations:
            named.update((concept.id, *(relation.to for relation in concept.relations)))
    return named | ancestors(corpus.concepts, named)


def _named(claim: Claim) -> Iterator[str]:
    yield from claim.concepts
    yield from claim.asserted_by
    if claim.position:
        yield from (claim.position.actor, claim.position.issue)


def above(corpus: Corpus, name: str) -> set[str]:
    """Return what is broader than a concept, at any distance; the concept itself only where it is in a circle."""
    found: set[str] = set()
    waiting = list(corpus.concepts[name].broader)
    while waiting:
        current = waiting.pop()
        if current not in found and current in corpus.concepts:
            found.add(current)
            waiting.extend(corpus.concepts[current].broader)
    return found

"""What rules about claims share: which claims they look at, and the Problem of a claim."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from toolkit.claims.agreement import Difference, differences
from toolkit.claims.basis import Basis, basis_of, canonical
from toolkit.model import Claim, Concept, Corpus, Level, Problem


def standing(corpus: Corpus) -> Iterator[Claim]:
    """Yield the claims that a person has not rejected."""
    return (claim for claim in corpus.claims.values() if claim.status != "rejected")


def counted(corpus: Corpus) -> Iterator[tuple[Claim, Basis]]:
    """Yield each claim that figures count, with its basis: neither rejected nor exempt, and no name in it is unknown.

    A link or premise that leads nowhere is a mistake of its own, and explains why a claim has no basis.
    """
    basis = basis_of(corpus)
    return ((claim, basis[claim.id]) for claim in standing(corpus) if not claim.exempt and not _torn(corpus, claim))


def in_two_languages(corpus: Corpus, rule: str, level: Level, what: str) -> Iterator[Problem]:
    """Yield each claim whose Chinese and English text contradict each other in numbers, names or negation."""
    names = tuple(tuple(labels_of(concept)) for concept in corpus.concepts.values() if concept.type == "actor")
    for claim in standing(corpus):
        if difference := _differences(claim.text.get("zh", ""), claim.text.get("en", ""), names).get(what):
            yield from at(claim, rule, level, ("text",), ours=difference.zh or "–", theirs=difference.en or "–")


@lru_cache(16_384)  # three rules ask for the same texts one after another
def _differences(zh: str, en: str, names: tuple[tuple[str, ...], ...]) -> dict[str, Difference]:
    return differences({"zh": zh, "en": en}, names)


def labels_of(concept: Concept) -> Iterator[str]:
    """Yield every label of a concept."""
    yield from concept.pref_label.values()
    for labels in concept.alt_label.values():
        yield from labels


def level_of(claim: Claim) -> Level:
    """Return how grave a lack is: nobody has looked at a draft yet."""
    return "warning" if claim.status == "accepted" else "info"


def at(
    claim: Claim, rule: str, level: Level, pointer: tuple[str | int, ...] = (), /, **args: str | int
) -> Iterator[Problem]:
    """Yield one Problem at a claim, or at a value of its record."""
    yield Problem(rule, level, claim.place, f"claim:{claim.id}", dict(args), pointer)


def _torn(corpus: Corpus, claim: Claim) -> bool:
    keys = (canonical(corpus, link.key) for link in claim.sources)
    return any(key not in corpus.sources for key in keys) or any(p not in corpus.claims for p in claim.rests_on)

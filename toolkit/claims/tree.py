"""One claim as a tree: down to its premises and sources, up to what rests on it, and what would fall with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from toolkit.claims.basis import STANDING, Basis, basis_of, canonical
from toolkit.claims.falling import Impact
from toolkit.claims.roles import Stance, stance
from toolkit.model import Corpus


class Leaf(Struct, frozen=True):
    """A source under a claim: in which role, what that says of the claim, whether references.bib has it."""

    key: str
    role: str
    stance: Stance | None
    known: bool = True


class Node(Struct, frozen=True):
    """A claim in a tree; one that stands in it already is not unfolded ``again``, and ``basis`` is None if rejected."""

    id: str
    basis: Basis | None
    sources: tuple[Leaf, ...] = ()
    below: tuple[Node, ...] = ()
    again: bool = False


def premises(corpus: Corpus, name: str) -> Node:
    """Return a claim with its premises, and theirs, and the sources of each; an unknown premise has no basis."""
    return _grown(corpus, name, lambda one: corpus.claims[one].rests_on if one in corpus.claims else ())


def conclusions(corpus: Corpus, name: str) -> Node:
    """Return a claim with what rests on it, and what rests on that."""
    above: dict[str, list[str]] = {}
    for claim in corpus.claims.values():
        for premise in dict.fromkeys(claim.rests_on):
            above.setdefault(premise, []).append(claim.id)
    return _grown(corpus, name, lambda one: above.get(one, ()))


def _grown(corpus: Corpus, name: str, below: Callable[[str], Iterable[str]]) -> Node:
    basis, seen = basis_of(corpus), set[str]()

    def grow(one: str) -> Node:
        if one in seen:
            return Node(one, basis.get(one), again=True)
        seen.add(one)
        return Node(one, basis.get(one), _leaves(corpus, one), tuple(map(grow, below(one))))

    return grow(name)


def _leaves(corpus: Corpus, name: str) -> tuple[Leaf, ...]:
    links = corpus.claims[name].sources if name in corpus.claims else ()
    keys = ((canonical(corpus, link.key), link.role) for link in links)
    return tuple(Leaf(key, role, stance(role), key in corpus.sources) for key, role in keys)


def fall_of(corpus: Corpus, name: str) -> Impact:
    """Return what would stand without support if a claim were rejected; the claim itself does not count."""
    rejected = replace(corpus.claims[name], status="rejected")
    before, after = basis_of(corpus), basis_of(replace(corpus, claims={**corpus.claims, name: rejected}))
    lost = tuple(one for one in before if one != name and before[one] in STANDING and after[one] not in STANDING)
    gone = {name, *lost}
    weakened = tuple(one for one in after if after[one] in STANDING and gone & set(corpus.claims[one].rests_on))
    concepts = _carried(corpus, before) - _carried(corpus, after)
    return Impact(lost, weakened, tuple(one for one in corpus.concepts if one in concepts))


def _carried(corpus: Corpus, basis: Mapping[str, Basis]) -> set[str]:
    """Return the concepts that a source of others or a claim with a basis supports."""
    papers = {paper.source for paper in corpus.papers.values()}
    tagged = {name for key, source in corpus.sources.items() if key not in papers for name in source.concepts}
    return tagged | {name for one, kind in basis.items() if kind in STANDING for name in corpus.claims[one].concepts}

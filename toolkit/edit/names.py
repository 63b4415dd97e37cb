"""Everything in a corpus that names a claim or a concept by its id: found, renamed, taken out.

An id of a claim stands in ``rests_on``, in the relations of concepts, in anchors and in decisions. An id of a concept
stands in claims (concepts, speakers, positions), sources, other concepts and on the map; as a speaker only where no
source has that key, as in `toolkit.claims.basis.speakers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from toolkit.claims.basis import canonical
from toolkit.edit.references import Rename, Use
from toolkit.model import Anchor, Claim, Concept, Corpus, Decisions, Position, Relation

CONCEPT_LISTS = ("broader", "part_of", "related", "exact_match")


def claim_uses(corpus: Corpus, name: str) -> tuple[Use, ...]:
    """Return every place that names a claim as what it needs: a premise, or the ground of a relation of concepts."""
    premises = (Use(f"claim:{claim.id}", "rests_on") for claim in corpus.claims.values() if name in claim.rests_on)
    grounds = (Use(f"concept:{concept.id}", "relations") for concept in corpus.concepts.values()
               for relation in concept.relations if name in relation.claims)
    return (*premises, *grounds)


def renamed_claims(corpus: Corpus, names: dict[str, str]) -> Corpus:
    """Return the corpus with every mention of a claim leading to the id that ``names`` gives, ``""`` to none.

    The claims themselves keep their ids; anchors and decisions follow.
    """

    def new(name: str) -> str:
        return names.get(name, name)

    claims = {key: replace(claim, rests_on=_ids(claim.rests_on, new)) for key, claim in corpus.claims.items()}
    concepts = {
        key: replace(concept, relations=tuple(
            replace(relation, claims=_ids(relation.claims, new)) for relation in concept.relations))
        for key, concept in corpus.concepts.items()
    }
    anchors = {paper: _anchors(of_paper, new) for paper, of_paper in corpus.anchors.items()}
    return replace(
        corpus, claims=claims, concepts=concepts, anchors=anchors,
        decisions=with_subjects(
            replace(corpus.decisions, rejected_drafts=_ids(corpus.decisions.rejected_drafts, new)), "claim", new
        ),
    )


def _ids(ids: Iterable[str], new: Rename) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for old in ids if (name := new(old))))


def _anchors(anchors: dict[str, Anchor], new: Rename) -> dict[str, Anchor]:
    return {name: replace(anchor, id=name) for old, anchor in anchors.items() if (name := new(old))}


def with_subjects(decisions: Decisions, kind: str, new: Rename) -> Decisions:
    """Return decisions whose accepted findings follow a record to its new id, and go where it goes."""
    head = f"{kind}:"
    kept = []
    for one in decisions.accepted:
        name = new(one.subject.removeprefix(head)) if one.subject.startswith(head) else ""
        if name or not one.subject.startswith(head):
            kept.append(replace(one, subject=head + name) if name else one)
    return replace(decisions, accepted=tuple(kept))


def concept_uses(corpus: Corpus, name: str) -> tuple[Use, ...]:
    """Return every record that names a concept; its place on the map does not count."""
    return tuple(use for use, named in _concepts_named(corpus) if named == name)


def _concepts_named(corpus: Corpus) -> Iterator[tuple[Use, str]]:
    for claim in corpus.claims.values():
        subject = f"claim:{claim.id}"
        yield from ((Use(subject, "concepts"), name) for name in claim.concepts)
        yield from ((Use(subject, "asserted_by"), name) for name in claim.asserted_by if _speaks(corpus, name))
        if claim.position:
            yield from ((Use(subject, "position"), name) for name in (claim.position.actor, claim.position.issue))
    for source in corpus.sources.values():
        yield from ((Use(f"source:{source.key}", "concepts"), name) for name in source.concepts)
    for concept in corpus.concepts.values():
        subject = f"concept:{concept.id}"
        for field in CONCEPT_LISTS:
            yield from ((Use(subject, field), name) for name in getattr(concept, field))
        yield from ((Use(subject, "relations"), relation.to) for relation in concept.relations)


def _speaks(corpus: Corpus, name: str) -> bool:
    """Whether a speaker of this name is a concept: no source has the key."""
    return canonical(corpus, name) not in corpus.sources


def renamed_concepts(corpus: Corpus, names: dict[str, str]) -> Corpus:
    """Return the corpus with every mention of a concept leading to the id that ``names`` gives, ``""`` to none.

    A list that would hold an id twice holds it once, a concept that would name itself does not; a position without its
    actor or issue is gone. The concepts themselves keep their ids.
    """

    def new(name: str) -> str:
        return names.get(name, name)

    def speaker(name: str) -> str:
        return new(name) if _speaks(corpus, name) else name

    positions = {name: place for old, place in corpus.positions.items() if old in names and (name := names[old])}
    return replace(
        corpus,
        claims={key: _claim(claim, new, speaker) for key, claim in corpus.claims.items()},
        sources={key: replace(source, concepts=_ids(source.concepts, new)) for key, source in corpus.sources.items()},
        concepts={key: _concept(concept, new) for key, concept in corpus.concepts.items()},
        positions={**positions, **{name: at for name, at in corpus.positions.items() if name not in names}},
        decisions=with_subjects(corpus.decisions, "concept", new),
    )


def _claim(claim: Claim, new: Rename, speaker: Rename) -> Claim:
    return replace(claim, concepts=_ids(claim.concepts, new), asserted_by=_ids(claim.asserted_by, speaker),
                   position=_position(claim.position, new))


def _position(position: Position | None, new: Rename) -> Position | None:
    if position is None:
        return None
    actor, issue = new(position.actor), new(position.issue)
    return replace(position, actor=actor, issue=issue) if actor and issue else None


def _concept(concept: Concept, new: Rename) -> Concept:
    itself = new(concept.id)
    lists = {field: tuple(name for name in _ids(getattr(concept, field), new) if name != itself)
             for field in CONCEPT_LISTS}
    joined: dict[tuple[str, str], Relation] = {}
    for one in concept.relations:
        if (to := new(one.to)) and to != itself:
            first = joined.get((to, one.as_), replace(one, to=to, claims=()))
            joined[to, one.as_] = replace(first, claims=tuple(dict.fromkeys((*first.claims, *one.claims))))
    return replace(concept, relations=tuple(joined.values()), **lists)

"""The concepts of a corpus as a graph: who stands beside whom, why, and which claims say so."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toolkit.errors import ToolkitError
from toolkit.model import Claim, Concept, ConceptType, Corpus, DatedEvent, LangText
from toolkit.text.normal import normal_form

EdgeKind = Literal["argument", "broader", "partOf", "related"]
KINDS: dict[EdgeKind, LangText] = {
    "argument": {"zh": "论证关系", "en": "argument"},
    "broader": {"zh": "上位概念", "en": "is a kind of"},
    "partOf": {"zh": "组成部分", "en": "is part of"},
    "related": {"zh": "相关", "en": "related to"},
}


class Node(Struct, frozen=True):
    """A concept on the map, with the ids of the claims that carry it and the keys of the sources tagged with it."""

    id: str
    type: ConceptType
    label: LangText
    others: tuple[str, ...] = ()
    definition: LangText = {}
    dates: tuple[DatedEvent, ...] = ()
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Edge(Struct, frozen=True):
    """A directed line between two nodes: ``name`` is the relation's id in corpus.yaml, or the kind itself."""

    kind: EdgeKind
    source: str
    target: str
    name: str
    label: LangText = {}
    claims: tuple[str, ...] = ()


class Graph(Struct, frozen=True):
    """Nodes by id and edges by (kind, source, target, name), both in an order that does not depend on the files'."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


def concept_graph(corpus: Corpus, around: str | None = None, depth: int = 1) -> Graph:
    """Return all concepts, or those within ``depth`` steps of one that is named by its id or by a label.

    Targets that no concept answers to are left out (``check`` reports them). Raises ToolkitError where ``around`` names
    nothing.
    """
    names = set(corpus.concepts) if around is None else within(corpus, find_concept(corpus, around), depth)
    carried, tagged = claims_by_concept(corpus), sources_by_concept(corpus)
    nodes = tuple(node(corpus.concepts[name], carried.get(name, ()), tagged.get(name, ())) for name in sorted(names))
    return Graph(nodes, tuple(edge for edge in all_edges(corpus) if edge.source in names and edge.target in names))


def node(concept: Concept, claims: Iterable[str], sources: Iterable[str]) -> Node:
    """Return the node of one concept."""
    return Node(
        id=concept.id,
        type=concept.type,
        label=concept.pref_label,
        others=tuple(label for language in sorted(concept.alt_label) for label in concept.alt_label[language]),
        definition=concept.definition,
        dates=tuple(sorted(concept.dates, key=lambda date: date.on)),
        claims=tuple(claims),
        sources=tuple(sources),
    )


def find_concept(corpus: Corpus, wanted: str) -> str:
    """Return the id that is meant by an id or a label in any language; raise ToolkitError with the nearest names."""
    if wanted in corpus.concepts:
        return wanted
    known = {normal_form(label): concept.id for concept in corpus.concepts.values() for label in labels(concept)}
    form = normal_form(wanted)
    if form and form in known:
        return known[form]
    near = [known[name] for name in difflib.get_close_matches(form, known, 3)]
    names = ", ".join(dict.fromkeys(near))
    english, chinese = (f"; did you mean {names}?", f"；是否指 {names}？") if near else ("", "")
    raise ToolkitError(f"no concept {wanted!r}{english}", f"没有概念 {wanted}{chinese}")


def labels(concept: Concept) -> Iterator[str]:
    """Yield everything that a concept is called, its id last."""
    yield from concept.pref_label.values()
    for others in concept.alt_label.values():
        yield from others
    yield concept.id


def within(corpus: Corpus, centre: str, depth: int) -> set[str]:
    """Return the concepts that ``depth`` steps along edges, in either direction, lead to."""
    reached, edges = {centre}, all_edges(corpus)
    for _ in range(depth):
        ends = [(edge.source, edge.target) for edge in edges if edge.source in reached or edge.target in reached]
        wider = reached.union(*ends) if ends else reached
        if wider == reached:
            break
        reached = wider
    return reached


def claims_by_concept(corpus: Corpus) -> dict[str, list[str]]:
    """Return for each concept the ids of the claims about it that nobody rejected, sorted."""
    carried: dict[str, list[str]] = {}
    for claim in standing(corpus):
        for name in dict.fromkeys(claim.concepts):
            carried.setdefault(name, []).append(claim.id)
    return carried


def standing(corpus: Corpus) -> list[Claim]:
    """Return the claims that nobody rejected, by id."""
    return [claim for _, claim in sorted(corpus.claims.items()) if claim.status != "rejected"]


def sources_by_concept(corpus: Corpus) -> dict[str, list[str]]:
    """Return for each concept the keys of the sources that are tagged with it, sorted."""
    tagged: dict[str, list[str]] = {}
    for key in sorted(corpus.sources):
        for name in dict.fromkeys(corpus.sources[key].concepts):
            tagged.setdefault(name, []).append(key)
    return tagged


def all_edges(corpus: Corpus) -> tuple[Edge, ...]:
    """Return every edge between two concepts of the corpus once, sorted."""
    claims = {claim.id for claim in standing(corpus)}
    names = {relation.id: relation.label for relation in corpus.settings.relations}
    found: dict[tuple[str, str, str], Edge] = {}
    for concept in corpus.concepts.values():
        for edge in (*hierarchy(concept), *arguments(concept, names, claims)):
            if edge.source != edge.target and edge.source in corpus.concepts and edge.target in corpus.concepts:
                merge(found, edge)
    return tuple(sorted(found.values(), key=lambda edge: (edge.kind, edge.source, edge.target, edge.name)))


def merge(found: dict[tuple[str, str, str], Edge], edge: Edge) -> None:
    """Add an edge; one that is written twice becomes one with the claims of both."""
    key = (edge.source, edge.target, edge.name)
    claims = tuple(sorted({*edge.claims, *(found[key].claims if key in found else ())}))
    found[key] = replace(edge, claims=claims)


def hierarchy(concept: Concept) -> Iterator[Edge]:
    """Yield the SKOS edges of one concept; ``related`` runs from the lesser id, because it has no direction."""
    named: tuple[tuple[EdgeKind, tuple[str, ...]], ...] = (("broader", concept.broader), ("partOf", concept.part_of))
    for kind, targets in named:
        yield from (Edge(kind, concept.id, target, kind, KINDS[kind]) for target in targets)
    for other in concept.related:
        yield Edge("related", min(concept.id, other), max(concept.id, other), "related", KINDS["related"])


def arguments(concept: Concept, names: dict[str, LangText], claims: set[str]) -> Iterator[Edge]:
    """Yield the argument relations of one concept; a name that corpus.yaml does not know is its own label."""
    for relation in concept.relations:
        label = names.get(relation.as_) or {"en": relation.as_}
        carried = tuple(name for name in relation.claims if name in claims)
        yield Edge("argument", concept.id, relation.to, relation.as_, label, carried)

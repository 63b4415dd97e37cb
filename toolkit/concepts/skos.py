"""Whether a vocabulary holds together, after SKOS (https://www.w3.org/TR/skos-reference/)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from toolkit.model import Concept
from toolkit.text.normal import normal_form


class LabelConflict(Struct, frozen=True):
    """A label that does not tell concepts apart: ``concepts`` (ids) share it in ``language``.

    ``preferred`` says that it is the prefLabel of at least two of them: one name for two things. One concept alone
    stands here where it repeats a label of its own (SKOS integrity condition S13).
    """

    label: str
    language: str
    concepts: tuple[str, ...]
    preferred: bool


def cycles(edges: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return circles of a directed graph that share no edge, until none is left.

    A circle begins with the first of its nodes in the order of ``edges`` and does not repeat it at the end. Ends that
    are no node are left out. Linear in nodes and edges for each round of circles taken out; mostly there is one.
    """
    graph = {node: tuple(end for end in ends if end in edges) for node, ends in edges.items()}
    order = {node: number for number, node in enumerate(graph)}
    found: list[tuple[str, ...]] = []
    while knots := _knots(graph, order):
        circles = [_circle(_part(graph, knot)) for knot in knots]
        taken = {pair for circle in circles for pair in zip(circle, circle[1:] + circle[:1], strict=True)}
        graph = {node: tuple(end for end in ends if (node, end) not in taken) for node, ends in graph.items()}
        found += circles
    return tuple(sorted(found, key=lambda circle: order[circle[0]]))


def ancestors(concepts: Mapping[str, Concept], names: Iterable[str]) -> set[str]:
    """Return what is broader than these concepts, or has them as a part, at any distance; circles do no harm."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        concept = concepts.get(waiting.pop())
        above = {*concept.broader, *concept.part_of} - found if concept else set()
        found |= above
        waiting.extend(above)
    return found


def missing_labels(concepts: Mapping[str, Concept], languages: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (concept id, language) for each language of the corpus in which a concept has no prefLabel."""
    wanted = tuple(languages)
    return tuple(
        (name, language)
        for name, concept in concepts.items()
        for language in wanted
        if not concept.pref_label.get(language, "").strip()
    )


def orphans(concepts: Mapping[str, Concept]) -> tuple[str, ...]:
    """Return the concepts that no relation ties to another concept of the vocabulary, in either direction."""
    pairs = [(name, end) for name, concept in concepts.items() for end in _neighbours(concept) if end in concepts]
    tied = {name for pair in pairs if pair[0] != pair[1] for name in pair}
    return tuple(name for name in concepts if name not in tied)


def label_conflicts(concepts: Mapping[str, Concept]) -> tuple[LabelConflict, ...]:
    """Return the labels that two concepts share in one language, or that one concept has twice, sorted.

    Case, width, blanks and punctuation do not tell labels apart (``normal_form``), languages do.
    """
    uses: dict[tuple[str, str], list[tuple[str, str, bool]]] = {}
    for name, concept in concepts.items():
        for language, label, preferred in _labels(concept):
            if form := normal_form(label):
                uses.setdefault((language, form), []).append((name, label, preferred))
    return tuple(_conflict(language, used) for (language, _), used in sorted(uses.items()) if len(used) > 1)


def _conflict(language: str, used: list[tuple[str, str, bool]]) -> LabelConflict:
    names = tuple(dict.fromkeys(name for name, _, _ in used))
    preferred = len({name for name, _, is_preferred in used if is_preferred}) > 1
    return LabelConflict(label=used[0][1], language=language, concepts=names, preferred=preferred)


def _labels(concept: Concept) -> Iterator[tuple[str, str, bool]]:
    """Yield (language, label, whether it is the preferred one)."""
    yield from ((language, label, True) for language, label in concept.pref_label.items())
    for language, labels in concept.alt_label.items():
        yield from ((language, label, False) for label in labels)


def _neighbours(concept: Concept) -> Iterator[str]:
    relations = (relation.to for relation in concept.relations)
    return chain(concept.broader, concept.part_of, concept.related, concept.exact_match, relations)


def _knots(graph: Mapping[str, tuple[str, ...]], order: Mapping[str, int]) -> list[list[str]]:
    """Return the sets of nodes that all lead to each other, or of one that leads to itself, each in order."""
    parts = (sorted(part, key=order.__getitem__) for part in _components(graph))
    return [part for part in parts if len(part) > 1 or part[0] in graph[part[0]]]


def _components(graph: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """Return the strongly connected components (Kosaraju: by finishing time, then against the arrows); no recursion."""
    against: dict[str, list[str]] = {node: [] for node in graph}
    for node, ends in graph.items():
        for end in ends:
            against[end].append(node)
    seen: set[str] = set()
    finished = [node for start in graph for node in _finishing(graph, start, seen)]
    done: set[str] = set()
    return [_finishing(against, node, done) for node in reversed(finished) if node not in done]


def _finishing(graph: Mapping[str, Iterable[str]], start: str, seen: set[str]) -> list[str]:
    """Return the unseen nodes that ``start`` leads to, in the order in which a depth-first walk leaves them."""
    if start in seen:
        return []
    seen.add(start)
    left: list[str] = []
    path = [(start, iter(graph[start]))]
    while path:
        node, ends = path[-1]
        following = next((end for end in ends if end not in seen), None)
        if following is None:
            left.append(node)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(graph[following])))
    return left


def _part(graph: Mapping[str, tuple[str, ...]], nodes: Iterable[str]) -> dict[str, list[str]]:
    chosen = dict.fromkeys(nodes)
    return {node: [end for end in graph[node] if end in chosen] for node in chosen}


def _circle(knot: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return a shortest way from the first node of a knot back to it; breadth first."""
    start = next(iter(knot))
    came: dict[str, str] = {}
    queue = deque([start])
    while start not in came:
        node = queue.popleft()
        for end in knot[node]:
            if end not in came:
                came[end] = node
                queue.append(end)
    way = [came[start]]
    while way[-1] != start:
        way.append(came[way[-1]])
    return tuple(reversed(way))

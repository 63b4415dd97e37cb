"""An id that no concept of the vocabulary has.

A claim, a source, a position, the map or another concept names a concept that concepts.yaml does not hold. The link
is lost to the map, to search and to every report. Correct the id, or add the concept to corpus/concepts.yaml. In
``exactMatch`` only ids without a colon are looked up; an address such as ``wd:Q1234`` points out of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Claim, Concept, Corpus, Level, Place, Problem
from toolkit.rules.references import Reference, dangling, listed, unread

ID = "unknown-concept"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{field}: there is no concept {name}",
    "zh": "{field}：没有概念 {name}",
}
MANUAL_ZH = """词表中没有这个编号的概念。

论断、文献、立场、概念图或另一概念引用了 concepts.yaml 中没有的概念，概念图、检索和各种报告都会漏掉这层联系。请改正
编号，或在 corpus/concepts.yaml 中补上该概念。exactMatch 中只检查不含冒号的编号；wd:Q1234 之类的地址指向语料库之外。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each id that leads to no concept."""
    if not corpus.concepts and unread(corpus, "corpus/concepts.yaml"):
        return
    yield from dangling(ID, _in_records(corpus), corpus.concepts)
    places = (Reference(Place("corpus/map.yaml"), f"map:{name}", (name,), name) for name in corpus.positions)
    yield from dangling(ID, places, corpus.concepts, field="map")


def _in_records(corpus: Corpus) -> Iterator[Reference]:
    for claim in corpus.claims.values():
        yield from _in_claim(claim)
    for source in corpus.sources.values():
        yield from listed(source.place, f"source:{source.key}", ("concepts",), source.concepts)
    for concept in corpus.concepts.values():
        yield from _in_concept(concept)


def _in_claim(claim: Claim) -> Iterator[Reference]:
    place, subject = claim.place, f"claim:{claim.id}"
    yield from listed(place, subject, ("concepts",), claim.concepts)
    if claim.position:
        yield Reference(place, subject, ("position", "actor"), claim.position.actor)
        yield Reference(place, subject, ("position", "issue"), claim.position.issue)


def _in_concept(concept: Concept) -> Iterator[Reference]:
    place, subject = concept.place, f"concept:{concept.id}"
    for field, names in (("broader", concept.broader), ("partOf", concept.part_of), ("related", concept.related)):
        yield from listed(place, subject, (field,), names)
    matches = listed(place, subject, ("exactMatch",), concept.exact_match)
    yield from (match for match in matches if ":" not in match.name)
    for number, relation in enumerate(concept.relations):
        yield Reference(place, subject, ("relations", number, "to"), relation.to)

"""Someone who speaks or holds a position is a concept that cannot: no actor, no instrument.

``asserted_by`` names sources, actors (a state, an organisation) or instruments (a law, a white paper);
``position.actor`` names an actor. An idea or an issue asserts nothing. Name who does, or correct the type of the
concept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from toolkit.model import Concept, Corpus, Level, Problem
from toolkit.rules.references import Reference, listed, problem

ID = "speaker-type"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field}: {name} is a concept of type {type}; expected: {allowed}",
    "zh": "{field}：概念 {name} 的类型为 {type}，应为：{allowed}",
}
MANUAL_ZH = """说话者或持某立场者不是行为体，也不是文件。

asserted_by 应写文献、行为体（国家、组织）或文件（法律、白皮书）；position.actor 应写行为体。观念或议题不会作出断
言。请写明是谁，或改正概念的类型。
"""
SPEAKERS = ("actor", "instrument")
HOLDERS = ("actor",)


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each speaker and each holder of a position whose type does not fit; names of sources are left alone."""
    for claim in corpus.claims.values():
        subject = f"claim:{claim.id}"
        for reference in listed(claim.place, subject, ("asserted_by",), claim.asserted_by):
            if reference.name not in corpus.sources:
                yield from _misfit(corpus, reference, SPEAKERS)
        if claim.position:
            holder = Reference(claim.place, subject, ("position", "actor"), claim.position.actor)
            yield from _misfit(corpus, holder, HOLDERS)


def _misfit(corpus: Corpus, reference: Reference, types: Collection[str]) -> Iterator[Problem]:
    concept = corpus.concepts.get(reference.name)
    if concept is not None and concept.type not in types and not _unread(corpus, concept):
        yield problem(ID, reference, LEVEL, args={"type": concept.type, "allowed": ", ".join(types)})


def _unread(corpus: Corpus, concept: Concept) -> bool:
    """Whether reading the concept met mistakes: its type may only stand for one that could not be read."""
    return any(problem.subject == f"concept:{concept.id}" for problem in corpus.problems)

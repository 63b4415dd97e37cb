"""What a public index says of a source, taken over into the record: notices, and identifiers that it lacked."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from toolkit.model import Corpus, Source
from toolkit.sources.lookup import Answer
from toolkit.sources.online.notices import with_notices

_TAKEN = ("doi", "pmid")
"""The identifiers that a confirmed record is given; an ISBN may be another edition's."""


def with_answer(source: Source, answer: Answer) -> Source:
    """Return a source with the notices that an index has of it, and where all agrees with identifiers that it lacks.

    Nothing that the record says is changed. Where the index's title is another one, its notices are another work's.
    """
    found = answer.source
    if found is None or "title" not in answer.compared or any(each.field == "title" for each in answer.differs):
        return source
    source = with_notices(source, answer.notices)
    if answer.state != "confirmed":
        return source
    new = {name: found.identifiers[name] for name in _TAKEN if name in found.identifiers}
    return source if new.keys() <= source.identifiers.keys() else replace(source, identifiers=new | source.identifiers)


def with_answers(corpus: Corpus, answers: Mapping[str, Answer]) -> Corpus:
    """Return the corpus with what indexes say of its sources, by key; a source that went meanwhile stays gone."""
    found = {key: with_answer(corpus.sources[key], answer) for key, answer in answers.items() if key in corpus.sources}
    return replace(corpus, sources=corpus.sources | found)

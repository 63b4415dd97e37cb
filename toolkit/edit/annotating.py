"""What readers add to a source: notes, concepts, where they are with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from toolkit.edit.concepts import concept_of
from toolkit.edit.lookup import unknown
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Source
from toolkit.sources.retraction import retracted
from toolkit.text.scripts import language_of

ReadStatus = Literal["unread", "skimmed", "read"]
STATUS_FIELD = "readstatus"


def note_source(corpus: Corpus, key: str, text: str, language: str = "", append: bool = False) -> Corpus:
    """Return the corpus with a reader's note on a source, in the language of its words unless one is given.

    An empty text takes the note away; ``append`` puts the text behind the note that is there.
    """
    source = corpus.sources[key]
    tag = language or language_of(text) or source.language or "en"
    old = source.annotation.get(tag, "")
    words = f"{old}{' ' if old and tag != 'zh' else ''}{text.strip()}" if append else text.strip()
    notes = {**source.annotation, tag: words}
    return put_source(corpus, replace(source, annotation={name: note for name, note in notes.items() if note}))


def tag_source(corpus: Corpus, key: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> Corpus:
    """Return the corpus with concepts put on a source and taken off it; raises ToolkitError for a concept not there."""
    source, gone = corpus.sources[key], tuple(remove)
    for name in gone:
        if name not in source.concepts:
            raise unknown((f"concept on {key}", f"{key} 的概念"), name, source.concepts)
    new = (concept_of(corpus, name).id for name in add)
    concepts = tuple(dict.fromkeys(name for name in (*source.concepts, *new) if name not in gone))
    return put_source(corpus, replace(source, concepts=concepts))


def set_status(corpus: Corpus, key: str, status: ReadStatus) -> Corpus:
    """Return the corpus with how far someone has read a source, in the words of JabRef; unread is no field."""
    source = corpus.sources[key]
    fields = {name: value for name, value in source.fields.items() if name != STATUS_FIELD}
    if status != "unread":
        fields[STATUS_FIELD] = status
    return put_source(corpus, replace(source, fields=fields))


def retract_source(corpus: Corpus, key: str, notice: str) -> Corpus:
    """Return the corpus with a source marked as withdrawn by a notice that a person found."""
    return put_source(corpus, retracted(corpus.sources[key], notice))


def put_source(corpus: Corpus, source: Source) -> Corpus:
    """Return the corpus with a source changed."""
    return replace(corpus, sources={**corpus.sources, source.key: source})


def edit_source(corpus: Corpus, source: Source) -> Corpus:
    """Return the corpus with a source changed by hand; raises ToolkitError where it then names what is not there."""
    old = corpus.sources[source.key]
    for name in source.concepts:
        if name not in old.concepts:
            concept_of(corpus, name)
    for key in source.related:
        if key not in old.related and key not in {*corpus.sources, *corpus.decisions.aliases}:
            raise unknown(("source", "文献"), key, corpus.sources)
    if not source.own.title and old.own.title:
        raise ToolkitError("a source needs a title", "文献须有题名")
    return put_source(corpus, source)

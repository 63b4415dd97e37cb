"""spaCy with our tokenizer; the only place that loads it: most of a second, so only when it is needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.text.tokens import tokens_of


class Spacied(NamedTuple):
    """What of spaCy is used: its classes and functions."""

    blank: Any
    doc: Any
    span: Any
    language: Any
    matcher: Any
    longest: Any
    registry: Any


class Tokenizer:
    """Our tokens as a spaCy tokenizer; it has no state, so that there is nothing to write or read."""

    def __init__(self, vocab: Any, doc: Any) -> None:
        """Take the vocabulary of a pipeline and spaCy's class of documents."""
        self.vocab, self._doc = vocab, doc

    def __call__(self, text: str) -> Any:
        """Return the document of a text; its tokens together give the text again."""
        words, blanks = tokens_of(text)
        return self._doc(self.vocab, words=words, spaces=blanks)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Tokenizer:
        """Read nothing."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: str | Path, **_: Any) -> Tokenizer:
        """Read nothing."""
        return self


@cache
def spacied() -> Spacied:
    """Load spaCy, without making a pipeline: that would look for our own components while they are being imported."""
    import spacy
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans, registry

    return Spacied(spacy.blank, Doc, Span, Language, PhraseMatcher, filter_spans, registry)


@cache
def blank_pipeline() -> Any:
    """Return a pipeline of no language's own rules, with our tokenizer: both languages stand in one text."""
    pipeline = spacied().blank("xx")
    pipeline.tokenizer = Tokenizer(pipeline.vocab, spacied().doc)
    return pipeline

"""Sentences, citations and concepts as spaCy components, for a pipeline of one's own.

spaCy finds them by the entry points of the package, so that ``nlp.add_pipe("litcorpus_citations")`` needs no import::

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "litcorpus_tokenizer"}}})
    nlp.add_pipe("litcorpus_sentences")
    nlp.add_pipe("litcorpus_citations")
    nlp.add_pipe("litcorpus_concepts", config={"corpus": "my-review"})

What they find stands in ``doc.spans``: ``sentences``, ``citations`` and ``concepts``. The commands do not use them: all
work is done on plain data elsewhere, and these only hand it over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from toolkit.concepts.tagger import mentions
from toolkit.corpus import load
from toolkit.model import Concept
from toolkit.papers.find import find_citations
from toolkit.papers.formats.prose import manuscript
from toolkit.papers.paragraphs import sentences
from toolkit.text.spacied import Tokenizer, spacied

_SPACY = spacied()


def tokenizer() -> Callable[[Any], Tokenizer]:
    """Return what makes our tokenizer for a pipeline: a Han character is a token, a Latin word or number is whole."""
    return lambda nlp: Tokenizer(nlp.vocab, _SPACY.doc)


def sentences_component(nlp: Any, name: str) -> Callable[[Any], Any]:
    """Return a component that puts the sentences into ``doc.spans["sentences"]`` and marks where each begins."""
    return _sentences


def _sentences(doc: Any) -> Any:
    found = sentences(manuscript("", "text", doc.text))
    spans = [_span(doc, one.start, one.end, "sentence") for one in found]
    doc.spans["sentences"] = spans
    starts = {span.start for span in spans} | {0}
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc


def citations_component(nlp: Any, name: str) -> Callable[[Any], Any]:
    """Return a component that puts the citations into ``doc.spans["citations"]``, the label is the style of each.

    A span has ``span._.litcorpus_targets`` (places in the reference list, from 1), ``litcorpus_as_printed``,
    ``litcorpus_resolved_by`` and ``litcorpus_confidence``; the list itself is ``doc._.litcorpus_references``.
    """
    return _citations


def _citations(doc: Any) -> Any:
    found = find_citations(manuscript("", "text", doc.text))
    spans = []
    for cited in found.citations:
        span = _span(doc, cited.start, cited.end, cited.style)
        span._.litcorpus_targets, span._.litcorpus_as_printed = cited.targets, cited.as_printed
        span._.litcorpus_resolved_by, span._.litcorpus_confidence = cited.by, cited.confidence
        spans.append(span)
    doc.spans["citations"] = spans
    doc._.litcorpus_references = tuple(entry.raw for entry in found.references)
    return doc


def concepts_component(nlp: Any, name: str, corpus: str) -> Concepts:
    """Return a component that puts the concepts of a corpus folder into ``doc.spans["concepts"]``.

    The id of a concept is the span's ``kb_id_``. Without a folder the concepts are those that are given to the
    component: ``nlp.get_pipe("litcorpus_concepts").concepts = …``.
    """
    return Concepts(load(Path(corpus)).concepts.values() if corpus else ())


class Concepts:
    """The component that tags concepts."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        """Take the vocabulary."""
        self.concepts = tuple(concepts)

    def __call__(self, doc: Any) -> Any:
        """Tag a document."""
        (found,) = mentions([doc.text], self.concepts)
        doc.spans["concepts"] = [_span(doc, one.start, one.end, "concept", one.concept) for one in found]
        return doc


def _span(doc: Any, start: int, end: int, label: str, concept: str = "") -> Any:
    """Return the tokens that hold a stretch; a pipeline with another tokenizer may have to widen it."""
    return doc.char_span(start, end, label=label, kb_id=concept, alignment_mode="expand")


def _register() -> None:
    span, doc, factory = _SPACY.span, _SPACY.doc, _SPACY.language.factory
    for name, default in (("targets", ()), ("as_printed", ()), ("resolved_by", ""), ("confidence", 0.0)):
        span.set_extension(f"litcorpus_{name}", default=default, force=True)
    doc.set_extension("litcorpus_references", default=(), force=True)
    _SPACY.registry.tokenizers("litcorpus_tokenizer", func=tokenizer)
    factory("litcorpus_sentences", assigns=["doc.spans", "token.is_sent_start"], func=sentences_component)
    factory("litcorpus_citations", assigns=["doc.spans"], func=citations_component)
    factory("litcorpus_concepts", assigns=["doc.spans"], default_config={"corpus": ""}, func=concepts_component)


_register()

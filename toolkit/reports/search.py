"""Find a word in the records: substrings in any language, blind to case and width, with the places to highlight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from toolkit.model import Corpus
from toolkit.text.normal import fold

What = Literal["source", "claim", "concept"]


class Hit(Struct, frozen=True):
    """A text that holds the query: whose, which field, and the matching stretches (code points, end exclusive)."""

    what: What
    id: str
    field: str
    text: str
    spans: tuple[tuple[int, int], ...]


def search(corpus: Corpus, query: str) -> tuple[Hit, ...]:
    """Return every text that holds ``query``, sources first, in the order of the files; none for a blank query."""
    wanted = " ".join(fold(query)[0].split())
    if not wanted:
        return ()
    return tuple(
        Hit(what, record, name, text, spans)
        for what, record, name, text in texts(corpus)
        if (spans := find(text, wanted))
    )


def find(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """Return where the folded ``wanted`` stands in ``text``, as offsets of ``text`` itself."""
    folded, offsets = fold(text)
    spans, at = [], folded.find(wanted)
    while at >= 0:
        spans.append((offsets[at], offsets[at + len(wanted) - 1] + 1))
        at = folded.find(wanted, at + len(wanted))
    return tuple(spans)


def texts(corpus: Corpus) -> Iterator[tuple[What, str, str, str]]:
    """Yield every text that people search: (what, id, field, text)."""
    for source in corpus.sources.values():
        yield "source", source.key, "key", source.key
        for language, side in source.sides.items():
            names = "; ".join(f"{n.literal or n.family} {n.given}".strip() for n in side.authors)
            for name, text in (("title", side.title), ("authors", names), ("container", side.container)):
                if text:
                    yield "source", source.key, f"{name} ({language})", text
        yield from (("source", source.key, f"annotation ({lang})", text) for lang, text in source.annotation.items())
    for claim in corpus.claims.values():
        yield "claim", claim.id, "id", claim.id
        yield from (("claim", claim.id, f"text ({language})", text) for language, text in claim.text.items())
    for concept in corpus.concepts.values():
        yield "concept", concept.id, "id", concept.id
        for name, group in (("label", concept.pref_label), ("definition", concept.definition)):
            yield from (("concept", concept.id, f"{name} ({language})", text) for language, text in group.items())
        for language, labels in concept.alt_label.items():
            yield from (("concept", concept.id, f"altLabel ({language})", text) for text in labels)

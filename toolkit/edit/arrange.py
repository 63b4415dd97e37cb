"""Give every concept a place on the map, and leave those that have one where they are."""

from __future__ import annotations

from msgspec.structs import replace

from toolkit.concepts.graph import concept_graph
from toolkit.model import Corpus


def arrange(corpus: Corpus) -> Corpus:
    """Return the corpus with a position for each concept; the same value where nothing was missing."""
    if corpus.concepts.keys() <= corpus.positions.keys():
        return corpus
    from toolkit.concepts.layout import place_nodes  # with numpy, which commands that place nothing do without

    placed = place_nodes(concept_graph(corpus), corpus.positions)
    return replace(corpus, positions={**corpus.positions, **placed})

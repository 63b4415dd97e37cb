"""The concept map in every format: one drawing, several writers."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.concepts.graph import concept_graph, find_concept
from toolkit.model import Corpus
from toolkit.reports.map import exchange, html, svg
from toolkit.reports.map.drawing import Drawing, drawn

MAP_WRITERS: dict[str, Callable[[Drawing, str], str]] = {
    "svg": svg.write,
    "html": html.write,
    "mermaid": exchange.mermaid,
    "dot": exchange.dot,
    "graphml": exchange.graphml,
}


def draw(corpus: Corpus, form: str, language: str, around: str | None = None, depth: int = 1) -> str:
    """Return the map in a format; ``around`` a concept it is laid out afresh, because most of the whole map is missing.

    Raises ToolkitError where ``around`` names no concept.
    """
    graph = concept_graph(corpus, around, depth)
    if around is None:
        return MAP_WRITERS[form](drawn(corpus, graph, corpus.positions), language)
    return MAP_WRITERS[form](drawn(corpus, graph, {}, find_concept(corpus, around)), language)


def map_svg(corpus: Corpus, language: str) -> str:
    """Return the whole map as SVG in one language."""
    return draw(corpus, "svg", language)

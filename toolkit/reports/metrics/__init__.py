"""The figures of a corpus and their formulas, one small module each; ids and JSON as the commands' contract says."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.reports.blocks import Options
from toolkit.reports.metrics import density, dependence, links, references, support, works
from toolkit.reports.metrics.figures import Figure, Share
from toolkit.reports.view import View, parts


def six_figures(view: View) -> tuple[Share, ...]:
    """Return the shares that every coverage report opens with, in their order."""
    return (
        support.own_voice_support(view),
        support.attribution(view),
        dependence.top_source_dependence(view),
        dependence.single_source(view),
        dependence.single_author(view),
        dependence.self_source(view),
        *(references.reference_coverage(view, reading) for reading in references.READINGS),
        links.checked_links(view),
        links.own_document_positions(view),
    )


def description(view: View, options: Options) -> tuple[Figure, ...]:
    """Return the figures that describe without grading."""
    return (
        *support.section_support(view),
        *support.concept_support(view),
        links.located_links(view),
        *density.section_density(view),
        works.work_language(view),
        works.bilingual_share(view),
        works.venue_share(view),
        works.age_median(view, options.as_of),
        works.age_within(view, options.as_of),
        references.self_citation_references(view),
        *(references.self_citation_markers(view, reading) for reading in references.READINGS),
        links.source_load_median(view),
        links.source_load_top5(view),
    )


def metrics(view: View, options: Options) -> Iterator[dict[str, object]]:
    """Yield every figure as JSON.

    Of a corpus with several papers each metric also says which ``paper`` it is of; those of all papers together have
    ``paper: null`` and the scope ``corpus`` where a paper's own have ``paper``.
    """
    for part in parts(view):
        for figure in (*six_figures(part), *description(part, options)):
            yield placed(figure.as_json(), part) if view.several else figure.as_json()


def placed(metric: dict[str, object], part: View) -> dict[str, object]:
    """Return a metric with the paper it is of."""
    scope = "corpus" if not part.paper and metric["scope"] == "paper" else metric["scope"]
    return {**metric, "scope": scope, "paper": part.paper or None}

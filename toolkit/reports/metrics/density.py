"""How densely a section cites: markers per 1,000 characters of its text."""

from __future__ import annotations

from toolkit.model import Paper, Section
from toolkit.reports.metrics.figures import Measure
from toolkit.reports.view import View, within

PER = 1000
UNIT = "citations per 1,000 characters"


def section_density(view: View) -> tuple[Measure, ...]:
    """Return citations / characters * 1,000 by section: its own text, and ``:all`` with its children.

    Characters are those of the outline, without blanks and markers; ``n`` is their number. A section whose characters
    nobody counted has no figure.
    """
    if len(view.papers) != 1:
        return ()
    paper = view.papers[0]
    sections = view.outlines[paper.id]
    return tuple(
        density
        for section in sections
        for density in (
            measure(paper, (section,), f"section:{section.number}"),
            measure(paper, branch(sections, section), f"section:{section.number}:all"),
        )
    )


def branch(sections: tuple[Section, ...], head: Section) -> tuple[Section, ...]:
    """Return a section and its children."""
    return tuple(section for section in sections if within(section.number, head.number))


def citations_in(paper: Paper, sections: tuple[Section, ...]) -> int:
    """Return how many markers stand in some sections."""
    numbers = {section.number for section in sections}
    return sum(citation.section in numbers for citation in paper.citations)


def measure(paper: Paper, sections: tuple[Section, ...], scope: str) -> Measure:
    """Return the density of some sections taken together."""
    characters = sum(section.characters or 0 for section in sections)
    value = citations_in(paper, sections) * PER / characters if characters else None
    return Measure("section-density", value, UNIT, characters, scope)

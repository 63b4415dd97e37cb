"""The reference list under two readings: markers as this copy reads, and as they were resolved."""

from __future__ import annotations

from toolkit.model import Citation, Paper
from toolkit.reports.metrics.figures import Reading, Share
from toolkit.reports.view import Entry, View, entries
from toolkit.sources.authors import share_author

READINGS: tuple[Reading, ...] = ("as-printed", "as-resolved")


def reference_coverage(view: View, reading: Reading) -> Share:
    """Return: listed references with at least one citation / listed references.

    As this copy reads, an entry is cited when its number in the list stands in ``as_printed`` of a citation; as
    resolved, when its key stands in ``targets``.
    """
    listed = entries(view)
    return Share("reference-coverage", len(listed) - len(uncited(view, reading)), len(listed), reading=reading)


def uncited(view: View, reading: Reading) -> tuple[Entry, ...]:
    """Return the entries that no citation reaches, in the order of the list."""
    return tuple(entry for entry in entries(view) if not any(reaches(c, entry, reading) for c in entry.paper.citations))


def reaches(citation: Citation, entry: Entry, reading: Reading) -> bool:
    """Whether a citation is one of an entry, under one reading."""
    return entry.number in citation.as_printed if reading == "as-printed" else entry.key in citation.targets


def markers(entry: Entry, reading: Reading) -> int:
    """Return how many citations reach an entry."""
    return sum(reaches(citation, entry, reading) for citation in entry.paper.citations)


def keys_read(paper: Paper, citation: Citation) -> tuple[str, ...]:
    """Return the entries that the numbers of a marker name; numbers beyond the list name none."""
    size = len(paper.references)
    return tuple(paper.references[number - 1] for number in citation.as_printed if 1 <= number <= size)


def repaired(view: View) -> tuple[tuple[Paper, Citation], ...]:
    """Return the citations that were resolved to other entries than the numbers they show."""
    return tuple(
        (paper, citation) for paper in view.papers for citation in paper.citations
        if citation.targets and set(keys_read(paper, citation)) != set(citation.targets)
    )


def unresolved(view: View) -> tuple[tuple[Paper, Citation], ...]:
    """Return the citations of which nobody knows what they point to."""
    return tuple((paper, citation) for paper in view.papers for citation in paper.citations if not citation.targets)


def self_entries(view: View) -> tuple[Entry, ...]:
    """Return the listed works that share an author with the paper that lists them."""
    return tuple(entry for entry in entries(view) if is_own(view, entry))


def is_own(view: View, entry: Entry) -> bool:
    """Whether an entry is by an author of the paper that lists it."""
    own = view.corpus.sources.get(entry.paper.source)
    return own is not None and entry.source is not None and share_author(own, entry.source)


def self_citation_references(view: View) -> Share:
    """Return: listed references that share an author with the paper / listed references."""
    return Share("self-citation-references", len(self_entries(view)), len(entries(view)))


def self_citation_markers(view: View, reading: Reading) -> Share:
    """Return: in-text markers that reach a listed work of the paper's own authors / in-text markers."""
    own = [(entry.paper.id, entry) for entry in self_entries(view)]
    cited = sum(
        any(name == paper.id and reaches(citation, entry, reading) for name, entry in own)
        for paper in view.papers for citation in paper.citations
    )
    return Share("self-citation-markers", cited, sum(len(paper.citations) for paper in view.papers), reading=reading)

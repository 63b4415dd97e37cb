"""What the reference list is made of: languages, halves, venues, ages."""

from __future__ import annotations

from collections import Counter
from statistics import median

from toolkit.model import Paper, Source
from toolkit.reports.metrics.figures import Measure, Share
from toolkit.reports.view import Entry, View, entries
from toolkit.text.normal import normal_form

RECENT = 5


def work_language(view: View) -> Share:
    """Return: listed works in the language of the paper that lists them / listed works."""
    listed = entries(view)
    return Share("work-language", sum(in_paper_language(view, entry) for entry in listed), len(listed))


def in_paper_language(view: View, entry: Entry) -> bool:
    """Whether a work is in the language of the paper that lists it."""
    own = view.corpus.sources.get(entry.paper.source)
    language = entry.paper.language or (own.language if own else "")
    return entry.source is not None and bool(language) and entry.source.language == language


def bilingual_share(view: View) -> Share:
    """Return: listed works with a title in two languages / listed works."""
    listed = entries(view)
    return Share("bilingual-share", sum(is_bilingual(entry.source) for entry in listed), len(listed))


def is_bilingual(source: Source | None) -> bool:
    """Whether a record has its title in more than one language."""
    return source is not None and sum(bool(side.title) for side in source.sides.values()) > 1


def venue_of(source: Source | None) -> str:
    """Return the journal, book or site that holds a work, in its own language; empty for a work that stands alone."""
    return source.own.container if source else ""


def venue_share(view: View) -> Share:
    """Return: listed works in the venue that holds most of them / listed works with a venue."""
    venues = Counter(normal_form(venue) for entry in entries(view) if (venue := venue_of(entry.source)))
    return Share("venue-share", max(venues.values(), default=0), venues.total())


def year_of(view: View, paper: Paper) -> int | None:
    """Return the year of a paper, as its own source gives it."""
    source = view.corpus.sources.get(paper.source)
    return source.year if source else None


def age(view: View, entry: Entry, as_of: int | None) -> int | None:
    """Return how many years before ``as_of``, by default the paper's own year, a listed work appeared."""
    at = as_of if as_of is not None else year_of(view, entry.paper)
    year = entry.source.year if entry.source else None
    return None if at is None or year is None else at - year


def ages(view: View, as_of: int | None) -> list[int]:
    """Return the ages of all listed works that have one."""
    return [years for entry in entries(view) if (years := age(view, entry, as_of)) is not None]


def age_median(view: View, as_of: int | None) -> Measure:
    """Return the median age of the listed works, in years."""
    known = ages(view, as_of)
    return Measure("age-median", float(median(known)) if known else None, "years", len(known))


def age_within(view: View, as_of: int | None) -> Share:
    """Return: listed works of the last five years / listed works whose age is known."""
    known = ages(view, as_of)
    return Share("age-within-5", sum(years <= RECENT for years in known), len(known))

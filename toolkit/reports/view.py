"""What a report looks at: the claims in reading order, with what each stands on, for one paper or for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, structs
from msgspec.structs import replace

from toolkit.claims.basis import Basis, basis_of
from toolkit.model import Claim, Corpus, Link, Paper, Section, Source


class View(Struct, frozen=True):
    """The claims of one paper or of all papers, in reading order.

    ``shown`` are all but the rejected ones; of these figures count ``claims`` and leave out ``exempt``, which a person
    took out. ``basis`` is what each claim of the corpus stands on, ``outlines`` the sections of each paper. ``paper``
    is the one paper's id, empty for all together; ``several`` says that rows have to name their paper.
    """

    corpus: Corpus
    papers: tuple[Paper, ...]
    shown: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    exempt: tuple[Claim, ...]
    basis: Mapping[str, Basis]
    outlines: Mapping[str, tuple[Section, ...]]
    several: bool
    paper: str = ""


class Entry(Struct, frozen=True):
    """One entry of a printed reference list: number from 1, key, and its record where references.bib has it."""

    paper: Paper
    number: int
    key: str
    source: Source | None


def whole(corpus: Corpus) -> View:
    """Return the view of a whole corpus."""
    standing = [claim for claim in corpus.claims.values() if claim.status != "rejected"]
    papers = papers_of(corpus, standing)
    outlines = outlines_of(papers, standing)
    shown = in_reading_order(standing, outlines)
    return View(
        corpus=corpus,
        papers=papers,
        shown=shown,
        claims=tuple(claim for claim in shown if not claim.exempt),
        exempt=tuple(claim for claim in shown if claim.exempt),
        basis=basis_of(corpus),
        outlines=outlines,
        several=len(papers) > 1,
    )


def parts(view: View) -> tuple[View, ...]:
    """Return what figures are counted over: the one paper, or all papers together and then each by itself."""
    if view.several:
        return (view, *papers(view))
    return papers(view) or (view,)


def papers(view: View) -> tuple[View, ...]:
    """Return the view of each paper."""
    return tuple(only(view, paper) for paper in view.papers)


def only(view: View, paper: Paper) -> View:
    """Return the view of one paper."""

    def of_paper(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(claim for claim in claims if claim.paper == paper.id)

    return structs.replace(
        view, paper=paper.id, papers=(paper,),
        shown=of_paper(view.shown), claims=of_paper(view.claims), exempt=of_paper(view.exempt),
    )


def papers_of(corpus: Corpus, claims: Iterable[Claim]) -> tuple[Paper, ...]:
    """Return the papers by id; a file of claims whose paper has no record yet counts as a paper without outline.

    Markers that the manuscript has lost are left out: they count in no figure.
    """
    ids = {*corpus.papers, *(claim.paper for claim in claims)}
    return tuple(_present(corpus.papers.get(name) or Paper(id=name, source="")) for name in sorted(ids))


def _present(paper: Paper) -> Paper:
    """Return a paper with the markers that it has now."""
    if not any(citation.gone for citation in paper.citations):
        return paper
    return replace(paper, citations=tuple(citation for citation in paper.citations if not citation.gone))


def outlines_of(papers: Iterable[Paper], claims: Iterable[Claim]) -> dict[str, tuple[Section, ...]]:
    """Return each paper's sections in order; a section that only a claim names comes after those of the outline."""
    used: dict[str, set[str]] = {}
    for claim in claims:
        used.setdefault(claim.paper, set()).add(claim.section)
    return {paper.id: (*paper.outline, *unknown(paper, used.get(paper.id, set()))) for paper in papers}


def unknown(paper: Paper, used: set[str]) -> Iterator[Section]:
    """Yield the sections that the outline lacks."""
    for number in sorted(used - {section.number for section in paper.outline}, key=natural):
        yield Section(number=number, title={})


def in_reading_order(claims: Iterable[Claim], outlines: Mapping[str, tuple[Section, ...]]) -> tuple[Claim, ...]:
    """Return the claims by paper, by section in the order of the outline, and as their file has them; last by id."""
    at = {(paper, one.number): rank for paper, sections in outlines.items() for rank, one in enumerate(sections)}

    def rank(claim: Claim) -> tuple[str, int, int, str]:
        return claim.paper, at[claim.paper, claim.section], claim.place.line, claim.id

    return tuple(sorted(claims, key=rank))


def natural(number: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key under which section 2 comes before 10, and a number before a word."""
    return tuple((int(part), "") if part.isdecimal() else (10**9, part) for part in re.findall(r"\d+|\D+", number))


def within(section: str, head: str) -> bool:
    """Whether a section is ``head`` or one of its children."""
    return section == head or section.startswith(f"{head}.")


def entries(view: View) -> tuple[Entry, ...]:
    """Return every entry of every reference list, as often as lists name it."""
    sources = view.corpus.sources
    return tuple(
        Entry(paper, number, key, sources.get(key))
        for paper in view.papers
        for number, key in enumerate(paper.references, 1)
    )


def links(claims: tuple[Claim, ...]) -> tuple[tuple[Claim, Link], ...]:
    """Return every link from a claim to a source."""
    return tuple((claim, link) for claim in claims for link in claim.sources)


def mentioned(view: View) -> tuple[str, ...]:
    """Return the keys of documents that the texts only name: in each paper's order, then those of no paper by key."""
    listed = [key for paper in view.papers for key in paper.mentioned]
    everywhere = {key for paper in view.corpus.papers.values() for key in paper.mentioned}
    alone = sorted(key for key, source in view.corpus.sources.items() if source.mentioned and key not in everywhere)
    covers_all = not (view.several and view.paper)
    return tuple(dict.fromkeys([*listed, *(alone if covers_all else [])]))

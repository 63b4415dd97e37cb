"""Everything in a corpus that names a source by its key: found, renamed, taken out.

A key stands in claims (links, speakers), papers (their own source, reference list, documents mentioned, citations,
findings), concepts (where a date is from), other sources (``related``, and the fields of biblatex that name entries),
decisions (aliases, "not a duplicate").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from toolkit.model import Claim, Concept, Corpus, Decisions, Link, Paper, Source

KEY_FIELDS = ("crossref", "xref", "xdata", "entryset")
"""Fields of an entry, kept as written, that hold keys of other entries between commas."""
Rename = Callable[[str], str]
"""From a key to the key that stands in its place; ``""`` takes the reference out."""

Record = TypeVar("Record")
_KEY = re.compile(r"[^\s,]+")


class Use(NamedTuple):
    """A place that names a source: the record as a person would name it, and the way to the value."""

    subject: str
    at: str


def uses(corpus: Corpus, key: str) -> tuple[Use, ...]:
    """Return every place that names a source, in the order of the records; aliases and decisions do not count."""
    return tuple(use for use, named in _named(corpus) if named == key)


def _named(corpus: Corpus) -> Iterator[tuple[Use, str]]:
    for paper in corpus.papers.values():
        yield from ((Use(f"paper:{paper.id}", at), key) for at, key in _in_paper(paper))
    for claim in corpus.claims.values():
        yield from ((Use(f"claim:{claim.id}", "sources"), link.key) for link in claim.sources)
        yield from ((Use(f"claim:{claim.id}", "asserted_by"), key) for key in claim.asserted_by)
    for concept in corpus.concepts.values():
        yield from ((Use(f"concept:{concept.id}", "dates"), date.from_) for date in concept.dates if date.from_)
    for source in corpus.sources.values():
        yield from ((Use(f"source:{source.key}", at), key) for at, key in _in_source(source))


def _in_paper(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "source", paper.source
    yield from (("references", key) for key in paper.references)
    yield from (("mentioned", key) for key in paper.mentioned)
    yield from ((f"citation {citation.id}", key) for citation in paper.citations for key in citation.targets)
    yield from ((f"finding {finding.id}", key) for finding in paper.findings for key in finding.sources)


def _in_source(source: Source) -> Iterator[tuple[str, str]]:
    yield from (("related", key) for key in source.related)
    for name in KEY_FIELDS:
        yield from ((name, key) for key in _KEY.findall(source.fields.get(name, "")))


def renamed(corpus: Corpus, names: dict[str, str]) -> Corpus:
    """Return the corpus with every reference to a key of ``names`` leading to the key that it gives, ``""`` to none.

    A list that would hold a key twice holds it once; of two links of a claim to one source the first stays, with the
    citations of both. Aliases follow, and a name that a source has now is an alias no more. The sources themselves keep
    their keys.
    """

    def new(key: str) -> str:
        return names.get(key, key)

    return replace(
        corpus,
        papers=_changed(corpus.papers, lambda paper: _paper(paper, new)),
        claims=_changed(corpus.claims, lambda claim: _claim(claim, new)),
        concepts=_changed(corpus.concepts, lambda concept: _concept(concept, new)),
        sources=_changed(corpus.sources, lambda source: _source(source, new)),
        decisions=_decisions(corpus.decisions, new),
    )


def _changed(records: dict[str, Record], change: Callable[[Record], Record]) -> dict[str, Record]:
    return {name: change(record) for name, record in records.items()}


def _keys(keys: Iterable[str], new: Rename) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for old in keys if (key := new(old))))


def _paper(paper: Paper, new: Rename) -> Paper:
    return replace(
        paper,
        source=new(paper.source) or paper.source,
        references=_keys(paper.references, new),
        mentioned=_keys(paper.mentioned, new),
        citations=tuple(replace(citation, targets=_keys(citation.targets, new)) for citation in paper.citations),
        findings=tuple(replace(finding, sources=_keys(finding.sources, new)) for finding in paper.findings),
    )


def _claim(claim: Claim, new: Rename) -> Claim:
    return replace(claim, asserted_by=_keys(claim.asserted_by, new), sources=_links(claim.sources, new))


def _links(links: tuple[Link, ...], new: Rename) -> tuple[Link, ...]:
    """Return links under their new keys; of two to one source in one role, and one checked or none, make one."""
    found: dict[tuple[str, str], Link] = {}
    apart: list[Link] = []
    for link in (replace(link, key=key) for link in links if (key := new(link.key))):
        first = found.setdefault((link.key, link.role), link)
        if first is link:
            continue
        if link.check and first.check and link.check != first.check:
            apart.append(link)
            continue
        citations = tuple(dict.fromkeys((*first.citations, *link.citations)))
        locator = first.locator or link.locator
        found[link.key, link.role] = replace(
            first, citations=citations, locator=locator, check=first.check or link.check
        )
    return (*found.values(), *apart)


def _concept(concept: Concept, new: Rename) -> Concept:
    return replace(concept, dates=tuple(replace(date, from_=new(date.from_)) for date in concept.dates))


def _source(source: Source, new: Rename) -> Source:
    fields = {name: _field(name, text, new) for name, text in source.fields.items()}
    related = tuple(key for key in _keys(source.related, new) if key != new(source.key))
    relatedtype = source.relatedtype if related or not source.related else ""
    kept = {name: text for name, text in fields.items() if text or not source.fields[name]}
    return replace(source, related=related, relatedtype=relatedtype, fields=kept)


def _field(name: str, text: str, new: Rename) -> str:
    """Return the text of a field, with its keys renamed where it holds any; one that holds others stays as written."""
    if name not in KEY_FIELDS or all(new(key) == key for key in _KEY.findall(text)):
        return text
    return ", ".join(_keys(_KEY.findall(text), new))


def _decisions(decisions: Decisions, new: Rename) -> Decisions:
    aliases = {alias: key for alias, old in decisions.aliases.items() if (key := new(old)) and key != alias}
    groups = (_keys(group, new) for group in decisions.not_duplicates)
    return replace(
        decisions, aliases=aliases, not_duplicates=tuple(dict.fromkeys(group for group in groups if len(group) > 1))
    )

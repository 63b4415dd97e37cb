"""A manuscript into the corpus: the paper's record, its references as sources, drafts of claims, anchors."""

from __future__ import annotations

import random
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from toolkit.claims.drafts import Draft, Line, drafts
from toolkit.edit.adding import USUAL, Newcomer, add_sources, stand
from toolkit.edit.identity import check_paper_id, new_finding_ids, new_id, next_citation_ids, own_source
from toolkit.edit.manuscripts import Mark, Text, reference_sources
from toolkit.edit.named import with_named
from toolkit.errors import ToolkitError
from toolkit.model import (
    Anchor,
    Citation,
    Claim,
    CopyOfText,
    Corpus,
    Finding,
    LangText,
    Link,
    Paper,
    Place,
    Quote,
    ResolvedBy,
    Section,
    Source,
    Stamp,
)
from toolkit.papers.fingerprint import encode, encode_all, least, sha256
from toolkit.papers.manuscript import Span
from toolkit.papers.sections import OPENING, characters
from toolkit.text.scripts import has_han

Copy = Literal["ocr", "publisher-pdf", "author-file"]
OUR_NAME = "litcorpus"
OPENING_TITLE: LangText = {"zh": "引言", "en": "Introduction"}
CONTRADICTIONS = ("reference-twin-mismatch", "reference-duplicate")
"""What a list shows against itself, kept with the paper until someone has seen the printed page."""
AROUND = 32
"""How many code points of the text on each side a quote keeps."""
NOWHERE = Place("")
OCR_SIGNS = ("$ ^ {", "^[", "![](images/", "^{[")
RESOLVED: dict[str, ResolvedBy] = {
    "number": "number", "author-year": "author-year", "key": "key", "author-name": "author-name", "order": "order",
    "note": "note",
}


class Wish(NamedTuple):
    """How a manuscript is to be added: ``most`` limits the drafts without a citation, None takes all that score."""

    paper: str
    on: str
    source: str = ""
    copy: Copy | None = None
    most: int | None = None
    quotes: bool = False


class AddedPaper(NamedTuple):
    """What came of adding: the corpus, the paper, what its references are to the corpus, its drafts with their ids."""

    corpus: Corpus
    paper: Paper
    newcomers: tuple[Newcomer, ...]
    drafts: tuple[tuple[str, Draft], ...]


def add_paper(corpus: Corpus, text: Text, wish: Wish, chance: random.Random | None = None) -> AddedPaper:
    """Return the corpus with a paper that was not there; raises ToolkitError where its id is taken or cannot be one."""
    check_paper_id(wish.paper)
    if wish.paper in corpus.papers:
        raise ToolkitError(f"the paper {wish.paper} is there already; `litcorpus paper update {wish.paper} FILE` takes "
                           "over a changed manuscript",
                           f"论文 {wish.paper} 已在语料库中；稿件有改动时请用 litcorpus paper update {wish.paper} FILE")
    corpus, own = _with_own_source(corpus, text, wish)
    corpus, keys, newcomers = with_references(corpus, text)
    ids = tuple(next_citation_ids((), len(text.marks)))
    paper = Paper(
        id=wish.paper, source=own, language=text.language, text=copy_of(text, wish.copy),
        outline=outline_of(text, corpus.settings.languages), references=keys,
        citations=tuple(citation_of(mark, id_, keys) for mark, id_ in zip(text.marks, ids, strict=True)),
        place=Place(f"corpus/papers/{wish.paper}.yaml"),
    )
    paper = replace(paper, findings=tuple(findings_of(text, paper)))
    corpus, paper = with_named(corpus, paper, text.scan.mentions, text.language)
    lines = text.lines(ids, keys, authors_of(corpus, keys))
    found = drafts(text.text, lines, corpus.concepts, text.language, text.manuscript.format)
    chosen = ranked(found, wish.most)
    corpus, named = with_drafts(corpus, paper, chosen, wish.on, chance or random.SystemRandom())
    anchors = {anchor.id: anchor for anchor in (text_anchor(paper.id, text, lines),
                                                *citation_anchors(text, ids, lines, wish.quotes),
                                                *draft_anchors(text, named, wish.quotes))}
    corpus = replace(corpus, papers={**corpus.papers, paper.id: paper},
                     anchors={**corpus.anchors, paper.id: anchors})
    return AddedPaper(corpus, paper, newcomers, named)


def _with_own_source(corpus: Corpus, text: Text, wish: Wish) -> tuple[Corpus, str]:
    """Return the corpus with the paper itself as a source, and its key."""
    if wish.source:
        key = corpus.decisions.aliases.get(wish.source, wish.source)
        if key not in corpus.sources:
            raise ToolkitError(f"no source {wish.source!r}; add it first, or leave --source out",
                               f"没有文献 {wish.source}；请先添加，或省略 --source")
        return corpus, key
    source = own_source(text.manuscript, text.language)
    if not source.own.title:
        side = replace(source.own, title=text.path.stem)
        source = replace(source, sides={**source.sides, source.language: side})
    newcomers = stand(corpus, [source])
    return add_sources(corpus, newcomers).corpus, _keys(newcomers)[0]


def with_references(
    corpus: Corpus, text: Text, listed: Container[str] = ()
) -> tuple[Corpus, tuple[str, ...], tuple[Newcomer, ...]]:
    """Return the corpus with the entries of a reference list as sources, and the key of each entry.

    What may be a source of the same list as it was before (``listed``), or says just what one says, is that source.
    """
    newcomers = tuple(
        newcomer._replace(standing="same") if newcomer.standing == "maybe" and _is_known(corpus, newcomer, listed)
        else newcomer for newcomer in stand(corpus, reference_sources(text.scan.references, text.given))
    )
    return add_sources(corpus, newcomers).corpus, _keys(newcomers), newcomers


def _is_known(corpus: Corpus, newcomer: Newcomer, listed: Container[str]) -> bool:
    there = corpus.sources.get(newcomer.key)
    if there is None:
        return False
    return newcomer.key in listed or replace(there, key="", place=NOWHERE) == replace(
        newcomer.source, key="", place=NOWHERE)


def _keys(newcomers: Iterable[Newcomer]) -> tuple[str, ...]:
    """Return under which key each newcomer stands in the corpus once it was added in the usual way."""
    keys: dict[str, str] = {}
    for newcomer in newcomers:
        own = newcomer.source.key
        keys[own] = own if USUAL[newcomer.standing] == "add" else keys.get(newcomer.key, newcomer.key)
    return tuple(keys[newcomer.source.key] for newcomer in newcomers)


def copy_of(text: Text, copy: Copy | None = None) -> CopyOfText:
    """Say which copy of the text was read; without ``copy`` it is told by its format."""
    if copy is None:
        plain = text.manuscript.format == "text" or any(sign in text.text for sign in OCR_SIGNS)
        kinds: dict[str, Copy] = {"pdf": "publisher-pdf", "jats": "publisher-pdf"}
        default: Copy = "ocr" if plain and text.manuscript.format in ("text", "markdown") else "author-file"
        copy = kinds.get(text.manuscript.format, default)
    return CopyOfText(copy, text.sha256, len(text.text))


def outline_of(text: Text, languages: Sequence[str]) -> tuple[Section, ...]:
    """Return the outline of a manuscript, with the size of each section's own text."""
    spans = [mark.span for mark in text.marks]
    language = text.language or "en"
    sections = []
    for part in text.parts.parts:
        size = characters(text.text, part, spans)
        if part.number == OPENING:
            title = {name: words for name, words in OPENING_TITLE.items() if name in languages} or OPENING_TITLE
            by = {f"{name}_by": "annotator" for name in title}
            sections.append(Section(OPENING, title, characters=size, **by))
        else:
            sections.append(Section(part.number, {language: part.title}, characters=size))
    return tuple(sections)


def citation_of(mark: Mark, name: str, keys: Sequence[str]) -> Citation:
    """Return a citation as it was resolved."""
    targets = tuple(dict.fromkeys(keys[target - 1] for target in mark.targets))
    return Citation(
        name, mark.reads, mark.section, mark.as_printed, targets, RESOLVED.get(mark.by) if targets else None,
        mark.confidence if targets else None, mark.evidence,
    )


def findings_of(text: Text, paper: Paper) -> Iterator[Finding]:
    """Yield what the list of this copy contradicts itself in and no finding of the paper says yet.

    Of an OCR copy never as the author's fault.
    """
    ocr = paper.text is not None and paper.text.copy == "ocr"
    ids = new_finding_ids(finding.id for finding in paper.findings)
    known = [(set(finding.sources), finding.says) for finding in paper.findings]
    for _, entries, words in (fault for fault in text.faults if fault[0] in CONTRADICTIONS):
        keys = tuple(dict.fromkeys(paper.references[entry - 1] for entry in entries))
        says = {name: _as_this_copy_reads(name, words[name]) if ocr else words[name]
                for name in sorted(words, reverse=True)}
        if (set(keys), says) not in known:
            yield Finding(next(ids), keys, says)


def _as_this_copy_reads(language: str, words: str) -> str:
    body = words.rstrip(".。")
    if language == "zh":
        return f"本件中，{body}；请核对出版社页面。"
    return f"In this copy, {body[:1].lower()}{body[1:]}; check the publisher's page."


def authors_of(corpus: Corpus, keys: Iterable[str]) -> dict[str, str]:
    """Return how a sentence names the authors of each source: one or two by name, more with ``et al.`` or ``等``."""
    return {key: _authors(corpus.sources[key]) for key in keys if key in corpus.sources}


def _authors(source: Source) -> str:
    names = [name.literal or (name.family + name.given if has_han(name.family) else f"{name.particle} {name.family}")
             for name in source.own.authors]
    words = [name.strip() for name in names]
    if len(words) > 2 or (words and source.own.more_authors):
        return f"{words[0]}等" if has_han(words[0]) else f"{words[0]} et al."
    return ("和" if has_han("".join(words)) else " and ").join(words)


def ranked(found: Sequence[Draft], most: int | None) -> list[Draft]:
    """Return the drafts in text order: all that cite, and of the others the ``most`` that read most like claims."""
    if most is None:
        return list(found)
    others = sorted((draft for draft in found if not draft.cited), key=lambda draft: (-draft.score, draft.start))
    kept = {draft.start for draft in others[:most]}
    return [draft for draft in found if draft.cited or draft.start in kept]


def with_drafts(
    corpus: Corpus, paper: Paper, chosen: Iterable[Draft], on: str, chance: random.Random
) -> tuple[Corpus, tuple[tuple[str, Draft], ...]]:
    """Return the corpus with a draft claim for each draft, and their ids."""
    claims = dict(corpus.claims)
    taken = {*claims, *corpus.decisions.rejected_drafts}
    named = []
    for draft in chosen:
        name = new_id(paper.id, taken, chance)
        taken.add(name)
        claims[name] = claim_of(draft, name, paper, on)
        named.append((name, draft))
    return replace(corpus, claims=claims), tuple(named)


def claim_of(draft: Draft, name: str, paper: Paper, on: str) -> Claim:
    """Return a draft as a claim: a link only says that a source is discussed, unless the source itself speaks."""
    markers = {citation.id: citation for citation in paper.citations}
    links = tuple(
        Link(key, "authority" if key in draft.asserted_by else "discusses",
             tuple(id_ for id_ in draft.citations if key in markers[id_].targets), locator)
        for key, locator in zip(draft.keys, draft.locators, strict=True)
    )
    return Claim(
        id=name, text={draft.language: draft.text}, kind=draft.kind, section=draft.section,
        asserted_by=draft.asserted_by, author_view=draft.author_view, sources=links, concepts=draft.concepts,
        by=Stamp(OUR_NAME, on), paper=paper.id, place=Place(f"corpus/claims/{paper.id}.yaml"),
    )


def text_anchor(paper: str, text: Text, lines: Iterable[Line]) -> Anchor:
    """Return the anchor of a paper itself: the whole text, with a hash of each sentence."""
    return Anchor(paper, 0, len(text.text), text.sha256, sentences=encode_all(line.form for line in lines))


def citation_anchors(
    text: Text, ids: Sequence[str], lines: Iterable[Line], quotes: bool = False
) -> Iterable[Anchor]:
    """Yield where each citation stands, known by its sentence; one outside the prose (a table) by nothing."""
    home = {marker.id: line for line in lines for marker in line.markers}
    for mark, name in zip(text.marks, ids, strict=True):
        form = home[name].form if name in home else ""
        yield anchor_of(text.text, name, mark.span, form, quotes)


def draft_anchors(text: Text, named: Iterable[tuple[str, Draft]], quotes: bool = False) -> Iterable[Anchor]:
    """Yield where each drafted claim stands."""
    return (anchor_of(text.text, name, Span(draft.start, draft.end), draft.form, quotes) for name, draft in named)


def anchor_of(text: str, name: str, span: Span, form: str, quotes: bool = False) -> Anchor:
    """Return an anchor: offsets, hash and fingerprint of the sentence's matching form, with ``quotes`` its words."""
    quote = Quote(text[span.start : span.end], text[max(0, span.start - AROUND) : span.start],
                  text[span.end : span.end + AROUND]) if quotes else None
    return Anchor(name, span.start, span.end, sha256(form), encode(least(form)) if form else "", quote)

"""A changed manuscript taken over into its records: what came, went and moved, and what of it a person should look at.

Nothing is deleted. A source that the list no longer has stays a source, a marker that is no longer there stays as
``gone``, a claim whose sentence changed keeps its text and goes back to draft with the reason. What did not change
keeps its record as it is, with every word that a person wrote into it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from toolkit.claims.drafts import Draft, Line, drafts
from toolkit.edit.adding import Newcomer
from toolkit.edit.anchors import Anchored, Place, anchor_again
from toolkit.edit.identity import next_citation_ids
from toolkit.edit.manuscripts import Mark, Text
from toolkit.edit.named import with_named
from toolkit.edit.papers import (
    anchor_of,
    authors_of,
    citation_anchors,
    citation_of,
    copy_of,
    draft_anchors,
    findings_of,
    outline_of,
    ranked,
    text_anchor,
    with_drafts,
    with_references,
)
from toolkit.errors import ToolkitError
from toolkit.model import Anchor, Citation, Claim, Corpus, Finding, LangText, Paper, Reopened, Section
from toolkit.papers.manuscript import Span

Change = Literal["same", "moved", "renumbered", "retargeted", "removed", "added"]

REASONS: dict[str, tuple[str, str]] = {
    "changed": ("its sentence in the manuscript has changed", "稿件中的原句已改动"),
    "ambiguous": ("its sentence has changed, and several sentences may be what became of it",
                  "稿件中的原句已改动，有多个句子可能与之对应"),
    "orphan": ("its sentence is no longer in the manuscript", "稿件中已无原句"),
    "retargeted": ("citation {id} now points to {keys}", "标引 {id} 现指向 {keys}"),
    "removed": ("citation {id} is no longer there", "标引 {id} 已删去"),
    "added": ("its sentence now also cites {keys}", "原句新增标引 {keys}"),
}
"""Why a claim goes back to draft, in English and in Chinese."""


class Request(NamedTuple):
    """How a manuscript is to be taken over: ``most`` limits the drafts without a citation, None takes all."""

    on: str
    most: int | None = None
    quotes: bool = False


class Renumbered(NamedTuple):
    """An entry of the list that has another number now."""

    key: str
    before: int
    now: int


class Update(NamedTuple):
    """What came of an update: the corpus, and each change.

    ``citations`` by id what happened to each; ``claims`` by id what became of its sentence; ``reopened`` the claims
    that go back to draft, with the reason; ``unknown``: the records do not say which sentences the old text had, so
    that sentences without a citation could not be proposed. ``mentioned`` are documents that the text names anew,
    ``findings`` what the new list contradicts itself in.
    """

    corpus: Corpus
    paper: Paper
    newcomers: tuple[Newcomer, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    renumbered: tuple[Renumbered, ...]
    citations: dict[str, Change]
    claims: dict[str, Place]
    reopened: dict[str, LangText]
    drafts: tuple[tuple[str, Draft], ...]
    unknown: bool = False
    mentioned: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def update_paper(
    corpus: Corpus, paper_id: str, text: Text, request: Request, chance: random.Random | None = None
) -> Update:
    """Return the corpus with a changed manuscript taken over; raises ToolkitError where there is no such paper."""
    if paper_id not in corpus.papers:
        raise ToolkitError(f"no paper {paper_id!r}; `litcorpus paper add FILE --id {paper_id}` adds one",
                           f"没有论文 {paper_id}；可用 litcorpus paper add FILE --id {paper_id} 添加")
    old = corpus.papers[paper_id]
    corpus, keys, newcomers = with_references(corpus, text, old.references)
    again = anchor_again(corpus, old, text, keys)
    ids = _ids(old, again, len(text.marks))
    citations, changes = _citations(old, again, text, keys, ids, request.on)
    paper = replace(
        old, text=copy_of(text, old.text.copy if old.text else None), references=keys, citations=citations,
        language=old.language or text.language, outline=_outline(old, text, corpus.settings.languages),
    )
    paper = replace(paper, findings=(*old.findings, *findings_of(text, paper)))
    corpus, paper = with_named(corpus, paper, text.scan.mentions, text.language)
    lines = text.lines(ids, keys, authors_of(corpus, keys))
    claims = {claim.id: again.places[claim.id] for claim in corpus.claims.values() if claim.id in again.places}
    reopened = dict(_reasons(corpus, old, paper, claims, changes, again, lines))
    corpus = replace(corpus, papers={**corpus.papers, paper.id: paper},
                     claims=_claims(corpus, claims, reopened, lines, request.on))
    new = [lines[at] for at in _news(again, claims, changes, ids)]
    chosen = ranked(drafts(text.text, new, corpus.concepts, text.language, text.manuscript.format), request.most)
    corpus, named = with_drafts(corpus, paper, chosen, request.on, chance or random.SystemRandom())
    anchors = {anchor.id: anchor for anchor in _anchors(corpus, paper, claims, text, ids, lines, request.quotes)}
    anchors |= {anchor.id: anchor for anchor in draft_anchors(text, named, request.quotes)}
    corpus = replace(corpus, anchors={**corpus.anchors, paper.id: anchors})
    return Update(
        corpus, paper, newcomers, tuple(key for key in dict.fromkeys(keys) if key not in old.references),
        tuple(key for key in old.references if key not in keys), _renumbered(old.references, keys), changes, claims,
        reopened, named, again.old is None, tuple(key for key in paper.mentioned if key not in old.mentioned),
        paper.findings[len(old.findings) :],
    )


def _ids(old: Paper, again: Anchored, count: int) -> tuple[str, ...]:
    """Return the id of each new marker: that of the citation that it is, else one that was never given."""
    known = {mark: name for name, mark in again.marks.items()}
    fresh = iter(next_citation_ids([citation.id for citation in old.citations], count - len(known)))
    return tuple(known[mark] if mark in known else next(fresh) for mark in range(count))


# -- the list and the citations --------------------------------------------------------------------------------------


def _renumbered(before: Sequence[str], now: Sequence[str]) -> tuple[Renumbered, ...]:
    places = {key: at for at, key in reversed(list(enumerate(now, 1)))}
    return tuple(
        Renumbered(key, at, places[key]) for at, key in enumerate(before, 1)
        if key in places and places[key] != at and before.index(key) == at - 1
    )


def _citations(
    old: Paper, again: Anchored, text: Text, keys: Sequence[str], ids: Sequence[str], on: str
) -> tuple[tuple[Citation, ...], dict[str, Change]]:
    """Return the citations in the order of the text, those that are gone at the end, and what happened to each."""
    before = {citation.id: citation for citation in old.citations}
    changes: dict[str, Change] = {}
    found = []
    for mark, name in zip(text.marks, ids, strict=True):
        was = before.get(name)
        if was is None:
            found.append(citation_of(mark, name, keys))
            changes[name] = "added"
        else:
            now = _carried(was, mark, keys, old.references)
            found.append(now)
            changes[name] = _change(was, now, again.places[name].moved)
    gone = [citation for citation in old.citations if citation.id not in changes]
    changes |= {citation.id: "removed" for citation in gone if not citation.gone}
    return (*found, *(citation if citation.gone else replace(citation, gone=on) for citation in gone)), changes


def _carried(was: Citation, mark: Mark, keys: Sequence[str], listed: Sequence[str]) -> Citation:
    """Return a citation as it is now: what a person read in the same numbers stays, and what did not change."""
    now = citation_of(mark, was.id, keys)
    printed = {keys[number - 1] for number in now.as_printed if 1 <= number <= len(keys)}
    was_printed = {listed[number - 1] for number in was.as_printed if 1 <= number <= len(listed)}
    if was.resolved_by == "person" and printed == was_printed:
        return replace(was, reads=now.reads, as_printed=now.as_printed, section=now.section, gone="")
    if (was.reads, was.as_printed) == (now.reads, now.as_printed) and set(was.targets) == set(now.targets):
        return replace(was, section=now.section, gone="")
    return now


def _change(was: Citation, now: Citation, moved: bool) -> Change:
    if was.gone:
        return "added"
    if set(was.targets) != set(now.targets):
        return "retargeted"
    if moved:
        return "moved"
    return "renumbered" if was.as_printed != now.as_printed else "same"


# -- the outline -----------------------------------------------------------------------------------------------------


def _outline(old: Paper, text: Text, languages: Sequence[str]) -> tuple[Section, ...]:
    """Return the outline as it is now; a heading that was there keeps its title in the other language."""
    by_title = {(name, words): section for section in old.outline for name, words in section.title.items()}
    by_number = {section.number: section for section in old.outline}
    return tuple(_section(section, by_title, by_number) for section in outline_of(text, languages))


def _section(
    now: Section, by_title: Mapping[tuple[str, str], Section], by_number: Mapping[str, Section]
) -> Section:
    was = next((by_title[pair] for pair in now.title.items() if pair in by_title), None)
    if was is not None and now.title != was.title and by_number.get(now.number) is not None:
        same = by_number[now.number]
        was = same if any(pair in same.title.items() for pair in now.title.items()) else was
    return now if was is None else replace(was, number=now.number, characters=now.characters)


# -- the claims ------------------------------------------------------------------------------------------------------


def _reasons(
    corpus: Corpus, old: Paper, paper: Paper, claims: Mapping[str, Place], changes: Mapping[str, Change],
    again: Anchored, lines: Sequence[Line],
) -> Iterator[tuple[str, LangText]]:
    """Yield why each claim must be looked at again; one that was lost before and still is has been said already."""
    anchors = corpus.anchors.get(paper.id, {})
    now = {citation.id: citation for citation in paper.citations}
    home = {name: unit for unit in _sharing(anchors, old) for name in unit}
    for name, place in claims.items():
        outcome = place.found.outcome
        lost_before = anchors[name].end == 0 and outcome not in ("exact", "changed")
        if corpus.claims[name].status == "rejected" or lost_before:
            continue
        said = [] if outcome == "exact" else [reason(outcome)]
        linked = {id_ for link in corpus.claims[name].sources for id_ in link.citations}
        for id_ in sorted(linked | set(home.get(name, ()))):
            change = changes.get(id_)
            said += [reason(change, id=id_, keys=_keys(now[id_]))] if change in ("retargeted", "removed") else []
        if place.lines and outcome == "exact":
            new = [marker.id for at in place.lines for marker in lines[at].markers if changes.get(marker.id) == "added"]
            said += [reason("added", keys=_keys(now[id_])) for id_ in new]
        if said:
            yield name, {"zh": "；".join(one["zh"] for one in said), "en": "; ".join(one["en"] for one in said)}


def _keys(citation: Citation) -> str:
    return ", ".join(citation.targets) or "—"


def reason(name: str, **words: str) -> LangText:
    """Word why a claim goes back to draft, in both languages."""
    english, chinese = REASONS[name]
    return {"zh": chinese.format(**words), "en": english.format(**words)}


def _sharing(anchors: Mapping[str, Anchor], old: Paper) -> Iterator[tuple[str, ...]]:
    """Yield for each claim itself and the citations inside its sentence."""
    citations = [anchors[citation.id] for citation in old.citations if citation.id in anchors]
    for anchor in anchors.values():
        inside = [one.id for one in citations if anchor.start <= one.start < anchor.end and one.id != anchor.id]
        if inside and anchor.id != old.id:
            yield (anchor.id, *inside)


def _claims(
    corpus: Corpus, places: Mapping[str, Place], reopened: Mapping[str, LangText], lines: Sequence[Line], on: str
) -> dict[str, Claim]:
    """Return the claims: in the section where they stand now, and those to be looked at again as drafts."""
    claims = dict(corpus.claims)
    for name, place in places.items():
        claim = claims[name]
        if place.lines and claim.section != lines[place.lines[0]].section:
            claim = replace(claim, section=lines[place.lines[0]].section)
        because = reopened.get(name)
        if because and (claim.reopened is None or claim.reopened.because != because or claim.status != "draft"):
            claim = replace(claim, status="draft", reopened=Reopened(on, because))
        claims[name] = claim
    return claims


def _news(
    again: Anchored, claims: Mapping[str, Place], changes: Mapping[str, Change], ids: Sequence[str]
) -> Iterator[int]:
    """Yield the sentences to propose: no claim's, and new, or citing anew.

    Where nobody knows which sentences the old text had, only those that cite anew are proposed.
    """
    covered = {at for place in claims.values() for at in place.lines}
    known = {at for name, place in again.places.items() for at in place.lines if changes.get(name) != "added"}
    for at, line in enumerate(again.lines):
        if at in covered:
            continue
        cites = any(changes[ids[int(marker.id)]] == "added" for marker in line.markers)
        new = again.old is not None and not again.old[at] and at not in known
        if cites or new:
            yield at


# -- the anchors -----------------------------------------------------------------------------------------------------


def _anchors(
    corpus: Corpus, paper: Paper, claims: Mapping[str, Place], text: Text, ids: Sequence[str], lines: Sequence[Line],
    quotes: bool,
) -> Iterator[Anchor]:
    """Yield every anchor as it is in the new text; what is not found stands nowhere and keeps what it is known by."""
    before = corpus.anchors.get(paper.id, {})
    quotes = quotes or any(anchor.quote for anchor in before.values())
    yield text_anchor(paper.id, text, lines)
    yield from citation_anchors(text, ids, lines, quotes)
    for citation in paper.citations:
        if citation.gone and citation.id in before:
            yield replace(before[citation.id], start=0, end=0)
    for name, place in claims.items():
        if place.span is None:
            yield replace(before[name], start=0, end=0)
        else:
            yield _moved_anchor(before[name], place, text, lines, quotes)


def _moved_anchor(was: Anchor, place: Place, text: Text, lines: Sequence[Line], quotes: bool) -> Anchor:
    form = "".join(lines[at].form for at in place.lines)
    span = place.span or Span(0, 0)
    return anchor_of(text.text, was.id, span, form, quotes)

"""A person's reading of a marker: what it points to, whether the publisher's page was looked at, what the author said.

The claims follow. A draft that nobody has reviewed takes the new source over, and so does its speaker; any other goes
back to draft with the reason, for only a person can say whether it still holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from toolkit.claims.basis import canonical
from toolkit.edit.lookup import unknown
from toolkit.edit.updating import reason
from toolkit.errors import ToolkitError
from toolkit.model import Citation, Claim, Corpus, LangText, Link, Paper, Reopened, SeenInPrint, Stamp
from toolkit.text.scripts import language_of

REPAIRED = ("author-name", "order")
"""Readings that rest on evidence against what is printed: they wait for a person."""


def citation_of(corpus: Corpus, paper: str, name: str) -> Citation:
    """Return a marker of a paper; raises ToolkitError where there is none of that id, with the nearest."""
    if paper not in corpus.papers:
        raise unknown(("paper", "论文"), paper, corpus.papers)
    found = {citation.id: citation for citation in corpus.papers[paper].citations}
    if name not in found:
        raise unknown((f"citation in {paper}", f"{paper} 中的标引"), name, found)
    return found[name]


def repaired(paper: Paper, above: float = 0.0) -> tuple[Citation, ...]:
    """Return the markers that were read against what is printed, with at least that confidence."""
    return tuple(citation for citation in paper.citations if not citation.gone and citation.resolved_by in REPAIRED
                 and (citation.confidence or 0.0) >= above)


def accept_citations(corpus: Corpus, paper: str, names: Iterable[str], who: Stamp, seen: bool = False) -> Corpus:
    """Return the corpus with readings accepted as a person's own; ``seen``: the publisher's page was looked at.

    Raises ToolkitError for a marker that is not there or that points to nothing: `set_citation` says where it points.
    """
    for name in names:
        was = citation_of(corpus, paper, name)
        if not was.targets:
            command = f"litcorpus citation set {paper} {name} TARGET"
            raise ToolkitError(f"{name} has no target to accept; `{command}` gives one",
                               f"{name} 无对应文献可接受；请用 {command} 指定")
        page = SeenInPrint(who.who, who.on) if seen else was.seen_in_print
        corpus = put_citation(corpus, paper, replace(was, resolved_by="person", confidence=1.0, seen_in_print=page))
    return corpus


def set_citation(
    corpus: Corpus, paper: str, name: str, targets: Sequence[str], who: Stamp, note: str = "", seen: bool = False
) -> Corpus:
    """Return the corpus with a person's reading of a marker; a target is a key or a number of the printed list.

    No target is a reading too: nobody can tell. ``note`` is why, in the language of its words. Raises ToolkitError for
    what is not there.
    """
    was = citation_of(corpus, paper, name)
    keys = tuple(dict.fromkeys(_target(corpus, corpus.papers[paper], word) for word in targets))
    evidence = {language_of(note) or "en": note} if note else was.evidence if keys == was.targets else {}
    page = SeenInPrint(who.who, who.on) if seen else was.seen_in_print
    now = replace(was, targets=keys, resolved_by="person", confidence=1.0 if keys else None, evidence=evidence,
                  seen_in_print=page)
    corpus = put_citation(corpus, paper, now)
    there = [claim for claim in corpus.claims.values() if claim.paper == paper and _stands_on(corpus, claim, was)]
    claims = {claim.id: _following(claim, was, now, who.on) for claim in there}
    return replace(corpus, claims={**corpus.claims, **claims})


def put_citation(corpus: Corpus, paper: str, now: Citation) -> Corpus:
    """Return the corpus with a marker changed."""
    record = corpus.papers[paper]
    citations = tuple(now if citation.id == now.id else citation for citation in record.citations)
    return replace(corpus, papers={**corpus.papers, paper: replace(record, citations=citations)})


def _target(corpus: Corpus, paper: Paper, word: str) -> str:
    number = word.strip("[]〔〕【】［］")
    if number.isdecimal() and word not in corpus.sources:
        if not 1 <= int(number) <= len(paper.references):
            raise ToolkitError(f"the list of {paper.id} has {len(paper.references)} entries, no {number}",
                               f"{paper.id} 的文献表有 {len(paper.references)} 条，没有第 {number} 条")
        return paper.references[int(number) - 1]
    key = canonical(corpus, word)
    if key not in corpus.sources:
        raise unknown(("source", "文献"), word, corpus.sources)
    return key


def _stands_on(corpus: Corpus, claim: Claim, was: Citation) -> bool:
    """Say whether a claim came by a marker: a link names it, or it stands in the claim's sentence and led nowhere."""
    if any(was.id in link.citations for link in claim.sources):
        return True
    anchors = corpus.anchors.get(claim.paper, {})
    sentence, marker = anchors.get(claim.id), anchors.get(was.id)
    return not was.targets and bool(sentence and marker and sentence.start <= marker.start < sentence.end)


def _following(claim: Claim, was: Citation, now: Citation, on: str) -> Claim:
    """Return a claim after a marker of it was read otherwise."""
    if set(was.targets) == set(now.targets):
        return claim
    if claim.reviewed is not None or claim.status != "draft":
        because: LangText = reason("retargeted", id=now.id, keys=", ".join(now.targets) or "—")
        status = claim.status if claim.status == "rejected" else "draft"
        return replace(claim, status=status, reopened=Reopened(on, because))
    came = tuple(key for key in now.targets if key not in was.targets)
    gone = {key for key in was.targets if key not in now.targets}
    speakers = [came if key in gone else (key,) for key in claim.asserted_by]
    asserted = tuple(dict.fromkeys(key for keys in speakers for key in keys))
    return replace(claim, sources=tuple(_links(claim.sources, was.id, gone, came)), asserted_by=asserted,
                   author_view=claim.author_view if asserted else None)


def _links(links: Sequence[Link], name: str, gone: set[str], came: tuple[str, ...]) -> Iterator[Link]:
    """Yield the links of a draft: one that came by this marker alone gets the new key, any other loses the marker."""
    there = {link.key for link in links if link.key not in gone}
    new = [key for key in came if key not in there]
    for link in links:
        if name not in link.citations or link.key not in gone:
            yield link
            continue
        others = tuple(one for one in link.citations if one != name)
        if others:
            yield replace(link, citations=others)
        yield from (Link(key, link.role, (name,)) for key in new)
        new = []
    if not gone:
        yield from (Link(key, citations=(name,)) for key in new)

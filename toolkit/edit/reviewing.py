"""What a person decides when going through drafts: which are up, and each decision as an operation on the corpus."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from toolkit.claims.basis import canonical
from toolkit.edit.citations import set_citation
from toolkit.edit.claims import claim_of, put_claim, refuse_dangling
from toolkit.edit.identity import new_id
from toolkit.edit.names import claim_uses, renamed_claims
from toolkit.edit.sources import key_of
from toolkit.errors import ToolkitError
from toolkit.model import Check, Claim, Corpus, Link, Stamp
from toolkit.text.scripts import has_han

_LATE = 10**9
_SPACED = re.compile(r"[\s;；,，、]+")
_LINK = re.compile(r"(?P<key>[^\s:]+)(?::(?P<role>[A-Za-z]+))?")


class Which(NamedTuple):
    """Which drafts are gone through: of a paper, a section (``3:all`` with what is in it), a kind, and not too sure.

    ``below`` takes only drafts with a citation that was resolved with less confidence than that.
    """

    paper: str = ""
    section: str = ""
    kind: str = ""
    below: float | None = None


def drafts(corpus: Corpus, which: Which = Which()) -> tuple[str, ...]:  # noqa: B008 (a frozen value)
    """Return the ids of the drafts that fit, in the order of each paper's text."""
    found = [claim for claim in corpus.claims.values() if claim.status == "draft" and fits(corpus, claim, which)]
    return tuple(claim.id for claim in in_text_order(corpus, found))


def fits(corpus: Corpus, claim: Claim, which: Which) -> bool:
    """Say whether a claim is one of those meant."""
    section = which.section.removesuffix(":all")
    inside = claim.section == section or (which.section != section and claim.section.startswith(f"{section}."))
    return (
        which.paper in ("", claim.paper) and which.kind in ("", claim.kind) and (not section or inside)
        and (which.below is None or confidence(corpus, claim) < which.below)
    )


def confidence(corpus: Corpus, claim: Claim) -> float:
    """Return how sure the least sure marker of a claim is; 1 where it has none, 0 where one has no target."""
    marks = {name for link in claim.sources for name in link.citations}
    paper = corpus.papers.get(claim.paper)
    sure = [(1.0 if one.confidence is None else one.confidence) if one.targets else 0.0
            for one in (paper.citations if paper else ()) if one.id in marks]
    return min(sure, default=1.0)


def in_text_order(corpus: Corpus, claims: Iterable[Claim]) -> list[Claim]:
    """Return claims by paper and by where they stand in its text; those without an anchor by section and file."""
    order = {paper.id: {one.number: at for at, one in enumerate(paper.outline)} for paper in corpus.papers.values()}
    rank = {name: at for at, name in enumerate(corpus.claims)}

    def place(claim: Claim) -> tuple[str, int, int, int]:
        anchor = corpus.anchors.get(claim.paper, {}).get(claim.id)
        start = anchor.start if anchor and anchor.end else _LATE
        return claim.paper, start, order.get(claim.paper, {}).get(claim.section, _LATE), rank[claim.id]

    return sorted(claims, key=place)


def previous(corpus: Corpus, name: str) -> str:
    """Return the claim before this one in its paper's text that was not rejected; empty where there is none."""
    claim = claim_of(corpus, name)
    own = [one for one in corpus.claims.values()
           if one.paper == claim.paper and (one.status != "rejected" or one.id == name)]
    ids = [one.id for one in in_text_order(corpus, own)]
    at = ids.index(name)
    return ids[at - 1] if at else ""


def merge_claims(corpus: Corpus, kept: str, lost: str, who: Stamp) -> Corpus:
    """Return the corpus with the text, sources, premises and concepts of one claim added to another of its paper.

    The lost one stays as a rejected record that says where it went, so that its sentence is not proposed again; what
    rested on it rests on the other.
    """
    one, other = claim_of(corpus, kept), claim_of(corpus, lost)
    if kept == lost or one.paper != other.paper:
        raise ToolkitError("only two claims of one paper can be merged", "只能合并同一论文的两条论断")
    merged = replace(
        one, text=_joined(one.text, other.text), sources=_links((*one.sources, *other.sources)),
        rests_on=_union(one.rests_on, other.rests_on, {kept, lost}),
        concepts=_union(one.concepts, other.concepts, set()), reviewed=None if one.status == "draft" else one.reviewed,
    )
    gone = replace(other, status="rejected", reviewed=who, exempt=f"merged into {kept}", rests_on=())
    anchors = corpus.anchors
    decisions = corpus.decisions
    corpus = renamed_claims(replace(corpus, claims={**corpus.claims, kept: merged, lost: gone}), {lost: kept})
    rejected = tuple(sorted({*decisions.rejected_drafts, lost}))
    return replace(corpus, anchors=anchors, decisions=replace(decisions, rejected_drafts=rejected),
                   claims={**corpus.claims, kept: replace(corpus.claims[kept], rests_on=merged.rests_on)})


def _joined(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """Return two texts as one, language by language; Chinese needs no blank between."""
    found = {}
    for language in dict.fromkeys((*one, *other)):
        parts = [text for text in (one.get(language, ""), other.get(language, "")) if text]
        seam = "" if has_han(parts[0][-2:]) or parts[0][-1] in "。！？；" else " "
        found[language] = seam.join(parts)
    return found


def _union(one: tuple[str, ...], other: tuple[str, ...], but: set[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys((*one, *other)) if name not in but)


def _links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return links with those to one source in one role joined, as long as no check is lost."""
    found: dict[tuple[str, str, str], Link] = {}
    for link in links:
        name = (link.key, link.role, repr(link.check))
        first = found.get(name, link)
        citations = tuple(dict.fromkeys((*first.citations, *link.citations)))
        found[name] = replace(first, citations=citations, locator=first.locator or link.locator)
    return tuple(found.values())


def split_claim(corpus: Corpus, name: str, parts: Sequence[Claim], chance: random.Random | None = None) -> Corpus:
    """Return the corpus with a claim in several: the first keeps its id, the others get new ones, all stay drafts.

    Each new one stands where the old one stands in the text. Raises ToolkitError for fewer than two parts.
    """
    if len(parts) < 2:
        raise ToolkitError("a split needs two records or more", "拆分后至少应有两条记录")
    old, taken = claim_of(corpus, name), {*corpus.claims, *corpus.decisions.rejected_drafts}
    claims, anchors = dict(corpus.claims), dict(corpus.anchors.get(old.paper, {}))
    rank = list(claims).index(name)
    made = []
    for at, part in enumerate(parts):
        made.append(replace(part, id=new_id(old.paper, taken, chance or random.SystemRandom()) if at else name,
                            status="draft", paper=old.paper, place=old.place))
        taken.add(made[-1].id)
        if at and name in anchors:
            anchors[made[-1].id] = replace(anchors[name], id=made[-1].id)
    for part in made:
        refuse_dangling(corpus, part)
    items = list(claims.items())
    claims = dict([*items[:rank], *((one.id, one) for one in made), *items[rank + 1 :]])
    return replace(corpus, claims=claims,
                   anchors={**corpus.anchors, old.paper: anchors} if anchors else corpus.anchors)


def links_in_words(claim: Claim) -> str:
    """Return the sources of a claim on one line, as `with_links` reads them: ``key:role key:role``."""
    return " ".join(f"{link.key}:{link.role}" for link in claim.sources)


def with_links(corpus: Corpus, name: str, words: str) -> Corpus:
    """Return the corpus with a claim linked to what a line names; markers, pages and checks of a link stay with it."""
    claim = claim_of(corpus, name)
    old = {canonical(corpus, link.key): link for link in claim.sources}
    links = []
    for word in filter(None, _SPACED.split(words.strip())):
        match = _LINK.fullmatch(word)
        if match is None:
            raise ToolkitError(f"write KEY or KEY:ROLE, not {word!r}", f"应写作 KEY 或 KEY:ROLE，而非 {word}")
        key = key_of(corpus, match["key"])
        link = old.get(key, Link(key))
        links.append(replace(link, role=match["role"] or link.role))
    return put_claim(corpus, replace(claim, sources=tuple(links)))


def with_concepts(corpus: Corpus, name: str, words: str) -> Corpus:
    """Return the corpus with a claim about the concepts that a line names, by id or by a label without blanks."""
    claim = claim_of(corpus, name)
    labels = {label: concept.id for concept in corpus.concepts.values() for label in concept.pref_label.values()}
    named = filter(None, _SPACED.split(words.strip()))
    concepts = tuple(dict.fromkeys(word if word in corpus.concepts else labels.get(word, word) for word in named))
    return put_claim(corpus, replace(claim, concepts=concepts))


class Unchecked(NamedTuple):
    """A link of a claim that nobody held against its source yet; ``at`` is its number in the claim."""

    claim: str
    at: int
    link: Link


def unchecked(corpus: Corpus, which: Which = Which()) -> tuple[Unchecked, ...]:  # noqa: B008 (a frozen value)
    """Return the links without a check that counts, of claims that were not rejected, in the order of the text."""
    claims = (claim for claim in corpus.claims.values() if claim.status != "rejected" and fits(corpus, claim, which))
    return tuple(
        Unchecked(claim.id, at, link) for claim in in_text_order(corpus, claims)
        for at, link in enumerate(claim.sources) if not counts(link.check)
    )


def counts(check: Check | None) -> bool:
    """Say whether a check says by whom, when and from what."""
    return check is not None and bool(check.by and check.on and check.from_)


def with_check(corpus: Corpus, name: str, key: str, role: str, check: Check) -> Corpus:
    """Return the corpus with what someone found in a source, on the first unchecked link of a claim to it."""
    claim = claim_of(corpus, name)
    ats = [at for at, link in enumerate(claim.sources)
           if (link.key, link.role) == (key, role) and not counts(link.check)]
    if not ats:
        raise ToolkitError(f"{name} has no unchecked link to {key}", f"{name} 没有指向 {key} 的未核对引证")
    links = list(claim.sources)
    links[ats[0]] = replace(links[ats[0]], check=check)
    return replace(corpus, claims={**corpus.claims, name: replace(claim, sources=tuple(links))})


def unresolved(corpus: Corpus, which: Which = Which()) -> tuple[tuple[str, str], ...]:  # noqa: B008 (a frozen value)
    """Return (paper, citation) of each marker without a target that the manuscript still has and nobody has judged."""
    return tuple(
        (paper.id, one.id) for paper in corpus.papers.values() if which.paper in ("", paper.id)
        for one in paper.citations
        if not one.targets and not one.gone and one.resolved_by != "person"
        and which.section.removesuffix(":all") in ("", one.section)
    )


def with_targets(
    corpus: Corpus, paper: str, name: str, targets: Sequence[str], who: Stamp, seen: bool = False
) -> Corpus:
    """Return the corpus with a person's reading of a marker; a target is a key or a number of the printed list.

    ``seen`` says that the publisher's page was looked at. No targets is a reading too: nobody can tell. Claims follow,
    as `set_citation` says.
    """
    return set_citation(corpus, paper, name, targets, who, seen=seen)


def premise_of(corpus: Corpus, name: str) -> tuple[str, ...]:
    """Return the subjects that need a claim, for the question before it is rejected."""
    return tuple(dict.fromkeys(use.subject for use in claim_uses(corpus, name)))

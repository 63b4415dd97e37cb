"""Claims from the command line: added, changed, linked, renamed, removed, with everything that names them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from toolkit.claims.basis import canonical
from toolkit.claims.roles import stance
from toolkit.edit.lookup import nearest, unknown
from toolkit.edit.names import claim_uses, renamed_claims
from toolkit.edit.placing import with_claim
from toolkit.edit.sources import in_words, key_of
from toolkit.errors import ToolkitError
from toolkit.model import Claim, Corpus, Link, Stamp

CLAIM = "claim", "论断"


def claim_of(corpus: Corpus, name: str) -> Claim:
    """Return a claim by id; raises ToolkitError with the nearest id where there is none."""
    if name not in corpus.claims:
        raise unknown(CLAIM, name, corpus.claims)
    return corpus.claims[name]


def add_claim(corpus: Corpus, claim: Claim) -> Corpus:
    """Return the corpus with a new claim; raises ToolkitError where its id is taken or a name in it leads nowhere."""
    if claim.id in corpus.claims or claim.id in corpus.decisions.rejected_drafts:
        raise ToolkitError(f"there is a claim {claim.id} already", f"已有论断 {claim.id}")
    refuse_dangling(corpus, claim)
    return replace(corpus, claims=with_claim(corpus, claim))


def put_claim(corpus: Corpus, claim: Claim) -> Corpus:
    """Return the corpus with a claim as it is given; raises ToolkitError where a name leads nowhere.

    What dangled already does not keep the rest of a claim from being mended.
    """
    before = corpus.claims.get(claim.id)
    refuse_dangling(corpus, claim, () if before is None else dangling_names(corpus, before))
    return replace(corpus, claims={**corpus.claims, claim.id: claim})


def edit_claim(corpus: Corpus, claim: Claim) -> Corpus:
    """Return the corpus with a claim changed; raises ToolkitError where it is not there or a name leads nowhere."""
    claim_of(corpus, claim.id)
    return put_claim(corpus, claim)


def refuse_dangling(corpus: Corpus, claim: Claim, but: Iterable[tuple[str, str]] = ()) -> None:
    """Raise ToolkitError where a claim names a paper, source, marker, premise or concept that is not there."""
    known = set(but)
    found = [words for words in dangling_names(corpus, claim) if words not in known]
    if found:
        english, chinese = zip(*found, strict=True)
        raise ToolkitError("; ".join(english), "；".join(chinese))


def dangling_names(corpus: Corpus, claim: Claim) -> Iterable[tuple[str, str]]:
    """Yield in English and Chinese what a claim names that is not there."""
    paper = corpus.papers.get(claim.paper)
    if paper is None:
        yield f"no paper {claim.paper!r}{nearest(claim.paper, corpus.papers)[0]}", f"没有论文 {claim.paper}"
        return
    markers = {citation.id for citation in paper.citations}
    for link in claim.sources:
        if canonical(corpus, link.key) not in corpus.sources:
            yield _missing(("source", "文献"), link.key, corpus.sources)
        if stance(link.role) is None:
            yield f"no role {link.role!r}", f"没有角色 {link.role}"
        yield from (_missing(("citation", "标引"), name, markers) for name in link.citations if name not in markers)
    for name in claim.asserted_by:
        if canonical(corpus, name) not in corpus.sources and name not in corpus.concepts:
            yield _missing(("source or concept", "文献或概念"), name, [*corpus.sources, *corpus.concepts])
    own = [other.id for other in corpus.claims.values() if other.paper == claim.paper and other.id != claim.id]
    yield from (_missing(("premise", "前提"), name, own) for name in claim.rests_on if name not in own)
    named = (*claim.concepts, *((claim.position.actor, claim.position.issue) if claim.position else ()))
    yield from (_missing(("concept", "概念"), name, corpus.concepts) for name in named if name not in corpus.concepts)


def _missing(what: tuple[str, str], name: str, known: Iterable[str]) -> tuple[str, str]:
    error = unknown(what, name, known)
    return str(error), error.chinese


def link_claim(
    corpus: Corpus, name: str, key: str, role: str = "", page: str = "", citations: tuple[str, ...] = ()
) -> Corpus:
    """Return the corpus with a claim linked to a source.

    Where it is linked already, role, page and markers are changed to what is given, and the rest of the link stays; so
    a draft's ``discusses`` becomes ``evidence``. Raises ToolkitError where one of the names leads nowhere, and where
    the claim has several links to the source and so none is meant.
    """
    claim, key = claim_of(corpus, name), key_of(corpus, key)
    old = [link for link in claim.sources if canonical(corpus, link.key) == key]
    if len(old) > 1:
        raise ToolkitError(f"{name} has {len(old)} links to {key}; `litcorpus claim edit {name}` shows them",
                           f"{name} 有 {len(old)} 条指向 {key} 的引证；请用 litcorpus claim edit {name} 修改")
    given = {"role": role, "locator": page, "citations": citations}
    wanted = {field: value for field, value in given.items() if value}
    link = replace(old[0] if old else Link(key), **wanted)
    sources = tuple(link if one in old else one for one in claim.sources) if old else (*claim.sources, link)
    return put_claim(corpus, replace(claim, sources=sources))


def unlink_claim(corpus: Corpus, name: str, key: str) -> Corpus:
    """Return the corpus with no link from a claim to a source; raises ToolkitError where there is none."""
    claim, key = claim_of(corpus, name), key_of(corpus, key)
    kept = tuple(link for link in claim.sources if canonical(corpus, link.key) != key)
    if kept == claim.sources:
        raise ToolkitError(f"{name} is not linked to {key}", f"{name} 未引证 {key}")
    return replace(corpus, claims={**corpus.claims, name: replace(claim, sources=kept)})


def rename_claim(corpus: Corpus, old: str, new: str) -> Corpus:
    """Return the corpus with a claim under another id, everywhere; raises ToolkitError where that is taken."""
    claim = claim_of(corpus, old)
    check_id(new)
    if new == old:
        return corpus
    paper = corpus.papers.get(claim.paper)
    markers = {citation.id for citation in paper.citations} if paper else set()
    if new in corpus.claims or new in corpus.decisions.rejected_drafts or new in markers:
        raise ToolkitError(f"the id {new!r} is taken", f"编号 {new} 已被占用")
    corpus = renamed_claims(corpus, {old: new})
    claims = {new if name == old else name: replace(one, id=new) if name == old else one
              for name, one in corpus.claims.items()}
    return replace(corpus, claims=claims)


def check_id(name: str) -> None:
    """Raise ToolkitError where a text cannot be an id: it must be one word."""
    if not name or len(name.split()) != 1 or name != name.strip():
        raise ToolkitError(f"{name!r} cannot be an id: one word, no blanks", f"“{name}”不能作编号：不得含空格")


def remove_claim(corpus: Corpus, name: str, force: bool = False) -> Corpus:
    """Return the corpus without a claim and its anchor, and with ``force`` without what names it.

    Raises ToolkitError where there is none, and without ``force`` where something rests on it, or where it is a
    rejected draft: its record is what keeps the sentence from being proposed again.
    """
    claim = claim_of(corpus, name)
    found = claim_uses(corpus, name)
    if found and not force:
        raise ToolkitError(f"{name} carries {in_words(found)}; --force removes it from there too",
                           f"以下记录以 {name} 为据：{in_words(found)}；--force 可一并从中移除")
    if claim.status == "rejected" and not force:
        raise ToolkitError(
            f"{name} is rejected, and its record keeps its sentence from being proposed again; --force removes it",
            f"{name} 已否决，保留该记录才不会再次被提出；--force 仍予删除",
        )
    corpus = renamed_claims(corpus, {name: ""})
    return replace(corpus, claims={key: one for key, one in corpus.claims.items() if key != name})


def decide(corpus: Corpus, name: str, status: str, who: Stamp) -> Corpus:
    """Return the corpus with a draft accepted or rejected by someone; a rejected one is remembered in decisions."""
    claim = replace(claim_of(corpus, name), status=status, reviewed=who, reopened=None)
    rejected = tuple(one for one in corpus.decisions.rejected_drafts if one != name)
    rejected = tuple(sorted((*rejected, name))) if status == "rejected" else rejected
    if status != "rejected":
        refuse_dangling(corpus, claim)
    return replace(corpus, claims={**corpus.claims, name: claim},
                   decisions=replace(corpus.decisions, rejected_drafts=rejected))

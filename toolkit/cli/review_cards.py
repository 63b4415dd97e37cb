"""What review shows of a draft, a link, a marker: the passage, the claim, and all that was guessed or resolved."""

from __future__ import annotations

import click

from toolkit.claims.basis import canonical
from toolkit.cli.cards import DEFAULT_WIDTH, both, card, in_words
from toolkit.cli.language import say
from toolkit.cli.tables import screen_width, wrap
from toolkit.edit.passages import Passage
from toolkit.edit.reviewing import Unchecked, confidence
from toolkit.model import Citation, Claim, Corpus, Link, Paper
from toolkit.sources.retraction import retraction_of
from toolkit.sources.styles import format_source

STYLE = "gbt7714-2015-plain"


def draft_text(corpus: Corpus, claim: Claim, passage: Passage | None, at: int, count: int) -> str:
    """Show a draft."""
    where = say(f"draft {at} of {count}", f"草稿 {at}/{count}")
    status = "" if claim.status == "draft" else f"  [{claim.status}]"
    return "\n".join(filter(None, (
        rule(where), passage_text(passage),
        card(f"{claim.id}{status}", [*claim_lines(corpus, claim), *source_lines(corpus, claim)]),
    )))


def rule(text: str) -> str:
    """Show a line across the screen that begins with a text."""
    width = min(screen_width() or DEFAULT_WIDTH, DEFAULT_WIDTH)
    return f"\n── {text} " + "─" * max(0, width - len(text) - 6)


def passage_text(passage: Passage | None) -> str:
    """Show the sentence where a claim stands between those around it; a bar marks it also without colour."""
    if passage is None:
        return ""
    width = min(screen_width() or DEFAULT_WIDTH, DEFAULT_WIDTH)
    parts = (("  ", passage.before, {"dim": True}), ("▌ ", passage.itself, {"bold": True}),
             ("  ", passage.after, {"dim": True}))
    return "\n".join(click.style(wrap(text, width, mark), **style) for mark, text, style in parts if text)


def claim_lines(corpus: Corpus, claim: Claim) -> list[tuple[str, str]]:
    """Return what a claim says and what was guessed of it."""
    voice = ", ".join(named(corpus, name) for name in claim.asserted_by) or say("the paper itself", "论文自身")
    concepts = ", ".join(both(corpus.concepts[name].pref_label) if name in corpus.concepts else name
                         for name in claim.concepts)
    texts = [(say("text", "内容") if not at else "", text) for at, text in enumerate(claim.text.values())]
    return [*texts, (say("section", "章节"), section(corpus, claim)), (say("kind", "类型"), claim.kind),
            (say("said by", "提出者"), voice + (f" ({claim.author_view})" if claim.author_view else "")),
            (say("concepts", "概念"), concepts), (say("rests on", "前提"), ", ".join(claim.rests_on)),
            (say("reopened", "退回"), in_words(claim.reopened.because) if claim.reopened else "")]


def section(corpus: Corpus, claim: Claim) -> str:
    """Return number and title of the section of a claim."""
    paper = corpus.papers.get(claim.paper)
    titles = {one.number: in_words(one.title) for one in (paper.outline if paper else ())}
    return f"{claim.section} {titles.get(claim.section, '')}".strip()


def named(corpus: Corpus, name: str) -> str:
    """Return a speaker: a source by its key, a concept by its label."""
    if canonical(corpus, name) not in corpus.sources and name in corpus.concepts:
        return both(corpus.concepts[name].pref_label)
    return name


def source_lines(corpus: Corpus, claim: Claim) -> list[tuple[str, str]]:
    """Return each source of a claim with its reference, and how sure the markers are."""
    lines = [(say("source", "文献"), link_text(corpus, claim, link)) for link in claim.sources]
    sure = confidence(corpus, claim)
    return [*lines, *([(say("confidence", "把握"), f"{sure:.2f}")] if sure < 1 else [])]


def link_text(corpus: Corpus, claim: Claim, link: Link) -> str:
    """Show a link: key, role, what this copy reads at its markers, the reference."""
    paper = corpus.papers.get(claim.paper)
    reads = {one.id: one.reads for one in (paper.citations if paper else ())}
    marks = " ".join(reads.get(mark, mark) for mark in link.citations)
    where = f", {link.locator}" if link.locator else ""
    return f"{link.key} ({link.role}{where}) {marks}: ".replace(" :", ":") + reference(corpus, link.key)


def reference(corpus: Corpus, key: str) -> str:
    """Return a source as its style prints it, and that it was withdrawn."""
    source = corpus.sources.get(canonical(corpus, key))
    if source is None:
        return say("no such source", "无此文献")
    notice = retraction_of(source)
    text = format_source(source, STYLE).replace("\n", "  ")
    return f"! {notice}  {text}" if notice else text


def link_card(corpus: Corpus, found: Unchecked, passage: Passage | None, at: int, count: int) -> str:
    """Show an unchecked link."""
    claim = corpus.claims[found.claim]
    link = found.link
    lines = [(say("text", "内容") if not number else "", text) for number, text in enumerate(claim.text.values())]
    lines += [(say("kind", "类型"), claim.kind), (say("role", "作用"), link.role),
              (say("page", "页码"), link.locator), (say("source", "文献"), reference(corpus, link.key)),
              (say("file", "文件"), corpus.sources[key].fields.get("file", "")
               if (key := canonical(corpus, link.key)) in corpus.sources else "")]
    return "\n".join(filter(None, (
        rule(say(f"link {at} of {count}", f"引证 {at}/{count}")), passage_text(passage),
        card(f"{claim.id} → {link.key}", lines))))


def citation_card(corpus: Corpus, paper: Paper, citation: Citation, passage: Passage | None, place: str) -> str:
    """Show a marker without a target, and the entries that nothing cites: one of them may be meant."""
    used = {key for one in paper.citations for key in one.targets}
    free = [f"[{at}] {reference(corpus, key)}" for at, key in enumerate(paper.references, 1) if key not in used]
    lines = [(say("this copy reads", "本件读作"), citation.reads), (say("section", "章节"), citation.section),
             (say("known", "已知"), in_words(citation.evidence)),
             *((say("not cited", "未被标引") if not at else "", entry) for at, entry in enumerate(free[:8]))]
    return "\n".join(filter(None, (rule(place), passage_text(passage), card(f"{paper.id} {citation.id}", lines))))

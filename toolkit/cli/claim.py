"""``litcorpus claim``: the claims of the papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import click

from toolkit.claims.basis import basis_of
from toolkit.cli import claim_tree
from toolkit.cli.cards import both, card, claim_lines, in_words, pick, titled
from toolkit.cli.common import builtins, json_option, open_corpus, print_json
from toolkit.cli.language import say
from toolkit.cli.later import LaterGroup
from toolkit.cli.tables import screen_width, table
from toolkit.model import Claim, Corpus, Kind, Status

LATER = {name: f"toolkit.cli.claim_edit:{name}" for name in ("add", "edit", "link", "unlink", "rename", "remove")}


@click.group("claim", cls=LaterGroup, later=LATER,
             help=say("List, show, add, edit, link, rename and remove claims.",
                      "列出、查看、添加、修改、引证、改名、删除论断。"),
             epilog=say("Example: litcorpus claim list --voice own --basis none",
                        "示例：litcorpus claim list --voice own --basis none"))
def command() -> None:
    """Hold the commands about claims."""


@command.command("list", help=say("List the claims; options narrow the list.", "列出论断；选项用于筛选。"),
                 epilog=say("Example: litcorpus claim list --kind causal --basis none",
                            "示例：litcorpus claim list --kind causal --basis none"))
@click.option("--paper", help=say("Of this paper.", "此论文的。"))
@click.option("--section", help=say("Of this section; 3:all takes its subsections in.", "此节的；3:all 含下级小节。"))
@click.option("--kind", type=click.Choice(get_args(Kind)), help=say("Of this kind.", "此类型的。"))
@click.option("--status", type=click.Choice(get_args(Status)), help=say("With this status.", "此状态的。"))
@click.option("--basis", type=click.Choice(["source", "argument", "background", "none"]),
              help=say("With this basis.", "此依据的。"))
@click.option("--voice", type=click.Choice(["own", "others"]),
              help=say("The paper's own voice, or others'.", "论文自身的论断，或他人的。"))
@click.option("--concept", help=say("About this concept.", "涉及此概念的。"))
@click.option("--source", help=say("That use this source.", "引用此文献的。"))
@json_option
def list_(voice: str | None, as_json: bool, **wanted: str | None) -> None:
    """Print the claims that fit."""
    corpus = open_corpus()
    known(corpus, wanted)
    basis = basis_of(corpus)
    found = [
        claim for claim in corpus.claims.values()
        if voice in (None, "own" if claim.own_voice else "others") and fits(claim, basis, wanted)
    ]
    if as_json:
        print_json("claim-list", {"items": [as_item(claim, basis) for claim in found]})
        return
    header = (say("id", "编号"), say("section", "节"), say("kind", "类型"), say("basis", "依据"), say("text", "内容"))
    rows = ((c.id, c.section, c.kind, basis.get(c.id, ""), in_words(c.text)) for c in found)
    click.echo(table(header, rows, screen_width()))


@command.command("show", help=say("Show one claim: who says it, on what, and what stands on it.",
                                  "查看一条论断：谁提出、有何依据、何者以其为据。"),
                 epilog=say("Example: litcorpus claim show wei2025-k7qd --tree",
                            "示例：litcorpus claim show wei2025-k7qd --tree"))
@click.argument("name", metavar="ID")
@click.option("--tree", "as_tree", is_flag=True,
              help=say("Down to premises and sources, up to conclusions, and what would fall with it.",
                       "逐层列出前提与文献、结论，以及若其不成立的后果。"))
@json_option
def show(name: str, as_tree: bool, as_json: bool) -> None:
    """Print one claim."""
    corpus = open_corpus()
    claim = pick(corpus.claims, name, say("claim", "论断"))
    basis = basis_of(corpus)
    conclusions = [other.id for other in corpus.claims.values() if name in other.rests_on]
    if as_json:
        print_json("claim", {"item": {**as_item(claim, basis), "conclusions": conclusions,
                                     **({"tree": claim_tree.as_item(corpus, name)} if as_tree else {})}})
        return
    click.echo(claim_card(corpus, claim, basis))
    if as_tree:
        click.echo(claim_tree.tree_text(corpus, name))
        return
    click.echo(titled(say("Stands on", "依据的论断"), claim_lines(corpus, claim.rests_on)))
    click.echo(titled(say("Carries", "支撑的论断"), claim_lines(corpus, conclusions)))


def known(corpus: Corpus, wanted: Mapping[str, str | None]) -> None:
    """Raise ToolkitError where a paper, section, concept or source was asked for that the corpus does not have."""
    numbers = {section.number for paper in corpus.papers.values() for section in paper.outline}
    numbers |= {claim.section for claim in corpus.claims.values()}
    sections = dict.fromkeys([*numbers, *(f"{number}:all" for number in numbers)])
    there: dict[str, tuple[Mapping[str, object], str]] = {
        "paper": (corpus.papers, say("paper", "论文")), "section": (sections, say("section", "章节")),
        "concept": (corpus.concepts, say("concept", "概念")), "source": (corpus.sources, say("source", "文献")),
    }
    for name, (records, what) in there.items():
        if (value := wanted[name]) is not None:
            pick(records, value, what)


def fits(claim: Claim, basis: Mapping[str, str], wanted: dict[str, str | None]) -> bool:
    """Whether a claim has every value that was asked for."""
    has: dict[str, tuple[str, ...]] = {
        "paper": (claim.paper,), "section": chapters(claim.section), "kind": (claim.kind,), "status": (claim.status,),
        "basis": (basis.get(claim.id, ""),), "concept": claim.concepts,
        "source": tuple(link.key for link in claim.sources),
    }
    return all(value is None or value in has[name] for name, value in wanted.items())


def chapters(section: str) -> tuple[str, ...]:
    """Return a section and, with ``:all``, each section that it lies in."""
    parts = section.split(".")
    return (section, *(".".join(parts[: at + 1]) + ":all" for at in range(len(parts))))


def as_item(claim: Claim, basis: Mapping[str, str]) -> dict[str, object]:
    """Return a claim as JSON, with its computed basis (None for a rejected claim)."""
    return {**builtins(claim), "basis": basis.get(claim.id)}


def claim_card(corpus: Corpus, claim: Claim, basis: Mapping[str, str]) -> str:
    """Show a claim for people."""
    voice = ", ".join(claim.asserted_by) or say("the paper itself", "论文自身")
    view = f" ({claim.author_view})" if claim.author_view else ""
    reads = {c.id: c.reads for paper in corpus.papers.values() if paper.id == claim.paper for c in paper.citations}
    sources = "; ".join(
        f"{link.key} ({link.role})" + "".join(f" {reads.get(mark, mark)}" for mark in link.citations)
        + (f", {link.locator}" if link.locator else "")
        for link in claim.sources
    )
    lines = [(say("text", "内容"), both(claim.text)), (say("section", "节"), claim.section),
             (say("kind", "类型"), claim.kind), (say("said by", "提出者"), voice + view),
             (say("basis", "依据"), basis.get(claim.id, "")), (say("sources", "文献"), sources),
             (say("concepts", "概念"), ", ".join(claim.concepts)), (say("status", "状态"), claim.status),
             (say("exempt", "豁免"), claim.exempt), (say("file", "位置"), f"{claim.place.path}:{claim.place.line}")]
    return card(claim.id, lines)

"""``litcorpus paper``: the annotated papers."""

from __future__ import annotations

import click

from toolkit.cli.cards import both, card, in_words, pick, titled
from toolkit.cli.common import builtins, json_option, open_corpus, print_json
from toolkit.cli.language import say
from toolkit.cli.later import LaterGroup
from toolkit.cli.tables import screen_width, table
from toolkit.model import Citation, Corpus, Paper

LATER = {name: f"toolkit.cli.paper_{name}:command" for name in ("add", "anchor", "update", "queries", "remove")}


@click.group("paper", cls=LaterGroup, later=LATER,
             help=say("Add, list, show, anchor, update and remove annotated papers.",
                      "添加、列出、查看、定位、更新、删除已标注的论文。"),
             epilog=say("Example: litcorpus paper show wei2025", "示例：litcorpus paper show wei2025"))
def command() -> None:
    """Hold the commands about papers."""


@command.command("list", help=say("List the papers.", "列出论文。"),
                 epilog=say("Example: litcorpus paper list --json", "示例：litcorpus paper list --json"))
@json_option
def list_(as_json: bool) -> None:
    """Print the papers."""
    corpus = open_corpus()
    if as_json:
        print_json("paper-list", {"items": [builtins(paper) for paper in corpus.papers.values()]})
        return
    header = (say("id", "编号"), say("references", "文献"), say("citations", "标引"), say("claims", "论断"),
              say("title", "题名"))
    click.echo(table(header, (row(corpus, paper) for paper in corpus.papers.values()), screen_width()))


@command.command("show", help=say("Show one paper: outline, citations as this copy reads and as resolved, findings.",
                                  "查看一篇论文：提纲、各处标引（本件读作与判读结果）、问题。"),
                 epilog=say("Example: litcorpus paper show wei2025", "示例：litcorpus paper show wei2025"))
@click.argument("name", metavar="ID")
@json_option
def show(name: str, as_json: bool) -> None:
    """Print one paper."""
    corpus = open_corpus()
    paper = pick(corpus.papers, name, say("paper", "论文"))
    if as_json:
        print_json("paper", {"item": builtins(paper)})
        return
    click.echo(card(paper.id, [(say("title", "题名"), title(corpus, paper)), (say("source", "文献"), paper.source),
                               (say("file", "位置"), f"{paper.place.path}:{paper.place.line}")]))
    click.echo(titled(say("Outline", "提纲"), [f"  {s.number}  {both(s.title)}" for s in paper.outline]))
    click.echo(titled(say("Citations", "标引"), [citation_line(citation) for citation in paper.citations]))
    click.echo(titled(say("Findings", "问题"), [f"  {f.id}  {in_words(f.says)}" for f in paper.findings]))


def title(corpus: Corpus, paper: Paper) -> str:
    """Return the title of a paper in its own language."""
    source = corpus.sources.get(paper.source)
    return source.own.title if source else ""


def row(corpus: Corpus, paper: Paper) -> tuple[str, ...]:
    """Return the line of a paper in the list."""
    claims = sum(claim.paper == paper.id for claim in corpus.claims.values())
    return (paper.id, str(len(paper.references)), str(len(paper.citations)), str(claims), title(corpus, paper))


def citation_line(citation: Citation) -> str:
    """Show one marker: what this copy reads, what it points to, and the evidence where it was repaired."""
    targets = ", ".join(citation.targets) or say("no target", "无对应文献")
    evidence = f"  {in_words(citation.evidence)}" if citation.evidence else ""
    return f"  {citation.id}  §{citation.section}  {citation.reads} → {targets}{evidence}"

"""``litcorpus citation accept|set``: a person's reading of a marker."""

from __future__ import annotations

import click

from toolkit.cli.common import edit_corpus, note, open_corpus
from toolkit.cli.language import say
from toolkit.cli.paper import citation_line
from toolkit.cli.person import stamp
from toolkit.edit.citations import accept_citations, citation_of, repaired, set_citation
from toolkit.edit.lookup import unknown
from toolkit.errors import ToolkitError
from toolkit.model import Corpus

_seen = click.option("--seen-in-print", "seen", is_flag=True,
                     help=say("You looked at the publisher's page.", "已核对出版社页面。"))


@click.group("citation", help=say("Record what a person reads in a citation.", "记录人对标引的判读。"),
             epilog=say("Example: litcorpus citation accept wei2025 --all-above 0.95",
                        "示例：litcorpus citation accept wei2025 --all-above 0.95"))
def command() -> None:
    """Hold the commands about citations."""


@command.command("accept", help=say(
    "Accept readings that rest on evidence as your own: one or more by their ids (c20), or all above a confidence.",
    "接受据证据作出的判读：按编号（如 c20）逐个接受，或接受置信度不低于某值的全部。"),
    epilog=say("Example: litcorpus citation accept wei2025 c20 c21", "示例：litcorpus citation accept wei2025 c20 c21"))
@click.argument("paper")
@click.argument("places", metavar="[PLACE]...", nargs=-1)
@click.option("--all-above", "above", type=click.FloatRange(0, 1), default=None, metavar="CONFIDENCE",
              help=say("All repaired readings with at least this confidence.", "置信度不低于此值的全部修正。"))
@_seen
def accept(paper: str, places: tuple[str, ...], above: float | None, seen: bool) -> None:
    """Accept some or all."""
    corpus = open_corpus()
    if paper not in corpus.papers:
        raise unknown(("paper", "论文"), paper, corpus.papers)
    if bool(places) == (above is not None):
        raise ToolkitError("name citations, or give --all-above", "请指定标引编号，或使用 --all-above")
    names = places or tuple(one.id for one in repaired(corpus.papers[paper], above or 0.0))
    if not names:
        note(say("No repaired reading is that sure.", "没有达到此置信度的修正。"))
        return
    changed = edit_corpus(lambda there: accept_citations(there, paper, names, stamp(there.root), seen))
    show(changed, paper, names)


@command.command("set", help=say(
    "Say what a citation points to: keys of sources, or numbers of the printed list; `-` where nobody can tell. Drafts "
    "that nobody has reviewed follow; other claims go back to draft with the reason.",
    "指定标引所指：文献键或文献表编号；无法判断时写 -。未经审阅的草稿随之更改，其他论断退回草稿并注明理由。"),
    epilog=say('Example: litcorpus citation set wei2025 c20 18 --note "the text names Keohane and Nye"',
               '示例：litcorpus citation set wei2025 c20 18 --note "正文写明 Keohane 和 Nye"'))
@click.argument("paper")
@click.argument("place")
@click.argument("targets", metavar="TARGET...", nargs=-1, required=True)
@click.option("--note", "why", default="", help=say("Why.", "理由。"))
@_seen
def set_(paper: str, place: str, targets: tuple[str, ...], why: str, seen: bool) -> None:
    """Set what one citation points to."""
    words = () if targets == ("-",) else targets
    changed = edit_corpus(lambda there: set_citation(there, paper, place, words, stamp(there.root), why, seen))
    show(changed, paper, (place,))


def show(corpus: Corpus, paper: str, names: tuple[str, ...]) -> None:
    """Print citations as they are now."""
    for name in names:
        click.echo(citation_line(citation_of(corpus, paper, name)))

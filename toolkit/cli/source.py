"""``litcorpus source``: sources, and what stands on them."""

from __future__ import annotations

import click

from toolkit.claims.falling import impact
from toolkit.cli.cards import card, claim_lines, pick, titled
from toolkit.cli.common import builtins, json_option, open_corpus, print_json
from toolkit.cli.language import language, say
from toolkit.cli.later import LaterGroup
from toolkit.cli.tables import screen_width, table
from toolkit.model import Corpus, Source
from toolkit.sources.retraction import retraction_of
from toolkit.sources.styles import format_source
from toolkit.text.names import display

LATER = {
    **{name: f"toolkit.cli.source_edit:{name}" for name in ("merge", "rename", "remove")},
    "lookup": "toolkit.cli.source_lookup:command", "note": "toolkit.cli.source_notes:note_",
    "tag": "toolkit.cli.source_notes:tag", "edit": "toolkit.cli.source_notes:edit",
}


@click.group("source", cls=LaterGroup, later=LATER,
             help=say("List, show, note, tag, edit, look up, merge, rename and remove sources.",
                      "列出、查看、札记、标注、修改、查询、合并、改名、删除文献。"),
             epilog=say("Example: litcorpus source show keohane1977power --impact",
                        "示例：litcorpus source show keohane1977power --impact"))
def command() -> None:
    """Hold the commands about sources."""


@command.command("list", help=say("List the sources.", "列出文献。"),
                 epilog=say("Example: litcorpus source list --listed --concept data-sovereignty",
                            "示例：litcorpus source list --listed --concept data-sovereignty"))
@click.option("--listed/--mentioned", default=None,
              help=say("Only those of a reference list, or only those that a text merely names.",
                       "只列参考文献表中的，或只列正文仅提及的。"))
@click.option("--concept", help=say("Only those about this concept.", "只列涉及此概念的。"))
@click.option("--language", "in_language", metavar="TAG",
              help=say("Only works in this language: zh, en, …", "只列此语言的文献：zh、en 等。"))
@json_option
def list_(listed: bool | None, concept: str | None, in_language: str | None, as_json: bool) -> None:
    """Print the sources that fit."""
    corpus = open_corpus()
    if concept is not None:
        pick(corpus.concepts, concept, say("concept", "概念"))
    found = [
        source for source in corpus.sources.values()
        if listed in (None, not source.mentioned)
        and (concept is None or concept in source.concepts)
        and in_language in (None, source.language)
    ]
    if as_json:
        print_json("source-list", {"items": [as_item(source) for source in found]})
        return
    header = (say("key", "键"), say("year", "年份"), say("authors", "作者"), say("title", "题名"))
    click.echo(table(header, ((s.key, s.date[:4], first_author(s), s.own.title) for s in found), screen_width()))


@command.command("show", help=say("Show one source: both languages, the claims on it; with --impact what would fall.",
                                  "查看一条文献：中英文信息、以其为据的论断；--impact 显示若其不成立的后果。"),
                 epilog=say("Example: litcorpus source show sun2024mechanism --impact --with keohane1977power",
                            "示例：litcorpus source show sun2024mechanism --impact --with keohane1977power"))
@click.argument("key")
@click.option("--impact", "with_impact", is_flag=True,
              help=say("What would stand without support if it fell.", "若其不成立，哪些内容将失去依据。"))
@click.option("--with", "others", metavar="KEY", multiple=True,
              help=say("Fall together with this one.", "与此文献一同失效。"))
@json_option
def show(key: str, with_impact: bool, others: tuple[str, ...], as_json: bool) -> None:
    """Print one source."""
    corpus = open_corpus()
    key = corpus.decisions.aliases.get(key, key)
    source = pick(corpus.sources, key, say("source", "文献"))
    fallen = {key, *(pick(corpus.sources, other, say("source", "文献")).key for other in others)}
    fall = impact(corpus, fallen)
    users = [claim for claim in corpus.claims.values() if any(link.key == key for link in claim.sources)]
    if as_json:
        found: dict[str, object] = {**as_item(source), "claims": [claim.id for claim in users]}
        if with_impact or others:
            found["impact"] = {"fallen": sorted(fallen), **builtins(fall)}
        print_json("source", {"item": found})
        return
    click.echo(source_card(source))
    click.echo(titled(say("Claims that use it", "引用它的论断"), claim_lines(corpus, [claim.id for claim in users])))
    if with_impact or others:
        click.echo(impact_text(corpus, fallen, fall.lost, fall.weakened, fall.concepts))


def as_item(source: Source) -> dict[str, object]:
    """Return a source as JSON, with what lists are filtered by."""
    return {**builtins(source), "year": source.year, "mentioned": source.mentioned}


def first_author(source: Source) -> str:
    """Return the first author and a sign for further ones."""
    side = source.own
    if not side.authors:
        return ""
    more = len(side.authors) > 1 or side.more_authors
    et_al = "等" if source.language == "zh" else " et al."
    return display(side.authors[0], source.language) + (et_al if more else "")


def source_card(source: Source) -> str:
    """Show a source for people: the reference as its style prints it, then what is annotated."""
    lines = [(say("reference", "著录"), format_source(source, "gbt7714-2015-plain").replace("\n", "  ")),
             (say("type", "类型"), source.type + (say(", only mentioned", "，仅提及") if source.mentioned else "")),
             (say("WITHDRAWN", "已撤回"), retraction_of(source)),
             (say("concepts", "概念"), ", ".join(source.concepts)),
             (say("note", "札记"), source.annotation.get(language(), "") or next(iter(source.annotation.values()), "")),
             *((name, value) for name, value in source.identifiers.items()),
             (say("file", "位置"), f"{source.place.path}:{source.place.line}")]
    return card(source.key, lines)


def impact_text(corpus: Corpus, fallen: set[str], lost: tuple[str, ...], weakened: tuple[str, ...],
                concepts: tuple[str, ...]) -> str:
    """Say what would stand without support."""
    names = ", ".join(sorted(fallen))
    return "\n".join([
        click.style(say(f"If {names} fell", f"若 {names} 不成立"), bold=True),
        titled(say("claims that lose their basis", "失去依据的论断"), claim_lines(corpus, lost)),
        titled(say("claims that are weakened", "被削弱的论断"), claim_lines(corpus, weakened)),
        titled(say("concepts without support", "失去支撑的概念"), [f"  {name}" for name in concepts]),
    ])

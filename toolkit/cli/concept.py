"""``litcorpus concept``: the vocabulary."""

from __future__ import annotations

from typing import get_args

import click

from toolkit.cli.cards import both, card, claim_lines, in_words, pick, titled
from toolkit.cli.common import builtins, json_option, open_corpus, print_json
from toolkit.cli.language import say
from toolkit.cli.later import LaterGroup
from toolkit.cli.tables import screen_width, table
from toolkit.edit.concept_table import table_of
from toolkit.model import Concept, ConceptType

LATER = {name: f"toolkit.cli.concept_edit:{name}" for name in ("add", "edit", "merge", "rename", "remove")}


@click.group("concept", cls=LaterGroup, later=LATER,
             help=say("List, show, add, edit, merge, rename and remove concepts.",
                      "列出、查看、添加、修改、合并、改名、删除概念。"),
             epilog=say("Example: litcorpus concept show data-sovereignty",
                        "示例：litcorpus concept show data-sovereignty"))
def command() -> None:
    """Hold the commands about concepts."""


@command.command("list", help=say("List the concepts.", "列出概念。"),
                 epilog=say("Example: litcorpus concept list --type actor",
                            "示例：litcorpus concept list --type actor"))
@click.option("--type", "kind", type=click.Choice(get_args(ConceptType)), help=say("Only this type.", "只列此类型。"))
@click.option("--to", "form", type=click.Choice(["csv"]), default=None,
              help=say("A table that `concept add --from` reads.", "输出 concept add --from 可读的表格。"))
@json_option
def list_(kind: str | None, form: str | None, as_json: bool) -> None:
    """Print the concepts that fit."""
    corpus = open_corpus()
    found = [concept for concept in corpus.concepts.values() if kind in (None, concept.type)]
    if form == "csv":
        click.echo(table_of(found, corpus.settings.languages), nl=False)
        return
    if as_json:
        print_json("concept-list", {"items": [builtins(concept) for concept in found]})
        return
    header = (say("id", "编号"), say("type", "类型"), say("label", "名称"))
    click.echo(table(header, ((c.id, c.type, both(c.pref_label)) for c in found), screen_width()))


@command.command("show", help=say("Show one concept: labels, definition, relations, its claims and sources.",
                                  "查看一个概念：名称、定义、关系、相关论断与文献。"),
                 epilog=say("Example: litcorpus concept show embedded-liberalism",
                            "示例：litcorpus concept show embedded-liberalism"))
@click.argument("name", metavar="ID")
@json_option
def show(name: str, as_json: bool) -> None:
    """Print one concept."""
    corpus = open_corpus()
    concept = pick(corpus.concepts, name, say("concept", "概念"))
    claims = [claim.id for claim in corpus.claims.values() if name in claim.concepts]
    sources = [source.key for source in corpus.sources.values() if name in source.concepts]
    if as_json:
        print_json("concept", {"item": {**builtins(concept), "claims": claims, "sources": sources}})
        return
    click.echo(concept_card(concept))
    click.echo(titled(say("Sources", "文献"), [f"  {key}" for key in sources]))
    click.echo(titled(say("Claims", "论断"), claim_lines(corpus, claims)))


def concept_card(concept: Concept) -> str:
    """Show a concept for people."""
    other = "; ".join(label for labels in concept.alt_label.values() for label in labels)
    dates = "; ".join(f"{date.on} {in_words(date.what)}".strip() for date in concept.dates)
    relations = "; ".join(f"{relation.as_} {relation.to}" for relation in concept.relations)
    lines = [(say("label", "名称"), both(concept.pref_label)), (say("also", "别名"), other),
             (say("type", "类型"), concept.type), (say("meaning", "定义"), in_words(concept.definition)),
             (say("dates", "时间"), dates), (say("broader", "上位"), ", ".join(concept.broader)),
             (say("part of", "属于"), ", ".join(concept.part_of)), (say("related", "相关"), ", ".join(concept.related)),
             (say("relations", "关系"), relations),
             (say("file", "位置"), f"{concept.place.path}:{concept.place.line}")]
    return card(concept.id, lines)

"""``litcorpus claim add|edit|link|unlink|rename|remove``."""

from __future__ import annotations

import random
from typing import get_args

import click

from toolkit.claims.roles import ROLES
from toolkit.cli.cards import pick
from toolkit.cli.common import edit_corpus, note, open_corpus
from toolkit.cli.editor import edit_record
from toolkit.cli.language import say
from toolkit.cli.person import stamp
from toolkit.edit.claims import (
    add_claim,
    claim_of,
    edit_claim,
    link_claim,
    refuse_dangling,
    remove_claim,
    rename_claim,
    unlink_claim,
)
from toolkit.edit.identity import new_id
from toolkit.errors import ToolkitError
from toolkit.model import AuthorView, Claim, Corpus, Kind, LangText, Link, Place, Status
from toolkit.text.scripts import language_of


@click.command("add", help=say(
    "Add a claim to a paper; its id is printed. TEXT is in your own words; without it $EDITOR opens. The claim counts "
    "as accepted, since a person writes it, unless --status says otherwise.",
    "为论文添加论断，并输出其编号。TEXT 为标注者自己的表述，省略则打开 $EDITOR。人工添加的论断视为已接受，"
    "除非另给 --status。"),
    epilog=say('Example: litcorpus claim add "Rivers widen in spring." --paper wei2025 --section 1 --kind causal '
               "--source keohane1977power:evidence",
               "示例：litcorpus claim add 数据主权源于国家主权 --paper wei2025 --section 1 --kind interpretation "
               "--source keohane1977power:authority"))
@click.argument("text", required=False, default="")
@click.option("--paper", default="", help=say("The paper; needed where there are several.", "论文；有多篇时必填。"))
@click.option("--section", default="",
              help=say("Number of the section; the introduction is 0.", "章节编号，引言为 0。"))
@click.option("--kind", type=click.Choice(get_args(Kind)), default="interpretation", show_default=True,
              help=say("What kind of claim it is.", "论断类型。"))
@click.option("--zh", default="", help=say("The Chinese text.", "中文表述。"))
@click.option("--en", default="", help=say("The English text.", "英文表述。"))
@click.option("--said-by", "speakers", multiple=True, metavar="KEY|CONCEPT",
              help=say("Who asserts it, if not the paper itself.", "提出者；论文自身提出则不填。"))
@click.option("--view", type=click.Choice(get_args(AuthorView)), default=None,
              help=say("What the author thinks of it.", "作者的态度。"))
@click.option("--source", "links", multiple=True, metavar="KEY[:ROLE]",
              help=say("A source, with its role.", "文献及其作用。"))
@click.option("--rests-on", multiple=True, metavar="CLAIM", help=say("A premise.", "前提。"))
@click.option("--concept", "concepts", multiple=True, help=say("A concept.", "概念。"))
@click.option("--status", type=click.Choice(get_args(Status)), default="accepted", show_default=True,
              help=say("draft, accepted or rejected.", "draft 草稿、accepted 接受、rejected 否决。"))
@click.option("--id", "name", default="", help=say("Its id; by default the paper's and four letters.",
                                                   "编号；默认为论文编号加四个字符。"))
def add(text: str, paper: str, section: str, kind: Kind, zh: str, en: str, speakers: tuple[str, ...],
        view: AuthorView | None, links: tuple[str, ...], rests_on: tuple[str, ...], concepts: tuple[str, ...],
        status: Status, name: str) -> None:
    """Add one claim."""
    corpus = open_corpus()
    paper = paper_of(corpus, paper)
    words = texts(text, zh, en)
    by = stamp(corpus.root)
    taken = {*corpus.claims, *corpus.decisions.rejected_drafts}
    claim = Claim(
        id=name or new_id(paper, taken, random.SystemRandom()), text=words, kind=kind, section=section,
        asserted_by=speakers, author_view=view, sources=tuple(map(link_of, links)), rests_on=rests_on,
        concepts=concepts, status=status, by=by, reviewed=by if status == "accepted" else None, paper=paper,
        place=Place(f"corpus/claims/{paper}.yaml"),
    )
    known_section(corpus, claim)
    made = claim if words else edit_record(claim, lambda changed: refuse_dangling(corpus, changed))
    if made is None or not made.text:
        raise ToolkitError("a claim needs a text; nothing was added", "论断须有表述；未添加")
    edit_corpus(lambda there: add_claim(there, made))
    click.echo(made.id)


def paper_of(corpus: Corpus, name: str) -> str:
    """Return the paper that is meant; raises ToolkitError where there are several and none is named."""
    if name:
        return pick(corpus.papers, name, say("paper", "论文")).id
    if len(corpus.papers) != 1:
        names = ", ".join(corpus.papers)
        raise ToolkitError(f"--paper says which: {names or 'there is none yet'}",
                           f"请用 --paper 指明论文：{names or '尚无论文'}")
    return next(iter(corpus.papers))


def texts(text: str, zh: str, en: str) -> LangText:
    """Return the texts by language; that of the argument is known by its script."""
    given = {"zh": zh, "en": en, **({language_of(text) or "en": text} if text else {})}
    return {tag: words.strip() for tag, words in given.items() if words.strip()}


def link_of(text: str) -> Link:
    """Return ``KEY:ROLE`` as a link; what follows the last colon is a role only where it is one of the six words."""
    head, _, role = text.rpartition(":")
    return Link(head, role) if head and role in ROLES else Link(text)


def known_section(corpus: Corpus, claim: Claim) -> None:
    """Raise ToolkitError where a claim stands in a section that the outline does not have."""
    numbers = {section.number: section for section in corpus.papers[claim.paper].outline}
    if numbers and claim.section:
        pick(numbers, claim.section, say("section", "章节"))


@click.command("edit", help=say("Open $EDITOR on one claim; what comes back is checked before it is saved.",
                                "用 $EDITOR 修改一条论断；保存前先校验。"),
               epilog=say("Example: litcorpus claim edit wei2025-k7qd", "示例：litcorpus claim edit wei2025-k7qd"))
@click.argument("name", metavar="ID")
def edit(name: str) -> None:
    """Edit one claim."""
    corpus = open_corpus()
    changed = edit_record(claim_of(corpus, name), lambda claim: edit_claim(corpus, claim))
    if changed is None:
        note(say("nothing changed", "未作更改"))
        return
    edit_corpus(lambda there: edit_claim(same(there, corpus, name), changed))


def same(there: Corpus, corpus: Corpus, name: str) -> Corpus:
    """Return the corpus; raises ToolkitError where a claim has become another while it was edited."""
    if there.claims.get(name) != corpus.claims[name]:
        raise ToolkitError(f"{name} was changed meanwhile; nothing was written", f"{name} 在编辑期间已被修改；未写入")
    return there


@click.command("link", help=say("Link a claim to a source. Where it is linked already, role, page and markers are "
                                "changed to what is given.",
                                "为论断引证一条文献；已引证的则按所给更改其作用、页码、标引。"),
               epilog=say("Example: litcorpus claim link wei2025-k7qd keohane1977power --role evidence --page 27",
                          "示例：litcorpus claim link wei2025-k7qd keohane1977power --role evidence --page 27"))
@click.argument("name", metavar="CLAIM")
@click.argument("key")
@click.option("--role", default="", metavar="ROLE",
              help=say(f"One of {', '.join(ROLES)}, or a name of CiTO.", f"{'、'.join(ROLES)} 之一，或 CiTO 名称。"))
@click.option("--page", default="", help=say("Where in the source.", "在文献中的位置。"))
@click.option("--marker", "markers", multiple=True, metavar="ID", help=say("A citation of the paper.", "论文的标引。"))
def link(name: str, key: str, role: str, page: str, markers: tuple[str, ...]) -> None:
    """Link a claim."""
    edit_corpus(lambda corpus: link_claim(corpus, name, key, role, page, markers))


@click.command("unlink", help=say("Take the link from a claim to a source away.", "取消论断对文献的引证。"),
               epilog=say("Example: litcorpus claim unlink wei2025-k7qd keohane1977power",
                          "示例：litcorpus claim unlink wei2025-k7qd keohane1977power"))
@click.argument("name", metavar="CLAIM")
@click.argument("key")
def unlink(name: str, key: str) -> None:
    """Unlink a claim."""
    edit_corpus(lambda corpus: unlink_claim(corpus, name, key))


@click.command("rename", help=say("Give a claim another id, and everything that names it.",
                                  "更改论断编号，并同步更新所有引用处。"),
               epilog=say("Example: litcorpus claim rename wei2025-k7qd wei2025-thesis",
                          "示例：litcorpus claim rename wei2025-k7qd wei2025-thesis"))
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Rename a claim."""
    edit_corpus(lambda corpus: rename_claim(corpus, old, new))


@click.command("remove", help=say("Remove a claim. Where others rest on it, say which and stop, unless --force.",
                                  "删除论断。若有其他记录以其为据，则列出并停止，除非 --force。"),
               epilog=say("Example: litcorpus claim remove wei2025-k7qd", "示例：litcorpus claim remove wei2025-k7qd"))
@click.argument("name", metavar="ID")
@click.option("--force", is_flag=True, help=say("Also take it out of what names it.", "同时移除对它的引用。"))
def remove(name: str, force: bool) -> None:
    """Remove a claim."""
    edit_corpus(lambda corpus: remove_claim(corpus, name, force))

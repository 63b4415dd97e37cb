"""``litcorpus add``: sources into the corpus, from wherever they come."""

from __future__ import annotations

import sys

import click

from toolkit.cli.common import edit_corpus, note, open_corpus
from toolkit.cli.duplicates import WORDS, reasons_in_words
from toolkit.cli.inputs import sources_in
from toolkit.cli.language import say
from toolkit.cli.online import checked, session, tell
from toolkit.cli.source_edit import choices_for
from toolkit.edit.adding import USUAL, Action, Added, Newcomer, add_sources, stand, stand_in_update
from toolkit.edit.checking import with_answer
from toolkit.edit.merging import Choice, merged
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Source
from toolkit.sources.lookup import Lookup

LETTERS: dict[str, Action] = {"a": "add", "j": "join", "s": "skip"}
MANY = 20


@click.command("add", help=say("Add sources: a file, - (standard input), a DOI, ISBN, arXiv id or PMID, the address "
                               "of a page, or a pasted reference. One new source is added without a question and its "
                               "key printed; otherwise what is new, there already, or the other language of one that "
                               "is there is shown, and asked about.",
                               "添加文献：文件、-（标准输入）、DOI、ISBN、arXiv 号、PMID、网页地址，"
                               "或粘贴的参考文献。"
                               "单条新文献直接添加并输出其键；否则列出新文献、已有文献及已有文献的另一语种，逐项询问。"),
               epilog=say("Example: litcorpus add 10.1038/nature14539; litcorpus add library.bib --update --yes",
                          "示例：litcorpus add library.bib --update --yes"))
@click.argument("wanted", metavar="X...", nargs=-1, required=True)
@click.option("--update", is_flag=True,
              help=say("X is a library exported anew: take over what came to it, field by field; fields that only the "
                       "corpus has stay, nothing is removed.",
                       "X 为重新导出的文献库：逐字段更新；语料库独有的字段保留，不删除任何条目。"))
@click.option("--yes", is_flag=True,
              help=say("Ask nothing: new ones are added, the other language is joined, those there already are left; "
                       "where fields differ, the corpus counts.",
                       "不询问：添加新文献，并入另一语种，已有者略过；字段不一致时以语料库为准。"))
@click.option("--dry-run", is_flag=True, help=say("Only show what would be done.", "仅显示将执行的操作。"))
@click.option("--lookup", is_flag=True,
              help=say("Check each against public indexes: confirmed, contradicted in the fields named, or not "
                       "checked. Retractions are recorded, and a DOI or PMID that it lacks.",
                       "向公共索引核对每条文献：已证实、不一致（列出字段）或未核实；记录撤稿通知及缺少的 DOI、PMID。"))
@click.option("--offline", is_flag=True,
              help=say("Ask no index, use only answers kept earlier.", "不联网，仅使用已缓存的应答。"))
def command(wanted: tuple[str, ...], update: bool, yes: bool, dry_run: bool, lookup: bool, offline: bool) -> None:
    """Read, compare, ask, add."""
    corpus = open_corpus()
    with session(offline) as indexes:
        incoming = sources_in(wanted, indexes)
        clean = not lookup or check(corpus, incoming, update, indexes)
    newcomers = newcomers_of(corpus, incoming, update)
    plain = clean and len(newcomers) == 1 and newcomers[0].standing == "new"
    if not plain:
        show(newcomers, update)
    if update:
        name_absent(corpus, newcomers)
    if dry_run:
        for newcomer in newcomers if plain else ():
            note(say(f"would add {newcomer.source.key}", f"将添加 {newcomer.source.key}"))
        return
    ask = not yes and not plain
    if ask and not sys.stdin.isatty():
        raise ToolkitError("nothing was added: --yes does this without asking, --dry-run only shows it",
                           "未添加任何内容：--yes 不询问直接执行，--dry-run 仅显示")
    actions = ask_actions(newcomers, update) if ask else {}
    choices = ask_choices(corpus, newcomers, actions, update) if ask else {}
    report(write(incoming, newcomers, update, actions, choices), ask)


def newcomers_of(corpus: Corpus, incoming: list[Source], update: bool) -> tuple[Newcomer, ...]:
    """Return what the records are to the corpus."""
    return stand_in_update(corpus, incoming) if update else stand(corpus, incoming)


def check(corpus: Corpus, incoming: list[Source], update: bool, indexes: Lookup) -> bool:
    """Hold the records against the indexes, put what these say into them, and say whether none was found fault with."""
    newcomers = newcomers_of(corpus, incoming, update)
    answers = checked([newcomer.source for newcomer in newcomers], indexes)
    tell(answers)
    for at, newcomer in enumerate(newcomers):
        incoming[at] = with_answer(incoming[at], answers[newcomer.source.key])
    return not any(answer.state == "contradicted" or answer.retracted for answer in answers.values())


def usual(newcomer: Newcomer, update: bool) -> Action:
    """Return what is done with a newcomer where nobody says otherwise."""
    return "join" if update and newcomer.standing == "same" else USUAL[newcomer.standing]


def show(newcomers: tuple[Newcomer, ...], update: bool) -> None:
    """Show each newcomer: new, or what it is to which source and why."""
    verbs = {"add": say("add", "添加"), "join": say("join", "并入"), "skip": say("leave", "略过")}
    for newcomer in newcomers:
        source, action = newcomer.source, verbs[usual(newcomer, update)]
        what = say("new", "新") if newcomer.standing == "new" else (
            f"{say(*WORDS[newcomer.standing])} ({reasons_in_words(newcomer.reasons)})")
        key = source.key if newcomer.standing == "new" else newcomer.key
        click.echo(f"{action:6} {key}  {source.date[:4]}  {source.own.title}  [{what}]", err=True)


def name_absent(corpus: Corpus, newcomers: tuple[Newcomer, ...]) -> None:
    """Name the sources that the library does not have any more, or never had; they stay."""
    met = {newcomer.key for newcomer in newcomers}
    absent = [key for key in corpus.sources if key not in met]
    if absent:
        names = ", ".join(absent[:MANY]) + (", …" if len(absent) > MANY else "")
        note(say(f"{len(absent)} sources of the corpus are not in the library and stay: {names}",
                 f"语料库中有 {len(absent)} 条文献不在此文献库中，予以保留：{names}"))


def ask_actions(newcomers: tuple[Newcomer, ...], update: bool) -> dict[str, Action]:
    """Ask once for all that are new, and for each of the others."""
    actions: dict[str, Action] = {}
    new = [newcomer for newcomer in newcomers if newcomer.standing == "new"]
    if new and not click.confirm(say(f"Add {len(new)} new?", f"添加 {len(new)} 条新文献？"), default=True, err=True):
        actions |= {newcomer.source.key: "skip" for newcomer in new}
    for newcomer in newcomers:
        if newcomer.standing != "new" and not (update and newcomer.standing == "same"):
            question = say(f"{newcomer.source.key}: (a)dd as another work, (j)oin to {newcomer.key}, (s)kip",
                           f"{newcomer.source.key}：a 作为另一作品添加，j 并入 {newcomer.key}，s 略过")
            default = usual(newcomer, update)[0]
            answer = click.prompt(question, type=click.Choice([*LETTERS]), default=default, err=True)
            actions[newcomer.source.key] = LETTERS[answer]
    return actions


def ask_choices(
    corpus: Corpus, newcomers: tuple[Newcomer, ...], actions: dict[str, Action], update: bool
) -> dict[str, dict[str, Choice]]:
    """Ask, for each source that gets joined, about the fields in which it differs."""
    choices: dict[str, dict[str, Choice]] = {}
    for newcomer in newcomers:
        joins = actions.get(newcomer.source.key, usual(newcomer, update)) == "join"
        clashes = merged(corpus.sources[newcomer.key], newcomer.source).clashes if (
            joins and newcomer.key in corpus.sources) else ()
        if clashes:
            click.echo(click.style(newcomer.key, bold=True), err=True)
            choices[newcomer.key] = choices_for(clashes, ask=True)
    return choices


def write(
    incoming: list[Source], shown: tuple[Newcomer, ...], update: bool, actions: dict[str, Action],
    choices: dict[str, dict[str, Choice]],
) -> Added:
    """Add to the corpus as it is now; raises ToolkitError where that has made of a newcomer what nobody was shown."""
    results: list[Added] = []

    def operate(there: Corpus) -> Corpus:
        now = newcomers_of(there, incoming, update)
        if actions and [each[1:3] for each in now] != [each[1:3] for each in shown]:
            raise ToolkitError("the corpus was changed meanwhile; nothing was added, run the command again",
                               "语料库已被修改；未添加任何内容，请重新运行")
        decided = {each.source.key: usual(each, update) for each in now if usual(each, update) != USUAL[each.standing]}
        results.append(add_sources(there, now, decided | actions, choices))
        return results[-1].corpus

    edit_corpus(operate)
    return results[-1]


def report(added: Added, asked: bool) -> None:
    """Print the new keys, and say what was joined and where ours was kept."""
    for key in added.added:
        click.echo(key)
    for key in added.joined:
        note(say(f"{key}: joined", f"{key}：已并入"))
    for key, clash in () if asked else added.clashes:
        note(say(f"{key}.{clash.field}: kept {clash.ours!r}, not {clash.theirs!r}",
                 f"{key}.{clash.field}：保留“{clash.ours}”，未采用“{clash.theirs}”"))

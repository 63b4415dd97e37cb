"""``litcorpus add``: sources into the corpus, from wherever they come."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click

from toolkit.cli.add_show import ask_actions, ask_choices, is_idle, named, report, show, usual
from toolkit.cli.common import edit_corpus, note, open_corpus, start_folder
from toolkit.cli.inputs import sources_in
from toolkit.cli.language import say
from toolkit.cli.online import checked, session, tell
from toolkit.corpus import find_root, kept_library, library_path
from toolkit.edit.adding import Action, Added, Newcomer, add_sources, stand
from toolkit.edit.checking import with_answer
from toolkit.edit.merging import Choice
from toolkit.edit.syncing import Library, decoded, encoded, gone, remembered, stand_in_update
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Source
from toolkit.sources.lookup import Lookup

LONG = 2000
"""So many records take more than a second: then it is said what is going on."""


class Wanted(NamedTuple):
    """What is to be added; of a library, what it said the last time and where that is kept."""

    incoming: list[Source]
    update: bool = False
    sure: bool = True
    library: Library = {}  # noqa: RUF012 (never written to)
    kept_at: str = ""

    def stand(self, corpus: Corpus) -> tuple[Newcomer, ...]:
        """Return what the records are to the corpus."""
        return stand_in_update(corpus, self.incoming, self.library) if self.update else stand(corpus, self.incoming)


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
        request = requested(wanted, update, indexes)
        clean = (not lookup or check(corpus, request, indexes)) and request.sure
    if len(request.incoming) > LONG and sys.stderr.isatty():
        note(say(f"comparing {len(request.incoming)} records with {len(corpus.sources)} …",
                 f"正在将 {len(request.incoming)} 条记录与 {len(corpus.sources)} 条文献比对……"))
    newcomers = request.stand(corpus)
    plain = clean and len(newcomers) == 1 and newcomers[0].standing == "new"
    idle = update and all(is_idle(corpus, newcomer, update) for newcomer in newcomers)
    if not plain:
        show(corpus, newcomers, update)
    if update:
        name_absent(corpus, request, newcomers)
    if dry_run:
        for newcomer in newcomers if plain else ():
            note(say(f"would add {newcomer.source.key}", f"将添加 {newcomer.source.key}"))
        return
    ask = not (yes or plain or idle)
    if ask and not sys.stdin.isatty():
        if all(usual(newcomer, update) == "skip" for newcomer in newcomers):
            note(say("nothing new", "没有新文献"))
            return
        raise ToolkitError("nothing was added: --yes does this without asking, --dry-run only shows it",
                           "未添加任何内容：--yes 不询问直接执行，--dry-run 仅显示")
    actions = ask_actions(newcomers, update) if ask else {}
    choices = ask_choices(corpus, newcomers, actions, update) if ask else {}
    report(write(request, newcomers, actions, choices), ask)


def requested(wanted: tuple[str, ...], update: bool, indexes: Lookup) -> Wanted:
    """Return the records, and what a library said the last time, which is known by its files."""
    incoming, sure = sources_in(wanted, indexes)
    files = [Path(text) for text in wanted]
    if not update or not all(file.is_file() for file in files):
        return Wanted(incoming, update, sure)
    kept_at = library_path(files)
    return Wanted(incoming, update, sure, decoded(kept_library(find_root(start_folder()), kept_at)), kept_at)


def check(corpus: Corpus, request: Wanted, indexes: Lookup) -> bool:
    """Hold the records against the indexes, put what these say into them, and say whether none was found fault with."""
    newcomers = request.stand(corpus)
    answers = checked([newcomer.source for newcomer in newcomers], indexes)
    tell(answers)
    for at, newcomer in enumerate(newcomers):
        request.incoming[at] = with_answer(request.incoming[at], answers[newcomer.source.key])
    return not any(answer.state == "contradicted" or answer.retracted for answer in answers.values())


def name_absent(corpus: Corpus, request: Wanted, newcomers: tuple[Newcomer, ...]) -> None:
    """Name the sources that the library does not have any more, or (seen for the first time) does not have; they stay.
    """
    if request.library:
        left = gone(corpus, request.library, request.incoming, newcomers)
        if left:
            note(say(f"{len(left)} gone from the library, kept here: {named(left)}",
                     f"{len(left)} 条已不在文献库中，此处保留：{named(left)}"))
        return
    met = {newcomer.key for newcomer in newcomers}
    absent = [key for key in corpus.sources if key not in met]
    if absent:
        note(say(f"{len(absent)} sources of the corpus are not in the library and stay: {named(absent)}",
                 f"语料库中有 {len(absent)} 条文献不在此文献库中，予以保留：{named(absent)}"))


def write(
    request: Wanted, shown: tuple[Newcomer, ...], actions: dict[str, Action],
    choices: Mapping[str, Mapping[str, Choice]],
) -> Added:
    """Add to the corpus as it is now; raises ToolkitError where that has made of a newcomer what nobody was shown."""
    results: list[tuple[Added, tuple[Newcomer, ...]]] = []

    def operate(there: Corpus) -> Corpus:
        now = request.stand(there)
        if actions and [each[1:3] for each in now] != [each[1:3] for each in shown]:
            raise ToolkitError("the corpus was changed meanwhile; nothing was added, run the command again",
                               "语料库已被修改；未添加任何内容，请重新运行")
        joining = {each.source.key: usual(each, True) for each in now if request.update and each.standing == "same"}
        results.append((add_sources(there, now, joining | actions, choices), now))
        return results[-1][0].corpus

    def beside() -> dict[str, bytes]:
        added, now = results[-1]
        skipped = [key for key, action in actions.items() if action == "skip"]
        said = remembered(added, request.incoming, now, skipped)
        return {request.kept_at: encoded(said)} if request.kept_at else {}

    edit_corpus(operate, beside)
    return results[-1][0]

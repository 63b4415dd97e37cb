"""``litcorpus duplicates``: records of one work, in a corpus or in loose files."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import click

from toolkit.cli.common import edit_corpus, json_option, note, open_corpus, print_json
from toolkit.cli.inputs import from_file
from toolkit.cli.language import say
from toolkit.cli.source_edit import choices_for
from toolkit.edit.merging import Choice, merged
from toolkit.edit.sources import key_of, merge_sources, set_apart
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Source
from toolkit.sources.duplicates import Group, find_duplicates

WORDS = {
    "same": ("same work", "同一作品"),
    "counterpart": ("the same work in the other language", "同一作品的另一语种"),
    "maybe": ("perhaps the same work", "可能为同一作品"),
}
REASONS = {
    "title": "题名", "authors": "作者", "year": "年份", "pages": "页码", "volume": "卷", "container": "刊名或书名",
    "key": "键",
}  # fmt: skip


@click.command("duplicates", help=say("Find records of the same work, in the corpus or in FILEs, with reasons. "
                                      "Changes nothing without --ask. Exit code 1 when records are surely the same.",
                                      "在语料库或 FILE 中查找同一作品的记录，并说明理由；未用 --ask 时不作任何修改。"
                                      "有确定重复时退出码为 1。"),
               epilog=say("Example: litcorpus duplicates library.bib --json",
                          "示例：litcorpus duplicates library.bib --json"))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--ask", is_flag=True,
              help=say("Ask about each in the corpus: join the two into one (of two languages, into one entry with "
                       "both), or remember that they are two works.",
                       "逐一询问语料库中的每组：合为一条（中英文互为对照者合为双语条目），或记住二者并非同一作品。"))
@json_option
def command(files: tuple[Path, ...], ask: bool, as_json: bool) -> int:
    """Print the groups, or ask about them."""
    if ask:
        if files or as_json:
            raise ToolkitError("--ask is about the corpus: without FILE and --json",
                               "--ask 只用于语料库，不与 FILE 或 --json 同用")
        return settle()
    if files:
        sources = [(str(file), source) for file in files for source in from_file(file)]
        apart: tuple[tuple[str, ...], ...] = ()
    else:
        corpus = open_corpus()
        sources = [(source.place.path, source) for source in corpus.sources.values()]
        apart = corpus.decisions.not_duplicates
    groups = find_duplicates([source for _, source in sources], apart)
    members = _members(sources)
    if as_json:
        print_json("duplicates", {"groups": [
            {"members": [members[at] for at in group.members], "verdict": group.verdict, "score": group.score,
             "reasons": list(group.reasons)} for group in groups]})
    else:
        click.echo("\n\n".join(_shown(group, sources, members) for group in groups)
                   or say(f"No duplicates among {len(sources)} records.", f"{len(sources)} 条记录中无重复。"))
    return int(any(group.verdict == "same" for group in groups))


class Answers(NamedTuple):
    """What a person said: pairs to make one, the first key kept, with whose fields count; pairs that are two works."""

    joined: list[tuple[str, str, dict[str, Choice]]]
    apart: list[tuple[str, str]]

    def applied(self, corpus: Corpus) -> Corpus:
        """Return the corpus with all of it done."""
        for one, other in self.apart:
            corpus = set_apart(corpus, key_of(corpus, one), key_of(corpus, other))
        for kept, lost, choices in self.joined:
            one, other = key_of(corpus, kept), key_of(corpus, lost)
            corpus = corpus if one == other else merge_sources(corpus, one, other, choices).corpus
        return corpus


def settle() -> int:
    """Ask about each pair of a group, then do all of it as one change."""
    if not sys.stdin.isatty():
        raise ToolkitError("--ask needs a terminal", "--ask 需在终端中使用")
    corpus = open_corpus()
    sources = [(source.place.path, source) for source in corpus.sources.values()]
    groups = find_duplicates([source for _, source in sources], corpus.decisions.not_duplicates)
    members, answers = _members(sources), Answers([], [])
    for group in groups:
        click.echo("\n" + _shown(group, sources, members), err=True)
        kept, *others = (sources[at][1].key for at in group.members)
        for other in others:
            ask_pair(corpus, kept, other, answers)
    if answers.joined or answers.apart:
        edit_corpus(answers.applied)
    note(say(f"{len(answers.joined)} joined, {len(answers.apart)} kept apart, of {len(groups)}",
             f"共 {len(groups)} 组：合并 {len(answers.joined)}，确认不同 {len(answers.apart)}"))
    return 0


def ask_pair(corpus: Corpus, kept: str, other: str, answers: Answers) -> None:
    """Ask what two sources are, and where they are to be one, about each field in which they differ."""
    question = say(f"{other}: (j)oin to {kept}, (n)ot a duplicate, (l)eave",
                   f"{other}：j 并入 {kept}，n 并非同一作品，l 暂不处理")
    answer = click.prompt(question, type=click.Choice(["j", "n", "l"]), default="l", show_choices=False, err=True)
    if answer == "n":
        answers.apart.append((kept, other))
    if answer == "j":
        clashes = merged(corpus.sources[kept], corpus.sources[other]).clashes
        answers.joined.append((kept, other, choices_for(clashes, ask=True)))


def _members(sources: list[tuple[str, Source]]) -> list[dict[str, object]]:
    counts: Counter[str] = Counter()
    members = []
    for file, source in sources:
        counts[file] += 1
        members.append({"file": file, "index": counts[file], "line": source.place.line, "key": source.key})
    return members


def _shown(group: Group, sources: list[tuple[str, Source]], members: list[dict[str, object]]) -> str:
    head = f"{say(*WORDS[group.verdict])} ({group.score:.2f}: {reasons_in_words(group.reasons)})"
    lines = [f"  {members[at]['file']}:{members[at]['line']}  {sources[at][1].key}  {sources[at][1].date[:4]}  "
             f"{sources[at][1].own.title}" for at in group.members]
    return "\n".join([click.style(head, bold=True), *lines])


def reasons_in_words(reasons: tuple[str, ...]) -> str:
    """Return the reasons of a verdict as a person reads them."""
    return say(", ".join(reasons), "、".join(REASONS.get(reason, reason.upper()) for reason in reasons))

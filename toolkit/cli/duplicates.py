"""``litcorpus duplicates``: records of one work, in a corpus or in loose files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from toolkit.cli.common import json_option, open_corpus, print_json
from toolkit.cli.inputs import from_file
from toolkit.cli.language import say
from toolkit.model import Source
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
                                      "Changes nothing. Exit code 1 when records are surely the same.",
                                      "在语料库或 FILE 中查找同一作品的记录，并说明理由；不作任何修改。"
                                      "有确定重复时退出码为 1。"),
               epilog=say("Example: litcorpus duplicates library.bib --json",
                          "示例：litcorpus duplicates library.bib --json"))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@json_option
def command(files: tuple[Path, ...], as_json: bool) -> int:
    """Print the groups."""
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

"""``litcorpus check``: every mistake, with its place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from toolkit.cli.common import json_option, note, print_json, start_folder
from toolkit.cli.language import language, say
from toolkit.corpus import find_root, load
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Problem
from toolkit.rules import RULES, explain, message, run, shown

LEVELS = ("error", "warning", "info")


def split(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Take ``a,b`` and repeated options alike."""
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


@click.command(
    "check",
    help=say(
        "Check the corpus: files that cannot be read, wrong values, keys and ids that lead nowhere, circles. Each "
        "finding is one line, path:line:column: level rule: message. PATH limits the findings to files or folders of "
        "the corpus. Exit code 1 when a finding reaches --fail-on.",
        "检查语料库：无法读取的文件、错误的值、指向不明的键和编号、循环依赖。"
        "每条结果占一行：路径:行:列: 级别 规则: 说明。"
        "PATH 只显示语料库中指定文件或文件夹的结果。有结果达到 --fail-on 级别时退出码为 1。",
    ),
    epilog=say("Example: litcorpus check --explain unknown-source", "示例：litcorpus check --explain unknown-source"),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--select", metavar="R,…", multiple=True, callback=split,
              help=say("Only these rules.", "只用这些规则。"))
@click.option("--ignore", metavar="R,…", multiple=True, callback=split,
              help=say("Not these rules.", "不用这些规则。"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help=say("How findings are printed.", "结果的输出格式。"))
@json_option
@click.option("--fail-on", type=click.Choice(["error", "warning"]), default="warning", show_default=True,
              help=say("The lowest level that fails.", "导致失败的最低级别。"))
@click.option("--explain", "rule", metavar="R", help=say("Print a rule's manual page.", "显示某条规则的说明。"))
def command(paths: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...], form: str, as_json: bool,
            fail_on: str, rule: str | None) -> int:
    """Run the rules and return the exit code."""
    if rule is not None:
        click.echo(explain(rule, language()))
        return 0
    root, prefixes = locate(paths)
    corpus = load(root)
    problems = [p for p in run(corpus, select, ignore) if within(p, prefixes)]
    counts = Counter[str](problem.level for problem in problems)
    if as_json or form == "json":
        print_json("check", {"problems": [row(p) for p in problems], "counts": {k: counts[k] for k in LEVELS}})
    else:
        for problem in problems:
            click.echo(line(problem))
        note(summary(corpus, counts))
    return int(any(counts[level] for level in LEVELS[: LEVELS.index(fail_on) + 1]))


def locate(paths: tuple[Path, ...]) -> tuple[Path, tuple[str, ...]]:
    """Return the corpus root and the paths inside it that were asked for."""
    start = start_folder()
    full = [(start / path).resolve() for path in paths]
    if missing := next((path for path in full if not path.exists()), None):
        raise ToolkitError(say(f"no such file or folder: {missing}", f"没有此文件或文件夹：{missing}"))
    first = full[0] if full else start
    root = find_root(first if first.is_dir() else first.parent).resolve()
    if outside := next((path for path in full if not path.is_relative_to(root)), None):
        raise ToolkitError(say(f"{outside} is not in the corpus {root}", f"{outside} 不在语料库 {root} 中"))
    return root, tuple(path.relative_to(root).as_posix() for path in full)


def within(problem: Problem, prefixes: tuple[str, ...]) -> bool:
    """Whether a problem's file is one of, or lies under, the prefixes; no prefix means all."""
    path = problem.place.path
    return not prefixes or any(prefix in (".", path) or path.startswith(prefix + "/") for prefix in prefixes)


def line(problem: Problem) -> str:
    """Word a problem on one line."""
    place = problem.place
    level = click.style(problem.level, fg={"error": "red", "warning": "yellow"}.get(problem.level))
    return f"{shown(place.path)}:{place.line}:{place.column}: {level} {problem.rule}: {message(problem, language())}"


def row(problem: Problem) -> dict[str, object]:
    """Turn a problem into the JSON row of the contract."""
    kind, _, name = problem.subject.partition(":")
    place = problem.place
    return {
        "path": printable(place.path), "line": place.line, "column": place.column,
        "end_line": place.end_line or place.line, "end_column": place.end_column or place.column,
        "rule": problem.rule, "level": problem.level, "subject": problem.subject,
        "key": name.split(":")[0] if kind == "source" else None,
        "message": printable(message(problem, language())), "suggestion": problem.suggestion or None,
        "fixable": hasattr(RULES[problem.rule], "fix"),
    }


def printable(text: str) -> str:
    """Return a text that JSON can hold: the bytes of a file name that is no text as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def summary(corpus: Corpus, counts: Counter[str]) -> str:
    """Say in one line what was read and what was found."""
    read = (len(corpus.sources), len(corpus.papers), len(corpus.claims), len(corpus.concepts))
    return say(
        "Read: sources {}, papers {}, claims {}, concepts {}. ".format(*read)
        + f"Found: errors {counts['error']}, warnings {counts['warning']}, notes {counts['info']}.",
        "已读取文献 {} 条、论文 {} 篇、论断 {} 条、概念 {} 个；".format(*read)
        + f"错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['info']}。",
    )

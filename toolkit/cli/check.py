"""``litcorpus check``: every mistake, with its place."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from toolkit.cli.common import json_option, note, print_json, start_folder
from toolkit.cli.findings import PRINTERS
from toolkit.cli.language import language, say
from toolkit.corpus import find_root, load
from toolkit.corpus.loading import collecting_later
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Problem
from toolkit.rules import RULES, explain, library_findings, message, run, shown
from toolkit.sources.formats.bibtex import SUFFIXES, BibFile
from toolkit.sources.library import Library

LEVELS = ("error", "warning", "info")


def split(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Take ``a,b`` and repeated options alike."""
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


@click.command(
    "check",
    help=say(
        "Check the corpus: files that cannot be read, wrong values, keys and ids that lead nowhere, circles. Each "
        "finding is one line, path:line:column: level rule: message. PATH limits the findings to files or folders of "
        "the corpus; other .bib files, and folders of them, are checked entry by entry and need no corpus. "
        "Exit code 1 when a finding reaches --fail-on.",
        "检查语料库：无法读取的文件、错误的值、指向不明的键和编号、循环依赖。"
        "每条结果占一行：路径:行:列: 级别 规则: 说明。"
        "PATH 只显示语料库中指定文件或文件夹的结果；其他 .bib 文件及其文件夹逐条检查，不需要语料库。"
        "有结果达到 --fail-on 级别时退出码为 1。",
    ),
    epilog=say("Example: litcorpus check --explain unknown-source", "示例：litcorpus check --explain unknown-source"),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--select", metavar="R,…", multiple=True, callback=split,
              help=say("Only these rules.", "只用这些规则。"))
@click.option("--ignore", metavar="R,…", multiple=True, callback=split,
              help=say("Not these rules.", "不用这些规则。"))
@click.option("--format", "form", type=click.Choice(["text", "json", *PRINTERS]), default="text", show_default=True,
              help=say("How findings are printed.", "结果的输出格式。"))
@json_option
@click.option("--fail-on", type=click.Choice(["error", "warning"]), default="warning", show_default=True,
              help=say("The lowest level that fails.", "导致失败的最低级别。"))
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
              help=say("Judge the future from this day; today by default.", "以此日判断将来，默认为今天。"))
@click.option("--statistics", is_flag=True,
              help=say("Print how often each rule found something.", "显示各规则的次数。"))
@click.option("--explain", "rule", metavar="R", help=say("Print a rule's manual page.", "显示某条规则的说明。"))
def command(paths: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...], form: str, as_json: bool,
            fail_on: str, as_of: datetime.datetime | None, statistics: bool, rule: str | None) -> int:
    """Run the rules and return the exit code."""
    if rule is not None:
        click.echo(explain(rule, language()))
        return 0
    files = loose(paths)
    if files:
        today = as_of.date() if as_of else datetime.date.today()
        with collecting_later():
            problems = [p for path in files for p in library_findings(read_library(path, today), select, ignore)]
        summed = ""
    else:
        root, prefixes = locate(paths)
        corpus = load(root)
        problems = [p for p in run(corpus, select, ignore) if within(p, prefixes)]
        summed = summary(corpus, Counter[str](problem.level for problem in problems))
    counts = Counter[str](problem.level for problem in problems)
    if as_json or form == "json":
        print_json("check", {"problems": [row(p) for p in problems], "counts": {k: counts[k] for k in LEVELS}})
    elif form in PRINTERS:
        click.echo(PRINTERS[form](problems))
    elif statistics:
        for name, times in Counter(problem.rule for problem in problems).most_common():
            click.echo(f"{times:6} {name}")
    else:
        for problem in problems:
            click.echo(line(problem))
        note(summed or loose_summary(len(files), counts))
    return int(any(counts[level] for level in LEVELS[: LEVELS.index(fail_on) + 1]))


def loose(paths: tuple[Path, ...]) -> list[Path]:
    """Return the .bib files among the paths and in folders that belong to no corpus, by name; none means a corpus."""
    start = start_folder()
    return sorted({file for path in paths for file in bib_files(start / path)})


def bib_files(path: Path) -> Iterator[Path]:
    """Yield a .bib file that is not a corpus's own, or those below a folder that is none of a corpus."""
    if path.is_dir() and not (path / "corpus" / "corpus.yaml").exists():
        yield from (file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
    elif path.suffix in SUFFIXES and path.is_file() and not (path.parent / "corpus" / "corpus.yaml").exists():
        yield path


def read_library(path: Path, today: datetime.date) -> Library:
    """Read a loose .bib file; it is named as seen from the start folder."""
    start = start_folder()
    name = path.relative_to(start) if path.is_relative_to(start) else path
    return Library(BibFile.parse(path.read_bytes(), name.as_posix()), today)


def loose_summary(files: int, counts: Counter[str]) -> str:
    """Say in one line how many files were read and what was found."""
    return say(
        f"Read: files {files}. Found: errors {counts['error']}, warnings {counts['warning']}, notes {counts['info']}.",
        f"已读取文件 {files} 个；错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['info']}。",
    )


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

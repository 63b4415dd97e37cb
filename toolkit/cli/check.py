"""``litcorpus check``: every mistake, with its place."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from toolkit.cli import mending
from toolkit.cli.checking import as_one, baseline_file, find, sift
from toolkit.cli.common import json_option, note, print_json
from toolkit.cli.excerpt import Excerpts
from toolkit.cli.findings import LEVELS, PRINTERS, document, line
from toolkit.cli.language import language, say
from toolkit.cli.scopes import Request, Scope, scopes_of
from toolkit.cli.tables import screen_width
from toolkit.corpus.atomic import write_all
from toolkit.errors import ToolkitError
from toolkit.model import Problem
from toolkit.rules import explain
from toolkit.rules.baseline import written
from toolkit.rules.screening import Screened, spot

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


def split(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Take ``a,b`` and repeated options alike."""
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


@click.command(
    "check",
    help=say(
        "Check the corpus: files that cannot be read, wrong values, keys and ids that lead nowhere, circles, and each "
        "entry of its bibliography. Each finding is one line, path:line:column: level rule: message; on a terminal the "
        "place is shown below it. PATH limits the findings to files or folders of the corpus; other .bib files, and "
        "folders of them, are checked entry by entry and need no corpus (- is stdin), and manuscripts "
        "as by scan. Settings stand under `check` in corpus.yaml or under [tool.litcorpus] in pyproject.toml. "
        "Exit code 1 when a finding reaches --fail-on.",
        "检查语料库：无法读取的文件、错误的值、指向不明的键和编号、循环依赖，以及文献库的每个条目。"
        "每条结果占一行：路径:行:列: 级别 规则: 说明；在终端中其下显示原文。"
        "PATH 只显示语料库中指定文件或文件夹的结果；其他 .bib 文件及其文件夹逐条检查，不需要语料库（- 为标准输入）；"
        "稿件按 scan 检查。"
        "设置写在 corpus.yaml 的 check 下，或 pyproject.toml 的 [tool.litcorpus] 下。"
        "有结果达到 --fail-on 级别时退出码为 1。",
    ),
    epilog=say("Example: litcorpus check refs.bib --select zh,pages --ignore zh-blank",
               "示例：litcorpus check refs.bib --select zh,pages --ignore zh-blank"),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--select", metavar="R,…", multiple=True, callback=split,
              help=say("Only these rules: ids, groups (bib, zh, twin, claim, …) or beginnings of ids.",
                       "只用这些规则：规则名、规则组（bib、zh、twin、claim 等）或规则名的前段。"))
@click.option("--ignore", metavar="R,…", multiple=True, callback=split,
              help=say("Not these rules.", "不用这些规则。"))
@click.option("--format", "form", type=click.Choice(["text", "json", *PRINTERS]), default="text", show_default=True,
              help=say("How findings are printed.", "结果的输出格式。"))
@json_option
@click.option("--fail-on", type=click.Choice(["error", "warning"]),
              help=say("The lowest level that fails; warning by default.", "导致失败的最低级别，默认为 warning。"))
@click.option("--baseline", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help=say("Leave out the findings that this file knows.", "不显示该基线文件中已有的结果。"))
@click.option("--write-baseline", is_flag=True,
              help=say("Write what is found now to the baseline, and show nothing.",
                       "把现有结果写入基线文件，不显示。"))
@click.option("--fix", is_flag=True,
              help=say("Mend what can be mended safely in .bib files, and show it as a diff on stderr; in a corpus "
                       "`litcorpus undo` takes it back.",
                       "改正 .bib 文件中可以安全改正之处，并在 stderr 显示差异；语料库中可用 litcorpus undo 撤销。"))
@click.option("--diff", is_flag=True,
              help=say("Print what --fix would change, and change nothing.", "只输出 --fix 将作的改动，不写入。"))
@click.option("--unsafe-fixes", is_flag=True,
              help=say("With --fix or --diff: also what may not have been meant so.",
                       "与 --fix 或 --diff 合用：连同未必符合原意的改正。"))
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
              help=say("Judge the future from this day; today by default.", "以此日判断将来，默认为今天。"))
@click.option("--statistics", is_flag=True,
              help=say("Print how often each rule found something.", "显示各规则的次数。"))
@click.option("--explain", "rule", metavar="R", help=say("Print a rule's manual page.", "显示某条规则的说明。"))
def command(paths: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...], form: str, as_json: bool,
            fail_on: str | None, baseline: Path | None, write_baseline: bool, fix: bool, diff: bool,
            unsafe_fixes: bool, as_of: datetime.datetime | None, statistics: bool, rule: str | None) -> int:
    """Run the rules and return the exit code."""
    if rule is not None:
        click.echo(explain(rule, language()))
        return 0
    request = Request(paths, select, ignore, as_of.date() if as_of else None, baseline, write_baseline)
    scopes = scopes_of(request)
    if diff or fix:
        changes = [(scope, mending.mends(scope, request, unsafe_fixes)) for scope in scopes]
        for change in (change for _, of_scope in changes for change in of_scope):
            click.echo(mending.coloured(mending.diff(change)), nl=False, err=not diff)
        if diff:
            return int(any(of_scope for _, of_scope in changes))
        for scope, of_scope in changes:
            mending.write(of_scope, scope)
        scopes = scopes_of(request)
    elif unsafe_fixes:
        raise ToolkitError("--unsafe-fixes goes with --fix or --diff", "--unsafe-fixes 须与 --fix 或 --diff 合用")
    base, screened = as_one([(scope, sift(find(scope, request), scope, request)) for scope in scopes])
    if write_baseline:
        return keep_baseline(screened, scopes[0], request)
    counts = Counter[str](problem.level for problem in screened.problems)
    if as_json or form == "json":
        print_json("check", document(screened))
    elif form in PRINTERS:
        click.echo(PRINTERS[form](screened, base))
    elif statistics:
        print_statistics(screened.problems)
    else:
        print_text(screened.problems, base)
        note(summary(scopes, screened, counts))
    lowest = fail_on or max((scope.settings.fail_on for scope in scopes), key=LEVELS.index)
    return int(any(counts[level] for level in LEVELS[: LEVELS.index(lowest) + 1]))


def keep_baseline(screened: Screened, scope: Scope, request: Request) -> int:
    """Write the baseline and say so; nothing fails then."""
    file = baseline_file(scope, request)
    if file is None:
        raise ToolkitError("no file to write the baseline to", "没有可写入基线的文件")
    write_all({file: written(screened.problems)})
    count = len(screened.problems)
    note(say(f"{file}: {count} findings written; check from now on with --baseline {file.name}",
             f"{file}：已写入 {count} 条结果；今后请用 --baseline {file.name} 检查"))
    return 0


def print_text(problems: Sequence[Problem], base: Path) -> None:
    """Print each finding on a line, on a terminal with its place below."""
    width = screen_width()
    excerpts = Excerpts(base)
    for problem in problems:
        click.echo(line(problem, COLOURS))
        if width and (below := excerpts.around(problem.place, COLOURS[problem.level], width)):
            click.echo(below)


def print_statistics(problems: Sequence[Problem]) -> None:
    """Print how often each rule found something, the most frequent first."""
    for name, times in sorted(Counter(p.rule for p in problems).items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{times:6} {name}")


def summary(scopes: Sequence[Scope], screened: Screened, counts: Counter[str]) -> str:
    """Say in a few words what was read, what was found, and what was left out by what."""
    parts = [*map(read_words, scopes), say(
        f"Found: errors {counts['error']}, warnings {counts['warning']}, notes {counts['info']}.",
        f"错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['info']}。",
    )]
    known = screened.counts
    if known:
        words = {"inline": say("ignored", "注释忽略"), "accepted": say("accepted", "已认可"),
                 "baseline": say("in the baseline", "基线已有")}
        left_out = say(", ", "，").join(f"{words[how]} {known[how]}" for how in words if known[how])
        parts.append(say(f"Left out: {left_out}.", f"未显示：{left_out}。"))
    safe = sum(screened.fixable.get(spot(problem), False) for problem in screened.problems)
    if safe:
        parts.append(say(f"--fix mends {safe} of them.", f"--fix 可改正其中 {safe} 处。"))
    if screened.mended:
        parts.append(say(f"Of the baseline {screened.mended} are found no more; --write-baseline takes them out.",
                         f"基线中有 {screened.mended} 条已不再出现；--write-baseline 可将其移除。"))
    return say(" ", "").join(parts)


def read_words(scope: Scope) -> str:
    """Say what was read."""
    if (corpus := scope.corpus) is None:
        files, papers = len(scope.files), len(scope.papers)
        counted = [(say("files", "文件"), files, "个"), (say("manuscripts", "稿件"), papers, "篇")]
        words = [say(f"{what} {count}", f"{what} {count} {unit}") for what, count, unit in counted if count]
        return say(f"Read: {', '.join(words)}.", f"已读取{'、'.join(words)}；")
    read = (len(corpus.sources), len(corpus.papers), len(corpus.claims), len(corpus.concepts))
    return say("Read: sources {}, papers {}, claims {}, concepts {}.".format(*read),
               "已读取文献 {} 条、论文 {} 篇、论断 {} 条、概念 {} 个；".format(*read))

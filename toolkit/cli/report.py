"""``litcorpus report``: one report to read, or all of them into reports/."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.arranging import arranged
from toolkit.cli.common import json_option, note, open_corpus, progress
from toolkit.cli.language import say
from toolkit.errors import ToolkitError
from toolkit.model import Corpus
from toolkit.reports import REPORTS
from toolkit.reports.blocks import Options
from toolkit.reports.render import RENDERERS
from toolkit.reports.write import committed_files, languages, stale, write_files

TO_FILE_ONLY = ("xlsx", "docx")


@click.command(
    "report",
    help=say(
        "Make one report and print it, or all of them. `report all`, also meant where no NAME is given, writes "
        "reports/: Markdown in each language of the corpus, CSV data and the map; with --check it writes nothing and "
        "names what is stale (exit code 1). --format, -o and --lang go with a NAME.",
        "生成并输出一份报告，或生成全部报告。report all（不写 NAME 时亦同）写入 reports/："
        "各语言的 Markdown、CSV 数据和概念图；加 --check 时不写文件，只列出过期的内容（退出码 1）。"
        "--format、-o、--lang 须与 NAME 同用。",
    ),
    epilog=say("Examples: litcorpus report coverage --lang zh   litcorpus report claims --format html -o claims.html",
               "示例：litcorpus report coverage --lang zh   litcorpus report claims --format html -o claims.html"),
)
@click.argument("name", metavar="[NAME]", default="all", type=click.Choice([*REPORTS, "all"]))
@click.option("--format", "form", type=click.Choice(list(RENDERERS)), default=None,
              help=say("md by default.", "默认为 md。"))
@json_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help=say("Write to this file.", "写入此文件。"))
@click.option("--as-of", metavar="YEAR", type=click.IntRange(1, 9999),
              help=say("Count ages against this year; by default the paper's own.",
                       "以此年计算文献年龄；默认为论文年份。"))
@click.option("--check", is_flag=True, help=say("Say what is stale, write nothing.", "只报告过期内容，不写文件。"))
@click.option("--lang", metavar="L", help=say("Language of the report.", "报告语言。"))
def command(name: str, form: str | None, as_json: bool, output: Path | None, as_of: int | None, check: bool,
            lang: str | None) -> int:
    """Make what was asked for and return the exit code."""
    corpus = open_corpus()
    form = "json" if as_json else form
    chosen = pick_language(corpus, lang)
    if name == "all" and form is None and output is None and lang is None:
        return all_reports(corpus, Options(as_of=as_of), check)
    if name == "all" or check:
        raise ToolkitError(say("`report all` takes --check and --as-of only; name a report for the other options",
                               "report all 只接受 --check 与 --as-of；其他选项请指明报告名"))
    form = form or "md"
    rendered = RENDERERS[form](REPORTS[name].build(corpus, Options(as_of=as_of)), corpus, chosen)
    deliver(rendered, form, output)
    return 0


def pick_language(corpus: Corpus, asked: str | None) -> str:
    """Return the language asked for, by default the corpus's first; raise ToolkitError where the corpus has no such."""
    known = languages(corpus)
    if asked is not None and asked not in known:
        raise ToolkitError(say(f"this corpus has no language {asked!r}; it has {', '.join(known)}",
                               f"本语料库没有语言 {asked}；现有：{'、'.join(known)}"))
    return asked or known[0]


def deliver(rendered: str | bytes, form: str, output: Path | None) -> None:
    """Write to the file that was named, or print."""
    if output is None:
        if form in TO_FILE_ONLY:
            raise ToolkitError(say(f"{form} needs a file: add -o FILE", f"{form} 需要文件：请加 -o 文件名"))
        click.echo(rendered, nl=False)
        return
    if not output.parent.is_dir():
        raise ToolkitError(say(f"no such folder: {output.parent}", f"没有此文件夹：{output.parent}"))
    write_files(output.parent, {output.name: rendered if isinstance(rendered, bytes) else rendered.encode()})
    note(say(f"wrote {output}", f"已写入 {output}"))


def all_reports(corpus: Corpus, options: Options, check: bool) -> int:
    """Write reports/, or with ``check`` name what is stale."""
    corpus = arranged(corpus, keep=not check)
    files: dict[str, bytes] = {}
    with progress([*REPORTS, "map"], say("reports", "报告")) as parts:
        for part in parts:
            files |= committed_files(corpus, options, part)
    if not check:
        changed = write_files(Path(corpus.root), files)
        for path in changed:
            click.echo(path)
        note(say(f"{len(files)} files, {len(changed)} written anew", f"共 {len(files)} 个文件，更新 {len(changed)} 个"))
        return 0
    old = stale(Path(corpus.root), files)
    for path, why in old:
        click.echo(f"{path}: {say(*WHY[why])}")
    note(say(f"{len(old)} of {len(files)} files stale", f"{len(files)} 个文件中有 {len(old)} 个过期"))
    return int(bool(old))


WHY = {
    "missing": ("missing", "缺失"),
    "different": ("stale: the corpus says something else now", "过期：语料库内容已变"),
    "left-over": ("left over: no report makes this file any more", "多余：已无报告生成此文件"),
}

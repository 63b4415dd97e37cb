"""``litcorpus scan``: reads manuscripts and says where each citation points, and where it cannot be right."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import msgspec

from toolkit import __version__
from toolkit.cli.common import json_option, note, progress, start_folder
from toolkit.cli.language import language, say
from toolkit.cli.paper_queries import form_of, write_out
from toolkit.cli.scan_fix import fix
from toolkit.cli.scan_text import paper_text
from toolkit.errors import ToolkitError
from toolkit.papers.decoded import decoded
from toolkit.papers.find import find_citations
from toolkit.papers.formats import READERS
from toolkit.papers.manual import MANUAL, manual
from toolkit.papers.queries import queries
from toolkit.papers.reading import read_bytes, read_manuscript
from toolkit.papers.scan import document
from toolkit.papers.scanned import Scan
from toolkit.reports.queries import of_scan
from toolkit.reports.render.query_sheet import WRITERS

LEVELS = ("error", "warning", "info")


@click.command(
    "scan",
    help=say(
        "Read manuscripts (text, Markdown, LaTeX, Word, JATS, PDF; a folder is one project): every citation with the "
        "entry it points to, what was repaired and why, and the places that cannot be right. Changes nothing but "
        "with --fix. Exit code 1 when a finding reaches --fail-on.",
        "读取稿件（纯文本、Markdown、LaTeX、Word、JATS、PDF；文件夹视为一个项目）：列出每处引文所指的条目、修正及其依据，"
        "以及不可能正确之处。除非用 --fix，不改动任何文件。有结果达到 --fail-on 级别时退出码为 1。",
    ),
    epilog=say(
        "Example: litcorpus scan paper.md\n\nExample: litcorpus scan paper.docx --to queries > queries.md",
        "示例：litcorpus scan paper.md\n\n示例：litcorpus scan paper.docx --to queries > queries.md",
    ),
)
@click.argument("papers", metavar="PAPER...", nargs=-1)
@json_option
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "json", "queries"]),
    default="text",
    show_default=True,
    help=say("What is printed; queries is a sheet of questions to the author.", "输出内容；queries 为致作者的质询单。"),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=say(
        "With --to queries: write the sheet here, as its ending says (.md, .docx, .xlsx).",
        "与 --to queries 合用：将质询单写入此文件，格式据扩展名（.md、.docx、.xlsx）。",
    ),
)
@click.option(
    "--fix",
    "mend",
    is_flag=True,
    help=say(
        "Rewrite the markers that are certain in text, Markdown and LaTeX, and show them as a diff on stderr.",
        "改写纯文本、Markdown、LaTeX 稿件中确有把握的标引，并在 stderr 显示差异。",
    ),
)
@click.option(
    "--diff",
    is_flag=True,
    help=say("Print what --fix would change, and change nothing.", "只输出 --fix 将作的改动，不写入。"),
)
@click.option("--from", "kind", type=click.Choice(sorted(READERS)), help=say("The format of the files.", "来源格式。"))
@click.option("--full", is_flag=True, help=say("Print the outline and all citations too.", "同时列出大纲与全部引文。"))
@click.option(
    "--links-only",
    is_flag=True,
    help=say("Leave the entries of the list undecoded; much faster.", "不识别参考文献各字段，速度快得多。"),
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="warning",
    show_default=True,
    help=say("The lowest level that fails.", "导致失败的最低级别。"),
)
@click.option(
    "--explain",
    "rule",
    metavar="R",
    type=click.Choice(sorted(MANUAL)),
    help=say("Print what a finding means.", "说明某类结果的含义。"),
)
def command(
    papers: tuple[str, ...],
    as_json: bool,
    form: str,
    output: Path | None,
    mend: bool,
    diff: bool,
    kind: str | None,
    full: bool,
    links_only: bool,
    fail_on: str,
    rule: str | None,
) -> int:
    """Scan each paper and print it as soon as it is read; one that cannot be read does not stop the others."""
    if rule:
        click.echo(manual(rule, language()))
        return 0
    if not papers:
        raise click.UsageError(say("Name a manuscript.", "请指定稿件。"))
    if output is not None and (form != "queries" or len(papers) != 1):
        raise ToolkitError("-o goes with --to queries and one manuscript", "-o 须与 --to queries 合用，且限一篇稿件")
    counts = Counter[str]()
    printers: dict[str, Callable[[Iterator[Scan]], None]] = {
        "json": _print_json,
        "queries": _print_queries if output is None else lambda scans: _write_queries(scans, output),
        "text": lambda scans: _print_text(scans, full),
    }
    if mend or diff:
        with progress(list(papers), say("Scanning", "扫描")) as bar:
            rewritten = fix(_scans(bar, kind or "", False, counts), diff)
        return 2 if counts["unread"] else int(diff and rewritten > 0)
    with progress(list(papers), say("Scanning", "扫描")) as bar:
        printers["json" if as_json else form](_scans(bar, kind or "", not links_only, counts))
    _sum_up(len(papers), counts, as_json or form != "text")
    if counts["unread"]:
        return 2
    return int(any(counts[level] for level in LEVELS[: LEVELS.index(fail_on) + 1]))


def _scans(papers: Iterator[str], kind: str, fields: bool, counts: Counter[str]) -> Iterator[Scan]:
    """Yield the scan of each paper that can be read, and count what was found."""
    for name in papers:
        try:
            found = scan_of(name, kind, fields)
        except ToolkitError as error:
            counts["unread"] += 1
            click.echo(f"litcorpus: {say(str(error), error.chinese)}", err=True)
            continue
        counts.update(fault.level for fault in found.faults)
        counts.update(problem.level for problem in found.manuscript.problems)
        counts.update(
            papers=1, citations=len(found.citations), references=len(found.references),
            repaired=sum(one.repaired for one in found.citations),
        )  # fmt: skip
        yield found


def scan_of(name: str, kind: str, fields: bool) -> Scan:
    """Read and scan one file, folder or standard input (``-``); raises ToolkitError where it cannot be read."""
    if name == "-":
        manuscript = read_bytes(sys.stdin.buffer.read(), "-", kind)
    else:
        try:
            manuscript = read_manuscript(_path(name), kind)
        except OSError as error:
            raise ToolkitError(f"cannot read {name}: {error.strerror}", f"无法读取 {name}：{error.strerror}") from error
    found = find_citations(manuscript)
    return decoded(found, language()) if fields else found


def _path(name: str) -> Path:
    start = start_folder()
    return Path(name) if start == Path.cwd() else start / name


def _print_json(scans: Iterator[Scan]) -> None:
    """Print the one document paper by paper, so that hundreds need no more memory than one."""
    head = msgspec.json.encode({"litcorpus": __version__, "schema": "scan"}).decode()
    click.echo(f'{head[:-1]}, "papers": [', nl=False)
    for at, scan in enumerate(scans):
        body = msgspec.json.format(msgspec.json.encode(document(scan, language())), indent=2).decode()
        click.echo((",\n" if at else "\n") + body, nl=False)
    click.echo("\n]}")


def _print_queries(scans: Iterator[Scan]) -> None:
    for at, scan in enumerate(scans):
        click.echo(("\n" if at else "") + queries(scan, language()), nl=False)


def _write_queries(scans: Iterator[Scan], output: Path) -> None:
    form = form_of(None, output)
    for scan in scans:
        name = scan.manuscript.title or scan.manuscript.path
        sheet = WRITERS[form](name, of_scan(scan, language()), language())
        write_out(queries(scan, language()).encode() if form == "md" else sheet, form, output)


def _print_text(scans: Iterator[Scan], full: bool) -> None:
    for at, scan in enumerate(scans):
        click.echo(("\n" if at else "") + paper_text(scan, full))


def _sum_up(papers: int, counts: Counter[str], apart: bool) -> None:
    """Say in one line what was read, where several papers were, or where the data went elsewhere."""
    if papers > 1 or apart:
        note(
            say(
                "Read: papers {papers}, citations {citations}, references {references}; repaired {repaired}. "
                "Found: errors {error}, warnings {warning}, notes {info}.",
                "已读取稿件 {papers} 篇、引文 {citations} 处、文献 {references} 条；修正 {repaired} 处；"
                "错误 {error}，警告 {warning}，提示 {info}。",
            ).format(**{name: counts[name] for name in ("papers", "citations", "references", "repaired", *LEVELS)})
        )

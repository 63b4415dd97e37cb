"""``litcorpus parse``: reference strings, or a whole pasted reference list, to records."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import click
import msgspec

from toolkit.cli.common import note
from toolkit.cli.language import language, say
from toolkit.errors import ToolkitError
from toolkit.sources.formats import WRITERS
from toolkit.sources.keys import make_key
from toolkit.sources.strings import parse_stream
from toolkit.sources.strings.csl import joined, source_of

Results = Iterator[dict[str, Any]]


@click.command(
    "parse",
    help=say(
        "Read references from FILE (or standard input) into records: a whole pasted list, numbered or not, in "
        "Chinese, English or both; an entry and its translation become one record. Whatever the result is unsure of is "
        "said on stderr. Exit code 1 when something could not be read.",
        "将 FILE（或标准输入）中的参考文献识别为记录：可为整份文献表，有无编号、中英文及中英对照均可；"
        "原文与译文合为一条。存疑之处在标准错误输出中说明。有未能识别的条目时退出码为 1。",
    ),
    epilog=say(
        "Example: litcorpus parse references.txt --to bibtex > references.bib",
        "示例：litcorpus parse references.txt --to bibtex > references.bib",
    ),
)
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--one-per-line", is_flag=True, help=say("Each line is one reference and gives one result.", "每行一条，逐行输出。")
)
@click.option(
    "--to",
    "form",
    type=click.Choice(["jsonl", "csl-json", "bibtex"]),
    default="jsonl",
    show_default=True,
    help=say("The format of the records.", "输出格式。"),
)
def command(file: Path | None, one_per_line: bool, form: str) -> int:
    """Stream the input through the parser and print as it goes."""
    counts = {"all": 0, "unread": 0}
    with _opened(file) as (stream, size):
        results = parse_stream(_lines(stream, size), one_per_line, language())
        _PRINTERS[form](_counted(results, counts, form))
    if counts["unread"]:
        note(
            say(
                f"{counts['all']} references, {counts['unread']} could not be read.",
                f"共 {counts['all']} 条，{counts['unread']} 条未能识别。",
            )
        )
    return int(bool(counts["unread"]))


class _opened:  # noqa: N801 (used as a function)
    """Open the input as bytes, with its size where it has one."""

    def __init__(self, file: Path | None) -> None:
        self.file = None if file is None or str(file) == "-" else file

    def __enter__(self) -> tuple[BinaryIO, int]:
        if self.file is None:
            self.stream: BinaryIO = sys.stdin.buffer
            return self.stream, 0
        try:
            self.stream = self.file.open("rb")
        except OSError as error:
            raise ToolkitError(
                f"cannot read {self.file}: {error.strerror}", f"无法读取 {self.file}：{error.strerror}"
            ) from error
        return self.stream, self.file.stat().st_size

    def __exit__(self, *_: object) -> None:
        if self.file is not None:
            self.stream.close()


def _lines(stream: BinaryIO, size: int) -> Iterator[str]:
    """Yield decoded lines; a bar on stderr follows the bytes, unless nobody watches."""
    lines = _as_utf8(stream)
    quiet = click.get_current_context().find_root().params.get("quiet")
    if quiet or not sys.stderr.isatty() or not size:
        yield from (_decoded(line) for line in lines)
        return
    with click.progressbar(length=size, label=say("Parsing", "识别"), file=sys.stderr) as bar:
        for line in lines:
            yield _decoded(line)
            bar.update(len(line))


def _as_utf8(stream: BinaryIO) -> Iterator[bytes]:
    """Return the lines of a stream in UTF-8; a text that an editor saved as UTF-16 (``Unicode``) is recoded."""
    first = stream.readline()
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = (first + stream.read()).decode("utf-16", "replace")
        return (line.encode() for line in text.splitlines(keepends=True))
    return chain([first] if first else [], stream)


def _decoded(line: bytes) -> str:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("gb18030", errors="replace")
    return text.removeprefix("\ufeff").rstrip("\r\n")


def _counted(results: Results, counts: dict[str, int], form: str) -> Results:
    """Count the results, and tell people of the problems that the format has no place for."""
    for result in results:
        counts["all"] += 1
        counts["unread"] += not result["csl"]
        if form != "jsonl":
            for found in result["problems"]:
                if found["level"] != "info":
                    note(f"[{result['index']}] {found['level']} {found['rule']}: {found['message']}")
        yield result


def _print_lines(results: Results) -> None:
    for result in results:
        click.echo(msgspec.json.encode(result).decode())


def _print_csl(results: Results) -> None:
    opening = "["
    for result in results:
        if result["csl"]:
            click.echo(
                opening + "\n" + msgspec.json.encode(joined(result, f"ref-{result['index']}")).decode(), nl=False
            )
            opening = ","
    click.echo("\n]" if opening == "," else "[]")


def _print_bibtex(results: Results) -> None:
    taken: set[str] = set()
    for result in results:
        if result["csl"]:
            source = source_of(result, "")
            key = make_key(source, taken)
            taken.add(key)
            click.echo(WRITERS["bibtex"]([msgspec.structs.replace(source, key=key)]).decode())


_PRINTERS: dict[str, Callable[[Results], None]] = {
    "jsonl": _print_lines,
    "csl-json": _print_csl,
    "bibtex": _print_bibtex,
}

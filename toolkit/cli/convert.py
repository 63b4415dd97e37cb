"""``litcorpus convert``: between any two formats of bibliographic records, without a corpus."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click
from msgspec.structs import replace

from toolkit.cli.common import note, progress
from toolkit.cli.language import language, say
from toolkit.errors import ToolkitError
from toolkit.model import Problem, Source
from toolkit.rules import RULES, message, shown
from toolkit.sources.formats import READERS, WRITERS
from toolkit.sources.formats.messages import MESSAGES
from toolkit.sources.formats.opening import Opened, losses, read_sources
from toolkit.sources.keys import make_key

SHOWN = 20
"""How many problems of one file are printed; the rest are counted."""


@click.command(
    "convert",
    help=say(
        "Convert FILE… (or - for standard input) to another format. The format and the encoding of each file are told "
        "by its content. What could not be read, what was repaired and what the new format has no place for is said on "
        "stderr, with counts. Exit code 1 when a record could not be read.",
        "将 FILE…（或标准输入 -）转换为另一种格式。各文件的格式和编码按内容识别。未能读取、已修复以及新格式无法容纳的"
        "内容，均在标准错误输出中逐一说明并计数。有记录未能读取时退出码为 1。",
    ),
    epilog=say(
        "Example: litcorpus convert cnki.net wanfang.net --to biblatex -o references.bib",
        "示例：litcorpus convert cnki.net wanfang.net --to biblatex -o references.bib",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--to", "to", type=click.Choice(sorted(WRITERS)), required=True, help=say("The new format.", "目标格式。")
)
@click.option("--from", "from_", type=click.Choice(sorted(READERS)), help=say("The format of the files.", "来源格式。"))
@click.option("-o", "out", type=click.Path(path_type=Path), help=say("The file to write.", "输出文件。"))
def command(files: tuple[str, ...], to: str, from_: str | None, out: Path | None) -> int:
    """Read every file, give keys where the format needs them, write."""
    sources: list[Source] = []
    unread = 0
    with progress(list(files), say("Reading", "读取")) as bar:
        for file in bar:
            opened = _open(file, from_)
            unread += _tell(file, opened)
            sources += opened.sources
    sources = _with_keys(sources) if to in ("bibtex", "biblatex", "csl-json") else sources
    data = WRITERS[to](sources)
    _write(data, out)
    if lost := losses(sources, data, to):
        names = ", ".join(f"{name} ({count})" for name, count in lost.items())
        note(say(f"{to} has no place for: {names}", f"{to} 无法容纳：{names}"))
    return int(bool(unread))


def _open(file: str, form: str | None) -> Opened:
    if file == "-":
        return read_sources(sys.stdin.buffer.read(), "-", form)
    return read_sources(Path(file), file, form)


def _tell(file: str, opened: Opened) -> int:
    """Say what a file is and what happened to its records; return how many could not be read."""
    rules = Counter(problem.rule for problem in opened.problems)
    repaired = len({problem.subject for problem in opened.problems if problem.rule in _REPAIRS})
    unread = rules["import-unreadable"]
    if opened.encoding != "UTF-8":
        note(say(f"{file}: {opened.encoding}, not UTF-8; the output is UTF-8",
                 f"{file}：编码为 {opened.encoding} 而非 UTF-8；输出为 UTF-8"))  # fmt: skip
    told = [problem for problem in opened.problems if problem.level != "info"]
    for problem in told[:SHOWN]:
        place = problem.place
        note(f"{place.path}:{place.line}:{place.column}: {problem.level} {problem.rule}: {worded(problem)}")
    if len(told) > SHOWN:
        note(say(f"{file}: {len(told) - SHOWN} more", f"{file}：另有 {len(told) - SHOWN} 处"))
    read = len(opened.sources)
    note(say(f"{file}: {opened.format}, {read + unread} in the file, {read} read, {repaired} repaired",
             f"{file}：{opened.format}，文件中 {read + unread} 条，读取 {read} 条，修复 {repaired} 条"))  # fmt: skip
    return unread


_REPAIRS = frozenset(["import-repaired", "bib-syntax", "bib-duplicate-field", "bib-duplicate-key"])


def worded(problem: Problem) -> str:
    """Return what a problem of a file says in the language of messages."""
    if problem.rule in MESSAGES:
        words = MESSAGES[problem.rule][language() == "zh"]
        return words.format(**{name: shown(value, True) for name, value in problem.args.items()}).rstrip(" :：")
    if problem.rule == "file-encoding":
        return say(f"not UTF-8 text: {problem.args['found']}", f"不是 UTF-8 文本：{problem.args['found']}")
    return message(problem, language()) if problem.rule in RULES else problem.rule


def _with_keys(sources: Iterable[Source]) -> list[Source]:
    """Give a key to every source that has none; one that is taken already gets a letter after it."""
    taken: set[str] = set()
    keyed = []
    for source in sources:
        key = source.key if source.key and source.key not in taken else make_key(source, taken)
        taken.add(key)
        keyed.append(replace(source, key=key))
    return keyed


def _write(data: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise ToolkitError(f"cannot write {out}: {error.strerror}", f"无法写入 {out}：{error.strerror}") from error

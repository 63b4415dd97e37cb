"""``litcorpus convert``: between any two formats of bibliographic records, without a corpus."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli.common import note, progress
from toolkit.cli.language import say
from toolkit.cli.records import open_records, tell
from toolkit.errors import ToolkitError
from toolkit.model import Source
from toolkit.sources.formats import READERS, WRITERS
from toolkit.sources.formats.bibinherit import with_inherited
from toolkit.sources.formats.bilingual import CONVENTIONS, Convention, joined, parted
from toolkit.sources.formats.opening import losses
from toolkit.sources.keys import with_keys


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
@click.option("--bilingual", type=click.Choice(CONVENTIONS), default="fields", show_default=True,
              help=say("How a .bib holds two languages: fields such as title_en, two related entries, a set of two.",
                       ".bib 中双语的写法：title_en 等字段、两个关联条目，或一个 @set。"))
@click.option("-o", "out", type=click.Path(path_type=Path), help=say("The file to write.", "输出文件。"))
def command(files: tuple[str, ...], to: str, from_: str | None, bilingual: Convention, out: Path | None) -> int:
    """Read every file, give keys where the format needs them, write."""
    sources: list[Source] = []
    unread = 0
    with progress(list(files), say("Reading", "读取")) as bar:
        for file in bar:
            opened = open_records(Path(file), from_)
            unread += tell(file, opened)
            sources += opened.sources
    bib = to in ("bibtex", "biblatex")
    if not bib:
        sources = joined(with_inherited(sources))
    sources = with_keys(sources) if to in ("bibtex", "biblatex", "csl-json") else sources
    sources = list(parted(sources, bilingual)) if bib else sources
    data = WRITERS[to](sources)
    _write(data, out)
    if lost := losses(sources, data, to):
        names = ", ".join(f"{name} ({count})" for name, count in lost.items())
        note(say(f"{to} has no place for: {names}", f"{to} 无法容纳：{names}"))
    return int(bool(unread))


def _write(data: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise ToolkitError(f"cannot write {out}: {error.strerror}", f"无法写入 {out}：{error.strerror}") from error

"""``litcorpus init``: a new corpus."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from toolkit.cli.common import note
from toolkit.cli.language import say
from toolkit.corpus import init


@click.command(
    "init",
    help=say(
        "Start a corpus in DIR: an empty references.bib, corpus/ with its JSON Schemas, a README, and examples for "
        "pre-commit and CI. Nothing that is already there is overwritten.",
        "在 DIR 中新建语料库：空的 references.bib、带 JSON Schema 的 corpus/、README，以及 pre-commit 与 CI 示例。"
        "已有文件不会被覆盖。",
    ),
    epilog=say("Example: litcorpus init my-review", "示例：litcorpus init my-review"),
)
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(directory: Path) -> None:
    """Make the folder and say what to do next."""
    given = click.get_current_context().find_root().params.get("directory")
    root = Path(given, directory) if given else directory
    for path in init(root):
        click.echo(path)
    name = shlex.quote(str(root))
    note(say(f"A corpus stands in {root}. Add a source to references.bib, then run: litcorpus -C {name} check",
             f"语料库已建于 {root}。请在 references.bib 中加入文献，再运行：litcorpus -C {name} check"))

"""``litcorpus paper remove``."""

from __future__ import annotations

import click

from toolkit.cli.common import edit_corpus
from toolkit.cli.language import say
from toolkit.edit.removing import remove_paper


@click.command("remove", help=say("Remove a paper with its claims and anchors; its sources stay. Where it has claims, "
                                  "say how many and stop, unless --force.",
                                  "删除论文及其论断与锚点，文献保留。若有论断，则说明数量并停止，除非 --force。"),
               epilog=say("Example: litcorpus paper remove wei2025 --force",
                          "示例：litcorpus paper remove wei2025 --force"))
@click.argument("name", metavar="ID")
@click.option("--force", is_flag=True, help=say("Also remove its claims.", "同时删除其论断。"))
def command(name: str, force: bool) -> None:
    """Remove a paper."""
    edit_corpus(lambda corpus: remove_paper(corpus, name, force))

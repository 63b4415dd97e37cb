"""``litcorpus map``: the concept map."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.arranging import arranged
from toolkit.cli.common import open_corpus
from toolkit.cli.language import say
from toolkit.cli.report import deliver, pick_language
from toolkit.errors import ToolkitError
from toolkit.reports.map import MAP_WRITERS, draw


@click.command(
    "map",
    help=say(
        "Draw the concept map. HTML comes alive in a browser without any network; SVG shows Chinese everywhere. "
        "Positions stand in corpus/map.yaml, where a person may change them.",
        "绘制概念图。HTML 可在浏览器中离线交互；SVG 到处都能正确显示中文。"
        "各概念的位置保存在 corpus/map.yaml，可手工调整。",
    ),
    epilog=say("Examples: litcorpus map -o map.html   litcorpus map --around data-sovereignty --to mermaid",
               "示例：litcorpus map -o map.html   litcorpus map --around data-sovereignty --to mermaid"),
)
@click.option("--around", metavar="CONCEPT", help=say("Only what lies around this concept.", "只画此概念周围。"))
@click.option("--depth", type=click.IntRange(1, 99), default=1, show_default=True,
              help=say("How many steps around it.", "周围的步数。"))
@click.option("--to", "form", type=click.Choice(list(MAP_WRITERS)), default=None,
              help=say("The format; by default that of FILE's ending, else svg.", "格式；默认按文件后缀，否则为 svg。"))
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
              help=say("Write to this file.", "写入此文件。"))
@click.option("--lang", metavar="L", help=say("Language of the map.", "概念图的语言。"))
def command(around: str | None, depth: int, form: str | None, output: Path | None, lang: str | None) -> int:
    """Draw and deliver."""
    corpus = arranged(open_corpus(), keep=True)
    form = form or by_ending(output)
    deliver(draw(corpus, form, pick_language(corpus, lang), around, depth), form, output)
    return 0


ENDINGS = {".htm": "html", ".mmd": "mermaid", ".gv": "dot"}


def by_ending(output: Path | None) -> str:
    """Return the format that a file's ending names; svg where there is none. Raises ToolkitError for another."""
    ending = output.suffix.lower() if output else ""
    name = ENDINGS.get(ending, ending.removeprefix(".")) or "svg"
    if name not in MAP_WRITERS:
        known = ", ".join(MAP_WRITERS)
        raise ToolkitError(f"no map format {name!r}; there are {known} (--to)",
                           f"没有概念图格式 {name}；现有 {known}（--to）")
    return name

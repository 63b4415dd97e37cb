"""``litcorpus log``: what commands changed in this corpus on this machine."""

from __future__ import annotations

import click

from toolkit.cli.common import json_option, print_json, start_folder
from toolkit.cli.language import say
from toolkit.cli.tables import clip, screen_width, table
from toolkit.corpus import find_root, log
from toolkit.corpus.journal import Change

LONGEST = 60
"""Cells of a command in the table: a pasted list may be the whole of one; --json gives it all."""
STATES = {
    "pending": ("being written", "写入中"),
    "done": ("", ""),
    "undoing": ("being undone", "撤销中"),
    "undone": ("undone", "已撤销"),
    "failed": ("interrupted", "曾中断"),
}


@click.command("log", help=say("Show what commands changed in this corpus on this machine, the last first.",
                               "列出本机命令对此语料库所做的更改，最近的在前。"),
               epilog=say("Example: litcorpus log -n 5", "示例：litcorpus log -n 5"))
@click.option("-n", "count", type=click.IntRange(1), default=20, show_default=True,
              help=say("Show this many.", "显示条数。"))
@json_option
def command(count: int, as_json: bool) -> None:
    """Print the journal."""
    changes = log(find_root(start_folder()))[:count]
    if as_json:
        print_json("log", {"changes": [as_item(change) for change in changes]})
        return
    header = (say("number", "编号"), say("when", "时间"), say("command", "命令"), say("files", "文件"), "")
    click.echo(table(header, (row(change) for change in changes), screen_width()))


def as_item(change: Change) -> dict[str, object]:
    """Return a change as JSON; the bytes that it replaced stay in the journal."""
    return {"number": change.number, "on": change.on, "command": change.command, "state": change.state,
            "files": list(change.paths)}


def row(change: Change) -> tuple[str, ...]:
    """Return a change as a line of the table."""
    files, command = ", ".join(change.paths), clip(" ".join(change.command.split()), LONGEST)
    return str(change.number), change.on[:19].replace("T", " "), command, files, say(*STATES[change.state])

"""``litcorpus undo``: take back the last change."""

from __future__ import annotations

import click

from toolkit.cli.common import note, start_folder
from toolkit.cli.language import say
from toolkit.corpus import find_root, undo


@click.command("undo", help=say("Take back the last change that a command made here: its files hold again, byte for "
                                "byte, what they held before. Again takes back the one before. Refuses where a file "
                                "was changed since.",
                                "撤销本机最近一次命令所做的更改：相关文件逐字节恢复原状；再次运行则撤销更早的一次。"
                                "若文件此后又有改动，则拒绝执行。"),
               epilog=say("Example: litcorpus undo", "示例：litcorpus undo"))
def command() -> None:
    """Undo one change."""
    taken_back = undo(find_root(start_folder()))
    for path in taken_back.paths:
        note(say(f"{path}: as before", f"{path}：已恢复"))
    click.echo(say(f"undone: litcorpus {taken_back.command}", f"已撤销：litcorpus {taken_back.command}"))

"""Places of new concepts on the map, for the commands that draw it."""

from __future__ import annotations

from toolkit.cli.common import command_line, note
from toolkit.cli.language import say
from toolkit.corpus import save
from toolkit.edit.arrange import arrange
from toolkit.errors import ToolkitError
from toolkit.model import Corpus


def arranged(corpus: Corpus, keep: bool) -> Corpus:
    """Give new concepts their places on the map; with ``keep`` write them into corpus/map.yaml, where they stay."""
    placed = arrange(corpus)
    if keep and placed is not corpus:
        try:
            for path in save(placed, command_line()):
                note(say(f"{path}: places of new concepts added", f"{path}：已加入新概念的位置"))
        except ToolkitError as error:  # a folder that can only be read can still be drawn
            note(say(f"places not kept: {error}", f"位置未保存：{error.chinese}"))
    return placed

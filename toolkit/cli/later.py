"""A group whose commands are imported when they run: who lists claims does not wait for what edits them."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LaterGroup(click.Group):
    """A group with commands of its own, and others ``later``: name → ``module:attribute``."""

    def __init__(self, *args: Any, later: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.later = dict(later)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in order of the alphabet."""
        return sorted({*super().list_commands(ctx), *self.later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, imported where it comes later; None where there is none of that name."""
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.later[cmd_name].partition(":")
        found = getattr(importlib.import_module(module), attribute)
        return found if isinstance(found, click.Command) else None

"""Say which extra a missing library comes with, instead of a traceback."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from toolkit.errors import ToolkitError


def need(library: str, extra: str) -> ModuleType:
    """Import an optional library when it is first needed; raise ToolkitError with the command that installs it."""
    try:
        return import_module(library)
    except ModuleNotFoundError as error:
        raise ToolkitError(f'{library} is not installed: pip install "litcorpus[{extra}]"') from error

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
        raise ToolkitError(
            f"this needs {library}: install the extra {extra!r}, in a clone with pip install -e '.[{extra}]'",
            f"需要 {library}：请安装附加项 {extra}，在克隆的仓库中运行 pip install -e '.[{extra}]'",
        ) from error

"""Settings of a folder that is no corpus: ``[tool.litcorpus]`` in the nearest pyproject.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

from toolkit.errors import ToolkitError

FILE = "pyproject.toml"


def project_settings(start: Path) -> tuple[Path, dict[str, object]]:
    """Return the folder and the table of the nearest pyproject.toml, from ``start`` upwards, that has settings of ours.

    Where none has, ``start`` and nothing. Raises ToolkitError for a file that is no TOML.
    """
    for folder in (start, *start.parents):
        if (folder / FILE).is_file() and (table := settings_of(folder / FILE)) is not None:
            return folder, table
    return start, {}


def settings_of(file: Path) -> dict[str, object] | None:
    """Return the table ``[tool.litcorpus]`` of a file, None where it has none."""
    data = file.read_bytes()
    if b"litcorpus" not in data:
        return None
    try:
        document = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ToolkitError(f"{file} is no TOML: {error}", f"{file} 不是合法的 TOML：{error}") from None
    table = document.get("tool", {}).get("litcorpus")
    return table if isinstance(table, dict) else None

"""A new corpus in a folder."""

from __future__ import annotations

from pathlib import Path

from toolkit.corpus.atomic import write_all
from toolkit.corpus.layout import SETTINGS
from toolkit.corpus.schema import write_schemas
from toolkit.corpus.starter import FILES
from toolkit.errors import ToolkitError


def init(root: Path | str) -> tuple[str, ...]:
    """Start a corpus in a folder, which is made where it is not there; return the paths of the files written.

    A file that is there already stays as it is. Raises ToolkitError where the folder holds a corpus, or cannot be
    written.
    """
    folder = Path(root)
    if (folder / SETTINGS).exists():
        raise ToolkitError(f"{folder} holds a corpus already", f"{folder} 中已有语料库")
    new = {path: text for path, text in FILES.items() if not (folder / path).exists()}
    write_all({folder / path: text.encode() for path, text in new.items()})
    return (*sorted(new), *write_schemas(folder))

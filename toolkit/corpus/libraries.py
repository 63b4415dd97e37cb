"""What libraries that are exported again and again said the last time, kept on this machine beside the journal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from toolkit.corpus.layout import JOURNAL


def library_path(files: Iterable[Path]) -> str:
    """Return where what these files said is kept, relative to the root; a library is known by where it stands."""
    paths = [path.absolute() for path in files]
    name = re.sub(r"[^\w-]+", "-", paths[0].stem)[:40]
    return f"{JOURNAL}/libraries/{name}-{blake2b(repr(paths).encode(), digest_size=6).hexdigest()}.json"


def kept_library(root: Path | str, path: str) -> bytes:
    """Return what is kept there, empty where nothing is."""
    try:
        return Path(root, path).read_bytes()
    except OSError:
        return b""

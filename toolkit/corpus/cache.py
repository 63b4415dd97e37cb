"""What each file said the last time it was read, kept in the user's cache folder and found again by content.

A cache is never trusted further than its hashes, and never in the way: what cannot be read or written is as if absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path

import msgspec
import platformdirs

from toolkit import __version__
from toolkit.corpus.files import FileRead

VARIABLE = "LITCORPUS_CACHE"
KEPT = 32
"""How many corpora are remembered; the one unused for longest goes first."""
SUFFIX = ".msgpack"
CODE = ("model.py", "text", "corpus", "sources/formats")
"""What decides how a file is read: when one of these changed, nothing remembered counts."""

Remembered = dict[str, tuple[str, FileRead]]
"""By path: the hash of the file and what it said."""


def digest(data: bytes) -> str:
    """Return the hash by which a file's content is known."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def folder() -> Path:
    """Return the cache folder: ``LITCORPUS_CACHE``, else the user's own."""
    given = os.environ.get(VARIABLE)
    return Path(given) if given else platformdirs.user_cache_path("litcorpus")


def remembered(root: Path) -> Remembered:
    """Return what is remembered of the corpus at a root; empty where there is nothing, or nothing that counts."""
    path = _path(root)
    try:
        data = path.read_bytes()
        if not data.startswith(_stamp()):
            return {}
        found: Remembered = msgspec.msgpack.decode(memoryview(data)[len(_stamp()) :], type=Remembered)
    except (OSError, msgspec.MsgspecError):
        return {}
    with contextlib.suppress(OSError):  # a folder that may be read only
        os.utime(path)
    return found


def remember(root: Path, reads: Remembered) -> None:
    """Keep what the files of a corpus said; silently nothing where the folder cannot be written."""
    path = _path(root)
    try:
        data = _stamp() + msgspec.msgpack.encode(reads)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as new:
            new.write(data)
        Path(new.name).replace(path)
        _forget_oldest(path.parent)
    except (OSError, UnicodeEncodeError):  # a name that is no text cannot be packed
        return


def _forget_oldest(folder: Path) -> None:
    """Remove what exceeds ``KEPT``, and what a crash left half written."""
    files = sorted(folder.glob(f"*{SUFFIX}"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in (*files[KEPT:], *list(folder.glob("*.tmp"))):
        with contextlib.suppress(OSError):
            file.unlink()


def _path(root: Path) -> Path:
    name = hashlib.blake2b(os.fsencode(root), digest_size=16).hexdigest()
    return folder() / f"{name}{SUFFIX}"


@lru_cache(1)
def _stamp() -> bytes:
    """Return what stands before all that this version remembers: a hash of the version and of the reading code."""
    package = Path(__file__).parent.parent
    files = [file for name in CODE for file in sorted((package / name).rglob("*.py") or [package / name])]
    states = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return hashlib.blake2b(repr((__version__, msgspec.__version__, states)).encode(), digest_size=16).digest()

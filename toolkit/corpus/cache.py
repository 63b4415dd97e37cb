"""What each file said the last time it was read, kept in the user's cache folder and found again by content.

Kept besides: what took long to work out from a whole corpus, by the corpus itself and all code that had a part in it.

A cache is never trusted further than its hashes, and never in the way: what cannot be read or written is as if absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

import msgspec
import platformdirs

from toolkit import __version__
from toolkit.corpus.files import FileRead
from toolkit.model import Corpus

VARIABLE = "LITCORPUS_CACHE"
KEPT = 64
"""How many files are kept, at most two a corpus; the one unused for longest goes first."""
SUFFIX = ".msgpack"
CODE = ("model.py", "text", "corpus", "sources/formats")
"""What decides how a file is read: when one of these changed, nothing remembered counts."""
SHAPING = ("bibtexparser", "jinja2", "numpy", "opencc", "pandas", "pypinyin", "rapidfuzz", "spacy")
"""Packages that have a part in what is worked out from a corpus."""

T = TypeVar("T")
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
    found: Remembered | None = _read(_path(root), _stamp(), Remembered)
    return {} if found is None else found


def remember(root: Path, reads: Remembered) -> None:
    """Keep what the files of a corpus said; silently nothing where the folder cannot be written."""
    _write(_path(root), _stamp(), reads)


def worked_out(corpus: Corpus, what: str, type_: type[T]) -> T | None:
    """Return what was kept under a name of just this corpus, worked out by just this code; None where nothing was."""
    state = _state(corpus)
    return _read(_path(Path(corpus.root), f".{what}"), state, type_) if state else None


def keep(corpus: Corpus, what: str, value: object) -> None:
    """Keep what was worked out from a corpus; silently nothing where the folder cannot be written."""
    if state := _state(corpus):
        _write(_path(Path(corpus.root), f".{what}"), state, value)


def _read(path: Path, stamp: bytes, type_: type[T]) -> T | None:
    try:
        data = path.read_bytes()
        if not data.startswith(stamp):
            return None
        found = msgspec.msgpack.decode(memoryview(data)[len(stamp) :], type=type_)
    except (OSError, msgspec.MsgspecError):
        return None
    with contextlib.suppress(OSError):  # a folder that may be read only
        os.utime(path)
    return found


def _write(path: Path, stamp: bytes, value: object) -> None:
    try:
        data = stamp + msgspec.msgpack.encode(value)
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


def _path(root: Path, what: str = "") -> Path:
    name = hashlib.blake2b(os.fsencode(root), digest_size=16).hexdigest()
    return folder() / f"{name}{what}{SUFFIX}"


@lru_cache(1)
def _stamp() -> bytes:
    """Return what stands before all that this version remembers: a hash of the version and of the reading code."""
    package = Path(__file__).parent.parent
    files = [file for name in CODE for file in sorted((package / name).rglob("*.py") or [package / name])]
    return _digest(repr((__version__, msgspec.__version__, _states(files))).encode())


def _state(corpus: Corpus) -> bytes:
    """Return a hash of a corpus as it is in memory, of the package and of what it leans on; empty where it has none."""
    try:
        return _digest(_whole_stamp() + msgspec.msgpack.encode(corpus))
    except UnicodeEncodeError:  # half a character, which no file can hold either
        return b""


@lru_cache(1)
def _whole_stamp() -> bytes:
    package = Path(__file__).parent.parent
    files = sorted(file for file in package.rglob("*") if file.is_file() and file.suffix != ".pyc")
    known = [_version(name) for name in SHAPING]
    return _digest(repr((__version__, sys.version, msgspec.__version__, known, _states(files))).encode())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _states(files: list[Path]) -> list[tuple[str, int, int]]:
    return [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()

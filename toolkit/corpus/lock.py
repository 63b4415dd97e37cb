"""One writer at a time: a lock on the corpus folder that goes with the process that holds it."""

from __future__ import annotations

import contextlib
import getpass
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from toolkit.corpus.layout import LOCK
from toolkit.errors import ToolkitError

PATIENCE = 2.0
"""Seconds to wait for another writer; a save takes less."""


@contextlib.contextmanager
def locked(root: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the corpus for writing; raises ToolkitError where another process holds it for longer than ``patience``."""
    from filelock import FileLock, Timeout

    path = root / LOCK
    holder = _holder(path)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=PATIENCE if patience is None else patience)
    except Timeout:
        who = f" ({holder})" if holder else ""
        raise ToolkitError(
            f"another command is writing this corpus{who}; wait until it is done, then try again",
            f"另一条命令正在写入此语料库{who}；请等它结束后重试",
        ) from None
    except OSError as error:
        raise ToolkitError(f"cannot write {path}: {error.strerror}", f"无法写入 {path}：{error.strerror}") from None
    try:
        with contextlib.suppress(OSError):  # a system that locks the bytes as well: the lock holds without a name
            path.write_text(f"{_user()}@{socket.gethostname()}, process {os.getpid()}", "utf-8")
        yield
    finally:
        lock.release()


def _holder(path: Path) -> str:
    """Return what the process that holds the lock wrote of itself; read before asking, which empties the file."""
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"

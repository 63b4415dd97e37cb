"""Writing a file so that it holds the old text or the new, never half of one."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from toolkit.errors import ToolkitError


def write_all(files: dict[Path, bytes | None]) -> None:
    """Write files, None meaning that one goes: first all beside their targets, then each put in its place.

    A symbolic link stays one. Raises ToolkitError where the system refuses; nothing is changed then, or what came
    before it.
    """
    try:
        _write_all(files)
    except OSError as error:
        what = error.filename or ", ".join(map(str, files))
        raise ToolkitError(f"cannot write {what}: {error.strerror}", f"无法写入 {what}：{error.strerror}") from None


def _write_all(files: dict[Path, bytes | None]) -> None:
    ready: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            if data is not None:
                ready[path] = _beside(path.resolve(), data)
        for path, data in files.items():
            if data is None:
                path.unlink(missing_ok=True)
            else:
                ready.pop(path).replace(path.resolve())
    finally:
        for new in ready.values():
            new.unlink(missing_ok=True)
    for folder in {path.resolve().parent for path in files}:
        _sync(folder)


def _beside(target: Path, data: bytes) -> Path:
    """Write data to a hidden file in the target's folder, with the target's permissions."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as new:
        new.write(data)
        new.flush()
        os.fsync(new.fileno())
    path = Path(new.name)
    path.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
    return path


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync(folder: Path) -> None:
    """Make the new names last; systems that cannot open a folder do without."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

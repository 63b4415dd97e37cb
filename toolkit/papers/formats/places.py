"""Which files a manuscript may take in: those below its project's folder, and no others."""

from __future__ import annotations

from pathlib import Path


def inside(folder: Path, target: str) -> Path | None:
    """Return a file that a manuscript names, relative to a folder; None where it lies outside that folder."""
    try:
        root = folder.resolve()
        path = (folder / target.strip()).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    return path if path.is_relative_to(root) else None

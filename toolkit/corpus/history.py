"""The journal as commands use it: what was done here, taking it back, and clearing up after a crash."""

from __future__ import annotations

from pathlib import Path

from toolkit.corpus import journal
from toolkit.corpus.journal import Change
from toolkit.corpus.lock import locked
from toolkit.errors import ToolkitError


def log(root: Path | str) -> tuple[Change, ...]:
    """Return what commands changed in a corpus on this machine, the last first."""
    return journal.changes(Path(root).absolute())[::-1]


def undo(root: Path | str) -> Change:
    """Take back the last change that was not taken back yet; each of its files holds again the bytes that it held.

    Raises ToolkitError, with nothing changed, where there is none, where a file has changed since, or where another
    process is writing.
    """
    folder = Path(root).absolute()
    with locked(folder):
        journal.recover(folder)
        return journal.undo(folder)


def settle(root: Path | str) -> tuple[Change, ...]:
    """Settle what a killed command left half done, and return it; nothing while another process is still at it."""
    folder = Path(root).absolute()
    if not journal.unfinished(folder):
        return ()
    try:
        with locked(folder, patience=0.0):
            return journal.recover(folder)
    except ToolkitError:
        return ()

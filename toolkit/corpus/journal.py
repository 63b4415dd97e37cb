"""What commands changed in a corpus on this machine, and how to take it back.

Each change is one file of ``corpus/.journal/``, a folder that git is told to ignore by a ``.gitignore`` of its own. It
is named ``<number>.<state>``; its state changes by renaming, which either happens or does not:

========== ==========================================================================================
pending    written before the first file of the corpus is touched
done       every file holds what the command wrote
undoing    the files are being put back
undone     every file holds again what it held before
failed     a crash came between, and a file was changed by someone else since: nothing is undone by us
========== ==========================================================================================

What a file held is kept as the part in which it differs from what replaced it, so that one entry changed in a
bibliography of megabytes costs a few hundred bytes. Nothing is put back unless the file still has the hash that the
change left it with, and the result has the hash that it had before.
"""

from __future__ import annotations

import contextlib
import datetime
import glob
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from toolkit.corpus.atomic import write_all
from toolkit.corpus.cache import digest
from toolkit.corpus.layout import JOURNAL
from toolkit.errors import ToolkitError

State = Literal["pending", "done", "undoing", "undone", "failed"]
Bytes = dict[str, bytes | None]
"""By path, relative to the root: what a file holds, None where there is none."""

KEPT = 200
"""How many changes are remembered; the oldest go first."""
UNFINISHED = ("pending", "undoing")
ABSENT = ""
"""Stands for the hash of a file that is not there."""


class Replaced(Struct, frozen=True, omit_defaults=True):
    """One file of a change: the hashes before and after, and what stood where the new text differs.

    The first ``head`` and the last ``tail`` bytes are common to both; ``middle`` is what stood between them before,
    compressed.
    """

    path: str
    before: str = ABSENT
    after: str = ABSENT
    head: int = 0
    tail: int = 0
    middle: bytes = b""


class Change(Struct, frozen=True):
    """One command's change: its number here, when (ISO, with the offset from UTC), the command, its files."""

    number: int
    on: str
    command: str
    files: tuple[Replaced, ...]
    state: State = "done"

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of the corpus that it changed; what is remembered of libraries beside them is left out."""
        return tuple(file.path for file in self.files if not file.path.startswith(f"{JOURNAL}/"))


def record(root: Path, command: str, before: Bytes, after: Bytes) -> Change:
    """Keep what a change is going to replace, in the state ``pending``, so that it survives a crash from here on.

    Call with the corpus locked, before its files are written. Raises ToolkitError where the folder cannot be written.
    """
    folder = root / JOURNAL
    number = max((known for known, _, _ in _entries(root)), default=0) + 1
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    files = tuple(_replaced(path, before.get(path), after[path]) for path in sorted(after))
    change = Change(number, now, command, files, "pending")
    ignoring: dict[Path, bytes | None] = {} if (folder / ".gitignore").exists() else {folder / ".gitignore": b"*\n"}
    write_all({**ignoring, _path(root, number, "pending"): msgspec.json.encode(change)})
    return change


def finish(root: Path, change: Change, state: State) -> None:
    """Mark a change as being in another state, and forget the oldest ones."""
    _path(root, change.number, change.state).replace(_path(root, change.number, state))
    old = (path for _, _, path in list(_entries(root))[:-KEPT])
    half_written = (path for path in (root / JOURNAL).glob(".*") if path.name != ".gitignore")
    for path in (*old, *half_written):
        path.unlink(missing_ok=True)


def changes(root: Path) -> tuple[Change, ...]:
    """Return the changes that are remembered, the oldest first; one that cannot be read is left out."""
    return tuple(change for _, state, path in _entries(root) if (change := _read(path, state)) is not None)


def unfinished(root: Path) -> bool:
    """Say whether a change was begun and not finished: another process is at it, or was killed."""
    return any(state in UNFINISHED for _, state, _ in _entries(root))


def recover(root: Path) -> tuple[Change, ...]:
    """Settle what a crash left half done, and return those changes in the state that they have now.

    A change that had reached all its files is done; of any other, each file that was reached is put back. Call with the
    corpus locked.
    """
    return tuple(_settle(root, change) for change in changes(root) if change.state in UNFINISHED)


def undo(root: Path) -> Change:
    """Take back the last change that is done, and return it. Call with the corpus locked.

    Raises ToolkitError, with nothing changed, where there is none or where a file has changed since.
    """
    last = next((change for change in reversed(changes(root)) if change.state == "done"), None)
    if last is None:
        raise ToolkitError("nothing to undo: no command has changed this corpus on this machine",
                           "没有可撤销的操作：本机尚无命令修改过此语料库")
    changed = [file.path for file in last.files if _digest(root / file.path) != file.after]
    if changed:
        files = ", ".join(changed)
        raise ToolkitError(
            f"{files} has changed since `{last.command}`; nothing was undone, take the change back by hand or with git",
            f"{files} 在 {last.command} 之后又有改动；未撤销任何内容，请手工或用 git 还原",
        )
    finish(root, last, "undoing")
    return _put_back(root, msgspec.structs.replace(last, state="undoing"))


def _settle(root: Path, change: Change) -> Change:
    now = {file.path: _digest(root / file.path) for file in change.files}
    _sweep(root, change)
    if any(now[file.path] not in (file.before, file.after) for file in change.files):
        finish(root, change, "failed")
        return msgspec.structs.replace(change, state="failed")
    if change.state == "pending" and all(now[file.path] == file.after for file in change.files):
        finish(root, change, "done")
        return msgspec.structs.replace(change, state="done")
    undone = _put_back(root, change)
    if change.state == "pending":  # as if it had never been begun
        _path(root, change.number, "undone").unlink()
    return undone


def _put_back(root: Path, change: Change) -> Change:
    """Put back each file that the change reached, and mark the change as undone."""
    reached = [file for file in change.files if _digest(root / file.path) == file.after != file.before]
    write_all({root / file.path: _before(root, file) for file in reached})
    finish(root, change, "undone")
    return msgspec.structs.replace(change, state="undone")


def _before(root: Path, file: Replaced) -> bytes | None:
    """Return what a file held before; raises ToolkitError where the journal does not give the bytes that it should."""
    if file.before == ABSENT:
        return None
    new = b"" if file.after == ABSENT else (root / file.path).read_bytes()
    old = new[: file.head] + zlib.decompress(file.middle) + new[len(new) - file.tail :]
    if digest(old) != file.before:
        raise ToolkitError(f"{JOURNAL} is damaged: {file.path} cannot be restored from it",
                           f"{JOURNAL} 已损坏：无法据其恢复 {file.path}")
    return old


def _sweep(root: Path, change: Change) -> None:
    """Remove the hidden files that a killed writer left beside its targets."""
    for file in change.files:
        target = (root / file.path).resolve()
        for left in target.parent.glob(f".{glob.escape(target.name)}.????????"):
            with contextlib.suppress(OSError):
                left.unlink()


def _replaced(path: str, old: bytes | None, new: bytes | None) -> Replaced:
    before, after = (ABSENT if data is None else digest(data) for data in (old, new))
    old, new = old or b"", new or b""
    head = common_head(old, new)
    tail = common_head(old[head:][::-1], new[head:][::-1])
    return Replaced(path, before, after, head, tail, zlib.compress(old[head : len(old) - tail], 1))


def common_head(one: bytes, other: bytes) -> int:
    """Return how many bytes two strings share at their beginning, by halving: each look compares a stretch at once."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _digest(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return ABSENT
    except OSError as error:
        raise ToolkitError(f"cannot read {path}: {error.strerror}", f"无法读取 {path}：{error.strerror}") from None


def _path(root: Path, number: int, state: State) -> Path:
    return root / JOURNAL / f"{number:06d}.{state}"


def _entries(root: Path) -> Iterator[tuple[int, State, Path]]:
    """Yield number, state and path of each change, by number."""
    yield from sorted(_named(_names(root / JOURNAL), root))


def _named(names: Iterable[str], root: Path) -> Iterator[tuple[int, State, Path]]:
    for name in names:
        number, _, state = name.partition(".")
        for known in get_args(State):
            if number.isdecimal() and state == known:
                yield int(number), known, root / JOURNAL / name


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _read(path: Path, state: State) -> Change | None:
    try:
        change = msgspec.json.decode(path.read_bytes(), type=Change)
    except (OSError, msgspec.MsgspecError):
        return None
    return msgspec.structs.replace(change, state=state)

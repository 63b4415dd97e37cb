"""Answers of indexes, kept on disk with their date, so that a run can be repeated without a network.

One JSON file for each question, named by its hash; a file that cannot be read is as if absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from datetime import date
from pathlib import Path

import msgspec

FOLDER = "lookup"


class Kept(msgspec.Struct, frozen=True):
    """One answer: the question as asked, the HTTP status, the day (ISO) and the body."""

    question: str
    status: int
    on: str
    body: bytes

    def age(self, today: date) -> int:
        """Return how many days old the answer is."""
        return (today - date.fromisoformat(self.on)).days


def kept_answer(folder: str, question: str) -> Kept | None:
    """Return the answer kept for a question, of whatever age."""
    if not folder:
        return None
    try:
        found = msgspec.json.decode(_path(folder, question).read_bytes(), type=Kept)
        date.fromisoformat(found.on)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return found if found.question == question else None


def keep(folder: str, answer: Kept) -> None:
    """Keep an answer, whole or not at all; silently nothing where the folder cannot be written."""
    if not folder:
        return
    path = _path(folder, answer.question)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as new:
            new.write(msgspec.json.encode(answer))
        Path(new.name).replace(path)


def _path(folder: str, question: str) -> Path:
    return Path(folder) / FOLDER / f"{hashlib.blake2b(question.encode(), digest_size=16).hexdigest()}.json"

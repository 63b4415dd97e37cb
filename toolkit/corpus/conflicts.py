"""Merge conflicts that git left in a file: reported once each, and both sides read."""

from __future__ import annotations

import re

from msgspec import Struct

from toolkit.model import Place, Problem

START, BASE, MIDDLE, END = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
MARKER = re.compile(r"(?:(?:<{7}|\|{7}|>{7})(?: .*)?|={7})\r?")


class Conflict(Struct, frozen=True):
    """One conflict: where it stands and what git calls its two sides; ``ours`` is empty where the opening is lost."""

    start: int
    end: int
    ours: str
    theirs: str


def resolve(text: str, path: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the versions of a text, one where there is no conflict, else ours and theirs, and a Problem per conflict.

    Lines of the other side become empty lines, so that every line keeps its number.
    """
    if not any(mark in text for mark in (START, MIDDLE, END)):
        return (text,), []
    lines = text.split("\n")
    sides, conflicts = _sides(lines)
    versions = tuple(
        "\n".join(line if side in ("", keep) else "" for line, side in zip(lines, sides, strict=True))
        for keep in ("ours", "theirs")
    )
    return (versions if conflicts else (text,)), [_problem(path, conflict) for conflict in conflicts]


def _sides(lines: list[str]) -> tuple[list[str], list[Conflict]]:
    """Tell for each line whether it is common (empty), ours, theirs, base or a marker, and collect the conflicts."""
    sides: list[str] = []
    conflicts: list[Conflict] = []
    now, opened, ours = "", 0, ""
    for number, line in enumerate(lines, 1):
        mark = line[:7] if MARKER.fullmatch(line) else ""
        if not mark or (mark == BASE and not now):
            sides.append(now)
            continue
        sides.append("marker")
        if mark == MIDDLE and not now:
            conflicts.append(Conflict(number, number, "", ""))
        elif mark == START:
            if now:
                conflicts.append(Conflict(opened, opened, ours, ""))
            now, opened, ours = "ours", number, line[8:].strip()
        elif mark == END:
            conflicts.append(Conflict(opened if now else number, number, ours if now else "", line[8:].strip()))
            now = ""
        else:
            now = "base" if mark == BASE else "theirs"
    if now:  # never closed: what follows may be anything, so it is read as if it were common
        conflicts.append(Conflict(opened, opened, ours, ""))
        sides[opened:] = ["" if side != "marker" else side for side in sides[opened:]]
    return sides, conflicts


def _problem(path: str, conflict: Conflict) -> Problem:
    sides: dict[str, str | int | float] = {"ours": conflict.ours, "theirs": conflict.theirs, "end": conflict.end}
    return Problem("merge-conflict", "error", Place(path, conflict.start, 1, conflict.end, 1), f"file:{path}", sides)

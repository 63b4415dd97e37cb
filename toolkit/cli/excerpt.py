"""The line that a finding speaks of, with its place underlined: a Han character is two cells wide."""

from __future__ import annotations

import re
from pathlib import Path

import click

from toolkit.cli.tables import cells
from toolkit.model import Place
from toolkit.rules import shown
from toolkit.sources.formats.encoding import decode

BEFORE = 30
"""How many cells of a long line stand before what is underlined."""
_BREAK = re.compile("\r\n?|\n")


class Excerpts:
    """The lines of the files below a folder, each file read once."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.files: dict[str, list[str]] = {}

    def lines(self, path: str) -> list[str]:
        """Return the lines of a file; none where it cannot be read."""
        if path not in self.files:
            file = self.base / path
            text = decode(file.read_bytes(), path).text if file.is_file() else ""
            self.files[path] = _BREAK.split(text)
        return self.files[path]

    def parts(self, place: Place, width: int) -> tuple[str, str, str] | None:
        """Return what stands before a place on its line, there, and after it, of at most ``width`` cells; else None."""
        lines = self.lines(place.path)
        if not 0 < place.line <= len(lines) or not lines[place.line - 1].strip():
            return None
        line = lines[place.line - 1]
        end = place.end_column - 1 if place.end_line == place.line else len(line) if place.end_line else place.column
        return _cut(*_parts(line, place.column - 1, end), width)

    def around(self, place: Place, colour: str | None, width: int = 100) -> str:
        """Return the line of a place with marks under it, of at most ``width`` cells; empty where there is none."""
        gutter = f"{place.line:>6} | "
        parts = self.parts(place, width - len(gutter))
        if parts is None:
            return ""
        before, meant, after = parts
        under = click.style("^" * max(1, cells(meant)), fg=colour)
        margin = " " * (len(gutter) - 2) + "| "
        return f"{click.style(gutter, dim=True)}{before}{meant}{after}\n{click.style(margin, dim=True)}" \
               f"{' ' * cells(before)}{under}"


def _parts(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Cut a line at two columns, with what is invisible escaped and tabs as blanks."""
    parts = (line[:start], line[start : max(end, start)], line[max(end, start) :])
    before, meant, after = ("".join(shown(f"{sign}|")[:-1] for sign in part.expandtabs(2)) for part in parts)
    return before, meant, after.rstrip()


def _cut(before: str, meant: str, after: str, width: int) -> tuple[str, str, str]:
    """Shorten a line on both sides so that what is meant stays in sight."""
    if cells(before + meant + after) <= width:
        return before, meant, after
    if cells(before) > BEFORE:
        kept = before[-BEFORE:]
        while cells(kept) > BEFORE:
            kept = kept[1:]
        before = "…" + kept
    room = width - cells(before)
    return before, _head(meant, room), _head(after, room - cells(meant)) if cells(meant) < room else ""


def _head(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    kept = text[: max(0, room)]
    while kept and cells(kept) > room - 1:
        kept = kept[:-1]
    return kept + "…"

"""Plain text for terminals: columns that line up when a Han character is two cells wide."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence

WIDE = ("W", "F")


def cells(text: str) -> int:
    """Return how many terminal cells ``text`` takes: wide characters two, combining marks none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in WIDE else 1 for char in text
    )


def clip(text: str, width: int) -> str:
    """Cut ``text`` to ``width`` cells, with an ellipsis where something was cut."""
    if cells(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += cells(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept) + "…"


def pad(text: str, width: int) -> str:
    """Fill ``text`` with blanks up to ``width`` cells."""
    return text + " " * (width - cells(text))


def screen_width() -> int | None:
    """Return the terminal's width, or None in a pipe, where nothing is cut."""
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None


def table(header: Sequence[str], rows: Iterable[Sequence[str]], width: int | None) -> str:
    """Line up rows under a header; the last column takes what is left of ``width`` and is cut there."""
    lines = [tuple(header), *(tuple(" ".join(cell.split()) for cell in row) for row in rows)]
    widths = [max(cells(line[at]) for line in lines) for at in range(len(header) - 1)]
    indent = sum(widths) + 2 * len(widths)
    rest = max(20, width - indent) if width else None
    return "\n".join(
        "".join(pad(cell, size) + "  " for cell, size in zip(line, widths, strict=False))
        + (clip(line[-1], rest) if rest else line[-1])
        for line in lines
    )


def wrap(text: str, width: int, indent: str = "") -> str:
    """Break ``text`` into lines of at most ``width`` cells; Han text breaks anywhere, Latin text at blanks."""
    lines, line = [], ""
    for word in _pieces(text):
        if line and cells(line + word.rstrip()) > width - cells(indent):
            lines.append(line.rstrip())
            line = ""
        line += word if line else word.lstrip()
    return "\n".join(indent + part for part in [*lines, line.rstrip()])


def _pieces(text: str) -> Iterable[str]:
    word = ""
    for char in " ".join(text.split()):
        if unicodedata.east_asian_width(char) in WIDE and unicodedata.category(char)[0] in "LN":
            if word:
                yield word
            word = char
        elif char == " ":
            yield word + " "
            word = ""
        else:
            word += char
    if word:
        yield word

"""`litcorpus check --fix`: what can be mended is mended, shown as a diff, and can be taken back in a corpus."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import click
from msgspec import Struct

from toolkit.cli.checking import in_library, known
from toolkit.cli.common import command_line, note
from toolkit.cli.language import say
from toolkit.cli.scopes import STDIN, Request, Scope, bytes_of, name_of, within
from toolkit.corpus import replace_file
from toolkit.corpus.atomic import write_all
from toolkit.corpus.layout import BIB
from toolkit.errors import ToolkitError
from toolkit.model import Problem
from toolkit.rules.fixing import Mended, mended
from toolkit.rules.screening import screen
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.library import Library

CONTEXT = 2
_HUNK = re.compile(r"@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@")
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class Mend(Struct, frozen=True):
    """A file before and after its fixes."""

    file: Path
    name: str
    before: BibFile
    after: BibFile
    done: tuple[Problem, ...]


def mends(scope: Scope, request: Request, unsafe: bool) -> list[Mend]:
    """Return the files in which something can be mended, in order."""
    if scope.corpus is not None:
        bib = scope.base / BIB
        files = [bib] if within(BIB, scope.prefixes) and bib.is_file() else []
    else:
        files = list(scope.files)
    found = []
    for file in files:
        name = name_of(file, scope.base)
        before = BibFile.parse(bytes_of(file, scope), name)
        result = mended_in(before, scope, request, unsafe)
        if result.bib is not before:
            found.append(Mend(file, name, before, result.bib, result.done))
    return found


def mended_in(bib: BibFile, scope: Scope, request: Request, unsafe: bool) -> Mended:
    """Mend what is to be shown: nothing that a comment, a decision or the baseline leaves out."""

    def look(now: BibFile) -> tuple[Library, Sequence[Problem]]:
        library = Library(now, scope.today)
        found = in_library(library, scope, request)
        return library, screen(found.problems, known(found, scope, request)).problems

    return mended(bib, look, unsafe)


def write(found: Sequence[Mend], scope: Scope) -> None:
    """Write the mended files and say so: in a corpus with a journal, elsewhere to the byte and all at once."""
    if not found:
        return
    if any(mend.file == STDIN for mend in found):
        raise ToolkitError("stdin cannot be mended in place; --diff prints what would change",
                           "无法就地改正标准输入；--diff 可显示将作的改动")
    if scope.corpus is not None:
        for mend in found:
            replace_file(scope.base, mend.name, mend.before.to_bytes(), mend.after.to_bytes(), command_line())
    else:
        write_all({mend.file: mend.after.to_bytes() for mend in found})
    back = say("; `litcorpus undo` takes it back", "；可用 litcorpus undo 撤销") if scope.corpus else ""
    for mend in found:
        count = len(mend.done)
        note(say(f"{mend.name}: {count} findings mended{back}", f"{mend.name}：已改正 {count} 处{back}"))


def diff(mend: Mend) -> str:
    """Return a unified diff of a file; only the entries that differ are looked at, however large the file."""
    old, new = text_of(mend.before), text_of(mend.after)
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    lines = [f"--- {mend.name}\n", f"+++ {mend.name}\n"]
    for first, last, new_first, new_last in windows(mend.before, mend.after, old, new):
        part = difflib.unified_diff(old_lines[first:last], new_lines[new_first:new_last], n=CONTEXT)
        lines += [_shifted(line, first, new_first) for line in list(part)[2:]]
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def text_of(bib: BibFile) -> str:
    """Return the text of a file, with one kind of line end."""
    return "".join(block.raw for block in bib.blocks).replace("\r\n", "\n").replace("\r", "\n")


def windows(before: BibFile, after: BibFile, old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the lines, from and up to, that hold entries which differ, before and after; those that touch are one."""
    starts, new_starts = _line_starts(old), _line_starts(new)
    at = new_at = 0
    open_window: tuple[int, int, int, int] | None = None
    for block, other in zip(before.blocks, after.blocks, strict=True):
        end, new_end = at + len(_plain(block.raw)), new_at + len(_plain(other.raw))
        if block.raw != other.raw:
            window = (bisect_right(starts, at) - 1, bisect_right(starts, end - 1),
                      bisect_right(new_starts, new_at) - 1, bisect_right(new_starts, new_end - 1))
            if open_window and window[0] < open_window[1]:
                window = (open_window[0], window[1], open_window[2], window[3])
            elif open_window:
                yield open_window
            open_window = window
        at, new_at = end, new_end
    if open_window:
        yield open_window


def _plain(raw: str) -> str:
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) for line in text.splitlines(keepends=True))][:-1] or [0]


def _shifted(line: str, old: int, new: int) -> str:
    """Return a line of a diff of a window, with the numbers of a hunk counted from the beginning of the file."""
    match = _HUNK.match(line)
    if not match:
        return line
    return f"@@ -{int(match[1]) + old}{match[2] or ''} +{int(match[3]) + new}{match[4] or ''} @@\n"


def coloured(text: str) -> str:
    """Return a diff in the colours that people know; a stream that is no terminal drops them."""
    return "".join(click.style(line, fg=_COLOURS.get(line[:1])) for line in text.splitlines(keepends=True))

"""``litcorpus scan --fix|--diff``: markers that are certain, rewritten in the manuscript itself."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import click

from toolkit.cli.common import note
from toolkit.cli.language import say
from toolkit.cli.mending import coloured
from toolkit.corpus.atomic import write_all
from toolkit.papers.fixing import FORMATS, applied, fixes
from toolkit.papers.scanned import Scan
from toolkit.sources.formats.encoding import decode

CONTEXT = 1


class Rewritten(NamedTuple):
    """A file with its certain markers rewritten: how many, its bytes, and the difference as people read it."""

    file: Path
    markers: int
    data: bytes
    diff: str


def fix(scans: Iterator[Scan], diff_only: bool) -> int:
    """Show what is certain as a diff, and without ``diff_only`` write it; return how many markers it was."""
    total = 0
    for scan in scans:
        if scan.manuscript.format not in FORMATS:
            note(say(f"{scan.manuscript.path}: only text, Markdown and LaTeX can be rewritten",
                     f"{scan.manuscript.path}：仅可改写纯文本、Markdown 和 LaTeX 稿件"))
            continue
        for one in rewritten(scan):
            click.echo(coloured(one.diff), nl=False, err=not diff_only)
            total += one.markers
            if not diff_only:
                write_all({one.file: one.data})
                note(say(f"{one.file}: {one.markers} markers rewritten", f"{one.file}：已改写标引 {one.markers} 处"))
    if not total:
        note(say("No marker is certain enough to be rewritten.", "没有把握足以改写的标引。"))
    return total


def rewritten(scan: Scan) -> Iterator[Rewritten]:
    """Yield each file of a manuscript in which a marker is certain."""
    for path, wanted in groupby(fixes(scan), key=lambda one: one.path):
        file = file_of(scan, path)
        if file is None:
            continue
        decoded = decode(file.read_bytes(), str(file))
        text, count = applied(decoded.text, tuple(wanted))
        if count:
            yield Rewritten(file, count, decoded.encode(text), unified(str(file), decoded.text, text))


def unified(name: str, before: str, after: str) -> str:
    """Return the difference of two texts as people read it."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    lines = difflib.unified_diff(old, new, name, name, n=CONTEXT)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def file_of(scan: Scan, path: str) -> Path | None:
    """Return the file that a part of a manuscript came from; None where there is none (standard input)."""
    own = Path(scan.manuscript.path)
    folder = own if own.is_dir() else own.parent
    places = [Path(path), folder / path] if path else [own]
    return next((place for place in places if place.is_file()), None)

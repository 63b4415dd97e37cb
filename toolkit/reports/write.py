"""The files that ``report all`` commits, and which of those on disk are stale.

``reports/<language>/<report>.md``, ``reports/data/<report>.<table>.csv``, ``reports/map.<language>.svg``: texts that
diff well. HTML, XLSX and JSON are made on request.
"""

from __future__ import annotations

import re
from pathlib import Path

from toolkit.corpus.atomic import write_all
from toolkit.corpus.cache import digest, keep, worked_out
from toolkit.edit.arrange import arrange
from toolkit.model import Corpus
from toolkit.reports import REPORTS
from toolkit.reports.blocks import Options, Report
from toolkit.reports.render.csv import table_csv
from toolkit.reports.render.markdown import render

FOLDER = "reports"
MAP = "map"
Files = dict[str, bytes]
"""Path relative to the corpus root, with ``/`` on every system → what stands in it."""

_OURS = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*/[^/]+\.md|data/[^/]+\.csv|map\.[^/]+\.svg")


def languages(corpus: Corpus) -> tuple[str, ...]:
    """Return the languages that reports are made in; English where corpus.yaml names none."""
    return corpus.settings.languages or ("en",)


def committed_files(corpus: Corpus, options: Options, part: str) -> Files:
    """Return the files of one part of ``report all``: a report's name, or ``map``."""
    if part == MAP:
        return map_files(corpus)
    report = REPORTS[part].build(corpus, options)
    return {**markdown_files(report, corpus), **data_files(report, corpus)}


def markdown_files(report: Report, corpus: Corpus) -> Files:
    """Return a report as Markdown, once in each language."""
    return {f"{FOLDER}/{tag}/{report.id}.md": render(report, corpus, tag).encode() for tag in languages(corpus)}


def data_files(report: Report, corpus: Corpus) -> Files:
    """Return the tables of a report as CSV, all languages in one file."""
    return {
        f"{FOLDER}/data/{report.id}.{table.id}.csv": table_csv(table, languages(corpus)).encode()
        for table in report.tables
    }


def map_files(corpus: Corpus) -> Files:
    """Return the concept map in each language; none where there is no concept to draw."""
    if not corpus.concepts:
        return {}
    from toolkit.reports.map import map_svg  # with numpy

    return {f"{FOLDER}/{MAP}.{tag}.svg": map_svg(corpus, tag).encode() for tag in languages(corpus)}


def write_files(root: Path, files: Files) -> tuple[str, ...]:
    """Write what differs from the disk and return its paths; raise ToolkitError where the system refuses."""
    changed = {path: data for path, data in sorted(files.items()) if read(root / path) != data}
    write_all({root / path: data for path, data in changed.items()})
    return tuple(changed)


def stale(root: Path, files: Files) -> tuple[tuple[str, str], ...]:
    """Return (path, why) of every file that is ``missing``, ``different``, or ``left-over``: made by no report.

    Line ends do not count: git may have changed them at checkout.
    """
    return _stale(root, {path: _hash(data) for path, data in files.items()})


def stale_now(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """Return (path, why) of every committed file that differs from what ``report all`` would write now.

    To write all reports takes seconds, so the hashes of what would be written are kept beside the cached corpus.
    """
    hashes = worked_out(corpus, FOLDER, dict[str, str])
    if hashes is None:
        placed = arrange(corpus)
        files: Files = {}
        for part in (*REPORTS, MAP):
            files |= committed_files(placed, Options(), part)
        hashes = {path: _hash(data) for path, data in files.items()}
        keep(corpus, FOLDER, hashes)
    return _stale(Path(corpus.root), hashes)


def _stale(root: Path, hashes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    found = {path: read(root / path) for path in hashes}
    wrong = {path: "missing" for path, data in found.items() if data is None}
    wrong |= {path: "different" for path, data in found.items() if data is not None and _hash(data) != hashes[path]}
    wrong |= {path: "left-over" for path in committed(root) if path not in hashes}
    return tuple(sorted(wrong.items()))


def _hash(data: bytes) -> str:
    return digest(unix(data))


def committed(root: Path) -> tuple[str, ...]:
    """Return the paths under reports/ that have the form of ours; other files there are the user's own."""
    folder = root / FOLDER
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(f"{FOLDER}/{path}" for path in sorted(paths) if _OURS.fullmatch(path))


def read(path: Path) -> bytes | None:
    """Return a file's bytes, None where there is no such file."""
    return path.read_bytes() if path.is_file() else None


def unix(data: bytes) -> bytes:
    """Return text with LF as its line end."""
    return data.replace(b"\r\n", b"\n")

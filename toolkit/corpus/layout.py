"""Where things stand in a corpus folder: the only table of its paths."""

from __future__ import annotations

import difflib
import errno
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from toolkit.errors import ToolkitError
from toolkit.model import Level, Place, Problem

BIB = "references.bib"
FOLDER = "corpus"
SETTINGS = f"{FOLDER}/corpus.yaml"
CONCEPTS = f"{FOLDER}/concepts.yaml"
MAP = f"{FOLDER}/map.yaml"
DECISIONS = f"{FOLDER}/decisions.yaml"
PAPERS = f"{FOLDER}/papers"
LOCAL = f"{FOLDER}/local.yaml"
SCHEMAS = f"{FOLDER}/schemas"
LOCK = f"{FOLDER}/.lock"
JOURNAL = f"{FOLDER}/.journal"

SINGLE = {BIB: "bib", SETTINGS: "corpus", CONCEPTS: "concepts", MAP: "map", DECISIONS: "decisions"}
FOLDERS = {PAPERS: "paper", f"{FOLDER}/claims": "claims", f"{FOLDER}/anchors": "anchors"}
KINDS = ("corpus", "paper", "claims", "concepts", "anchors", "map", "decisions")
REQUIRED = (BIB, SETTINGS)
OTHER = ("local.yaml", "schemas")
DATA_SUFFIXES = (".yaml", ".yml", ".json", ".bib")


class Found(Struct, frozen=True):
    """A file of the corpus: its path relative to the root, what it holds, and the stem of its name in NFC."""

    path: str
    kind: str
    stem: str


def paper_path(paper: str) -> str:
    """Return where the record of a paper stands."""
    return f"{FOLDER}/papers/{paper}.yaml"


def claims_path(paper: str) -> str:
    """Return where the claims of a paper stand."""
    return f"{FOLDER}/claims/{paper}.yaml"


def anchors_path(paper: str) -> str:
    """Return where the anchors of a paper stand."""
    return f"{FOLDER}/anchors/{paper}.yaml"


def kind_of(path: str) -> str:
    """Return what a file holds by its path, empty where it is no file of a corpus."""
    return SINGLE.get(path) or FOLDERS.get(path.rpartition("/")[0], "")


def header(path: str, kind: str) -> str:
    """Return the first line of a YAML file, which names its schema to editors."""
    up = "../" * (path.count("/") - 1)
    return f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json\n"


def find_root(start: Path | str) -> Path:
    """Return the nearest folder, from ``start`` upwards, that holds a corpus.

    Raises ToolkitError where there is none.
    """
    first = Path(start).absolute()
    for folder in (first, *first.parents):
        if is_corpus(folder):
            return folder
    raise ToolkitError(
        f"no corpus in {first} or above it; `litcorpus init {start}` starts one, -C names another folder",
        f"{first} 及其上级文件夹中没有语料库；可用 litcorpus init 新建，或用 -C 指定文件夹",
    )


def is_corpus(folder: Path) -> bool:
    """Whether a folder holds a corpus, even one that has lost its corpus.yaml."""
    try:
        return (folder / SETTINGS).is_file() or ((folder / FOLDER).is_dir() and (folder / BIB).is_file())
    except OSError:
        return False  # a folder above that may not be looked into


def survey(root: Path) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """List the files of a corpus by path, and the problems of those that are missing or that nothing reads."""
    seen = [*_single(root), *(item for folder, kind in FOLDERS.items() for item in _inside(root, folder, kind))]
    found = tuple(sorted((item for item in seen if isinstance(item, Found)), key=lambda item: item.path))
    return found, tuple(item for item in seen if isinstance(item, Problem))


def _single(root: Path) -> Iterator[Found | Problem]:
    for path, kind in SINGLE.items():
        if (root / path).is_file():
            yield Found(path, kind, "")
        elif path in REQUIRED or os.path.lexists(root / path):
            yield missing(path, path, _hindrance(root / path))
    expected = [path.removeprefix(f"{FOLDER}/") for path in (*SINGLE, *FOLDERS) if path != BIB]
    for entry in _entries(root / FOLDER):
        if entry.name not in expected and entry.name not in OTHER:
            yield _unexpected(f"{FOLDER}/{entry.name}", expected)


def _inside(root: Path, folder: str, kind: str) -> Iterator[Found | Problem]:
    if os.path.lexists(root / folder) and not (root / folder).is_dir():
        yield missing(folder, folder, os.strerror(errno.ENOTDIR))
    for entry in _entries(root / folder):
        path = f"{folder}/{entry.name}"
        if entry.suffix == ".yaml" and entry.is_file():
            yield Found(path, kind, unicodedata.normalize("NFC", entry.stem))
        else:
            yield _unexpected(path, [f"{_bare(entry.stem)}.yaml"])


def _hindrance(path: Path) -> str:
    """Return why what stands at a path is no file to read, in the system's words; empty where nothing stands there."""
    if not os.path.lexists(path):
        return ""
    try:
        path.stat()
    except OSError as error:  # a symbolic link that leads nowhere, or to itself
        return error.strerror or ""
    return os.strerror(errno.EISDIR) if path.is_dir() else "not a regular file"


def _bare(name: str) -> str:
    """Return a stem without a suffix of data that it still has: ``x.yaml.yml`` is meant for ``x``."""
    while name.lower().endswith(DATA_SUFFIXES):
        name = name.rpartition(".")[0]
    return name


def _entries(folder: Path) -> list[Path]:
    """List a folder by name, without hidden files and READMEs; an absent folder is empty."""
    if not folder.is_dir():
        return []
    kept = [entry for entry in folder.iterdir() if not entry.name.startswith((".", "README"))]
    return sorted(kept, key=lambda entry: entry.name)


def _unexpected(path: str, expected: list[str]) -> Problem:
    """Report a file that nothing reads: an error where it looks like data, which would be missing unnoticed."""
    name = path.rpartition("/")[2]
    near = difflib.get_close_matches(name.lower(), [other for other in expected if other != name], 1, 0.7)
    level: Level = "error" if name.lower().endswith(DATA_SUFFIXES) else "warning"
    return Problem("file-unexpected", level, Place(path), f"file:{path}", {"file": name}, suggestion="".join(near))


def missing(path: str, wanted: str, reason: str = "", subject: str = "") -> Problem:
    """Report that ``wanted`` is not there, or cannot be read for the system's ``reason``, at the file that needs it."""
    args: dict[str, str | int | float] = {"file": wanted, "reason": reason}
    return Problem("file-missing", "error", Place(path), subject or f"file:{wanted}", args)

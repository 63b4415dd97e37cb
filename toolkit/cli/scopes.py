"""What `litcorpus check` looks at: a corpus, or parts of it, and .bib files that belong to none."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from toolkit.cli.common import note_recovery, start_folder
from toolkit.corpus import find_root, load, settle
from toolkit.corpus.layout import is_corpus
from toolkit.corpus.project import project_settings
from toolkit.errors import ToolkitError
from toolkit.model import Corpus
from toolkit.papers.formats import SUFFIXES as PAPER_SUFFIXES
from toolkit.rules.settings import Checking, checking, day_of
from toolkit.sources.formats.bibtex import SUFFIXES

STDIN = Path("-")
MANUSCRIPTS = frozenset(suffix for suffixes in PAPER_SUFFIXES.values() for suffix in suffixes)


class Request(Struct, frozen=True):
    """What the command line asks for; ``baseline`` is a path, ``writing`` says that it is to be written."""

    paths: tuple[Path, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    baseline: Path | None = None
    writing: bool = False


class Scope(Struct, frozen=True):
    """The folder that paths of findings count from, its settings, and what is there to look at."""

    base: Path
    settings: Checking
    corpus: Corpus | None
    prefixes: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    papers: tuple[Path, ...] = ()
    stdin: bytes = b""
    today: datetime.date = datetime.date.min


def scopes_of(request: Request) -> list[Scope]:
    """Tell the loose files among the paths from a corpus and what is asked of it; raises ToolkitError for neither."""
    start = start_folder().resolve()
    full = [(start / path).resolve() for path in request.paths if path != STDIN]
    if missing := next((path for path in full if not path.exists()), None):
        raise ToolkitError(f"no such file or folder: {missing}", f"没有此文件或文件夹：{missing}")
    files = {path: tuple(loose_files(path)) for path in full}
    loose = tuple(sorted({file for of_path in files.values() for file in of_path}))
    papers = outermost({path for path in full if is_manuscript(path)})
    others = [path for path, of_path in files.items() if not of_path and not is_manuscript(path)]
    if STDIN in request.paths:
        loose = (*loose, STDIN)
    scopes = [loose_scope(request, start, loose, papers)] if loose or papers else []
    return [*scopes, corpus_scope(request, start, others)] if others or not scopes else scopes


def loose_scope(request: Request, start: Path, files: tuple[Path, ...], papers: tuple[Path, ...]) -> Scope:
    """Return the scope of files that belong to no corpus; paths of findings count from the start folder."""
    base, table = project_settings(start)
    where = f"{base / 'pyproject.toml'} [tool.litcorpus]"
    settings = checking(table, where)
    stdin = sys.stdin.buffer.read() if STDIN in files else b""
    return Scope(start, settings, None, (), files, papers, stdin, today(request, settings, where))


def corpus_scope(request: Request, start: Path, paths: list[Path]) -> Scope:
    """Return the scope of a corpus, or of files and folders in it; raises ToolkitError where there is none."""
    root = find_root(start if not paths else paths[0] if paths[0].is_dir() else paths[0].parent).resolve()
    if outside := next((path for path in paths if not path.is_relative_to(root)), None):
        raise ToolkitError(f"{outside} is not in the corpus {root}", f"{outside} 不在语料库 {root} 中")
    for entry in settle(root):
        note_recovery(entry)
    corpus = load(root)
    inside = tuple(path.relative_to(root).as_posix() for path in paths)
    settings = corpus_settings(corpus)
    day = today(request, settings, "corpus/corpus.yaml: check")
    return Scope(root, settings, corpus, () if "." in inside else inside, today=day)


def today(request: Request, settings: Checking, where: str) -> datetime.date:
    """Return the day that counts as today: the command's, else that of the settings, else the calendar's."""
    return request.as_of or day_of(settings, where) or datetime.date.today()


def looks_at(scope: Scope, path: str) -> bool:
    """Whether a scope holds the file of a path."""
    if scope.corpus is None:
        return any(name_of(file, scope.base) == path for file in scope.files)
    return within(path, scope.prefixes)


def corpus_settings(corpus: Corpus) -> Checking:
    """Return what corpus.yaml sets for its checks; where it sets nothing, what a pyproject.toml sets."""
    if corpus.settings.check:
        return checking(corpus.settings.check, "corpus/corpus.yaml: check")
    base, table = project_settings(Path(corpus.root))
    return checking(table, f"{base / 'pyproject.toml'} [tool.litcorpus]")


def loose_files(path: Path) -> Iterator[Path]:
    """Yield a .bib file that is not a corpus's own, or those below a folder that is none of a corpus."""
    if path.is_dir() and not is_corpus(path):
        yield from (file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    elif path.suffix.lower() in SUFFIXES and not is_corpus(path.parent):
        yield path


def outermost(paths: set[Path]) -> tuple[Path, ...]:
    """Return the paths that lie in none of the others, in order: a file of a project is looked at with its folder."""
    return tuple(sorted(path for path in paths if not paths & set(path.parents)))


def is_manuscript(path: Path) -> bool:
    """Whether a path is a manuscript: a file of a format that is read, or a folder with a LaTeX project in it."""
    if path.is_dir():
        from toolkit.papers.formats.latex import is_project  # with all that reads lists of references

        return not is_corpus(path) and is_project(path)
    return path.suffix.lower() in MANUSCRIPTS


def bytes_of(file: Path, scope: Scope) -> bytes:
    """Return what a .bib file holds; ``-`` is what stdin held."""
    return scope.stdin if file == STDIN else file.read_bytes()


def name_of(file: Path, base: Path) -> str:
    """Return how a file is named: as seen from the base folder."""
    return (file.relative_to(base) if file.is_relative_to(base) else file).as_posix()


def within(path: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a file is one of, or lies under, the prefixes; no prefix means all."""
    return not prefixes or any(prefix in (".", path) or path.startswith(prefix + "/") for prefix in prefixes)

"""What `litcorpus check` looks at, and what of its findings is left to show."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from toolkit.cli.common import note_recovery, progress, start_folder
from toolkit.cli.language import say
from toolkit.corpus import find_root, load, pinpoint, settle
from toolkit.corpus.layout import BIB, is_corpus
from toolkit.corpus.loading import collecting_later
from toolkit.corpus.project import project_settings
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Problem
from toolkit.rules import FORM, RULES, applied, corpus_findings, in_order, library_findings
from toolkit.rules.baseline import read as read_baseline
from toolkit.rules.choice import chosen
from toolkit.rules.fixing import fixes
from toolkit.rules.inline import Ignore, ignores
from toolkit.rules.screening import Known, Screened, Spot, screen, spot
from toolkit.rules.settings import Checking, applies, checking
from toolkit.sources.formats.bibtex import SUFFIXES, BibFile
from toolkit.sources.formats.encoding import decode
from toolkit.sources.library import Library

BASELINE = "litcorpus-baseline.json"


class Request(Struct, frozen=True):
    """What the command line asks for; ``baseline`` is a path, ``writing`` says that it is to be written."""

    paths: tuple[Path, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    today: datetime.date = datetime.date.min
    baseline: Path | None = None
    writing: bool = False


class Scope(Struct, frozen=True):
    """The folder that paths of findings count from, its settings, and what is there to look at."""

    base: Path
    settings: Checking
    corpus: Corpus | None
    prefixes: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


class Found(Struct, frozen=True):
    """Every finding of a run, the comments that ignore some, and what can be mended (and whether safely)."""

    problems: tuple[Problem, ...]
    ignores: tuple[Ignore, ...]
    fixable: Mapping[Spot, bool] = {}


def scope_of(request: Request) -> Scope:
    """Tell the loose files among the paths from a corpus and what is asked of it; raises ToolkitError for neither."""
    start = start_folder()
    full = [(start / path).resolve() for path in request.paths]
    if missing := next((path for path in full if not path.exists()), None):
        raise ToolkitError(f"no such file or folder: {missing}", f"没有此文件或文件夹：{missing}")
    files = tuple(sorted({file for path in full for file in loose_files(path)}))
    if files:
        base, table = project_settings(start)
        return Scope(start.resolve(), checking(table, f"{base / 'pyproject.toml'} [tool.litcorpus]"), None, (), files)
    root = find_root(start if not full else full[0] if full[0].is_dir() else full[0].parent).resolve()
    if outside := next((path for path in full if not path.is_relative_to(root)), None):
        raise ToolkitError(f"{outside} is not in the corpus {root}", f"{outside} 不在语料库 {root} 中")
    for entry in settle(root):
        note_recovery(entry)
    corpus = load(root)
    inside = tuple(path.relative_to(root).as_posix() for path in full)
    return Scope(root, corpus_settings(corpus), corpus, inside)


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


def name_of(file: Path, base: Path) -> str:
    """Return how a file is named: as seen from the base folder."""
    return (file.relative_to(base) if file.is_relative_to(base) else file).as_posix()


def rules_of(scope: Scope, request: Request) -> frozenset[str]:
    """Return the rules that are applied: what the command or else the settings select, less what either ignores."""
    return applied(request.select or scope.settings.select, (*scope.settings.ignore, *request.ignore))


def find(scope: Scope, request: Request) -> Found:
    """Apply the rules to what a scope holds."""
    with collecting_later():
        found = in_files(scope, request) if scope.corpus is None else in_corpus(scope.corpus, scope, request)
    return Found(tuple(p for p in found.problems if within(p.place.path, scope.prefixes)),
                 tuple(item for item in found.ignores if within(item.place.path, scope.prefixes)), found.fixable)


def in_files(scope: Scope, request: Request) -> Found:
    """Return the findings and comments of loose .bib files."""
    files = {name_of(file, scope.base): file for file in scope.files}
    with progress(list(files), say("Checking", "检查")) as names:
        return together([in_library(read_library(files[name], name, request.today), scope, request) for name in names])


def in_corpus(corpus: Corpus, scope: Scope, request: Request) -> Found:
    """Return the findings and comments of a corpus; those of its bibliography as of any .bib file."""
    root = Path(corpus.root)
    rules = rules_of(scope, request)
    of_records = [p for p in corpus_findings(corpus, rules) if not (p.rule in FORM and p.place.path == BIB)]
    comments = [item for path in corpus.files if path != BIB for item in file_ignores(root, path)]
    parts = [Found(kept(pinpoint(corpus, of_records), scope.settings), tuple(comments))]
    if (root / BIB).is_file():
        parts.append(in_library(read_library(root / BIB, BIB, request.today), scope, request))
    return together(parts)


def in_library(library: Library, scope: Scope, request: Request) -> Found:
    """Return the findings and comments of a .bib file."""
    problems = kept(library_findings(library, rules_of(scope, request)), scope.settings)
    fixable = {spot(problem): fix.safe for problem, _, fix in fixes(library, problems, unsafe=True)}
    return Found(problems, tuple(library_ignores(library)), fixable)


def together(parts: Iterable[Found]) -> Found:
    """Return the findings of several files as one."""
    every = list(parts)
    return Found(tuple(p for part in every for p in part.problems), tuple(i for part in every for i in part.ignores),
                 {spot: safe for part in every for spot, safe in part.fixable.items()})


def kept(problems: Iterable[Problem], settings: Checking) -> tuple[Problem, ...]:
    """Return the problems whose rule is applied at their path."""
    left_out = {pattern: chosen(words, RULES) for pattern, words in settings.per_path.items()}
    return tuple(problem for problem in problems if applies(problem, left_out))


def read_library(file: Path, name: str, today: datetime.date) -> Library:
    """Read a .bib file under the name that its findings show."""
    return Library(BibFile.parse(file.read_bytes(), name), today)


def library_ignores(library: Library) -> Iterator[Ignore]:
    """Yield the comments of a .bib file."""
    blocks = library.bib.blocks
    if any("litcorpus:" in block.raw for block in blocks):
        yield from ignores(library.path, "".join(block.raw for block in blocks), blocks)


def file_ignores(root: Path, path: str) -> Iterator[Ignore]:
    """Yield the comments of a YAML file."""
    data = (root / path).read_bytes()
    if b"litcorpus:" in data:
        yield from ignores(path, decode(data, path).text)


def within(path: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a file is one of, or lies under, the prefixes; no prefix means all."""
    return not prefixes or any(prefix in (".", path) or path.startswith(prefix + "/") for prefix in prefixes)


def sift(found: Found, scope: Scope, request: Request) -> Screened:
    """Leave out what comments, decisions and the baseline know; what is left is in order."""
    screened = screen(found.problems, known(found, scope, request))
    problems = pinpoint(scope.corpus, screened.problems) if scope.corpus else screened.problems
    return replace(screened, problems=in_order(problems), fixable=found.fixable)


def known(found: Found, scope: Scope, request: Request) -> Known:
    """Return what people have said about findings; raises ToolkitError where a baseline is needed and not there."""
    file = baseline_file(scope, request)
    no_new = chosen(scope.settings.no_new, RULES)
    if no_new and file is None:
        raise ToolkitError("no_new needs a baseline: set `baseline` beside it, or give --baseline FILE",
                           "no_new 需要基线：请在其旁设置 baseline，或用 --baseline FILE 指定")
    return Known(
        rules_of(scope, request),
        found.ignores,
        scope.corpus.decisions.accepted if scope.corpus else (),
        None if file is None or request.writing else read_baseline(held(file), file.name),
        no_new,
        whole=not scope.prefixes,
    )


def baseline_file(scope: Scope, request: Request) -> Path | None:
    """Return the baseline that is asked for, or set; a default place where one is to be written."""
    if request.baseline is not None:
        return start_folder() / request.baseline
    if scope.settings.baseline:
        return scope.base / scope.settings.baseline
    return scope.base / BASELINE if request.writing else None


def held(file: Path) -> bytes:
    """Return a baseline's bytes; raises ToolkitError where there is none."""
    if not file.is_file():
        raise ToolkitError(f"there is no baseline {file}; --write-baseline writes one",
                           f"没有基线文件 {file}；可用 --write-baseline 写入")
    return file.read_bytes()



"""The findings of `litcorpus check` over what it looks at, and what of them is left to show."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from toolkit.cli.common import progress, start_folder
from toolkit.cli.language import say
from toolkit.cli.scopes import Request, Scope, bytes_of, looks_at, name_of, within
from toolkit.corpus import pinpoint
from toolkit.corpus.layout import BIB
from toolkit.corpus.loading import collecting_later
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Problem
from toolkit.papers.reading import read_manuscript
from toolkit.rules import FORM, PAGES, applied, corpus_findings, in_order, library_findings
from toolkit.rules.baseline import read as read_baseline
from toolkit.rules.choice import chosen
from toolkit.rules.fixing import fixes
from toolkit.rules.inline import Ignore, ignores
from toolkit.rules.manuscripts import manuscript_findings
from toolkit.rules.screening import Known, Screened, Spot, screen, spot
from toolkit.rules.settings import Checking, applies
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.formats.encoding import decode, readable
from toolkit.sources.library import Library

BASELINE = "litcorpus-baseline.json"
COMMENTED = (".tex", ".ltx", ".latex", ".md", ".markdown")
"""The manuscripts in which a comment can ignore findings."""


class Found(Struct, frozen=True):
    """Every finding of a run, the comments that ignore some, and what can be mended (and whether safely)."""

    problems: tuple[Problem, ...]
    ignores: tuple[Ignore, ...]
    fixable: Mapping[Spot, bool] = {}


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
    """Return the findings and comments of loose .bib files and manuscripts."""
    files = {name_of(file, scope.base): file for file in (*scope.files, *scope.papers)}

    def look(names: Iterable[str]) -> Found:
        return together([in_file(files[name], name, scope, request) for name in names])

    if len(files) == 1:
        return look(files)
    with progress(list(files), say("Checking", "检查")) as names:
        return look(names)


def in_file(file: Path, name: str, scope: Scope, request: Request) -> Found:
    """Return the findings and comments of one loose .bib file or manuscript."""
    if file in scope.papers:
        return in_paper(file, scope, request)
    return in_library(Library(BibFile.parse(bytes_of(file, scope), name), scope.today), scope, request)


def in_paper(file: Path, scope: Scope, request: Request) -> Found:
    """Return the findings and comments of a manuscript, which may be a folder."""
    rules = rules_of(scope, request)

    def called(path: str) -> str:
        return name_of(Path(path), scope.base)

    manuscript = read_manuscript(file)
    found = [problem for problem in manuscript_findings(manuscript, file.as_posix(), text_of, called)
             if problem.rule in rules]
    paths = {called(path) for path in (file.as_posix(), *(part.path for part in manuscript.parts))}
    comments = [item for path in sorted(paths) if Path(path).suffix.lower() in COMMENTED
                for item in ignores(path, text_of(str(scope.base / path)))]
    return Found(kept(found, scope.settings), tuple(comments))


def text_of(path: str) -> str:
    """Return the text of a file of a project; empty where it is no file."""
    file = Path(path)
    return readable(decode(file.read_bytes(), path).text) if file.is_file() else ""


def in_corpus(corpus: Corpus, scope: Scope, request: Request) -> Found:
    """Return the findings and comments of a corpus; those of its bibliography as of any .bib file."""
    root = Path(corpus.root)
    rules = rules_of(scope, request)
    of_records = [p for p in corpus_findings(corpus, rules) if not (p.rule in FORM and p.place.path == BIB)]
    comments = [item for path in corpus.files if path != BIB for item in file_ignores(root, path)]
    parts = [Found(kept(pinpoint(corpus, of_records), scope.settings), tuple(comments))]
    if (root / BIB).is_file():
        parts.append(in_library(Library(BibFile.parse(bytes_of(root / BIB, scope), BIB), scope.today), scope, request))
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
    left_out = {pattern: chosen(words, PAGES) for pattern, words in settings.per_path.items()}
    return tuple(problem for problem in problems if applies(problem, left_out))


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


def sift(found: Found, scope: Scope, request: Request) -> Screened:
    """Leave out what comments, decisions and the baseline know; what is left is in order."""
    screened = screen(found.problems, known(found, scope, request))
    problems = pinpoint(scope.corpus, screened.problems) if scope.corpus else screened.problems
    return replace(screened, problems=in_order(problems), fixable=found.fixable)


def known(found: Found, scope: Scope, request: Request) -> Known:
    """Return what people have said about findings; raises ToolkitError where a baseline is needed and not there."""
    file = baseline_file(scope, request)
    no_new = chosen(scope.settings.no_new, PAGES)
    if no_new and file is None:
        raise ToolkitError("no_new needs a baseline: set `baseline` beside it, or give --baseline FILE",
                           "no_new 需要基线：请在其旁设置 baseline，或用 --baseline FILE 指定")
    held_there = {} if file is None or request.writing else read_baseline(held(file), file.name)
    return Known(
        rules_of(scope, request),
        found.ignores,
        scope.corpus.decisions.accepted if scope.corpus else (),
        None if file is None or request.writing else {finding: item.times for finding, item in held_there.items()},
        no_new,
        frozenset(finding for finding, item in held_there.items() if looks_at(scope, item.path)),
        whole=not scope.prefixes,
    )


def seen_from(screened: Screened, base: Path, start: Path) -> Screened:
    """Return findings whose paths count from another folder."""
    if base == start:
        return screened
    prefix = Path(os.path.relpath(base, start)).as_posix()

    def moved(problem: Problem) -> Problem:
        return replace(problem, place=replace(problem.place, path=f"{prefix}/{problem.place.path}"))

    fixable = {(replace(place, path=f"{prefix}/{place.path}"), *rest): safe
               for (place, *rest), safe in screened.fixable.items()}
    return Screened(tuple(map(moved, screened.problems)),
                    tuple(replace(item, problem=moved(item.problem)) for item in screened.suppressed),
                    screened.mended, fixable)  # type: ignore[arg-type]


def as_one(parts: Sequence[tuple[Scope, Screened]]) -> tuple[Path, Screened]:
    """Return the findings of all scopes, in order, and the folder that their paths count from."""
    if len(parts) == 1:
        return parts[0][0].base, parts[0][1]
    start = start_folder().resolve()
    seen = [seen_from(screened, scope.base, start) for scope, screened in parts]
    return start, Screened(
        in_order([problem for part in seen for problem in part.problems]),
        tuple(item for part in seen for item in part.suppressed),
        sum(part.mended for part in seen),
        {spot: safe for part in seen for spot, safe in part.fixable.items()},
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



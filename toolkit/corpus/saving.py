"""From a Corpus back to its folder: what differs from the files is written, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from toolkit.corpus.atomic import write_all
from toolkit.corpus.decoding import decode
from toolkit.corpus.journal import Bytes, finish, record, recover
from toolkit.corpus.layout import (
    BIB,
    CONCEPTS,
    DECISIONS,
    FOLDERS,
    MAP,
    SETTINGS,
    SINGLE,
    anchors_path,
    claims_path,
    header,
    paper_path,
)
from toolkit.corpus.loading import collecting_later, load
from toolkit.corpus.lock import locked
from toolkit.corpus.patch import patched
from toolkit.corpus.plain import plain, plain_of, updated
from toolkit.corpus.yamlfile import compose
from toolkit.errors import ToolkitError
from toolkit.model import Anchor, Claim, Concept, Corpus, Decisions, Place, Settings, Source
from toolkit.sources.formats.bibtex import BibFile

NOWHERE = Place("")
_NOTHING: dict[str, bytes] = {}
SPREAD: dict[str, bool | None] = {"claims": True, "concepts": True, "anchors": None, "decisions": None}
"""The kinds of files in which each key of a record stands on its own line, or (None) each record on one."""

Content = Any
"""What one file says, without places: a record, or records by id."""


def save(corpus: Corpus, command: str = "") -> tuple[str, ...]:
    """Write what a corpus says differently from its folder; return the paths of the files written or removed.

    In a file only the bytes of the records that changed are replaced; what they were is journalled under ``command``,
    the words that people know the change by. Load again before the next change: the places and hashes that a Corpus
    carries are those of the files as they were read.
    Raises ToolkitError, before anything is written, where a file concerned holds errors or was changed by someone else
    since it was read, where another process is writing, and where the system refuses.
    """
    root = Path(corpus.root)
    with locked(root):
        recover(root)
        return _save(corpus, load(root), command)


def change(
    root: Path | str,
    operate: Callable[[Corpus], Corpus],
    command: str = "",
    beside: Callable[[], Mapping[str, bytes]] | None = None,
) -> tuple[Corpus, tuple[str, ...]]:
    """Load a corpus, change it and save it while nobody else can; return what was saved and the paths written.

    What two processes do in this way happens one after the other, and neither loses what the other wrote. ``beside``,
    called after ``operate``, gives by path the files of this machine that are written, and undone, with the change.
    Raises ToolkitError as `save` does, and whatever ``operate`` raises; nothing is written then.
    """
    folder = Path(root).absolute()
    with locked(folder):
        recover(folder)
        there = load(folder)
        changed = operate(there)
        return changed, _save(changed, there, command, beside() if beside else {})


def _save(corpus: Corpus, there: Corpus, command: str, beside: Mapping[str, bytes] = _NOTHING) -> tuple[str, ...]:
    root = Path(corpus.root)
    wanted, found = contents(corpus), contents(there)
    paths = [path for path in sorted(wanted | found) if wanted.get(path) != found.get(path)]
    for path in paths:
        _refuse(corpus, there, path)
    before = {path: _held(root / path) for path in paths}
    with collecting_later():
        after = {path: _bytes(corpus, path, before[path], wanted.get(path), found.get(path)) for path in paths}
    before |= {path: _held(root / path) for path in beside}
    after |= beside
    write(root, before, {path: data for path, data in after.items() if data != before[path]}, command)
    return tuple(paths)


def write(root: Path, before: Bytes, after: Bytes, command: str) -> None:
    """Write files of a corpus and journal what they held. Call with the corpus locked.

    Where the system refuses, the files and the journal are as if nothing had been asked.
    """
    if not after:
        return
    entry = record(root, command, before, after)
    try:
        write_all({root / path: data for path, data in after.items()})
    except ToolkitError:
        recover(root)
        raise
    finish(root, entry, "done")


def replace_file(root: Path | str, path: str, before: bytes, after: bytes, command: str) -> None:
    """Put other bytes into a file of a corpus, journalled under ``command``.

    Raises ToolkitError, with nothing written, where the file holds no longer what it is said to hold, or where another
    process is writing.
    """
    folder = Path(root).absolute()
    with locked(folder):
        recover(folder)
        if _held(folder / path) != before:
            raise ToolkitError(f"{path} was changed since it was read; nothing was written, run the command again",
                               f"{path} 在读取之后已被修改；未写入任何内容，请重新运行命令")
        write(folder, {path: before}, {path: after}, command)


def _held(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def contents(corpus: Corpus) -> dict[str, Content]:
    """Return by path what each file that says anything would say."""
    single = {
        BIB: {key: _without_place(source) for key, source in corpus.sources.items()},
        SETTINGS: corpus.settings,
        CONCEPTS: {key: _without_place(concept) for key, concept in corpus.concepts.items()},
        MAP: corpus.positions,
        DECISIONS: corpus.decisions,
    }
    claims: dict[str, Content] = {}
    for claim in corpus.claims.values():
        claims.setdefault(claims_path(claim.paper), {})[claim.id] = _without_place(claim)
    papers = {paper_path(paper.id): _without_place(paper) for paper in corpus.papers.values()}
    anchors = {anchors_path(paper): of_paper for paper, of_paper in corpus.anchors.items()}
    files = single | papers | claims | anchors
    return {path: content for path, content in files.items() if content not in ({}, Settings(), Decisions())}


def _without_place(record: Struct) -> Struct:
    return replace(record, place=NOWHERE)


def _refuse(corpus: Corpus, there: Corpus, path: str) -> None:
    """Raise where a file is not as it was read, or holds what could not be read."""
    if corpus.files.get(path) != there.files.get(path):
        raise ToolkitError(
            f"{path} was changed since it was read; nothing was written, run the command again",
            f"{path} 在读取之后已被修改；未写入任何内容，请重新运行命令",
        )
    for problem in there.problems:
        if problem.level == "error" and problem.place.path == path:
            where = f"{path}:{problem.place.line} ({problem.rule})"
            raise ToolkitError(f"mend {where} first; nothing was written", f"请先改正 {where}；未写入任何内容")


def _bytes(corpus: Corpus, path: str, held: bytes | None, wanted: Content, found: Content) -> bytes | None:
    """Return what a file shall hold, None where it shall go."""
    file = Path(corpus.root, path)
    kind = SINGLE.get(path) or FOLDERS[path.rpartition("/")[0]]
    data = held or b""
    if kind == "bib":
        return _bib_bytes(data, wanted or {}, found or {})
    if not wanted and (kind == "paper" or (kind in ("claims", "anchors") and file.stem not in corpus.papers)):
        return None
    text = data.decode() if data else header(path, kind)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    written = plain_of(compose(decode(data, path)[0]))
    new = patched(text.removeprefix(mark), _new_value(kind, written, wanted, found), SPREAD.get(kind, False))
    return (mark + new).encode()


def _bib_bytes(data: bytes, wanted: dict[str, Source], found: dict[str, Source]) -> bytes:
    bib = BibFile.parse(data, BIB)
    renamed = _renamed(wanted, found)
    for old, new in renamed.items():
        bib = bib.with_key(old, new)
    for key in sorted(found.keys() - wanted.keys() - renamed.keys()):
        bib = bib.without(key)
    changed = [source for key, source in wanted.items() if source != found.get(key)]
    return bib.with_sources(changed, beside=True).to_bytes()


def _in_order(wanted: list[str], written: list[str]) -> list[str]:
    """Return the ids that a file shall hold: those in it stay in their order, a new one follows its forerunner."""
    ids, known, last = list(written), set(written), ""
    for id_ in wanted:
        if id_ not in known:
            ids.insert(ids.index(last) + 1 if last else 0, id_)
        last = id_
    return ids


def _renamed(wanted: dict[str, Source], found: dict[str, Source]) -> dict[str, str]:
    """Return the new key by the old one of each entry that went and came again with nothing else about it changed."""
    gone = {key: source for key, source in found.items() if key not in wanted}
    came = {_nameless(wanted[key]): key for key in wanted if gone and key not in found}
    return {old: new for old, source in gone.items() if (new := came.pop(_nameless(source), ""))}


def _nameless(source: Source) -> str:
    return repr(replace(source, key=""))


def _new_value(kind: str, written: Any, wanted: Content, found: Content) -> Any:
    """Return the plain value that a file shall say, as like to the written one as can be."""
    if kind == "map":
        return {name: list(position) for name, position in sorted((wanted or {}).items())}
    if not isinstance(wanted, dict) and wanted is not None:
        return plain(wanted) if found is None else updated(written or {}, found, wanted)
    if kind in ("corpus", "decisions"):
        return {}
    records: dict[str, Claim | Concept | Anchor] = wanted or {}
    before = {item["id"]: item for item in written or []}
    ids = _in_order(list(records), [id_ for id_ in before if id_ in records])
    if kind == "anchors":
        ids.sort(key=lambda id_: (records[id_].start, id_))  # type: ignore[union-attr]
    return [updated(before[id_], found[id_], records[id_]) if id_ in before else plain(records[id_]) for id_ in ids]

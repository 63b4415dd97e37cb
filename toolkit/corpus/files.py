"""One file of the corpus folder to records and Problems, whatever the file looks like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from toolkit.corpus.conflicts import resolve
from toolkit.corpus.decoding import decode
from toolkit.corpus.layout import Found
from toolkit.corpus.records import list_reader, reader_of, report_twin_keys
from toolkit.corpus.shapes import unique_key
from toolkit.corpus.sheet import EXPECTED, Sheet
from toolkit.corpus.tree import read_tree
from toolkit.corpus.values import BAD, read_pair, read_text
from toolkit.corpus.yamlfile import BROKEN, MappingNode, Node
from toolkit.model import Anchor, Claim, Concept, Decisions, Paper, Place, Problem, Settings, Source
from toolkit.sources.formats.bibtex import BibFile

S = TypeVar("S", bound=Struct)


EMPTY_FILE = "an empty file", "空文件"


class FileRead(Struct, frozen=True, omit_defaults=True):
    """What one file says: the records of its kind, and the problems in it. This is what the cache keeps."""

    problems: tuple[Problem, ...] = ()
    settings: Settings | None = None
    sources: tuple[Source, ...] = ()
    paper: Paper | None = None
    claims: tuple[Claim, ...] = ()
    concepts: tuple[Concept, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    positions: dict[str, tuple[int, int]] = {}
    decisions: Decisions | None = None


def read_file(data: bytes, found: Found) -> FileRead:
    """Read one file; what is wrong in it is in ``problems`` of the result, in the order of its lines."""
    if found.kind == "bib":
        bib = BibFile.parse(data, found.path)
        return FileRead(problems=in_order(bib.problems()), sources=bib.sources())
    text, problems = decode(data, found.path)
    versions, conflicts = resolve(text, found.path)
    read, *others = [_read_text(version, found) for version in versions]
    for other in others:
        read = join(read, other)
    return replace(read, problems=in_order((*problems, *conflicts, *read.problems)))


def in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems by place, each once."""
    once = {(p.place, p.rule, p.subject, str(p.pointer), str(sorted(p.args.items()))): p for p in reversed(problems)}
    return tuple(once[key] for key in sorted(once))


def _read_text(text: str, found: Found) -> FileRead:
    root, problems = read_tree(text, found.path)
    given = {"paper": {"id": found.stem}, "claims": {"paper": found.stem}}.get(found.kind, {})
    sheet = Sheet(found.path, given)
    kind, field, reader = CONTENTS[found.kind]
    if root is None:
        if not text.strip() or found.kind in ("corpus", "paper"):
            problems.append(_empty(found.path, kind))
        return FileRead(problems=tuple(problems))
    value = reader(root, sheet)
    sheet.name_record(0, f"file:{found.path}", root)
    read = FileRead(problems=(*problems, *sheet.problems))
    return read if value is BAD else replace(read, **{field: value})


def _empty(path: str, expected: str) -> Problem:
    (english, chinese), (english_found, chinese_found) = EXPECTED[expected], EMPTY_FILE
    found: dict[str, str | int | float] = {"found_en": english_found, "found_zh": chinese_found}
    args = {"key": path, "expected_en": english, "expected_zh": chinese, **found}
    return Problem("record-wrong-type", "error", Place(path), f"file:{path}", args)


def read_paper(node: Node, sheet: Sheet) -> Any:
    """Read a paper; its id is the file's name, and an ``id`` that says otherwise is reported."""
    value = reader_of(Paper)(node, sheet)
    if isinstance(node, MappingNode):
        ids = [value_node for key, value_node in node.value if key.value == "id"]
        if not ids and node.tag != BROKEN:
            sheet.report("record-missing-key", node, {"key": "id"}, suggestion=sheet.given["id"])
        for written in ids:
            if isinstance(written.value, str) and written.value not in ("", sheet.given["id"]):
                args = {"id": written.value, "stem": sheet.given["id"]}
                sheet.report("paper-id-mismatch", written, args, suggestion=sheet.given["id"])
    if value is not BAD:
        sheet.name_record(0, f"paper:{value.id}", node)
    return value


def read_map(node: Node, sheet: Sheet) -> Any:
    """Read where each concept stands on the map."""
    if not isinstance(node, MappingNode):
        sheet.wrong(node, "mapping")
        return BAD
    pairs = [(read_text(key, sheet), read_pair(value, sheet)) for key, value in node.value]
    report_twin_keys(node, sheet)
    return {name: position for name, position in pairs if name is not BAD and position is not BAD}


CONTENTS: dict[str, tuple[str, str, Callable[[Node, Sheet], Any]]] = {
    "corpus": ("mapping", "settings", reader_of(Settings)),
    "paper": ("mapping", "paper", read_paper),
    "claims": ("list", "claims", list_reader(Claim)),
    "concepts": ("list", "concepts", list_reader(Concept)),
    "anchors": ("list", "anchors", list_reader(Anchor)),
    "map": ("mapping", "positions", read_map),
    "decisions": ("mapping", "decisions", reader_of(Decisions)),
}
"""For each kind of file: what its root is, which field of FileRead it fills, and its reader."""


def join(ours: S, theirs: S) -> S:
    """Return a record with what only the other side of a merge conflict has, so that nothing else seems to dangle."""
    both = {name: _both(value, getattr(theirs, name)) for name, value in asdict(ours).items()}
    return replace(ours, **both)


def _both(ours: Any, theirs: Any) -> Any:
    if isinstance(ours, dict):
        return {**theirs, **ours} if isinstance(theirs, dict) else ours
    if isinstance(ours, (Paper, Settings, Decisions)) and type(theirs) is type(ours):
        return join(ours, theirs)
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        known = {_identity(item) for item in ours}
        return (*ours, *(item for item in theirs if _identity(item) not in known))
    return theirs if ours is None else ours


def _identity(item: Any) -> object:
    key = unique_key(type(item)) if isinstance(item, Struct) else ""
    return (type(item), getattr(item, key)) if key else repr(item)

"""From a record's place to the very value that a Problem means: only the files concerned are read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace

from toolkit.corpus.conflicts import resolve
from toolkit.corpus.decoding import decode
from toolkit.corpus.layout import BIB, kind_of
from toolkit.corpus.records import kept_items
from toolkit.corpus.shapes import Form, shapes_of
from toolkit.corpus.tree import read_tree
from toolkit.corpus.yamlfile import MappingNode, Node, SequenceNode, place_of
from toolkit.model import Anchor, Claim, Concept, Corpus, Decisions, Paper, Place, Problem, Settings
from toolkit.sources.formats.bibtex import BibFile

Step = str | int


class Meant(NamedTuple):
    """What the reader takes a node for: the type and form of a value in a record, ``object`` where it is any."""

    type: Any
    form: Form = ""


ROOTS: dict[str, Any] = {
    "corpus": Settings, "paper": Paper, "claims": tuple[Claim, ...], "concepts": tuple[Concept, ...],
    "anchors": tuple[Anchor, ...], "decisions": Decisions,
}


def pinpoint(corpus: Corpus, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in their order, those at a record's place moved to the value that their pointer leads to.

    A pointer that leads nowhere (the key is not in the file, the file changed) stops at the last value on its way.
    A place that is a whole file (``Place(path)``) stands for the root of that file.
    """
    records = {record.place for kind in (corpus.papers, corpus.claims, corpus.concepts) for record in kind.values()}
    return at_values(corpus, problems, records)


def at_values(corpus: Corpus, problems: Iterable[Problem], records: set[Place]) -> tuple[Problem, ...]:
    """Do what ``pinpoint`` does for the records at the given places, and for sources."""
    keys = {source.place: source.key for source in corpus.sources.values()}
    bibs: list[BibFile] = []
    roots: dict[str, Node | None] = {}

    def moved(problem: Problem) -> Problem:
        place = problem.place
        if place in keys:
            if not bibs:
                bibs.append(BibFile.parse(_bytes(corpus, BIB), BIB))
            return replace(problem, place=_in_bib(bibs[0], keys[place], problem.pointer))
        if place in records or place == Place(place.path):
            if place.path not in roots:
                roots[place.path] = _root(corpus, place.path)
            return replace(problem, place=_below(roots[place.path], place, problem.pointer))
        return problem

    return tuple(moved(problem) if problem.pointer else problem for problem in problems)


def _in_bib(bib: BibFile, key: str, pointer: tuple[Step, ...]) -> Place:
    """Return the place of a field, or of an item of a list of names in it."""
    field, *others = pointer
    item = others[0] if others else None
    return bib.place(key, str(field), item if isinstance(item, int) else None)


def _bytes(corpus: Corpus, path: str) -> bytes:
    try:
        return Path(corpus.root, path).read_bytes()
    except OSError:
        return b""  # removed since it was read


def _root(corpus: Corpus, path: str) -> Node | None:
    text, _ = decode(_bytes(corpus, path), path)
    return read_tree(resolve(text, path)[0][0], path)[0]


def _below(root: Node | None, record: Place, pointer: tuple[Step, ...]) -> Place:
    """Return the place of the value to which a pointer leads from the record that begins at a place."""
    whole = record == Place(record.path)
    node = root if whole else _record(root, record)
    if node is None:
        return record
    meant = Meant(ROOTS.get(kind_of(record.path), object))
    if node is not root:
        meant = _meant(meant, 0)
    for step in pointer:
        below = _step(node, step, meant)
        if below is None:
            break
        node, meant = below, _meant(meant, step)
    return place_of(node, record.path)


def _record(root: Node | None, place: Place) -> Node | None:
    """Return the root, or the item of the root's list, that begins at a place."""
    items = [root, *(root.value if isinstance(root, SequenceNode) else [])]
    return next((node for node in items if node is not None and place_of(node, place.path) == place), None)


def _step(node: Node, step: Step, meant: Meant) -> Node | None:
    """Return the value under a key or number; numbers count what reading kept, a lone value is its list's only item."""
    if isinstance(node, MappingNode):
        names = _names(str(step))
        return next((value for key, value in node.value if key.value in names), None)
    if isinstance(node, SequenceNode):
        items = node.value if meant.type is object else kept_items(node, get_args(meant.type)[0], meant.form)
        return items[step] if isinstance(step, int) and step < len(items) else None
    return None


def _meant(meant: Meant, step: Step) -> Meant:
    """Return what stands below a value of a record, under a key or number."""
    type_, form = meant
    if get_origin(type_) in (Union, UnionType):
        type_ = next(arg for arg in get_args(type_) if arg is not type(None))
    if isinstance(type_, type) and issubclass(type_, Struct):
        names = _names(str(step))
        shape = next((shape for key, shape in shapes_of(type_).items() if key in names), None)
        return Meant(shape.type, shape.form) if shape else Meant(object)
    inner = {tuple: get_args(type_)[:1], dict: get_args(type_)[1:]}.get(get_origin(type_), ())
    return Meant(inner[0], form) if inner else Meant(object)


def _names(step: str) -> tuple[str, str, str]:
    """Return a key as a record may call it and as the file does: ``part_of`` and ``partOf``, ``from_`` and ``from``."""
    first, *others = step.split("_")
    return step, step.rstrip("_"), first + "".join(part.title() for part in others)

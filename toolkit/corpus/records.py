"""From nodes to records: one reader per type of ``toolkit.model``, made once from its fields.

A reader goes on after a mistake. What is wrong in an optional place is left out; a record that others refer to by its
id is kept with empty values for what it lacks, so that nothing else seems to dangle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct

from toolkit.corpus.languages import is_language, nearest_language
from toolkit.corpus.scalars import CONSTANTS
from toolkit.corpus.shapes import Form, Shape, shapes_of, unique_key
from toolkit.corpus.sheet import Sheet, nearest
from toolkit.corpus.values import (
    BAD,
    Reader,
    choice,
    read_day,
    read_edtf,
    read_free,
    read_id,
    read_integer,
    read_key,
    read_language,
    read_pair,
    read_reason,
    read_share,
    read_text,
)
from toolkit.corpus.yamlfile import BROKEN, MappingNode, Node, ScalarNode, SequenceNode, is_plain, place_of
from toolkit.model import Claim, Concept, Paper
from toolkit.text.scripts import language_of

FORM_READERS: dict[Form, Reader] = {
    "id": read_id, "key": read_key, "day": read_day, "edtf": read_edtf, "language": read_language, "names": read_text,
    "role": read_text, "reason": read_reason, "said": read_text, "": read_text,
}
COMMAS = re.compile(r"\s*[,，、;；]\s*")
SUBJECTS: dict[type[Struct], str] = {Paper: "paper", Claim: "claim", Concept: "concept"}


@lru_cache(None)
def reader_of(type_: Any, form: Form = "") -> Reader:
    """Return the reader of a type that stands in a record; raises TypeError for one that no record has."""
    origin, args = get_origin(type_), get_args(type_)
    if type_ is str:
        return FORM_READERS[form]
    if type_ in (int, object):
        return read_integer if type_ is int else read_free
    if isinstance(type_, type) and issubclass(type_, Struct):
        return struct_reader(type_)
    if origin is Annotated:
        return read_share
    if origin is Literal:
        return choice(args)
    if origin in (Union, UnionType):
        return optional_reader(reader_of(next(arg for arg in args if arg is not type(None))))
    if origin is tuple:
        return list_reader(args[0], form) if args[-1] is ... else read_pair
    if origin is dict:
        return mapping_reader(args[1], form)
    raise TypeError(f"no reader for {type_!r}")


def optional_reader(inner: Reader) -> Reader:
    """Make a reader that takes an empty value for None."""

    def read(node: Node, sheet: Sheet) -> Any:
        nothing = isinstance(node, ScalarNode) and is_plain(node) and CONSTANTS.get(node.value, "") is None
        return None if nothing else inner(node, sheet)

    return read


def list_reader(type_: Any, form: Form = "") -> Reader:
    """Make a reader of a list: wrong items are left out, a lone item is taken for a list of one."""
    item = reader_of(type_, form)
    record = type_ if isinstance(type_, type) and issubclass(type_, Struct) else None

    def read(node: Node, sheet: Sheet) -> Any:
        if node.__class__ is not SequenceNode:
            return _lone_item(node, sheet, item)
        values = [value for part in node.value if (value := item(part, sheet)) is not BAD]
        return tuple(_without_twins(node, sheet, values, record) if record and unique_key(record) else values)

    return read


def kept_items(node: SequenceNode, type_: Any, form: Form = "") -> list[Node]:
    """Return the items of a list that its reader keeps, so that they count as the values of the record do."""
    item, sheet = reader_of(type_, form), Sheet("")
    key = unique_key(type_) if isinstance(type_, type) and issubclass(type_, Struct) else ""
    kept: dict[object, Node] = {}
    for number, part in enumerate(node.value):
        if (value := item(part, sheet)) is not BAD:
            kept.setdefault(getattr(value, key) if key else number, part)
    return list(kept.values())


def _lone_item(node: Node, sheet: Sheet, item: Reader) -> Any:
    """Report what stands where a list is meant, and keep it as a list; text is cut at its commas."""
    if isinstance(node, ScalarNode) and item in (read_text, read_key, read_language):
        parts = [part for part in COMMAS.split(node.value.strip(" []【】")) if part]
        sheet.wrong(node, "list", f"[{', '.join(parts)}]" if parts else "")
        return tuple(parts) or BAD
    sheet.wrong(node, "list")
    before = len(sheet.problems)
    value = item(node, sheet)
    del sheet.problems[before:]  # the list itself is the mistake; one is enough
    return BAD if value is BAD else (value,)


def _without_twins(node: Node, sheet: Sheet, values: list[Any], record: type[Struct]) -> Iterable[Any]:
    """Report records whose id an earlier one has, and keep the first of each."""
    key = unique_key(record)
    kept: dict[str, Any] = {}
    for value in values:
        kept.setdefault(getattr(value, key), value)
    if len(kept) < len(values):
        firsts: dict[str, Node] = {}
        for key_node in _values_under(node, key):
            first = firsts.setdefault(key_node.value, key_node)
            if first is not key_node:
                subject = f"{SUBJECTS[record]}:{key_node.value}" if record in SUBJECTS else ""
                sheet.duplicate_id(key_node, first, subject)
    return kept.values()


def _values_under(node: Node, key: str) -> list[ScalarNode]:
    """Return the scalars that stand under a key in the mappings of a list."""
    pairs = (pair for item in node.value if isinstance(item, MappingNode) for pair in item.value)
    return [value for name, value in pairs if name.value == key and isinstance(value, ScalarNode)]


def mapping_reader(type_: Any, form: Form = "") -> Reader:
    """Make a reader of a mapping by language, of names to names, or of anything (settings)."""
    if type_ is object:
        return _free_mapping
    item = reader_of(type_)
    by_name = form == "names"

    def read(node: Node, sheet: Sheet) -> Any:
        if node.__class__ is not MappingNode:
            return _bare_text(node, sheet, item, by_name)
        found: dict[str, Any] = {}
        for key, value_node in node.value:
            tag = _name(key, sheet) if by_name else _language(key, sheet)
            value = item(value_node, sheet)
            if value is not BAD and tag:
                found[tag] = value
        if len(found) != len(node.value):
            report_twin_keys(node, sheet)
        elif form == "said" and not any(value.strip() for value in found.values()):
            sheet.report("record-missing-key", node, {})
        return found

    return read


def _free_mapping(node: Node, sheet: Sheet) -> Any:
    if isinstance(node, MappingNode):
        return read_free(node, sheet)
    sheet.wrong(node, "mapping")
    return BAD


def _bare_text(node: Node, sheet: Sheet, item: Reader, by_name: bool) -> Any:
    """Report text without its language, and keep it under the language of its script."""
    text = node.value if isinstance(node, ScalarNode) and not by_name and item is read_text else ""
    language = language_of(text) if text else ""
    sheet.wrong(node, "names" if by_name else "langtext", f"{{{language}: …}}" if language else "")
    return {language: text} if language else BAD


def _name(key: Node, sheet: Sheet) -> str:
    value = read_text(key, sheet)
    return "" if value is BAD else str(value)


def _language(key: Node, sheet: Sheet) -> str:
    tag = key.value
    if tag.__class__ is str and is_language(tag):
        return str(tag)
    near = nearest_language(tag) if isinstance(key, ScalarNode) else ""
    sheet.unknown_key(key, ("zh", "en"), near)
    return near


def struct_reader(record: type[Struct]) -> Reader:
    """Make a reader of one kind of record; those of ``SUBJECTS`` get their place and name their problems."""
    shapes = shapes_of(record)
    entries = {key: (shape.attribute, reader_of(shape.type, shape.form)) for key, shape in shapes.items()}
    required = frozenset(shape.attribute for shape in shapes.values() if shape.required)
    kind = SUBJECTS.get(record)

    def read(node: Node, sheet: Sheet) -> Any:
        if node.__class__ is not MappingNode:
            sheet.wrong(node, "mapping")
            return BAD
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            entry = entries.get(key) if key.__class__ is str else None
            if entry is not None and (value := entry[1](value_node, sheet)) is not BAD:
                values[entry[0]] = value
        if len(values) != len(node.value):
            report_keys(node, sheet, shapes)
        if kind:
            values.update(sheet.given, place=place_of(node, sheet.path))
        if not required <= values.keys() and not _fill(node, sheet, shapes, values, record):
            return BAD
        return record(**values)

    return named(read, kind) if kind else read


def named(read: Reader, kind: str) -> Reader:
    """Make a reader that says in each problem of a record which record it is; one without id is left to its list."""

    def read_named(node: Node, sheet: Sheet) -> Any:
        before = len(sheet.problems)
        value = read(node, sheet)
        if len(sheet.problems) > before and value is not BAD:
            sheet.name_record(before, f"{kind}:{value.id}", node)
        return value

    return read_named


def _fill(node: Node, sheet: Sheet, shapes: dict[str, Shape], values: dict[str, Any], record: type[Struct]) -> bool:
    """Report required keys that are absent, and put empty values in their place where the record has its id."""
    written = {key.value for key, _ in node.value if isinstance(key, ScalarNode)}
    lacking = [shape for shape in shapes.values() if shape.required and shape.attribute not in values]
    for shape in lacking:
        if shape.key not in written and node.tag != BROKEN:
            sheet.report("record-missing-key", node, {"key": shape.key})
    unique = unique_key(record)
    if not unique or unique not in values:
        return False
    values.update({shape.attribute: empty(shape.type) for shape in lacking})
    return True


def empty(type_: Any) -> Any:
    """Return what stands for a required value that could not be read: no text, nothing, or the first word."""
    origin = get_origin(type_)
    if origin is Literal:
        return get_args(type_)[0]
    return origin() if origin in (tuple, dict) else ""


def report_keys(node: Node, sheet: Sheet, shapes: dict[str, Shape]) -> None:
    """Report keys that the record does not have, and keys that stand twice."""
    for key, _ in node.value:
        if not isinstance(key, ScalarNode) or key.value not in shapes:
            sheet.unknown_key(key, shapes, nearest(key.value, shapes) if isinstance(key, ScalarNode) else "")
    report_twin_keys(node, sheet)


def report_twin_keys(node: Node, sheet: Sheet) -> None:
    """Report keys that stand twice in a mapping."""
    firsts: dict[str, Node] = {}
    for key, _ in node.value:
        if isinstance(key, ScalarNode) and firsts.setdefault(key.value, key) is not key:
            sheet.duplicate_key(key, firsts[key.value])

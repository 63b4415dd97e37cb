"""Readers of single values: a node in, the value or ``BAD`` out, with a Problem for whatever is wrong.

A wrong value is kept where there is no doubt what is meant, so that one mistake is reported once and not again by
everything that refers to the record.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from toolkit.corpus.dates import is_day, is_edtf
from toolkit.corpus.languages import is_language, nearest_language
from toolkit.corpus.scalars import CONSTANTS, is_text, plain_value
from toolkit.corpus.sheet import Sheet, nearest
from toolkit.corpus.yamlfile import MappingNode, Node, ScalarNode, SequenceNode, is_plain

BAD: Any = object()
"""What a reader returns where there is no value to keep."""

Reader = Callable[[Any, Sheet], Any]


def read_text(node: Any, sheet: Sheet) -> Any:
    """Read text; a bare number is reported and kept as written."""
    value = node.value
    if value.__class__ is str and (node.style or is_text(value)):
        return value
    if isinstance(node, ScalarNode) and not is_plain(node):
        return value
    return _not_text(node, sheet, "text")


def _not_text(node: Node, sheet: Sheet, expected: str) -> Any:
    if not isinstance(node, ScalarNode) or CONSTANTS.get(node.value, "") is None:
        sheet.wrong(node, expected)
        return BAD
    sheet.wrong(node, expected, f'"{node.value}"')
    return node.value


def read_id(node: Node, sheet: Sheet) -> Any:
    """Read an id: text of one word."""
    value = read_text(node, sheet)
    if value is BAD or (value and not value.isspace() and len(value.split()) == 1):
        return value
    sheet.wrong(node, "id", "-".join(value.split()))
    return value.strip() or BAD


def read_key(node: Any, sheet: Sheet) -> Any:
    """Read the name of another record; one that says nothing is left out."""
    value = read_text(node, sheet)
    if value is BAD or value.strip():
        return value
    sheet.wrong(node, "key")
    return BAD


def read_reason(node: Any, sheet: Sheet) -> Any:
    """Read why something is so; an empty text gives no reason, and is told as its rule tells it."""
    value = read_text(node, sheet)
    if value is BAD or value.strip():
        return value
    sheet.report("claim-exempt-reason", node, {"value": "–"}, level="warning")
    return ""


def read_day(node: Node, sheet: Sheet) -> Any:
    """Read a day of the calendar; one that is none is left out."""
    return _read_date(node, sheet, "day", is_day)


def read_edtf(node: Node, sheet: Sheet) -> Any:
    """Read an EDTF date, also a bare year, which is a number to YAML; one that is none is left out."""
    return _read_date(node, sheet, "edtf", is_edtf)


def _read_date(node: Node, sheet: Sheet, expected: str, valid: Callable[[str], bool]) -> Any:
    if not isinstance(node, ScalarNode):
        sheet.wrong(node, expected)
        return BAD
    text: str = node.value
    if valid(text):
        return text
    sheet.bad_date(node, expected)
    return BAD


def read_language(node: Node, sheet: Sheet) -> Any:
    """Read a language tag; one that is none is read as the one probably meant."""
    value = read_text(node, sheet)
    if value is BAD or is_language(value):
        return value
    near = nearest_language(value)
    sheet.wrong(node, "language", near)
    return near or BAD


def read_integer(node: Any, sheet: Sheet) -> Any:
    """Read an integer; one in quotes is reported and kept."""
    value = plain_value(node.value) if isinstance(node, ScalarNode) else None
    whole = isinstance(value, int) and not isinstance(value, bool)
    if whole and is_plain(node):
        return value
    sheet.wrong(node, "integer", str(value) if whole else "")
    return value if whole else BAD


def read_share(node: Node, sheet: Sheet) -> Any:
    """Read a number from 0 to 1."""
    value = plain_value(node.value) if isinstance(node, ScalarNode) and is_plain(node) else None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    sheet.wrong(node, "share")
    return BAD


def read_pair(node: Node, sheet: Sheet) -> Any:
    """Read two integers: a position on the map."""
    if isinstance(node, SequenceNode) and len(node.value) == 2:
        values = tuple(read_integer(item, sheet) for item in node.value)
        return BAD if any(value is BAD for value in values) else values
    sheet.wrong(node, "pair")
    return BAD


def read_free(node: Any, sheet: Sheet) -> Any:
    """Read any value: text, numbers, lists and mappings as they stand."""
    if isinstance(node, MappingNode):
        found: dict[str, Any] = {}
        firsts: dict[str, Node] = {}
        for key, value in node.value:
            name = read_text(key, sheet)
            if name is BAD:
                continue
            if name in firsts:
                sheet.duplicate_key(key, firsts[name])
            firsts.setdefault(name, key)
            found[name] = read_free(value, sheet)
        return found
    if isinstance(node, SequenceNode):
        return [read_free(item, sheet) for item in node.value]
    return plain_value(node.value) if is_plain(node) else node.value


def choice(words: tuple[str, ...]) -> Reader:
    """Make a reader of one word among several; a near miss is read as the word probably meant."""
    known = frozenset(words)

    def read(node: Node, sheet: Sheet) -> Any:
        value = node.value
        if value.__class__ is str and value in known:
            return value
        near = nearest(value, words) if isinstance(node, ScalarNode) else ""
        sheet.not_among(node, words, near)
        return near or BAD

    return read

"""From records to what a file says of them: plain values under the file's keys, defaults left out."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from toolkit.corpus.scalars import plain_value
from toolkit.corpus.shapes import shapes_of
from toolkit.corpus.yamlfile import MappingNode, Node, ScalarNode, is_plain


def plain(value: Any) -> Any:
    """Return a value as a new file would hold it: keys in the record's order, defaults left out."""
    if isinstance(value, Struct):
        shapes = shapes_of(type(value)).values()
        pairs = ((shape, getattr(value, shape.attribute)) for shape in shapes)
        return {shape.key: plain(own) for shape, own in pairs if shape.required or own != shape.default}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def plain_of(node: Node | None) -> Any:
    """Return what a node says, as the core schema reads it."""
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        return plain_value(node.value) if is_plain(node) else node.value
    if isinstance(node, MappingNode):
        return {plain_of(key): plain_of(value) for key, value in node.value}
    return [plain_of(item) for item in node.value]


def updated(written: Any, old: Any, new: Any) -> Any:
    """Return what a file shall say: ``written``, which says ``old``, changed only where ``new`` differs.

    A key that is written although it says the default stays, as do numbers and dates in the form that they have.
    """
    if old == new:
        return written
    if isinstance(new, Struct) and type(old) is type(new) and isinstance(written, dict):
        return _updated_record(written, old, new)
    if isinstance(new, tuple) and isinstance(old, tuple) and isinstance(written, list) and len(written) == len(old):
        return _updated_list(written, old, new)
    if isinstance(new, dict) and isinstance(old, dict) and isinstance(written, dict):
        return {key: updated(written[key], old[key], item) if key in written else plain(item)
                for key, item in new.items()}
    return plain(new)


def _updated_record(written: dict[str, Any], old: Struct, new: Struct) -> dict[str, Any]:
    result = dict(written)
    place = 0
    for shape in shapes_of(type(new)).values():
        before, after = getattr(old, shape.attribute), getattr(new, shape.attribute)
        if before != after and after == shape.default:
            result.pop(shape.key, None)
        elif shape.key in result:
            result[shape.key] = updated(result[shape.key], before, after)
        elif before != after:
            items = list(result.items())
            result = dict([*items[:place], (shape.key, plain(after)), *items[place:]])
        if shape.key in result:
            place = max(place, list(result).index(shape.key) + 1)
    return result


def _updated_list(written: list[Any], old: tuple[Any, ...], new: tuple[Any, ...]) -> list[Any]:
    """Pair the items by their id or key, else by what they say; what stands alone in both by its position."""
    if len(old) == len(new):
        return [updated(text, before, after) for text, before, after in zip(written, old, new, strict=True)]
    known = {identity(before): (text, before) for text, before in zip(written, old, strict=True)}
    pairs = ((known.get(identity(after)), after) for after in new)
    return [plain(after) if pair is None else updated(*pair, after) for pair, after in pairs]


def identity(item: Any) -> str:
    """Return by what an item of a list is known: its id or key, else all that it says."""
    if isinstance(item, Struct):
        return identity(plain(item))
    key = next((key for key in ("id", "key", "number", "to") if isinstance(item, dict) and key in item), "")
    return str(item[key]) if key else repr(item)

"""CSL-JSON and CSL-YAML: the field's exchange form, as Zotero, pandoc and citeproc read and write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.model import Place, Problem, Source
from toolkit.sources.formats.csl import source_of
from toolkit.sources.formats.cslitem import item_of
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.messages import unreadable
from toolkit.sources.formats.positions import Lines

SUFFIXES = (".json", ".csljson")
_BLANK = re.compile(r"[\s,\ufeff]*")
_ITEM = re.compile(r'"(?:type|id)"\s*:')
_CSL_TYPE = re.compile(
    r'"type"\s*:\s*"(?:article|article-[a-z]+|book|chapter|paper-conference|thesis|report|webpage|patent|standard|'
    r"dataset|document|entry[a-z-]*|manuscript|motion_picture|legislation|legal_case|software|post[a-z-]*|song|speech|"
    r'map|graphic|interview|personal_communication|broadcast|bill|figure|review[a-z-]*)"'
)
_WRAPPERS = ("items", "references")


def read(data: bytes, name: str = "references.json") -> Iterator[Source | Problem]:
    """Yield each item of an array (or of an object's ``items``); what is broken costs only the item it is in."""
    decoded = decode(data, name)
    yield from decoded.problems
    yield from _records(decoded.text, name)


def objects(text: str, name: str) -> Iterator[tuple[dict[str, Any] | None, Place]]:
    """Yield every object of a JSON array, of JSON lines or of an object's list, None for what cannot be read."""
    lines, decoder = Lines(text), json.JSONDecoder(strict=False)
    at = _start(text)
    while (at := _skip(text, at)) < len(text):
        try:
            value, end = decoder.raw_decode(text, at)
        except ValueError:
            end = _next_object(text, at)
            yield None, lines.place(name, at, end)
        else:
            place = lines.place(name, at, end)
            yield from ((found, place) for found in (value if isinstance(value, list) else [value]))
        at = end
        if text[_skip(text, at) : _skip(text, at) + 1] in ("]", "}"):
            break


def _start(text: str) -> int:
    """Return where the first object begins: in an array, perhaps as the value of ``items``."""
    at = _skip(text, 0)
    wrapper = re.match(rf'\{{\s*"(?:{"|".join(_WRAPPERS)})"\s*:\s*\[', text[at:])
    if wrapper:
        return at + wrapper.end()
    return at + 1 if text[at : at + 1] == "[" else at


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _next_object(text: str, at: int) -> int:
    """Return where the next object of the array begins after a broken one."""
    match = re.compile(r"\}\s*,?\s*(?=\{)").search(text, at + 1)
    return match.end() if match else len(text)


def _records(text: str, name: str) -> Iterator[Source | Problem]:
    for item, place in objects(text, name):
        if isinstance(item, dict):
            yield source_of(item, place)
        else:
            yield unreadable(place)


def items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return the items of many sources."""
    return [item_of(source) for source in sources]


def write(sources: Iterable[Source]) -> bytes:
    """Return a CSL-JSON array."""
    return (json.dumps(items(sources), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like CSL-JSON."""
    text = decode(head, "").text.lstrip("\ufeff \t\r\n")
    return text[:1] in ("[", "{") and _CSL_TYPE.search(text) is not None

"""Members of JSON whose shape is not sure: each of the wanted type, or empty."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from toolkit.model import Problem, Source
from toolkit.sources.formats.csl import source_of
from toolkit.sources.formats.csljson import objects
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.messages import unreadable

Item = dict[str, Any]

_TAG = re.compile(r"</?(?:jats:)?[A-Za-z][^<>]*>")


def mapping(value: object) -> Item:
    """Return an object, empty where it is none."""
    return value if isinstance(value, dict) else {}


def mappings(value: object) -> list[Item]:
    """Return the objects of a list."""
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def text(value: object) -> str:
    """Return a text or number as text; of a list its first."""
    if isinstance(value, list):
        return text(value[0]) if value else ""
    return " ".join(str(value).split()) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def texts(value: object) -> list[str]:
    """Return the texts of a list, or the one that stands alone."""
    return [found for part in (value if isinstance(value, list) else [value]) if (found := text(part))]


def plain(value: str) -> str:
    """Return a text without the markup and entities that indexes leave in it."""
    return " ".join(html.unescape(_TAG.sub("", value)).split())


def without_resolver(doi: str) -> str:
    """Return a DOI without the address before it."""
    return re.sub(r"^https?://(?:dx\.)?doi\.org/", "", doi)


def pages(first: object, last: object) -> str:
    """Return a range of pages."""
    start, end = text(first), text(last)
    return f"{start}-{end}" if start and end and start != end else start or end


def read_works(
    data: bytes, name: str, works: Callable[[Item], Iterator[Item]], item_of: Callable[[Item], Item]
) -> Iterator[Source | Problem]:
    """Yield the Source of every work in a file of answers; ``works`` takes them out of what is around them."""
    decoded = decode(data, name)
    yield from decoded.problems
    for value, place in objects(decoded.text, name):
        found = list(works(value)) if isinstance(value, dict) else []
        if not found:
            yield unreadable(place, "" if value is None else "no work")
        for work in found:
            yield source_of(item_of(work), place)

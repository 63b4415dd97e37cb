"""What an entry has from another: ``crossref`` and ``xdata``, as biblatex inherits them.

An entry of a .bib stays as its owner wrote it; what leaves for a format without such references takes along what it
has from its parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from toolkit.model import Side, Source
from toolkit.sources.formats.bibfields import IN_BOOKS

_PLAIN = ("date", "volume", "number", "edition", "pages")
_SIDE = ("series", "publisher", "location", "translators")
_NEVER = frozenset(
    ["crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "ids", "label", "options", "presort",
     "shorthand", "sortkey", "type", "pagetotal", "abstract", "note", "file"]
)  # fmt: skip
_OF_THE_WHOLE = frozenset(["isbn", "issn"])
_DEPTH = 4
"""How far up parents are followed; more are a circle."""


def with_inherited(sources: Iterable[Source]) -> list[Source]:
    """Return the sources, each with what it has from the entries that its ``crossref`` and ``xdata`` name.

    An ``@xdata`` entry, which is no work but a store of fields, is left out.
    """
    sources = list(sources)
    known = {source.key: source for source in sources}
    return [_inheriting(source, known, _DEPTH) for source in sources if source.type != "xdata"]


def _inheriting(source: Source, known: Mapping[str, Source], depth: int) -> Source:
    names = ("crossref", "xdata") if depth else ()
    for name in names:
        for key in source.fields.get(name, "").replace(",", " ").split():
            if (parent := known.get(key)) is not None and parent is not source:
                source = _from_parent(source, _inheriting(parent, known, depth - 1), name == "crossref")
    return source


def _from_parent(child: Source, parent: Source, is_whole: bool) -> Source:
    """Return an entry with what it lacks and its parent has; a whole (``crossref``) gives its title as the book's."""
    plain = {name: getattr(child, name) or getattr(parent, name) for name in _PLAIN if name != "pages" or not is_whole}
    sides = {**parent.sides, **child.sides} if not is_whole else dict(child.sides)
    for language, side in parent.sides.items():
        if language in child.sides or language == parent.language:
            own = language if language in child.sides else child.language
            sides[own] = _side(sides.get(own, Side()), side, child.type, is_whole)
    identifiers = {name: text for name, text in parent.identifiers.items() if not is_whole or name in _OF_THE_WHOLE}
    fields = {name: text for name, text in parent.fields.items() if name not in _NEVER}
    identifiers, fields = identifiers | child.identifiers, fields | child.fields
    return replace(child, sides=sides, identifiers=identifiers, fields=fields, **plain)


def _side(child: Side, parent: Side, kind: str, is_whole: bool) -> Side:
    found: dict[str, Any] = {name: getattr(child, name) or getattr(parent, name) for name in _SIDE}
    in_book = is_whole and kind in IN_BOOKS
    container = parent.container or (parent.title if in_book else "")
    found["container"] = child.container or container
    found["editors"] = child.editors or parent.editors
    found["title"] = child.title or ("" if in_book else parent.title)
    found["authors"] = child.authors or (parent.authors if not in_book or kind == "inbook" else ())
    return replace(child, **found)

"""Two entries of one work, one in each language, as some .bib files keep them: made one record, and parted again.

biblatex has two ways to hold such a pair: ``related`` with ``relatedtype = {bilanguage}``, and a ``@set`` of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec.structs import replace

from toolkit.model import Source

Convention = Literal["fields", "related", "set"]
CONVENTIONS: tuple[Convention, ...] = ("fields", "related", "set")
"""How a .bib holds two languages: in fields with a suffix, in two related entries, in a set of two."""

TWINS = frozenset(["bilanguage", "twin"])
"""Values of ``relatedtype`` that join a work to itself in the other language."""

_SHARED = frozenset(["entrysubtype", "eventdate", "pagetotal", "pubstate", "version", "volumes"])
"""Fields that are the same in both entries of a pair."""


def joined(sources: Iterable[Source]) -> list[Source]:
    """Return the sources with each pair as one record, under the key by which the pair is cited."""
    sources = list(sources)
    known = {source.key: source for source in sources}
    found: dict[str, Source] = {}
    gone: set[str] = set()
    for source in sources:
        members = _members(source)
        pair = [known[key] for key in members if key in known]
        if len(members) == len(pair) == 2 and not gone & {*members} and _is_pair(*pair):
            found[source.key] = _one(source.key, *pair)
            gone |= {*members} - {source.key}
    return [found.get(source.key, source) for source in sources if source.key not in gone]


def _members(source: Source) -> tuple[str, ...]:
    """Return the keys of the pair that an entry stands for: of a set its two, of a related entry it and the other."""
    if source.type == "set":
        return tuple(source.fields.get("entryset", "").replace(",", " ").split())
    return (source.key, *source.related) if source.relatedtype in TWINS else ()


def _is_pair(one: Source, other: Source) -> bool:
    return len(one.sides) == len(other.sides) == 1 and one.language != other.language and "" not in (
        one.language, other.language)  # fmt: skip


def _one(key: str, one: Source, other: Source) -> Source:
    plain = ("date", "volume", "number", "pages", "edition", "keywords", "concepts")
    filled = {name: getattr(one, name) or getattr(other, name) for name in plain}
    return replace(
        one, key=key, sides={**one.sides, **other.sides}, identifiers=other.identifiers | one.identifiers,
        fields=other.fields | one.fields, related=(), relatedtype="", **filled,
    )  # fmt: skip


def _other(source: Source, language: str) -> Source:
    """Return the second entry: its side, and what is the same in every language."""
    abstract = source.fields.get(f"abstract_{language}", "")
    fields = {name: text for name, text in source.fields.items() if name in _SHARED}
    return replace(
        source, key=f"{source.key}-{language}", language=language, sides={language: source.sides[language]},
        annotation={}, concepts=(), keywords=(), related=(), relatedtype="",
        fields=fields | ({"abstract": abstract} if abstract else {}),
    )  # fmt: skip


def parted(sources: Iterable[Source], how: Convention) -> Iterator[Source]:
    """Yield the entries that hold the sources in a convention; one without a title in the other language stays whole.

    What that language has beside a title stays in fields then.
    """
    for source in sources:
        others = [language for language in source.sides if language != source.language]
        titled = len(others) == 1 and source.sides[others[0]].title and source.language in source.sides
        if how == "fields" or not titled:
            yield source
            continue
        one, other = replace(source, sides={source.language: source.own}), _other(source, others[0])
        if how == "related":
            yield from (replace(one, related=(other.key,), relatedtype="bilanguage"), other)
        else:
            first = replace(one, key=f"{source.key}-{source.language}")
            yield Source(source.key, "set", fields={"entryset": f"{first.key}, {other.key}"})
            yield from (first, other)

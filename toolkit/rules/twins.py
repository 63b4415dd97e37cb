"""What rules about the two languages of a work share: the halves of one entry, and entries that are linked as twins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.model import Name
from toolkit.sources.library import Entry, Library
from toolkit.text.names import parse_name_list
from toolkit.text.scripts import has_han

TWINS = ("bilanguage", "twin")
SUFFIXES = ("_en", "_zh")


class Halves(NamedTuple):
    """A fact of a work in two languages: where it was given last, what it says there, and what the other side says."""

    entry: Entry
    field: str
    ours: str
    theirs: str
    other: str
    """What people call the place of the other side: a field of the same entry, or the key of another one."""


class People(NamedTuple):
    """A list of authors: the names, and whether it goes on."""

    names: tuple[Name, ...]
    more: bool


def facts(library: Library, *names: str) -> Iterator[Halves]:
    """Yield what both languages of a work say under the first of these fields that each has."""
    for entry in library.twinned:
        plain = _first(entry, names)
        for suffix in SUFFIXES:
            other = _first(entry, tuple(name + suffix for name in names))
            if plain and other:
                yield Halves(entry, other, entry.shown(other), entry.shown(plain), plain)
    for one, two in linked(library):
        ours, theirs = _first(two, names), _first(one, names)
        if ours and theirs:
            yield Halves(two, ours, two.shown(ours), one.shown(theirs), one.key)


def linked(library: Library) -> Iterator[tuple[Entry, Entry]]:
    """Yield entries that say of each other that they are one work in two languages, each pair once."""
    paired = [entry for entry in library.entries if "relatedtype" in entry.fields or entry.key in library.sets]
    keyed = {entry.key: entry for entry in library.entries} if paired else {}
    seen: set[frozenset[str]] = set()
    for entry in paired:
        for key in _partners(entry):
            other = keyed.get(key)
            pair = frozenset((entry.key, key))
            if other and len(pair) == 2 and pair not in seen and _is_han(entry) != _is_han(other):
                seen.add(pair)
                yield other, entry


def authors(text: str) -> People:
    """Read a list of authors as people see it."""
    return People(*parse_name_list(text))


def _partners(entry: Entry) -> Iterator[str]:
    if "relatedtype" in entry.fields and entry.get("relatedtype") in TWINS:
        yield from (key.strip() for key in entry.get("related").split(","))
    if entry.type == "set":
        return
    yield from _set_of(entry)


def _set_of(entry: Entry) -> tuple[str, ...]:
    """Return the other members of the @set that an entry is in, where the set has two."""
    members = entry.library.sets.get(entry.key, ())
    return tuple(key for key in members if key != entry.key) if len(members) == 2 else ()


def _first(entry: Entry, names: tuple[str, ...]) -> str:
    return next((name for name in names if entry.get(name)), "")


def _is_han(entry: Entry) -> bool:
    return has_han(entry.get("title"))

"""Two records of one work made one: all that either says stays, and where they differ, both are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec import structs
from msgspec.structs import replace

from toolkit.model import Name, Side, Source
from toolkit.text.normal import normal_form

Texts = dict[str, str]
Choice = Literal["ours", "theirs"]
"""Whose value counts where two records say different things."""
_LISTS = ("concepts", "keywords", "related")
_NAMES = ("authors", "editors", "translators")
_MAPPINGS = ("identifiers", "fields", "annotation")
_PLAIN = ("type", "date", "volume", "number", "pages", "edition", "relatedtype")


class Clash(NamedTuple):
    """A part in which two records say different things: its name (``date``, ``title_en``), ours and theirs."""

    field: str
    ours: str
    theirs: str


class Merged(NamedTuple):
    """A record made of two, where they clashed, and what of ours was changed (``""`` becomes what was missing)."""

    source: Source
    clashes: tuple[Clash, ...]
    changes: tuple[Clash, ...] = ()


class _Taken:
    """Takes one of two values, and remembers where they clash and where ours went.

    ``base`` is what their side said the last time, by name and language (``title@en``): a value that they did not touch
    since leaves ours as it is, and one that we did not touch since gives way to theirs.
    """

    def __init__(self, choices: Mapping[str, Choice], base: Mapping[str, str] | None = None) -> None:
        self.choices = choices
        self.base = base
        self.clashes: list[Clash] = []
        self.changes: list[Clash] = []

    def text(self, field: str, ours: str, theirs: str, name: str = "") -> str:
        """Return the fuller of two texts that say the same, the chosen one of two that do not."""
        taken = self._text(field, ours, theirs, name or field)
        if taken != ours:
            self.changes.append(Clash(field, ours, taken))
        return taken

    def _text(self, field: str, ours: str, theirs: str, name: str) -> str:
        if not theirs or ours == theirs:
            return ours
        if self.base is not None and name in self.base:
            last = self.base[name]
            if theirs == last:
                return ours
            if ours == last or (ours and says_same(field, ours, last)):
                return theirs
        if not ours:
            return theirs
        if not says_same(field, ours, theirs):
            self.clashes.append(Clash(field, ours, theirs))
        return theirs if self.choices.get(field) == "theirs" else ours

    def texts(self, prefix: str, ours: Texts, theirs: Texts) -> Texts:
        """Return two mappings as one, name by name."""
        names = dict.fromkeys((*ours, *theirs))
        found = {name: self.text(prefix.format(name), ours.get(name, ""), theirs.get(name, "")) for name in names}
        return {name: value for name, value in found.items() if value or name in ours}

    def names(self, field: str, ours: tuple[Name, ...], theirs: tuple[Name, ...], name: str) -> tuple[Name, ...]:
        """Return one of two lists of names; they are kept whole, never mixed."""
        chosen = self.text(field, _shown(ours), _shown(theirs), name)
        return theirs if chosen == _shown(theirs) != _shown(ours) else ours

    def words(self, field: str, ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
        """Return ours and what came to theirs; a word that they had the last time and we do not have was taken out."""
        last = self.base.get(field, "").split("; ") if self.base else []
        both = tuple(dict.fromkeys((*ours, *(word for word in theirs if word not in last))))
        if both != ours:
            self.changes.append(Clash(field, "; ".join(ours), "; ".join(both)))
        return both

    def side(self, language: str, suffix: str, ours: Side, theirs: Side) -> Side:
        """Return two sides in one language as one."""
        values: dict[str, object] = {"more_authors": ours.more_authors if ours.authors else theirs.more_authors}
        for name in Side.__struct_fields__:
            mine, other = getattr(ours, name), getattr(theirs, name)
            if name in _NAMES:
                values[name] = self.names(name + suffix, mine, other, f"{name}@{language}")
            elif name != "more_authors":
                values[name] = self.text(name + suffix, mine, other, f"{name}@{language}")
        if values["authors"] == theirs.authors != ours.authors:
            values["more_authors"] = theirs.more_authors
        return structs.replace(ours, **values)


def merged(
    ours: Source, theirs: Source, choices: Mapping[str, Choice] | None = None, base: Mapping[str, str] | None = None
) -> Merged:
    """Return two records as one under our key: what only one says stays, lists are joined, a clash goes to ``choices``.

    Without a choice ours stays. The language of the work is ours; sides are joined by language. With a ``base``, what
    `said` gave of their record the last time, only what both changed since clashes.
    """
    taken = _Taken(choices or {}, base)
    sides = dict(_sides(taken, ours, theirs))
    plain = {name: taken.text(name, getattr(ours, name), getattr(theirs, name)) for name in _PLAIN}
    lists = {name: taken.words(name, getattr(ours, name), _other(name, ours, theirs)) for name in _LISTS}
    mappings = {
        name: taken.texts("annotation_{}" if name == "annotation" else "{}", getattr(ours, name), getattr(theirs, name))
        for name in _MAPPINGS
    }
    language = ours.language or theirs.language
    source = replace(ours, language=language, sides=sides, **plain, **lists, **mappings)
    return Merged(source, tuple(taken.clashes), tuple(taken.changes))


def _other(name: str, ours: Source, theirs: Source) -> tuple[str, ...]:
    """Return a list of theirs; a work that is made one with another is not related to it."""
    return tuple(word for word in getattr(theirs, name) if name != "related" or word not in (ours.key, theirs.key))


def _sides(taken: _Taken, ours: Source, theirs: Source) -> Iterator[tuple[str, Side]]:
    for language in dict.fromkeys((*ours.sides, *theirs.sides)):
        suffix = "" if language == ours.language else f"_{language}"
        one, other = ours.sides.get(language, Side()), theirs.sides.get(language, Side())
        yield language, taken.side(language, suffix, one, other)


def said(source: Source) -> Texts:
    """Return what a record says by name, that of a side as ``title@en``: what the next `merged` is held against."""
    found = {name: getattr(source, name) for name in _PLAIN}
    found |= {name: "; ".join(getattr(source, name)) for name in _LISTS}
    for language, side in source.sides.items():
        for name in Side.__struct_fields__:
            value = getattr(side, name)
            if name != "more_authors":
                found[f"{name}@{language}"] = _shown(value) if name in _NAMES else value
    for name in _MAPPINGS:
        found |= {f"annotation_{key}" if name == "annotation" else key: text
                  for key, text in getattr(source, name).items()}
    return {name: value for name, value in found.items() if value}


def says_same(field: str, ours: str, theirs: str) -> bool:
    """Say whether two values differ in form only: width, case, punctuation; a date also in how exact it is."""
    one, other = normal_form(ours), normal_form(theirs)
    if field == "date" and one and other:
        return one.startswith(other) or other.startswith(one)
    return one == other and (one != "" or ours.strip() == theirs.strip())


def _shown(names: tuple[Name, ...]) -> str:
    return "; ".join(name.literal or " ".join(filter(None, (name.particle, name.family, name.given, name.suffix)))
                     for name in names)

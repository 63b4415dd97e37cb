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
    """A record made of two, and where they clashed."""

    source: Source
    clashes: tuple[Clash, ...]


class _Taken:
    """Takes one of two values, and remembers where they clash."""

    def __init__(self, choices: Mapping[str, Choice]) -> None:
        self.choices = choices
        self.clashes: list[Clash] = []

    def text(self, field: str, ours: str, theirs: str) -> str:
        """Return the fuller of two texts that say the same, the chosen one of two that do not."""
        if not theirs or ours == theirs:
            return ours
        if not ours:
            return theirs
        if not says_same(field, ours, theirs):
            self.clashes.append(Clash(field, ours, theirs))
        return theirs if self.choices.get(field) == "theirs" else ours

    def texts(self, prefix: str, ours: Texts, theirs: Texts) -> Texts:
        """Return two mappings as one, name by name."""
        names = dict.fromkeys((*ours, *theirs))
        return {name: self.text(prefix.format(name), ours.get(name, ""), theirs.get(name, "")) for name in names}

    def names(self, field: str, ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> tuple[Name, ...]:
        """Return one of two lists of names; they are kept whole, never mixed."""
        chosen = self.text(field, _shown(ours), _shown(theirs))
        return theirs if chosen == _shown(theirs) != _shown(ours) else ours

    def side(self, suffix: str, ours: Side, theirs: Side) -> Side:
        """Return two sides in one language as one."""
        values: dict[str, object] = {"more_authors": ours.more_authors if ours.authors else theirs.more_authors}
        for name in Side.__struct_fields__:
            mine, other = getattr(ours, name), getattr(theirs, name)
            if name in _NAMES:
                values[name] = self.names(name + suffix, mine, other)
            elif name != "more_authors":
                values[name] = self.text(name + suffix, mine, other)
        if values["authors"] == theirs.authors != ours.authors:
            values["more_authors"] = theirs.more_authors
        return structs.replace(ours, **values)


def merged(
    ours: Source, theirs: Source, choices: Mapping[str, Choice] | None = None
) -> Merged:
    """Return two records as one under our key: what only one says stays, lists are joined, a clash goes to ``choices``.

    Without a choice ours stays. The language of the work is ours; sides are joined by language.
    """
    taken = _Taken(choices or {})
    sides = dict(_sides(taken, ours, theirs))
    plain = {name: taken.text(name, getattr(ours, name), getattr(theirs, name)) for name in _PLAIN}
    lists = {name: tuple(dict.fromkeys((*getattr(ours, name), *getattr(theirs, name)))) for name in _LISTS}
    mappings = {
        name: taken.texts("annotation_{}" if name == "annotation" else "{}", getattr(ours, name), getattr(theirs, name))
        for name in _MAPPINGS
    }
    lists["related"] = tuple(key for key in lists["related"] if key not in (ours.key, theirs.key))
    language = ours.language or theirs.language
    return Merged(replace(ours, language=language, sides=sides, **plain, **lists, **mappings), tuple(taken.clashes))


def _sides(taken: _Taken, ours: Source, theirs: Source) -> Iterator[tuple[str, Side]]:
    for language in dict.fromkeys((*ours.sides, *theirs.sides)):
        suffix = "" if language == ours.language else f"_{language}"
        yield language, taken.side(suffix, ours.sides.get(language, Side()), theirs.sides.get(language, Side()))


def says_same(field: str, ours: str, theirs: str) -> bool:
    """Say whether two values differ in form only: width, case, punctuation; a date also in how exact it is."""
    one, other = normal_form(ours), normal_form(theirs)
    if field == "date" and one and other:
        return one.startswith(other) or other.startswith(one)
    return one == other and (one != "" or ours.strip() == theirs.strip())


def _shown(names: tuple[Name, ...]) -> str:
    return "; ".join(name.literal or " ".join(filter(None, (name.particle, name.family, name.given, name.suffix)))
                     for name in names)

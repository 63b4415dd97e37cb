"""Whether two works share an author, across scripts: a Chinese name decides, a Latin one needs family and initials."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from toolkit.model import Name, Source
from toolkit.text.names import initials, pinyin
from toolkit.text.normal import normal_form
from toolkit.text.scripts import has_han


class Person(Struct, frozen=True):
    """An author as far as a record gives him or her: the whole Chinese name, the Latin family name and initials."""

    han: str = ""
    family: str = ""
    initials: str = ""


@cache
def people(names: tuple[tuple[Name, ...], ...]) -> tuple[Person, ...]:
    """Return the authors of one work, given its author list in each language; names at one index are one person."""
    length = max(map(len, names), default=0)
    return tuple(person([column[i] for column in names if i < len(column)]) for i in range(length))


def person(forms: list[Name]) -> Person:
    """Return one author from the forms of the name in each language; a name in Chinese alone is read in pinyin."""
    han = next((name for name in forms if has_han(name.family + name.literal)), None)
    latin = next((name for name in forms if name is not han), None) or han or Name()
    return Person(
        han=normal_form(han.literal or han.family + han.given) if han else "",
        family=normal_form(pinyin(latin)[0]),
        initials="".join(initials(latin)).casefold(),
    )


def authors_of(source: Source) -> tuple[Person, ...]:
    """Return the authors of a source."""
    return people(tuple(source.sides[language].authors for language in sorted(source.sides)))


def same_person(one: Person, other: Person) -> bool:
    """Whether two names are one author's: Chinese names where both have one, else family and initials that agree."""
    if one.han and other.han:
        return one.han == other.han
    if not one.family or one.family != other.family:
        return False
    return one.initials.startswith(other.initials) or other.initials.startswith(one.initials)


def share_author(one: Source, other: Source) -> bool:
    """Whether two works have an author in common."""
    return any(same_person(left, right) for left in authors_of(one) for right in authors_of(other))

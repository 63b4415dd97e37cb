"""Whether a record agrees with what an index says: field by field, and only where both sides say something.

Differences that are no contradiction pass: width, case, punctuation, a subtitle left out, an abbreviated journal,
pinyin for Han names, print and online year, pages ``35-8`` for ``35-38``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct

from toolkit.model import Name, Side, Source
from toolkit.sources.online.answers import Found
from toolkit.text.names import display, pinyin
from toolkit.text.normal import ascii_fold, normal_form
from toolkit.text.scripts import has_han, language_of
from toolkit.text.wordset import word_set

_SAME_TITLE = 0.9
_SAME_CONTAINER = 0.85
_PASSED_OVER = word_set("of the and for in on a an de la der und")
_NUMBER = re.compile(r"\d+")
_SUBTITLE = re.compile(r"\s*(?:[:：。?？!！(（]|\. |——|—| [-–] )")
_AMPERSAND = re.compile("[&＆]")
_FAMILY = {
    "article": "article", "book": "book", "mvbook": "book", "collection": "book", "thesis": "thesis",
    "incollection": "part", "inbook": "part", "inproceedings": "part", "online": "online", "report": "report",
    "dataset": "dataset", "patent": "patent", "standard": "standard",
}  # fmt: skip


class Difference(Struct, frozen=True):
    """A field in which the record and the index contradict each other."""

    field: str
    ours: str
    theirs: str


class Comparison(Struct, frozen=True):
    """What was compared, and in which of these fields the two differ."""

    compared: tuple[str, ...] = ()
    differs: tuple[Difference, ...] = ()


def compare(ours: Source, found: Found) -> Comparison:
    """Compare a record with an index's record of what should be the same work."""
    theirs = found.source
    checks = [
        _title(ours, theirs),
        _authors(ours, theirs),
        _years(ours, found),
        _container(ours, found),
        _plain("volume", ours.volume, theirs.volume),
        _plain("number", ours.number, theirs.number),
        _pages(ours.pages, theirs.pages),
    ]
    done = [check for check in checks if check is not None]
    return Comparison(
        tuple(check.field for check in done),
        tuple(check for check in done if check.ours or check.theirs),
    )


def _agrees(field: str) -> Difference:
    """Say that a field was compared and agrees: a difference between nothing and nothing."""
    return Difference(field, "", "")


def same_title(first: str, second: str) -> bool:
    """Say whether two titles are one, a subtitle perhaps left out; nothing is never the same as nothing."""
    one, two = _title_form(first), _title_form(second)
    if not one or not two:
        return False
    if one == two or two == _head(first) or one == _head(second):
        return True
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _SAME_TITLE


def is_same_work(ours: Source, theirs: Source) -> bool:
    """Say whether a record that a title search found is the work asked for: title, an author or the year, and type.

    A preprint and the article that came of it, or an article and a book of its name, are two works.
    """
    pairs = [(_full(one), _full(two)) for one in ours.sides.values() for two in theirs.sides.values()]
    if not any(same_title(*pair) for pair in pairs) or not _may_be_one_type(ours.type, theirs.type):
        return False
    if _people(ours):
        known = _words(_people(theirs))
        return any(_known_as(name) & known for name in _people(ours))
    if ours.year is not None:
        return theirs.year is not None and abs(ours.year - theirs.year) <= 1
    return any(normal_form(one) == normal_form(two) for one, two in pairs)


def _may_be_one_type(ours: str, theirs: str) -> bool:
    families = [_FAMILY.get(type_, "") for type_ in (ours, theirs)]
    return "" in families or families[0] == families[1]


def _head(title: str) -> str:
    """Return the normal form of a title without its subtitle."""
    return _title_form(_SUBTITLE.split(title, maxsplit=1)[0])


def _title_form(title: str) -> str:
    return normal_form(_AMPERSAND.sub(" and ", title))


def _title(ours: Source, theirs: Source) -> Difference | None:
    """Compare titles that are in one language; a title and its translation are never held against each other."""
    their_titles = [full for side in theirs.sides.values() if (full := _full(side))]
    by_language = [(_full(side), title) for side in ours.sides.values() for title in their_titles
                   if side.title and language_of(side.title) == language_of(title)]  # fmt: skip
    if not by_language:
        return None
    if any(same_title(mine, title) for mine, title in by_language):
        return _agrees("title")
    return Difference("title", *by_language[0])


def _full(side: Side) -> str:
    return f"{side.title}: {side.subtitle}" if side.subtitle else side.title


def _authors(ours: Source, theirs: Source) -> Difference | None:
    """Compare the authors: each of ours must be among theirs, whatever the script and the order of its parts."""
    mine, known = ours.own.authors, _words(_people(theirs))
    if not mine or not known:
        return None
    if all(_is_known(name, ours, known) for name in mine):
        return _agrees("author")
    shown = ["; ".join(display(name) for name in source.own.authors) for source in (ours, theirs)]
    return Difference("author", *shown)


def _is_known(name: Name, ours: Source, known: set[str]) -> bool:
    """Say whether an author stands in the other record; an author of the other side in the same place may do so."""
    if _known_as(name) & known:
        return True
    at = ours.own.authors.index(name)
    twins = [side.authors[at] for side in ours.sides.values() if at < len(side.authors)]
    return any(_known_as(twin) & known for twin in twins)


def _people(source: Source) -> list[Name]:
    return [name for side in source.sides.values() for name in side.authors]


def _known_as(name: Name) -> set[str]:
    """Return the forms by which a name's bearer is recognised: the family name, in Han and pinyin; a body whole."""
    if name.literal:
        return {normal_form(name.literal)} - {""}
    forms = {normal_form(name.family), normal_form(ascii_fold(name.family)),
             normal_form(f"{name.particle}{name.family}")}  # fmt: skip
    if has_han(name.family):
        forms |= {normal_form(pinyin(name)[0]), normal_form(name.family + name.given)}
    return forms - {""}


def _words(names: Iterable[Name]) -> set[str]:
    """Return all forms of some names; indexes often swap family and given name of a Chinese author, so both count."""
    known: set[str] = set()
    for name in names:
        known |= _known_as(name)
        words = f"{name.given} {name.family} {name.literal}".split()
        forms = {form for word in words for form in (normal_form(word), normal_form(ascii_fold(word)))}
        known |= {form for form in forms if len(form) > 1}
    return known


def _years(ours: Source, found: Found) -> Difference | None:
    theirs = found.years or ((found.source.year,) if found.source.year else ())
    if ours.year is None or not theirs:
        return None
    if ours.year in theirs:
        return _agrees("date")
    return Difference("date", str(ours.year), ", ".join(map(str, theirs)))


def _container(ours: Source, found: Found) -> Difference | None:
    theirs = [side.container for side in found.source.sides.values() if side.container]
    theirs += found.containers
    mine = [side.container for side in ours.sides.values() if side.container]
    pairs = [(one, two) for one in mine for two in theirs if has_han(one) == has_han(two)]
    if not pairs:
        return None
    return _agrees("container") if any(_same_container(*pair) for pair in pairs) else Difference("container", *pairs[0])


def _same_container(first: str, second: str) -> bool:
    one, two = normal_form(first), normal_form(second)
    if one and two and (one in two or two in one or SequenceMatcher(None, one, two).ratio() >= _SAME_CONTAINER):
        return True
    return _abbreviates(first, second) or _abbreviates(second, first)


def _abbreviates(short: str, long: str) -> bool:
    """Say whether each word of a title begins the matching word of a longer one, or its letters are the initials."""
    ours, theirs = ([word for word in re.findall(r"\w+", text.casefold()) if word not in _PASSED_OVER]
                    for text in (short, long))  # fmt: skip
    if len(ours) == len(theirs) and ours:
        return all(word.startswith(part) for part, word in zip(ours, theirs, strict=True))
    return len(ours) == 1 and len(theirs) > 1 and ours[0] == "".join(word[0] for word in theirs)


def _plain(field: str, ours: str, theirs: str) -> Difference | None:
    one, two = normal_form(ours).lstrip("0"), normal_form(theirs).lstrip("0")
    if not one or not two:
        return None
    if one == two or set(_NUMBER.findall(one)) & set(_NUMBER.findall(two)):
        return _agrees(field)
    return Difference(field, ours, theirs)


def _pages(ours: str, theirs: str) -> Difference | None:
    """Compare first pages; last ones only where both ranges write them in full."""
    one, two = _NUMBER.findall(ours), _NUMBER.findall(theirs)
    if not one or not two:
        return None
    last = len(one) == len(two) == 2 and len(one[1]) == len(two[1])
    if one[0] == two[0] and (not last or one[1] == two[1]):
        return _agrees("pages")
    return Difference("pages", ours, theirs)

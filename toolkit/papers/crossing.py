"""Chinese names before the year of an entry that is in Latin letters: ``（申建波等，2011）`` for ``SHEN JB, 2011``.

Journals that print their lists in English cite in Chinese all the same. A name is one where its surname is read as the
first author's and its given name begins with those initials, or is read as the given name in full; the year has to
agree too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from toolkit.papers.hansurname import surname_of
from toolkit.papers.leads import Lead, folded
from toolkit.text.romanize import initial_letters, read_han, read_surname

_HAN = r"\u3400-\u9fff"
_PERSON = re.compile(
    r"\W*(?P<family>[A-Z][A-Za-z]+),?[ ]?(?:(?P<given>[A-Z][a-z]+(?:[-’' ]?[a-z]+)?)(?=[,，.;；(（ ])"
    r"|(?P<initials>[A-Z](?:[.]?[ -]?[A-Z])?)[.]?(?=[\s,，.;；(（]))"
)
_BEHIND = rf"(?:[ ]?(?:[、，,&＆和与及]|等人?)[ ]?[{_HAN}]{{0,4}}){{0,4}}[\s,，(（]*"
_NAMED = re.compile(rf"(?<![{_HAN}])(?P<run>[{_HAN}]{{2,12}}?)(?P<behind>{_BEHIND})$")
_LATER = re.compile(rf"[(（;；][ ]?(?:[{_HAN}]{{2,4}}[ ]?[，、,&＆和与及][ ]?)+$")


def by_reading(leads: Iterable[Lead], raw: dict[int, str]) -> dict[str, list[tuple[str, Lead]]]:
    """Index the entries that a person leads by the family name, each with the initials or the given name it prints."""
    found: dict[str, list[tuple[str, Lead]]] = defaultdict(list)
    for lead in leads:
        person = _PERSON.match(raw[lead.index]) if lead.person else None
        if person:
            given = folded(person["given"] or "") or re.sub("[^A-Z]", "", person["initials"])
            found[folded(person["family"])].append((given, lead))
    return dict(found)


def crossing_candidates(
    segment: str, known: dict[str, list[tuple[str, Lead]]], fits: Callable[[Lead], bool]
) -> Iterator[tuple[float, int, str, tuple[int, ...]]]:
    """Yield (score, where, name, entry) for the Chinese name that ends a segment, before a year."""
    match = _NAMED.search(segment) if known else None
    if match is None:
        return
    for length in (4, 3, 2):
        name = match["run"][-length:]
        if len(name) == length and not is_later_author(segment, match.end("run") - length):
            surname = surname_of(name)
            for given, lead in known.get(folded(read_surname(surname)), ()):
                if fits(lead) and _is_read(name[len(surname) :], given):
                    yield float(length), match.end("run") - length, name, (lead.index,)


def is_later_author(segment: str, at: int) -> bool:
    """Say whether other Chinese names stand between a bracket or a semicolon and the one at an offset."""
    return _LATER.search(segment, 0, at) is not None


def _is_read(han: str, given: str) -> bool:
    """Say whether a Chinese given name is read as a Latin one, or begins with its initials."""
    if not han:
        return False
    if not given.isupper():
        return folded(read_han(han)) == given
    letters = initial_letters(han)
    return len(letters) == len(given) and all(sign.lower() in known for sign, known in zip(given, letters, strict=True))

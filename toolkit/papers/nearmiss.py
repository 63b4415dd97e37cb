"""Works named by author and year that no entry fits by its first author: which entry is meant all the same.

Where the name leads entries, the year has to agree, or what is left of it, or the entry have none; the co-author may be
another. Where it leads none, the year has to agree, and one entry alone has the name elsewhere (as a later author, an
editor, a title), or a first author spelled nearly so, or no author at all, so that no name can be held against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

from toolkit.papers.leads import WORD, Lead, folded, plain_year
from toolkit.papers.listed import Listed
from toolkit.sources.strings.openings import left_of_year

_ALIKE = 85.0
"""Least likeness of two spellings of a family name, in hundredths."""
_SHORTEST = 5
"""Names of fewer letters are not compared by likeness."""
_AUTHORLESS = re.compile(r"\W*((?:1[5-9]|20)\d\d)[a-z]?\W")


class Meant(NamedTuple):
    """The entry that is meant: how sure that is, and the first author as the list spells it where that differs."""

    entry: int
    sure: float
    spelled: str = ""


def meant(name: str, year: str, listed: Listed) -> Meant | None:
    """Return the one entry of a year that a name points to, None where there is none or more than one."""
    known = folded(name)
    leading = listed.table.get(known, [])
    if led := _only(lead.index for lead in leading if _bears(lead, year)):
        return Meant(led, 0.9)
    if leading:
        damaged = _only(lead.index for lead in leading if _has_left_of(listed.raw[lead.index], year))
        undated = damaged or _only(lead.index for lead in leading if not lead.years)
        return Meant(undated, 0.7) if undated else None
    if named := _only(lead.index for lead in listed.saying(name) if _bears(lead, year)):
        return Meant(named, 0.8)
    spelled = listed.spelled(known[:1], year)
    if glued := _only(lead.index for own, lead in spelled if _is_glued(own, known, listed.raw[lead.index])):
        return Meant(glued, 0.8)
    alike = _alike(known, year, listed)
    if entry := _only(alike):
        return Meant(entry, 0.8, _as_printed(alike[entry], listed.raw[entry]))
    bare = _only(lead.index for lead in listed.of_year(year) if _has_no_author(listed.raw[lead.index], year))
    return Meant(bare, 0.7) if bare else None


def _has_no_author(raw: str, year: str) -> bool:
    """Say whether an entry begins with the year."""
    begins = _AUTHORLESS.match(raw)
    return begins is not None and begins[1] == year[:4]


def _bears(lead: Lead, year: str) -> bool:
    return any(own[:4] == year[:4] for own in lead.years)


def _is_glued(own: str, name: str, raw: str) -> bool:
    """Say whether a first author in capitals is a name with initials glued to it: ``APTROOTA`` for Aptroot."""
    is_longer = len(name) > 2 and own.startswith(name) and 0 < len(own) - len(name) < 4
    return is_longer and raw.lstrip()[: len(own)].isupper()


def _has_left_of(raw: str, year: str) -> bool:
    """Say whether what stands where an entry has its year is that year less a digit or two: ``2O7`` for 2007."""
    left, signs = left_of_year(raw), iter(year[:4])
    return any(map(str.isdigit, left)) and all(sign in signs for sign in plain_year(left))


def _alike(name: str, year: str, listed: Listed) -> dict[int, str]:
    """Return the entries of a year with the spelling of their first author that is nearest to a name, and near."""
    if len(name) < _SHORTEST:
        return {}
    near = [
        (likeness, own, lead.index)
        for own, lead in listed.spelled(name[0], year)
        if len(own) >= _SHORTEST and (likeness := fuzz.ratio(_seen(own), _seen(name))) >= _ALIKE and _bears(lead, year)
    ]
    return {index: own for _, own, index in sorted(near)}


def _seen(name: str) -> str:
    """Return a name with one sign for what OCR takes for another: ``Steam`` for Stearn."""
    return name.replace("rn", "m")


def _as_printed(spelling: str, raw: str) -> str:
    """Return a name as an entry prints it; one with initials glued to it stands alone."""
    printed = (match[0] for match in WORD.finditer(raw) if folded(match[0]) == spelling)
    return next(printed, spelling.title())


def _only(entries: Iterable[int]) -> int:
    """Return the one entry there is, 0 where there is none or more than one."""
    found = list(entries)
    return found[0] if len(found) == 1 else 0

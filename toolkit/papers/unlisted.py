"""Works in the very shape of a citation that no entry fits by its first author and its year.

Another entry may be meant all the same; where none is, the work is told only where the list leaves no doubt.
"""

from __future__ import annotations

import re

from toolkit.papers.hansurname import named_in_full
from toolkit.papers.leads import folded
from toolkit.papers.listed import Listed
from toolkit.papers.nearmiss import meant
from toolkit.papers.work import Work, fits_years
from toolkit.text.wordset import word_set

_STRICT = re.compile(
    r"(?P<name>[A-ZÀ-Þ](?:[^\W\d_\u3400-\u9fff]|[’'-]){2,}?)(?P<more>[ ]+et[ ]?al[.．]?|[ ]?等人?"
    r"|(?:[ ]+(?:and|&|e|y|und)[ ]+|[ ]?(?:和|与|＆|&)[ ]?)[A-ZÀ-Þ][A-Za-zÀ-ÿ’'-]+)?"
    r"(?:[ ]?[,，][ ]*|[ ]+|(?=[(（]))[(（]?$"
)
_LISTED_WITHIN = 350
"""Code points within which an entry names an author and the year, whatever stands before them."""
_SECOND_HAND = re.compile(r"[^()\[\]\n;]{0,20}\bapud\b", re.IGNORECASE)
"""Behind a work that is quoted after another one: the list need have that other one only."""
_NOT_NAMES = word_set(
    """january february march april may june july august september october
    november december spring summer autumn winter figure fig
    table since until during before after from between version window windows section chapter law act eq equation"""
)
_ROW = re.compile(r"([A-ZÀ-Þ][\w’'-]+)\s*(?:[;；]|(?:[,，]\s*[A-ZÀ-Þ][\w’'-]+\s*)*[,，])\s*$")
"""The first of several authors that semicolons or commas part from the last."""


def unlisted(
    segment: str, begin: int, match: re.Match[str], listed: Listed, years: tuple[str, ...]
) -> Work | None:
    """Return a work that no entry fits by first author and year, where the text has the very shape of a citation."""
    strict = _STRICT.search(segment)
    if strict is None:
        return _unlisted_han(begin, match, listed, years)
    if strict["name"].lower() in _NOT_NAMES or _is_decoy(segment[: strict.start()], years):
        return None
    before = segment[: strict.start()]
    opened = max(map(before.rfind, "(（")) > max(map(before.rfind, ")）"))
    called = segment.rstrip().endswith(("(", "（"))
    if not (strict["more"] or opened or called) or _SECOND_HAND.match(match.string, match.end()):
        return None
    certain = bool(strict["more"]) or (opened and before.rstrip()[-1:] in {"(", ";", "（", "；"})
    name = _first_of_row(before, strict["name"], listed)
    start, end = begin + strict.start(), match.end()
    near = tuple(lead.index for lead in listed.table.get(folded(name), []))
    found = meant(name, years[0], listed) if certain else None
    if found:
        return Work(start, end, (found.entry,), name, years, strict=True, sure=found.sure, spelled=found.spelled)
    of_year = tuple(index for index in near if fits_years(listed.lead[index], years))
    if certain and of_year:
        return Work(start, end, of_year[:1], name, years, strict=True, maybe=of_year, sure=0.6)
    # Two entries that were read as one, or a year that cannot be read, are nothing to hold against the text.
    held = any(_stands(listed.raw[lead.index], name, years[0]) for lead in listed.saying(name))
    closed = match.string[match.end() : match.end() + 1] in {")", "）"}
    certain = certain or (called and closed and _is_listed_person(near, listed))
    return Work(start, end, (), name, years, near, certain and not held and _told(near, listed))


def _is_listed_person(near: tuple[int, ...], listed: Listed) -> bool:
    """Say whether a name leads entries, all of persons: ``Brown (2013)`` cites then, ``China (2013)`` does not."""
    return bool(near) and all(listed.lead[index].person for index in near)


def _unlisted_han(begin: int, match: re.Match[str], listed: Listed, years: tuple[str, ...]) -> Work | None:
    """Return a work by Chinese names in brackets that no entry fits: led by a listed name, or several with 等."""
    found = named_in_full(match.string, begin, match.span())
    if found is None:
        return None
    start, name, several = found
    near = tuple(lead.index for lead in listed.table.get(name, []))
    held = any(_stands(raw, name, years[0]) for raw in listed.saying_han(name))
    if held or not (near or several) or not _told(near, listed):
        return None
    return Work(start, match.end(), (), name, years, near, True)


def _told(near: tuple[int, ...], listed: Listed) -> bool:
    """Say whether each entry that a name leads has a year that can be read."""
    return all(listed.lead[index].years for index in near)


def _stands(raw: str, name: str, year: str) -> bool:
    """Say whether a year stands behind a name somewhere in an entry."""
    at = raw.find(name)
    return at > 0 and year[:4] in raw[at : at + _LISTED_WITHIN]


def _first_of_row(before: str, name: str, listed: Listed) -> str:
    """Return the first of ``Smith; Doe, 2001`` and ``Smith, Roe and Doe (2001)``, where they share an entry."""
    row = _ROW.search(before)
    first = row[1].strip() if row else ""
    leads = listed.table.get(folded(first), [])
    return first if any(folded(name) in lead.names for lead in leads) else name


def _is_decoy(before: str, years: tuple[str, ...]) -> bool:
    """Say whether a name and a year are those of a publisher behind its place, or of who first named a species."""
    if re.search(r"[A-Z][a-z]+:\s*$", before):
        return True
    return years[0][:4] < "1950" and re.search(r"\b[A-Z][a-z]+ [a-z]{3,} ?[(（]$", before) is not None

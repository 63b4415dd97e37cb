"""Works named by author and year that no entry fits by its first author: which entry is meant all the same.

Where the name leads entries, the year has to agree, or the entry have none; the co-author may be another. Where it
leads none, the year has to agree, and one entry alone has the name elsewhere (as a later author, an editor, a title),
or a first author spelled nearly so, or no author at all, so that no name can be held against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from toolkit.papers.leads import WORD, Lead, folded
from toolkit.papers.naming import says

_ALIKE = 85.0
"""Least likeness of two spellings of a family name, in hundredths."""
_SHORTEST = 5
"""Names of fewer letters are not compared by likeness."""
_AUTHORLESS = re.compile(r"\W*(?:1[5-9]|20)\d\d[a-z]?\W")


class Meant(NamedTuple):
    """The entry that is meant: how sure that is, and the first author as the list spells it where that differs."""

    entry: int
    sure: float
    spelled: str = ""


def meant(name: str, year: str, leads: Sequence[Lead], raw: dict[int, str]) -> Meant | None:
    """Return the one entry of a year that a name points to, None where there is none or more than one."""
    dated = [lead for lead in leads if any(own[:4] == year[:4] for own in lead.years)]
    known = folded(name)
    if led := _only(lead.index for lead in dated if known in lead.lead):
        return Meant(led, 0.9)
    if leading := [lead for lead in leads if known in lead.lead]:
        undated = _only(lead.index for lead in leading if not lead.years)
        return Meant(undated, 0.7) if undated else None
    if named := _only(lead.index for lead in dated if says(raw[lead.index], name)):
        return Meant(named, 0.8)
    alike = {lead.index: spelling for lead in dated if lead.main[:4] == year[:4] and (spelling := _alike(known, lead))}
    if entry := _only(alike):
        return Meant(entry, 0.8, _as_printed(alike[entry], raw[entry]))
    bare = _only(lead.index for lead in dated if _AUTHORLESS.match(raw[lead.index]))
    return Meant(bare, 0.7) if bare else None


def _alike(name: str, lead: Lead) -> str:
    """Return the spelling of a first author that is nearly a name; empty where none is."""
    likely = [own for own in lead.lead if min(len(own), len(name)) >= _SHORTEST and own[0] == name[0]]
    best = max(likely, key=lambda own: fuzz.ratio(own, name), default="")
    return best if best and fuzz.ratio(best, name) >= _ALIKE else ""


def _as_printed(spelling: str, raw: str) -> str:
    """Return a name as an entry prints it; one with initials glued to it stands alone."""
    printed = (match[0] for match in WORD.finditer(raw) if folded(match[0]) == spelling)
    return next(printed, spelling.title())


def _only(entries: Iterable[int]) -> int:
    """Return the one entry there is, 0 where there is none or more than one."""
    found = list(entries)
    return found[0] if len(found) == 1 else 0

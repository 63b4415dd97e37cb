"""One work cited by author and year."""

from __future__ import annotations

from msgspec import Struct

from toolkit.papers.leads import Lead


class Work(Struct, frozen=True):
    """One work named by author and year: where it stands, which entries fit, and what was named."""

    start: int
    end: int
    targets: tuple[int, ...]
    name: str
    years: tuple[str, ...]
    near: tuple[int, ...] = ()
    """Entries that the name leads, where none of them has the year."""
    strict: bool = False
    """Whether the shape is that of a citation whatever the list says."""
    maybe: tuple[int, ...] = ()
    """Entries that fit as well as the targets, so that the text does not tell which is meant."""
    sure: float = 1.0
    spelled: str = ""
    """The name as the list spells it, where the text spells it otherwise."""


def fits_years(lead: Lead, years: tuple[str, ...]) -> bool:
    """Say whether an entry bears one of some years; a letter on one side alone does not part them."""
    for year in years:
        if not year or year in lead.years or (len(year) == 5 and year[:4] in lead.years):
            return True
        if len(year) == 4 and any(own[:4] == year for own in lead.years):
            return True
    return False

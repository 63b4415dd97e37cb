"""Types of works in GB/T 7714: type code, where the work stands, what belongs to its title. Literal tables."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from toolkit.model import Source

Where = Literal["journal", "newspaper", "periodical", "imprint", "dated", "issued", "updated"]


class Kind(Struct, frozen=True):
    """How works of one type are written.

    ``code`` is that of Annex B. ``where`` names the form of what follows the title: ``journal`` (year, volume, issue),
    ``newspaper`` (day), ``periodical`` (its run), ``imprint`` (place, publisher, year), ``dated`` (the same with the
    full date), ``issued`` (the full date alone), ``updated`` (date in brackets). ``numbered`` puts the number to the
    title.
    """

    code: str
    where: Where
    inside: bool = False
    numbered: bool = False


OTHER = Kind("Z", "dated", numbered=True)
KINDS = {
    "article": Kind("J", "journal"),
    "review": Kind("J", "journal"),
    "suppperiodical": Kind("J", "journal"),
    "newspaper": Kind("N", "newspaper"),
    "periodical": Kind("J", "periodical"),
    "book": Kind("M", "imprint"),
    "mvbook": Kind("M", "imprint"),
    "booklet": Kind("M", "imprint"),
    "manual": Kind("M", "imprint"),
    "inbook": Kind("M", "imprint", inside=True),
    "bookinbook": Kind("M", "imprint", inside=True),
    "suppbook": Kind("M", "imprint", inside=True),
    "incollection": Kind("M", "imprint", inside=True),
    "reference": Kind("M", "imprint"),
    "inreference": Kind("M", "imprint", inside=True),
    "collection": Kind("G", "imprint"),
    "mvcollection": Kind("G", "imprint"),
    "suppcollection": Kind("G", "imprint", inside=True),
    "proceedings": Kind("C", "imprint"),
    "mvproceedings": Kind("C", "imprint"),
    "inproceedings": Kind("C", "imprint", inside=True),
    "thesis": Kind("D", "imprint"),
    "report": Kind("R", "imprint", numbered=True),
    "patent": Kind("P", "issued", numbered=True),
    "standard": Kind("S", "imprint", numbered=True),
    "legislation": Kind("A", "imprint", numbered=True),
    "archive": Kind("A", "dated", numbered=True),
    "letter": Kind("A", "dated", numbered=True),
    "map": Kind("CM", "imprint"),
    "online": Kind("EB", "updated"),
    "image": Kind("EB", "updated"),
    "artwork": Kind("EB", "updated"),
    "video": Kind("EB", "updated"),
    "movie": Kind("EB", "updated"),
    "audio": Kind("EB", "updated"),
    "preprint": Kind("EB", "updated"),
    "dataset": Kind("DS", "imprint"),
    "software": Kind("CP", "updated"),
}
_KINDS_2025 = KINDS | {
    "dataset": Kind("DS", "updated"),
    "preprint": Kind("PP", "updated"),
}
_ALWAYS_ONLINE = frozenset(["EB", "PP"])


def kind_of(source: Source, edition: int = 2015) -> Kind:
    """Find how a source is written; what the standard has no code for is [Z]."""
    type_ = source.type
    if type_ == "article" and source.fields.get("entrysubtype", "").casefold() == "newspaper":
        type_ = "newspaper"
    if type_ in ("online", "misc", "unpublished") and source.identifiers.get("eprinttype"):
        type_ = "preprint"
    return (_KINDS_2025 if edition == 2025 else KINDS).get(type_, OTHER)


def code_of(kind: Kind, source: Source) -> str:
    """Return type and carrier as the brackets hold them: ``J/OL`` for what has an address on the net."""
    online = kind.code in _ALWAYS_ONLINE or any(source.identifiers.get(name) for name in ("url", "doi", "cstr"))
    return f"{kind.code}/OL" if online else kind.code

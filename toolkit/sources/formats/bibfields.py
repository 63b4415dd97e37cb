"""Which BibTeX field is which part of a Source: the names, their aliases, and which wins where two say the same."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.sources.formats.languages import LANGIDS


class Slot(NamedTuple):
    """A part of a Source: the name of its attribute, and the language of a side or the name within a mapping."""

    attribute: str
    of: str = ""


class Alias(NamedTuple):
    """What a field's name means; where several fields of an entry mean the same slot, the lowest rank is taken."""

    slot: Slot
    rank: int


OWN = ""
"""The language of the side whose fields have no suffix, until the work's language is known."""

NAME_LISTS = ("authors", "editors", "translators")
_SIDE_NAMES = {
    "authors": ("author",),
    "editors": ("editor",),
    "translators": ("translator",),
    "title": ("title",),
    "subtitle": ("subtitle",),
    "container": ("journaltitle", "journal", "booktitle"),
    "series": ("series",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "location": ("location", "address"),
}
"""Attributes of a Side with the fields that give them, the best name first; a suffix such as ``_en`` may follow."""

SIDE_ATTRIBUTES = frozenset(_SIDE_NAMES)

_PLAIN_NAMES = {
    "date": ("date", "year"),
    "month": ("month",),
    "volume": ("volume",),
    "number": ("number", "issue"),
    "pages": ("pages",),
    "edition": ("edition",),
    "langid": ("langid", "language", "hyphenation"),
    "keywords": ("keywords", "keyword"),
    "concepts": ("concepts",),
    "related": ("related",),
    "relatedtype": ("relatedtype",),
}
_IDENTIFIER_NAMES = {
    "doi": ("doi",),
    "url": ("url",),
    "urldate": ("urldate",),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "isrn": ("isrn",),
    "cstr": ("cstr",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid",),
    "eprint": ("eprint",),
    "eprinttype": ("eprinttype", "archiveprefix"),
    "eprintclass": ("eprintclass", "primaryclass"),
}
_ANNOTATION_NAMES = ("annotation", "annote")

TYPE_ALIASES = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "techreport": "report",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
}
"""BibTeX's entry types under biblatex's names."""

THESIS_TYPES = {"mastersthesis": "mathesis", "phdthesis": "phdthesis"}
"""What biblatex puts into ``type`` for BibTeX's two kinds of thesis."""

IN_BOOKS = frozenset(
    ["inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inproceedings", "inreference"]
)
BY_INSTITUTIONS = frozenset(["thesis", "report"])
BY_ORGANIZATIONS = frozenset(["online", "manual"])


def field_names(slot: Slot, entry_type: str, language: str) -> list[str]:
    """Return biblatex's names of the fields that may hold a part of a Source, the one to be written first."""
    attribute, of = slot
    if attribute in SIDE_ATTRIBUTES:
        suffix = f"_{of}" if of != language else ""
        names = dict.fromkeys([_preferred(attribute, entry_type), *_SIDE_NAMES[attribute]])
        return [f"{name}{suffix}" for name in names]
    if attribute == "annotation":
        return ["annotation", "annotation_zh"] if of == "zh" else [f"annotation_{of}"]
    return list(_PLAIN_NAMES.get(attribute, [of]))


def _preferred(attribute: str, entry_type: str) -> str:
    if attribute == "container" and entry_type in IN_BOOKS:
        return "booktitle"
    if attribute == "publisher" and entry_type in BY_INSTITUTIONS:
        return "institution"
    if attribute == "publisher" and entry_type in BY_ORGANIZATIONS:
        return "organization"
    return _SIDE_NAMES[attribute][0]


def _aliases() -> dict[str, Alias]:
    table: dict[str, Alias] = {}
    for attribute, names in _PLAIN_NAMES.items():
        table |= {name: Alias(Slot(attribute), rank) for rank, name in enumerate(names)}
    for identifier, names in _IDENTIFIER_NAMES.items():
        table |= {name: Alias(Slot("identifiers", identifier), rank) for rank, name in enumerate(names)}
    for language in (OWN, *LANGIDS):
        suffix = f"_{language}" if language else ""
        for attribute, names in _SIDE_NAMES.items():
            table |= {f"{name}{suffix}": Alias(Slot(attribute, language), rank) for rank, name in enumerate(names)}
        for rank, name in enumerate(_ANNOTATION_NAMES):
            table[f"{name}{suffix}"] = Alias(Slot("annotation", language), rank)
    table["fjournal"] = Alias(Slot("container", OWN), -1)  # of MathSciNet, whose ``journal`` is the short title
    return table


ALIASES = _aliases()
"""The meaning of every field that has a place of its own in a Source, by lower-case name."""

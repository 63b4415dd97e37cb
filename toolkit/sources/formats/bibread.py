"""From the fields of an entry to a Source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from toolkit.model import Place, Side, Source
from toolkit.sources.formats.bibfields import (
    ALIASES,
    IN_BOOKS,
    NAME_LISTS,
    OWN,
    SIDE_ATTRIBUTES,
    THESIS_TYPES,
    TYPE_ALIASES,
    Slot,
)
from toolkit.sources.formats.bibvalues import MONTHS, comma_list, inner, one_line, page_range, shown, verbatim
from toolkit.sources.formats.encoding import readable
from toolkit.sources.formats.languages import language_code
from toolkit.sources.formats.latex import decode
from toolkit.text.names import parse_name_list
from toolkit.text.scripts import language_of


class Reading(NamedTuple):
    """A Source, and for each part of it the name of the field that gave it, as written."""

    source: Source
    names: dict[Slot, str]


class _Value(NamedTuple):
    """A field's name as written, its value without delimiters, and how much better another name for it would be."""

    name: str
    text: str
    rank: int


_Values = dict[Slot, _Value]
_Pairs = tuple[tuple[str, str], ...]
_YEAR = re.compile(r"\d{4}")
_NOTHING = _Value("", "", 0)
_LANGUAGE_FROM = ("title", "container", "authors", "publisher")


def read_entry(entry_type: str, key: str, pairs: _Pairs, macros: Mapping[str, str], place: Place) -> Reading:
    """Return the Source that an entry describes; of a field that stands twice the first counts, as in BibTeX."""
    kind = TYPE_ALIASES.get(entry_type.lower(), entry_type.lower())
    values, rest = _assign(pairs, macros, kind)
    if entry_type.lower() in THESIS_TYPES:
        rest.setdefault("type", THESIS_TYPES[entry_type.lower()])
    language = _language(values, rest)
    values = _settle(values, rest, language)
    source = Source(
        key=readable(key),
        type=readable(kind),
        language=language,
        sides=_sides(values),
        date=_date(values, rest),
        volume=_plain(values, "volume"),
        number=_plain(values, "number"),
        pages=page_range(_plain(values, "pages")),
        edition=_plain(values, "edition"),
        identifiers=_by_name(values, "identifiers", verbatim),
        concepts=comma_list(_raw(values, "concepts")),
        keywords=comma_list(_raw(values, "keywords")),
        annotation=_by_name(values, "annotation", shown),
        related=comma_list(_raw(values, "related")),
        relatedtype=_plain(values, "relatedtype"),
        fields=rest,
        place=place,
    )
    return Reading(source, {slot: value.name for slot, value in values.items()})


def _assign(pairs: _Pairs, macros: Mapping[str, str], kind: str) -> tuple[_Values, dict[str, str]]:
    """Give each field to the part of a Source that it means, the best name first; return these and all others.

    Of a paper at a conference with ``address`` and ``location`` the first is the publisher's, as the ACM writes it.
    """
    best = ("booktitle", "address") if kind == "inproceedings" else ("booktitle",) if kind in IN_BOOKS else ()
    values: _Values = {}
    rest: dict[str, str] = {}
    for name, value in pairs:
        lower, text = readable(name.lower()), readable(inner(value, macros))
        alias = ALIASES.get(lower)
        if alias is None:
            rest.setdefault(lower, text)
            continue
        slot, rank = alias
        if best and lower.startswith(best):
            rank = -1
        taken = values.get(slot)
        if taken is None or not taken.text.strip() or (rank < taken.rank and text.strip()):
            values[slot] = _Value(name, text, rank)
            name, text = (taken.name, taken.text) if taken else ("", "")
        elif lower == taken.name.lower():
            continue
        if text.strip():
            rest.setdefault(name.lower(), text)
    return values, rest


def _language(values: _Values, rest: dict[str, str]) -> str:
    """Return the work's language: by langid, else by the script of its title or what else there is."""
    given = values.get(Slot("langid"))
    if given and (code := language_code(shown(given.text))):
        return code
    if given:
        rest.setdefault(given.name.lower(), given.text)
        del values[Slot("langid")]
    for attribute in _LANGUAGE_FROM:
        if found := language_of(decode(_raw(values, attribute))):
            return found
    return ""


def _settle(values: _Values, rest: dict[str, str], language: str) -> _Values:
    """Put the fields without a suffix under their language; what a suffixed field says again goes to the rest."""
    settled: _Values = {}
    for slot, value in values.items():
        attribute, of = slot
        if attribute in SIDE_ATTRIBUTES and of == OWN:
            settled[Slot(attribute, language)] = value
        elif attribute == "annotation" and of == OWN:
            settled[Slot(attribute, language_of(shown(value.text)) or language or "zh")] = value
    for slot, value in values.items():
        if slot.of == OWN and (slot.attribute in SIDE_ATTRIBUTES or slot.attribute == "annotation"):
            continue
        if slot in settled and settled[slot].text.strip():
            rest.setdefault(value.name.lower(), value.text)
        else:
            settled[slot] = value
    return settled


def _sides(values: _Values) -> dict[str, Side]:
    parts: dict[str, dict[str, Any]] = {}
    for (attribute, language), value in values.items():
        if attribute in SIDE_ATTRIBUTES and value.text.strip():
            side = parts.setdefault(language, {})
            if attribute in NAME_LISTS:
                _add_names(side, attribute, value.text, language)
            else:
                side[attribute] = shown(value.text)
    return {language: Side(**side) for language, side in parts.items()}


def _add_names(side: dict[str, Any], attribute: str, text: str, language: str) -> None:
    """Add a list of names; its ``and others`` counts for the authors, or for the editors where there are none."""
    names, more = parse_name_list(one_line(decode(text, keep_braces=True)), language)
    side[attribute] = names
    if more and (attribute == "authors" or "authors" not in side):
        side["more_authors"] = True


def _date(values: _Values, rest: dict[str, str]) -> str:
    """Return the date as given, BibTeX's year and month as one; a month that joins no year goes to the rest."""
    date, month = values.get(Slot("date"), _NOTHING), values.get(Slot("month"))
    text = shown(date.text)
    if month is None:
        return text
    number = _month(month.text)
    if number and date.name.lower() != "date" and _YEAR.fullmatch(text):
        return f"{text}-{number:02}"
    rest.setdefault("month", month.text)
    del values[Slot("month")]
    return text


def _month(text: str) -> int:
    """Return the number of a month given as a number, macro or English name; 0 for anything else."""
    word = text.strip().lower()
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    return MONTHS.index(word[:3]) + 1 if word.isalpha() and word[:3] in MONTHS else 0


def _by_name(values: _Values, attribute: str, read: Callable[[str], str]) -> dict[str, str]:
    return {slot.of: read(value.text) for slot, value in values.items() if slot.attribute == attribute and value.text}


def _raw(values: _Values, attribute: str) -> str:
    return values.get(Slot(attribute), _NOTHING).text


def _plain(values: _Values, attribute: str) -> str:
    return shown(_raw(values, attribute))

"""From a Source to the fields of an entry, and to an entry in our own layout."""

from __future__ import annotations

from collections.abc import Container, Iterator

from toolkit.model import Side, Source
from toolkit.sources.formats.bibdates import is_date
from toolkit.sources.formats.bibfields import NAME_LISTS, Slot, field_names
from toolkit.sources.formats.bibpieces import is_balanced
from toolkit.sources.formats.bibvalues import MONTHS, double_dash, one_line, safe_verbatim
from toolkit.sources.formats.languages import LANGIDS
from toolkit.sources.formats.latex import encode
from toolkit.text.names import format_name_list
from toolkit.text.scripts import language_of

_SIDE_ORDER = ("authors", "title", "subtitle", "editors", "translators", "container", "series", "publisher", "location")


def values_of(source: Source) -> dict[Slot, str]:
    """Return what an entry has to say, by part of the Source: values without delimiters, in the order of writing."""
    values = dict(_side_values(source))
    values |= {Slot(name): text for name, text in _plain_values(source)}
    values |= {Slot("identifiers", name): safe_verbatim(text) for name, text in source.identifiers.items()}
    if source.language in LANGIDS and "langid" not in source.fields:
        values[Slot("langid")] = LANGIDS[source.language]
    lists = {"keywords": source.keywords, "concepts": source.concepts, "related": source.related}
    values |= {Slot(name): encode(", ".join(items)) for name, items in lists.items()}
    values[Slot("relatedtype")] = encode(source.relatedtype)
    values |= {Slot("annotation", language): encode(text) for language, text in source.annotation.items()}
    values |= {Slot("fields", name): _balanced(text) for name, text in source.fields.items()}
    return {
        slot: text if slot.attribute == "fields" else one_line(text)
        for slot, text in values.items()
        if text or slot.attribute == "fields"
    }


def name_of(slot: Slot, source: Source, taken: Container[str] = ()) -> str:
    """Return the name of the field for a part of a Source, such that reading it gives the same part again.

    ``taken`` are names of fields that already stand in the entry.
    """
    names = field_names(slot, source.type, source.language)
    if slot == Slot("date") and not is_date(source.date):
        names.reverse()
    if slot == Slot("annotation", "zh") and (_language_of_annotation(source) != "zh" or "annote" in taken):
        names.reverse()
    if slot.attribute == "fields":
        return names[0]
    return next((name for name in names if name not in source.fields and name not in taken), names[0])


def write_entry(source: Source) -> str:
    """Return an entry in our layout: two blanks before a field, one field a line, a comma after each."""
    values = values_of(source)
    fields = "".join(f"  {name_of(slot, source)} = {delimited(slot, text)},\n" for slot, text in values.items())
    return f"@{source.type}{{{source.key},\n{fields}}}\n"


def delimited(slot: Slot, text: str) -> str:
    """Return a value with its delimiters: braces, but a month as the macro that BibTeX has for it."""
    return text if slot == Slot("fields", "month") and text.lower() in MONTHS else f"{{{text}}}"


def _language_of_annotation(source: Source) -> str:
    return language_of(source.annotation["zh"]) or source.language or "zh"


def _side_values(source: Source) -> Iterator[tuple[Slot, str]]:
    """Yield the parts of the sides: title beside title, the work's own language first."""
    languages = sorted(source.sides, key=lambda language: (language != source.language, language))
    for attribute in _SIDE_ORDER:
        for language in languages:
            yield Slot(attribute, language), _side_value(source.sides[language], attribute, language)


def _side_value(side: Side, attribute: str, language: str) -> str:
    if attribute not in NAME_LISTS:
        return encode(getattr(side, attribute))
    names = getattr(side, attribute)
    more = side.more_authors and attribute == ("authors" if side.authors or not side.editors else "editors")
    return encode(format_name_list(names, more, language), keep_braces=True)


def _plain_values(source: Source) -> Iterator[tuple[str, str]]:
    yield "date", encode(source.date)
    yield "volume", encode(source.volume)
    yield "number", encode(source.number)
    yield "edition", encode(source.edition)
    yield "pages", double_dash(encode(source.pages))


def _balanced(text: str) -> str:
    """Return the text of a field of others such that its braces cannot open or close what is around it."""
    text = f"{text} " if text.endswith("\\") else text
    return text if is_balanced(text) else encode(text)

"""From a Source to a CSL-JSON item, every writer's way out.

The work's own language stands under CSL's names, the other one under ``original-…``, and what CSL has no place for in
``custom``, such that `toolkit.sources.formats.csl.source_of` gives the same Source again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.model import Name, Side, Source
from toolkit.sources.formats import csltables as tables
from toolkit.sources.formats.csl import ORIGINAL, VERBATIM, Item, csl_type, other_language
from toolkit.sources.formats.csldates import date_of
from toolkit.sources.formats.latex import decode
from toolkit.sources.formats.mathtext import plain_math
from toolkit.text.names import format_name_list, parse_name_list

_RESOLVER = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def item_of(source: Source) -> Item:
    """Return the CSL item of a source: its own language, the other one as ``original-…``, the rest in ``custom``."""
    item: Item = {"id": source.key, "type": csl_type(source)}
    custom: Item = {}
    item |= _side_item(source.own, "", custom)
    others = [language for language in source.sides if source.sides[language] is not source.own]
    for language in others[:1]:
        item |= _side_item(source.sides[language], ORIGINAL, custom)
        if source.own.translators:
            custom["bilingual"] = "1"
    for language in others[1:]:
        custom |= {f"{name}_{language}": value for name, value in _plain_side(source.sides[language]).items()}
    item |= {name: getattr(source, attribute) for name, attribute in tables.PLAIN.items()}
    item["number" if item["type"] in tables.NUMBERED else "issue"] = source.number
    item["issued"] = date_of(source.date)
    item |= _identifier_item(source, custom)
    item |= _field_item(source, custom)
    item["keyword"] = "; ".join(source.keywords)
    item["language"] = {"zh": "zh-CN", "en": "en"}.get(source.language, source.language)
    custom |= {"concepts": ", ".join(source.concepts), "related": ", ".join(source.related)}
    custom |= {"relatedtype": source.relatedtype}
    custom |= {f"annotation_{language}": text for language, text in source.annotation.items()}
    if tables.TYPES.get(item["type"]) != source.type:
        custom["entrytype"] = source.type
    if others and other_language(item, source.language) != others[0]:
        custom["original-language"] = others[0]
    item["custom"] = {name: value for name, value in custom.items() if value}
    return {name: value for name, value in item.items() if value or name == "id"}


def _side_item(side: Side, prefix: str, custom: Item) -> Item:
    item: Item = {prefix + name: plain_math(getattr(side, attribute)) for name, attribute in tables.SIDE.items()}
    if side.subtitle:
        item[f"{prefix}title"] = plain_math(f"{side.title}: {side.subtitle}")
        custom[f"{prefix}subtitle"] = side.subtitle
    item |= {prefix + name: people_of(getattr(side, attribute)) for name, attribute in tables.ROLES.items()}
    if side.more_authors:
        custom[f"{prefix}more-authors"] = "1"
    return item


def _plain_side(side: Side) -> dict[str, str]:
    texts = {
        attribute: getattr(side, attribute) for attribute in ("title", "subtitle", "publisher", "location", "series")
    }
    names = {name: format_name_list(getattr(side, attribute)) for name, attribute in tables.ROLES.items()}
    return texts | names | {"journaltitle": side.container}


def people_of(names: Iterable[Name]) -> list[dict[str, str]]:
    """Return names as CSL writes them."""
    return [person_of(name) for name in names]


def person_of(name: Name) -> dict[str, str]:
    """Return one name as CSL writes it."""
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}


def _identifier_item(source: Source, custom: Item) -> Item:
    variables = {name: variable for variable, name in tables.IDENTIFIERS.items()}
    item: Item = {}
    for name, text in source.identifiers.items():
        if name == "urldate":
            item["accessed"] = date_of(text)
        elif name in variables:
            item[variables[name]] = _RESOLVER.sub("", text) if name == "doi" else text
        else:
            custom[name] = text
    return item


def _field_item(source: Source, custom: Item) -> Item:
    variables = {field: variable for variable, field in reversed(tables.FIELDS.items())}
    dates = {field: variable for variable, field in tables.DATES.items()}
    item: Item = {}
    for name, raw in source.fields.items():
        text = raw if name in VERBATIM else decode(raw, name in tables.OTHER_ROLES)
        if name in tables.OTHER_ROLES:
            item[name] = people_of(parse_name_list(text)[0])
        elif name in variables:
            item[variables[name]] = text
        elif name in dates:
            item[dates[name]] = date_of(text)
        elif name == "csl-number":
            item["number"] = text
        elif name.startswith(ORIGINAL) and name[len(ORIGINAL) :] in tables.SIDE:
            item[name] = text
        elif name.startswith(ORIGINAL) and name[len(ORIGINAL) :] in tables.ROLES:
            item[name] = people_of(parse_name_list(text)[0])
        elif name != "entrysubtype" or csl_type(source) != text:
            custom[name] = text
    return item

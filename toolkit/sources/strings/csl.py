"""Decoded fields → CSL-JSON as it is handed out, one item for both halves, and the Source that a bibliography keeps."""

from __future__ import annotations

import re
from typing import Any

from toolkit.model import Name, Side, Source
from toolkit.sources.strings.decode import Decoded
from toolkit.sources.strings.printed import with_details
from toolkit.sources.strings.repair import SOFT, without_han_blanks
from toolkit.text.names import parse_name, split_han
from toolkit.text.scripts import has_han, language_of

Item = dict[str, Any]

_TEXTS = ("title", "container-title", "publisher", "publisher-place", "collection-title")
_ORIGINAL = ("title", "author", "container-title", "publisher", "publisher-place")
_SHORT_BODY = re.compile("[\u4e00-\u9fff]{2,3}[社部局署厅委网院处]")
"""``新华社``, ``教育部``: bodies as short as a name; hardly anybody's name ends so."""
_NARROW = {wide: wide - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for wide in range(ord(first), ord(last) + 1)}
"""Full-width digits and letters, not marks."""
_DEGREES = (("博士", "phdthesis"), ("ph", "phdthesis"), ("doct", "phdthesis"), ("硕士", "mathesis"), ("m", "mathesis"))
_BIBLATEX = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "chapter": "incollection", "paper-conference": "inproceedings", "thesis": "thesis", "report": "report",
    "webpage": "online", "patent": "patent", "dataset": "dataset", "software": "software", "standard": "standard",
    "legislation": "legislation", "periodical": "periodical", "post": "online", "post-weblog": "online",
    "preprint": "online", "manuscript": "unpublished", "map": "misc", "legal_case": "jurisdiction",
}


def finished(decoded: Decoded, text: str) -> Item:
    """Return the item as users see it: Chinese names split, broken words mended, the language named."""
    item = {name: value for name, value in decoded.item.items() if value}
    if not any(
        name in item for name in ("title", "author", "container-title", "issued", "publisher", "DOI", "URL", "editor")
    ):
        return {}
    item = with_details(item, decoded.spans, text)
    for name in _TEXTS:
        if name in item:
            item[name] = _mended(item[name], item["type"] == "standard")
    language = language_of(item.get("title", "") or text)
    for role in ("author", "editor", "translator"):
        if role in item and language not in ("ja", "ko"):  # the table of surnames is Chinese
            item[role] = [_person(person) for person in item[role]]
    if language:
        item["language"] = language
    return item


def _mended(value: str, keep_blanks: bool) -> str:
    if SOFT in value:
        value = "".join(part.lstrip() if at else part for at, part in enumerate(value.split(SOFT)))
    value = value.translate(_NARROW)
    return value if keep_blanks else without_han_blanks(value)


def _person(person: dict[str, str]) -> dict[str, str]:
    """Split a Chinese name by the table of surnames; a body or a transliterated name stays whole."""
    literal = person.get("literal", "")
    if not literal or not has_han(literal) or len(literal) > 4 or _SHORT_BODY.fullmatch(literal):
        return person
    name = split_han(literal)
    return {"family": name.family, "given": name.given} if name.given else person


def joined(result: dict[str, Any], identifier: str) -> Item:
    """Return one CSL item for a result, the English half as ``original-…``, as zotero-chinese reads it."""
    item, english = dict(result["csl"]), result["csl_en"] or {}
    for name in _ORIGINAL:
        if name in english:
            item[f"original-{name}"] = english[name]
    item.pop("custom", None)
    return {"id": identifier, **item}


def source_of(result: dict[str, Any], key: str) -> Source:
    """Return a result as a record of a bibliography, both halves in one."""
    item, english = result["csl"], result["csl_en"]
    language = item.get("language", "") or "en"
    sides = {language: _side(item, language)}
    if english:
        sides["en" if language != "en" else "zh"] = _side(english, "en")
    kind = _BIBLATEX.get(item.get("type", ""), "misc")
    return Source(
        key=key,
        type=kind,
        language=language,
        sides=sides,
        date=_date(item, "issued"),
        volume=item.get("volume", ""),
        number=item.get("issue", "") or item.get("number", ""),
        pages=item.get("page", ""),
        edition=item.get("edition", ""),
        identifiers={"doi": item["DOI"]} if "DOI" in item else {},
        fields={name: value for name, value in _fields(item).items() if value},
    )


def _fields(item: Item) -> dict[str, str]:
    """Return what biblatex has a field for and a record no place."""
    genre = item.get("genre", "").lower()
    degree = next((name for word, name in _DEGREES if genre.startswith(word)), "")
    return {"type": degree, "url": item.get("URL", ""), "urldate": _date(item, "accessed")}


def _date(item: Item, name: str) -> str:
    """Return a date of the item as EDTF: ``2020``, ``2020-09``, ``2020-09-12``."""
    parts = item[name]["date-parts"][0] if name in item else []
    return "-".join(f"{part:02}" for part in parts)


def _side(item: Item, language: str) -> Side:
    return Side(
        title=item.get("title", ""),
        authors=tuple(_name(person, language) for person in item.get("author", [])),
        more_authors=bool(item.get("custom", {}).get("more-authors")),
        editors=tuple(_name(person, language) for person in item.get("editor", [])),
        translators=tuple(_name(person, language) for person in item.get("translator", [])),
        container=item.get("container-title", ""),
        series=item.get("collection-title", ""),
        publisher=item.get("publisher", ""),
        location=item.get("publisher-place", ""),
    )


def _name(person: dict[str, str], language: str) -> Name:
    if "literal" in person:
        return Name(literal=person["literal"])
    if has_han(person["family"]):
        return Name(family=person["family"], given=person.get("given", ""))
    given = person.get("given", "")
    return parse_name(f"{person['family']}, {given}" if given else person["family"], language)

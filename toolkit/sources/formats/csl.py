"""From a CSL-JSON item to a Source; every reader that is not BibTeX goes through here.

An item holds the work's own language under CSL's names and the other one under ``original-title``, ``original-author``
and so on, as the Chinese styles of Zotero read them. What a Source has and CSL has not stands in ``custom``, which the
specification keeps for that, and comes back from there: ``source_of(item_of(source))`` is the source again, but for
what BibTeX alone says in its own way: formulas of a title, an address before a DOI.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from toolkit.model import Name, Place, Side, Source
from toolkit.sources.formats import csltables as tables
from toolkit.sources.formats.csldates import edtf_of
from toolkit.sources.formats.languages import language_code
from toolkit.sources.formats.latex import encode
from toolkit.text.names import format_name_list, parse_name, split_han
from toolkit.text.romanize import in_order_of
from toolkit.text.scripts import has_han, language_of

Item = dict[str, Any]
"""A CSL-JSON item."""

ORIGINAL = "original-"
_NOWHERE = Place("")
_KEYWORDS = re.compile(r"\s*[;；\n]+\s*")
_COMMAS = re.compile(r"\s*[,，、]\s*")
_MORE = frozenset(["others", "et al.", "et al", "等"])
_CHEAT = re.compile(
    r"^\s*\{?:?((?:original|event|container|collection|publisher)[ -][A-Za-z -]+)\s*[:：]\s*(.*?)\}?\s*$"
)
VERBATIM = frozenset(["file"])
"""Fields that hold no LaTeX."""
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")


def source_of(item: Mapping[str, Any], place: Place = _NOWHERE) -> Source:
    """Return the Source that an item describes; nothing of it is lost."""
    item = _with_cheats(item)
    given = item.get("custom")
    custom = {str(name): value for name, value in given.items()} if isinstance(given, dict) else {}
    kind = str(item.get("type") or "document")
    language = language_code(str(item.get("language") or "")) or _language(item)
    sides, rest = _sides(item, language, custom)
    fields = _fields(item, custom, rest)
    entry = str(custom.get("entrytype") or tables.TYPES.get(kind, "misc"))
    source = Source(
        key=str(item.get("id") or item.get("citation-key") or ""),
        type=entry,
        language=language,
        sides=sides,
        date=edtf_of(item.get("issued")),
        number=_number(item, fields),
        identifiers=_identifiers(item, custom),
        concepts=_list(custom.get("concepts")),
        keywords=_keywords(item.get("keyword") or item.get("keywords")),
        annotation=_annotation(item, custom),
        related=_list(custom.get("related")),
        relatedtype=_text(custom.get("relatedtype")),
        fields=fields,
        place=place,
        **{attribute: _text(item.get(name)) for name, attribute in tables.PLAIN.items()},
    )
    if csl_type(source) != kind and "entrysubtype" not in fields:
        return replace(source, fields=fields | {"entrysubtype": kind})
    return source


def csl_type(source: Source) -> str:
    """Return the CSL type of a source, by its entry type and ``entrysubtype``; a preprint of arXiv is ``article``."""
    found = tables.OF_ENTRY.get(source.type, "document")
    subtype = source.fields.get("entrysubtype", "")
    subtype = tables.SUBTYPES.get(subtype, subtype)
    if subtype in tables.TYPES:
        return subtype
    if source.type in ("misc", "online", "article", "unpublished") and not source.own.container:
        return "article" if source.identifiers.get("eprinttype", "").lower() == "arxiv" else found
    return found


def _language(item: Mapping[str, Any]) -> str:
    names = ("title", "container-title", "publisher")
    return next((found for name in names if (found := language_of(_text(item.get(name))))), "")


def _with_cheats(item: Mapping[str, Any]) -> Item:
    """Take ``original-title: …`` lines out of the note, where Zotero's users keep what it has no field for."""
    note = item.get("note")
    if not isinstance(note, str) or ":" not in note.replace("：", ":"):
        return dict(item)
    found, left = dict(item), []
    for line in note.split("\n"):
        match = _CHEAT.match(line)
        name = match[1].strip().lower().replace(" ", "-") if match else ""
        if match and name.startswith(ORIGINAL) and name[len(ORIGINAL) :] in (*tables.SIDE, *tables.ROLES):
            _put(found, name, match[2])
        else:
            left.append(line)
    found["note"] = "\n".join(left)
    return found


def _put(item: Item, name: str, value: str) -> None:
    if name[len(ORIGINAL) :] in tables.ROLES:
        family, bars, given = value.partition("||")
        person = {"family": family.strip(), "given": given.strip()} if bars else value
        people = item.get(name)
        people = people if isinstance(people, list) else []
        parts = [person] if bars else [{"literal": part.strip()} for part in re.split(r"[;；]", value) if part.strip()]
        item[name] = [*people, *(part for part in parts if part not in people)]
    else:
        item.setdefault(name, value)


def _sides(item: Mapping[str, Any], language: str, custom: dict[str, Any]) -> tuple[dict[str, Side], dict[str, str]]:
    """Return the sides, and what is no side of this work: the original of a translation, a title in no known language.

    A pinyin name of a side beside a Chinese one takes its order from that.
    """
    own = _side(item, "", language)
    if custom.get("subtitle") and own.get("title"):
        own["subtitle"] = _text(custom.get("subtitle"))
        own["title"] = own["title"].removesuffix(f": {own['subtitle']}")
    if custom.get("more-authors"):
        own["more_authors"] = True
    second = language_code(_text(custom.get("original-language"))) or other_language(item, language)
    other = _side(item, ORIGINAL, second)
    if custom.get("original-more-authors"):
        other["more_authors"] = True
    sides = {language: Side(**own)} if own else {}
    rest: dict[str, str] = {}
    translation = item.get("type") in ("book", "chapter") and own.get("translators") and not custom.get("bilingual")
    if other and (translation or not second):
        rest = {name: _text_of(value) for name, value in item.items() if name.startswith(ORIGINAL) and _is_side(name)}
    elif other:
        sides[second] = Side(**other)
    if {"zh", "en"} <= set(sides) and len(sides["zh"].authors) == len(sides["en"].authors):
        pairs = zip(sides["en"].authors, sides["zh"].authors, strict=True)
        sides["en"] = replace(sides["en"], authors=tuple(in_order_of(latin, han) for latin, han in pairs))
    return sides, rest


def _text_of(value: object) -> str:
    return format_name_list(_people(value, "")[0]) if isinstance(value, list) else _text(value)


def _is_side(name: str) -> bool:
    return name[len(ORIGINAL) :] in tables.SIDE or name[len(ORIGINAL) :] in tables.ROLES


def other_language(item: Mapping[str, Any], language: str) -> str:
    """Return the language of an item's ``original-…``, ``""`` where nothing tells it from the work's own."""
    found = next((code for name in tables.SIDE if (code := language_of(_text(item.get(ORIGINAL + name))))), "")
    if not found and any(has_han(str(person)) for person in item.get("original-author") or []):
        found = "zh"
    found = language_code(_text(item.get("original-language"))) or found
    if found and found != language:
        return found
    return "" if language in ("en", "") else "en"


def _side(item: Mapping[str, Any], prefix: str, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, attribute in tables.SIDE.items():
        if text := _text(item.get(prefix + name)):
            found[attribute] = text
    for name, attribute in tables.ROLES.items():
        people, more = _people(item.get(prefix + name), language)
        if people:
            found[attribute] = people
        if more:
            found["more_authors"] = True
    return found


def _people(value: object, language: str) -> tuple[tuple[Name, ...], bool]:
    people = [each for each in value if each and isinstance(each, (dict, str))] if isinstance(value, list) else []
    names = [name_of(person, language) for person in people]
    kept = tuple(name for name in names if name.literal not in _MORE and name != Name())
    return kept, any(name.literal in _MORE for name in names)


def name_of(person: Mapping[str, Any] | str, language: str = "") -> Name:
    """Return a CSL name as a Name; a whole Chinese one is split by the table of surnames."""
    if isinstance(person, str):
        return parse_name(person, language)
    literal = _text(person.get("literal") or person.get("name"))
    family, given = _text(person.get("family")), _text(person.get("given"))
    if literal or not family:
        literal = literal or given
        return parse_name(literal, language) if has_han(literal) and literal not in _MORE else Name(literal=literal)
    particle = " ".join(
        filter(None, [_text(person.get("non-dropping-particle")), _text(person.get("dropping-particle"))])
    )
    if has_han(family) and not given and not particle and language in ("", "zh", "en"):
        return split_han(family)
    return Name(family=family, given=given, particle=particle, suffix=_text(person.get("suffix")))


def _number(item: Mapping[str, Any], fields: dict[str, str]) -> str:
    issue, number = _text(item.get("issue")), _text(item.get("number"))
    if issue and number and issue != number:
        fields["csl-number"] = encode(number)
    return issue or number


def _identifiers(item: Mapping[str, Any], custom: Mapping[str, Any]) -> dict[str, str]:
    found = {name: _text(item.get(variable)) for variable, name in tables.IDENTIFIERS.items()}
    found["urldate"] = edtf_of(item.get("accessed"))
    found |= {name: _text(custom.get(name)) for name in _OTHER_IDENTIFIERS}
    return {name: text for name, text in found.items() if text}


_OTHER_IDENTIFIERS = ("isrn", "cstr", "eprint", "eprinttype", "eprintclass", "cnki")
_HANDLED = frozenset(
    ["id", "citation-key", "type", "language", "custom", "issued", "accessed", "issue", "number", "keyword", "keywords",
     "annote", "original-language", "categories", *tables.PLAIN, *tables.IDENTIFIERS, *tables.SIDE, *tables.ROLES,
     *tables.DATES]
)  # fmt: skip
_CUSTOM_HANDLED = frozenset(
    ["concepts", "related", "relatedtype", "more-authors", "original-more-authors", "subtitle", "entrytype",
     "bilingual", "language", "original-language", *_OTHER_IDENTIFIERS]
)  # fmt: skip


def _fields(item: Mapping[str, Any], custom: Mapping[str, Any], rest: Mapping[str, str]) -> dict[str, str]:
    """Return every variable that has no place of its own in a Source, under biblatex's name where there is one."""
    found: dict[str, str] = {}
    for name, value in item.items():
        if name in _HANDLED or (name.startswith(ORIGINAL) and _is_side(name)):
            continue
        text = format_name_list(*_people(value, "")) if name in tables.OTHER_ROLES else _any_text(value)
        if text:
            found.setdefault(tables.FIELDS.get(name, name.lower()), text)
    found |= {biblatex: text for name, biblatex in tables.DATES.items() if (text := edtf_of(item.get(name)))}
    found |= {name: text for name, text in rest.items() if text}
    extra = {name: _any_text(value) for name, value in custom.items() if not _is_custom_handled(name)}
    given = _text(item.get("language"))
    if given and not language_code(given):
        found["language"] = given
    return {name: text if name in VERBATIM else encode(text, name in tables.OTHER_ROLES)
            for name, text in (found | extra).items() if text}  # fmt: skip


def _is_custom_handled(name: str) -> bool:
    return name in _CUSTOM_HANDLED or name.startswith("annotation")


def _annotation(item: Mapping[str, Any], custom: Mapping[str, Any]) -> dict[str, str]:
    found = {
        name.partition("_")[2] or "zh": _text(text) for name, text in custom.items() if name.startswith("annotation")
    }
    if note := _text(item.get("annote")):
        found.setdefault(language_of(note) or "zh", note)
    return {language: text for language, text in found.items() if text}


def _keywords(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(filter(None, (_text(word) for word in value)))
    text = _text(value)
    parts = _KEYWORDS.split(text) if re.search(r"[;；\n]", text) else _COMMAS.split(text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _list(value: object) -> tuple[str, ...]:
    return tuple(part for part in _COMMAS.split(_text(value)) if part)


def _text(value: object) -> str:
    """Return a variable as text; of a list, as some programs write titles, the first."""
    if isinstance(value, list):
        value = next(iter(value), "")
    return " ".join(str(value).split()) if value not in (None, "", False, {}) and not isinstance(value, dict) else ""


def _any_text(value: object) -> str:
    if isinstance(value, dict) and ("date-parts" in value or "raw" in value):
        return edtf_of(value)
    if isinstance(value, (dict, list)):
        plain = isinstance(value, list) and all(isinstance(part, (str, int)) for part in value)
        return "; ".join(map(str, value)) if plain else str(value) if value else ""
    return str(value).strip() if value not in (None, "") else ""

"""The two halves of a twin against each other: what a translation may not change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import contains
from typing import Any, NamedTuple

from toolkit.text.names import split_han
from toolkit.text.normal import normal_form
from toolkit.text.romanize import initial_letters, read_han, read_surname, split_mark
from toolkit.text.scripts import has_han
from toolkit.text.surnames import is_pinyin_surname

Item = dict[str, Any]


class Disagreement(NamedTuple):
    """A field in which the halves differ, as each of them reads, and which author (from 1; 0 for all others)."""

    field: str
    zh: str
    en: str
    author: int = 0


_PLAIN = (("volume", "volume"), ("issue", "issue"), ("page", "pages"))
_ALIKE = {frozenset(pair) for pair in (("book", "chapter"), ("chapter", "paper-conference"), ("document", "webpage"))}


def disagreements(zh: Item, en: Item) -> Iterator[Disagreement]:
    """Yield every field in which the halves contradict each other; absence is no contradiction."""
    years = [str(item["issued"]["date-parts"][0][0]) if "issued" in item else "" for item in (zh, en)]
    if all(years) and years[0] != years[1]:
        yield Disagreement("year", years[0], years[1])
    for field, name in _PLAIN:
        pair = [str(item.get(field, "")) for item in (zh, en)]
        if all(pair) and normal_form(pair[0]) != normal_form(pair[1]):
            yield Disagreement(name, pair[0], pair[1])
    yield from _authors(zh.get("author", []), en.get("author", []))
    kinds = [item.get("type", "") for item in (zh, en)]
    if kinds[0] != kinds[1] and frozenset(kinds) not in _ALIKE:
        yield Disagreement("type", kinds[0], kinds[1])


def shaped_like(zh: Item, en: Item, spans: dict[str, tuple[int, int]], text: str) -> Item:
    """Return the English item with the journal that was taken for place and publisher, if the Chinese has a journal.

    ``Think Tank: Theory & Practice`` alone could be ``Place: Publisher``; what its other half is settles it.
    """
    if "container-title" not in zh or "publisher" in zh or "container-title" in en or "publisher" not in en:
        return en
    places = [spans[name] for name in ("publisher-place", "publisher") if name in en and name in spans]
    if not places:
        return en
    journal = text[min(start for start, _ in places) : max(end for _, end in places)]
    rest = {name: value for name, value in en.items() if name not in ("publisher", "publisher-place")}
    return {**rest, "container-title": " ".join(journal.split()), "type": zh.get("type", en.get("type", ""))}


def _authors(chinese: list[dict[str, str]], english: list[dict[str, str]]) -> Iterator[Disagreement]:
    if chinese and english and len(chinese) != len(english):
        yield Disagreement("authors", str(len(chinese)), str(len(english)))
        return
    for at, (han, latin) in enumerate(zip(chinese, english, strict=False), 1):
        name = han.get("family", "") + han.get("given", "") or han.get("literal", "")
        if has_han(name) and 2 <= len(name) <= 4 and not _may_be(name, latin):
            yield Disagreement(
                "name",
                name,
                " ".join(filter(None, (latin.get("family"), latin.get("given"), latin.get("literal")))),
                at,
            )


def _may_be(name: str, latin: dict[str, str]) -> bool:
    """Say whether a pinyin name can be that of a Chinese one: the surname's reading and the initials fit."""
    person = split_han(name)
    family, given = (normal_form(latin.get(part, "")).replace("ü", "v") for part in ("family", "given"))
    if not is_pinyin_surname(family):
        return True
    reading = normal_form(read_surname(split_mark(person.family)[1]))
    if (
        person.given
        and family not in (reading, reading.replace("v", "u"), reading.replace("v", "yu"))
        and family != read_han(person.family)
    ):
        return False
    letters = initial_letters(person.given) if has_han(person.given) else ()
    shown = re.sub(r"[\s.\-‐–]+", "", latin.get("given", ""))
    if not letters or not shown:
        return True
    if shown.isascii() and shown.isupper() and len(shown) <= len(letters):  # initials alone
        return all(map(contains, letters, shown.lower()))
    return given[:1] in letters[0]

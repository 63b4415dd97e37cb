"""What of a record counts when two are compared, in the one form in which it is compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from toolkit.model import Name, Side, Source
from toolkit.sources.duplicates.marks import Marks, marks_of
from toolkit.sources.identifiers import clean_doi, is_isbn
from toolkit.text.normal import ascii_fold, normal_form
from toolkit.text.romanize import pinyin, split_mark
from toolkit.text.scripts import has_han, language_of
from toolkit.text.simplified import simplified

_TAG = re.compile(r"<[^<>]{1,20}>|\[[A-Z]{1,2}(?:/[A-Z]{2})?\]\s*$|\$+|[~^_](?=[{(\w+-])")
_DIGITS = re.compile(r"\d+")
_SPACED = re.compile(r"(?<=\S) (?=\S)")
_MANY = 5
_PAGE = re.compile(r"[A-Za-z]*\d+")
_ISBN = re.compile(r"(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx]")
_ISSN = re.compile(r"\b(\d{4})-?(\d{3}[\dXx])\b")
_CNKI = re.compile(r"(?:CNKI:|filename=)([\w:.]+)", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_CHINESE_DIGITS = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))

WHOLE = "whole"
PART = "part"
KINDS = {
    "book": WHOLE, "mvbook": WHOLE, "collection": WHOLE, "mvcollection": WHOLE, "proceedings": WHOLE,
    "mvproceedings": WHOLE, "reference": WHOLE, "mvreference": WHOLE, "booklet": WHOLE, "periodical": WHOLE,
    "inbook": PART, "bookinbook": PART, "suppbook": PART, "incollection": PART, "suppcollection": PART,
    "inreference": PART, "inproceedings": PART, "article": "article", "thesis": "thesis", "patent": "patent",
    "standard": "standard", "report": "report",
}  # fmt: skip
"""Entry types by what they are; others may stand for anything."""
SERIAL = frozenset([WHOLE, "patent", "standard", "report"])
"""Kinds whose number is one of their own, in a series or at an office, and not a place in a journal."""


class Features(NamedTuple):
    """One record, ready to be compared. Forms are normal forms in simplified characters; empty means not known."""

    titles: tuple[str, ...]
    """Of the sides that have one, the work's own first: title and subtitle together."""
    heads: tuple[str, ...]
    """The same without the subtitles, where there are any."""
    language: str
    kind: str
    """Of `KINDS`: what sort of thing the work is."""
    marks: Marks
    authors: tuple[Name, ...]
    year: int
    volume: str
    number: str
    page: str
    pages: str
    container: str
    edition: str
    translated: bool
    strong: frozenset[str]
    """Identifiers of this very work: ``doi:…``, ``pmid:…``, ``arxiv:…``, ``cnki:…``."""
    books: frozenset[str]
    """ISBN of 13 digits: of the work itself, or of the book that it is in."""
    journals: frozenset[str]


def matching_form(text: str) -> str:
    """Return the normal form of a text in simplified characters; ``""`` is never equal to anything."""
    if text.isascii():
        return normal_form(text)
    return simplified(normal_form(text))


def features_of(source: Source) -> Features:
    """Return what counts of a record."""
    sides = _own_first(source)
    own = sides[0] if sides else Side()
    titles = [_title(f"{side.title} {side.subtitle}") for side in sides]
    heads = [_title(side.title) for side in sides if side.subtitle]
    raw = _unspaced(_TAG.sub("", next((side.title for side in sides if side.title), "")))
    identifiers, kind = source.identifiers, KINDS.get(source.type, "")
    return Features(
        titles=tuple(dict.fromkeys(filter(None, titles))),
        heads=tuple(dict.fromkeys(filter(None, heads))),
        language=language_of(raw) or source.language,
        kind=kind,
        marks=marks_of(simplified(" ".join((raw, own.subtitle))) if raw else ""),
        authors=own.authors or own.editors or next((side.authors for side in sides if side.authors), ()),
        year=source.year or _year(source.date),
        volume=_number(source.volume),
        number=(_serial if kind in SERIAL else _number)(source.number),
        page=_first_page(source.pages),
        pages="".join(_DIGITS.findall(source.pages)),
        container=matching_form(own.container) if own.container else "",
        edition=_edition(source.edition),
        translated=any(side.translators for side in sides),
        strong=frozenset(_strong(source)),
        books=frozenset(_books(identifiers.get("isbn", ""))),
        journals=frozenset(a + b.upper() for key in ("issn", "isbn") if key in identifiers
                           for a, b in _ISSN.findall(identifiers[key])),
    )  # fmt: skip


def _own_first(source: Source) -> list[Side]:
    if len(source.sides) < 2:
        return list(source.sides.values())
    own = source.own
    return [own, *(side for side in source.sides.values() if side is not own)]


def _unspaced(text: str) -> str:
    """Return a text that was set or scanned with a blank behind every character (``桥 梁 2 0 1 9``) without them.

    What stands between two blanks of such a text is one word; any other text stays as it is.
    """
    if text.count(" ") * 3 < len(text):
        return text
    single = sum(len(word) == 1 for word in text.split())
    return _SPACED.sub("", text) if single > _MANY and single * 10 >= len(text.split()) * 9 else text


def _title(text: str) -> str:
    return matching_form(_TAG.sub("", text) if "<" in text or "[" in text or "$" in text or "_" in text else text)


def _year(date: str) -> int:
    found = re.search(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", date) if date else None
    return int(found[1]) if found else 0


def _number(text: str) -> str:
    """Return a volume or issue without leading zeros and words: ``07``, ``Vol. 7``, ``第7卷``, ``七`` are 7."""
    if not text or (text.isdecimal() and text.isascii() and text[0] != "0"):
        return text
    form = normal_form(text)
    digits = _DIGITS.search(form)
    if digits is None and len(form) == 1:
        return _CHINESE_DIGITS.get(form, form)
    return (digits[0].lstrip("0") or "0") + ("s" if form[:1] == "s" else "") if digits else form


def _serial(text: str) -> str:
    """Return every digit of a number: ``GB/T 7714—2015`` is 77142015, ``No. 12`` is 12; words are no number."""
    return "".join(_DIGITS.findall(unicodedata.normalize("NFKC", text))) if text else ""


def _first_page(pages: str) -> str:
    match = _PAGE.search(pages if pages.isascii() else unicodedata.normalize("NFKC", pages))
    return match[0].lower().lstrip("0") if match else ""


def _edition(text: str) -> str:
    """Return the number of an edition; a date or words in its place say nothing."""
    if not text or "/" in text or len(text) > 20:
        return ""
    number = _number(text)
    return number if number.isdecimal() and len(number) < 3 else ""


def _strong(source: Source) -> list[str]:
    identifiers = source.identifiers
    found = []
    doi = identifiers.get("doi", "")
    if doi and (bare := clean_doi(doi).lower()).startswith("10.") and len(bare) > 8:
        found.append(f"doi:{bare}")
    if cnki := _CNKI.search(f"{doi} {identifiers.get('url', '')}"):
        found.append(f"cnki:{cnki[1].lower()}")
    if pmid := identifiers.get("pmid", ""):
        found.append(f"pmid:{pmid.strip()}")
    if (eprint := identifiers.get("eprint", "")) and identifiers.get("eprinttype", "arxiv").lower() == "arxiv":
        found.append(f"arxiv:{re.sub(r'v[0-9]+$', '', eprint.lower().removeprefix('arxiv:'))}")
    return found


def _books(text: str) -> list[str]:
    """Return each ISBN of a field with 13 digits, the check digit left out."""
    if not text:
        return []
    found = (re.sub(r"[\s-]", "", match) for match in _ISBN.findall(text))
    return [(isbn if len(isbn) == 13 else f"978{isbn}")[:12] for isbn in found if is_isbn(isbn)]


# -- names -----------------------------------------------------------------------------------------------------------


class Person(NamedTuple):
    """One name as it is compared: the characters of a Han name in any order, else the words that may be a surname."""

    han: str
    words: frozenset[str]
    family: str


@lru_cache(maxsize=1 << 16)
def person(name: Name) -> Person:
    """Return a name as it is compared."""
    text = name.literal or name.family + name.given
    if has_han(text):
        return Person("".join(sorted(matching_form(split_mark(text)[1]))), frozenset(), "")
    words = _WORDS.findall(ascii_fold(f"{name.literal} {name.particle} {name.family} {name.given}").lower())
    family = "".join(_WORDS.findall(ascii_fold(name.family or name.literal).lower()))
    return Person("", frozenset(words) | {family}, family)


@lru_cache(maxsize=1 << 16)
def romanized(name: Name) -> Person:
    """Return a Han name as pinyin writes it."""
    family, given = (part.lower().replace(" ", "") for part in pinyin(name))
    return Person("", frozenset(filter(None, (family, given, family + given, given + family))), family)

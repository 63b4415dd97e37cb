"""What exports of databases do to values, undone: joined authors, mixed serial numbers, marks in abstracts."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from toolkit.model import Name
from toolkit.sources.formats.cslitem import person_of
from toolkit.sources.formats.mathtext import shifted
from toolkit.text.names import parse_name
from toolkit.text.scripts import has_han
from toolkit.text.surnames import is_pinyin_surname

Item = dict[str, Any]

_SEMICOLONS = re.compile(r"\s*[;；]+\s*")
_COMMAS = re.compile(r"\s*[,，、]\s*")
_PY_LIST = re.compile(r"\[\s*(['\"]).*\1\s*,?\s*\]", re.DOTALL)
_HAN_NAME = re.compile(r"(?:[\[［(（【〔][^\]］)）】〕]{1,4}[\]］)）】〕])?[\u3007\u3400-\u9fff·•‧]{2,4}(?:\(.*\))?")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+", re.IGNORECASE)
_DOI_TAIL = re.compile(r"[.,;，。；]+$")
_ISSN = re.compile(r"(?<![\dXx-])(\d{4})-?(\d{3}[\dXx])(?![\dXx-])")
_ISBN = re.compile(r"(?<![\dXx])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\dXx])")
_START = re.compile(r"^\s*(?:<正>|&lt;正&gt;)\s*")
_ABSTRACT_WORD = re.compile(r"^Abstract\(#br\)", re.IGNORECASE)
_BR = re.compile(r"\(#br\)")
_SHIFTED = re.compile(
    r"(?<=[A-Za-z0-9)])~(?P<sign>[+-])(?!\d)|~\((?P<raised>[^()]{1,8})\)|_\((?P<lowered>[^()]{1,8})\)"
)
_CAPITALS = re.compile("[A-Z]{2,}")
_ROMAN_DASH = re.compile(r"(?<=[0-9A-Za-z])\s*[~～–—−‐]+\s*(?=[0-9A-Za-z])")


def names_in(text: str) -> list[str]:
    """Return the names of a value.

    They are joined by ``;`` or ``；`` (also doubled, also at the end), printed as a Python list or, all Chinese, joined
    by commas.
    """
    text = text.strip()
    if _PY_LIST.fullmatch(text) and (listed := _listed(text)):
        return [name for part in listed for name in names_in(part)]
    parts = [part for part in _SEMICOLONS.split(text) if part]
    if len(parts) == 1:
        commas = [part for part in _COMMAS.split(parts[0]) if part]
        if len(commas) > 1 and all(_HAN_NAME.fullmatch(part) for part in commas) and not _is_family_given(commas):
            return commas
    return parts


def _is_family_given(parts: list[str]) -> bool:
    return len(parts) == 2 and len(parts[0]) == 1


def _listed(text: str) -> list[str]:
    try:
        found = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return []
    return [str(part) for part in found] if isinstance(found, list) else []


def people(text: str, whole: bool = False, capitals_last: bool = False) -> list[Item]:
    """Return the persons of a value.

    With ``whole`` a Latin name without a comma is only split where its family stands first (``FANG B X``), as in
    formats that write ``Family, Given``. With ``capitals_last`` a last word in capitals is a pinyin surname
    (``Chao HAN``), as Wanfang writes it, and no initials.
    """
    return [_person(name, whole, capitals_last) for name in names_in(text)]


def _person(text: str, whole: bool, capitals_last: bool) -> Item:
    text = text.strip()
    given, _, family = text.rpartition(" ")
    if capitals_last and _CAPITALS.fullmatch(family) and given and not given.isupper() and is_pinyin_surname(family):
        return person_of(Name(family=family.capitalize(), given=given))
    if text.rstrip(",").lower() in ("others", "et al.", "et al", "等"):
        return {"literal": text.rstrip(",")}
    if text.endswith(",") and not has_han(text):
        return {"literal": text.rstrip(", ")}
    name = parse_name(text)
    if (
        whole
        and not has_han(text)
        and "," not in text
        and " " in text
        and name.family.lower() != text.split()[0].lower()
    ):
        name = Name(literal=text)
    return person_of(name) or {"literal": text}


def abstract(text: str) -> str:
    """Return an abstract without the marks that CNKI puts before and into it."""
    text = _ABSTRACT_WORD.sub("", _START.sub("", text))
    return unmarked(_BR.sub(" ", text).strip())


def unmarked(text: str) -> str:
    """Return a text with CNKI's marks for what is raised or lowered in Unicode: ``CD4~+`` is CD4⁺, ``IC_(50)`` IC₅₀.

    What Unicode cannot raise or lower stays as written.
    """
    return _SHIFTED.sub(_shifted, text) if "~" in text or "_(" in text else text


def _shifted(match: re.Match[str]) -> str:
    inside = match["sign"] or match["raised"] or match["lowered"]
    return shifted(inside, "_" if match["lowered"] else "^") or match[0]


def doi(text: str) -> str:
    """Return the DOI in a text, ``""`` where there is none (CNKI writes its own numbers into the field)."""
    match = _DOI.search(unicodedata.normalize("NFKC", text))
    return _DOI_TAIL.sub("", match[0]) if match else ""


def add_doi(item: Item, text: str) -> None:
    """Put what a DOI field holds where it belongs: a DOI, CNKI's own identifier, or something else."""
    if found := doi(text):
        item.setdefault("DOI", found)
    elif text.strip().upper().startswith("CNKI:"):
        item.setdefault("custom", {})["cnki"] = text.strip()
    elif text.strip():
        item.setdefault("custom", {})["doi-field"] = text.strip()


def has_serial(text: str) -> bool:
    """Say whether a text holds an ISBN or ISSN."""
    return bool(_ISBN.search(text) or _ISSN.search(text))


def add_serials(item: Item, text: str) -> None:
    """Put each number of a field that ISBN and ISSN share where it belongs; anything else is kept beside."""
    rest = text = re.sub(r"(?i)^\s*IS[SB]N[\s:-]+", "", text)
    for match in _ISBN.finditer(text):
        _append(item, "ISBN", match[0].strip())
        rest = rest.replace(match[0], "")
    for match in _ISSN.finditer(rest):
        _append(item, "ISSN", f"{match[1]}-{match[2].upper()}")
        rest = rest.replace(match[0], "")
    left = re.sub(r"(?i)print|online|electronic|linking|issn|isbn|pbk|hbk", "", rest) if rest != text else rest
    if re.search(r"\w", left):
        number = "ISSN" if item.get("type", "").startswith("article") else "ISBN"
        if number not in item:
            item[number] = text.strip()
        else:
            item.setdefault("custom", {}).setdefault("serial-number", text.strip())


def _append(item: Item, name: str, number: str) -> None:
    numbers = item[name].split(" ") if item.get(name) else []
    if number not in numbers:
        item[name] = " ".join([*numbers, number])


def pages(text: str) -> str:
    """Return a range of pages with a plain hyphen; jump pages (``35-38+80``) stay."""
    return _ROMAN_DASH.sub("-", text.strip()).strip("-,;")


def page_range(first: str, last: str) -> str:
    """Return one range of a first and a last page."""
    first, last = pages(first), pages(last)
    if not first or not last or first == last or re.search(r"[-+,]", first):
        return first or last
    return f"{first}-{last}"


def words(texts: list[str]) -> list[str]:
    """Return keywords of several values, each perhaps joined by ``;``, or by commas where one also stands last."""
    commas = [text.rstrip().endswith((",", "，")) and not _SEMICOLONS.search(text) for text in texts]
    marks = [r"[,，\n]+" if comma else r"[;；\n]+" for comma in commas]
    parts = (part.strip() for text, mark in zip(texts, marks, strict=True) for part in re.split(mark, text))
    return list(dict.fromkeys(filter(None, parts)))


def lines(texts: list[str]) -> Iterator[str]:
    """Yield the values that say something."""
    return (text.strip() for text in texts if text.strip())

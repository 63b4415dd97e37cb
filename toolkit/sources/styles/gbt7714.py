"""GB/T 7714-2015, numeric: type codes, Latin family names in capitals; and the order of parts that all forms share.

Punctuation is the standard's own, half-width, followed by a blank; titles keep their letters and their punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from toolkit.model import Side, Source
from toolkit.sources.styles.people import Manner, people, translators


class Form(Struct, frozen=True):
    """Where forms of the standard differ: type codes, capitals, and how an issue without a volume follows the year."""

    codes: bool
    capitals: bool
    bare_issue: str


class Kind(Struct, frozen=True):
    """How works of one type are written: code (GB/T 7714-2015, Annex B), where they stand, what the title carries."""

    code: str
    where: Callable[[Source, Side, Form], str]
    inside: bool = False
    numbered: bool = False


_STOPS = (".", "?", "!", "。", "？", "！")
NUMERIC = Form(codes=True, capitals=True, bare_issue="{year}({number})")


def format_side(source: Source, language: str) -> str:
    """Write one language of a work in the numeric form of GB/T 7714-2015."""
    return reference(source, language, NUMERIC)


def reference(source: Source, language: str, form: Form) -> str:
    """Write one language of a work in a form of GB/T 7714-2015; what the work does not have is left out."""
    side = source.sides.get(language, Side())
    kind = kind_of(source)
    manner = Manner(language, form.capitals, syllabic=source.language == "zh")
    makers = side.authors or (() if kind.inside else side.editors)
    text = sentences(
        people(makers, side.more_authors, manner),
        _heading(source, side, manner, form.codes),
        translators(side.translators, manner),
        _edition(source.edition, language),
        kind.where(source, side, form) + _seen_on(source, form),
        *_addresses(source, form),
    )
    return text if text.endswith(_STOPS) or not text else text + "."


def sentences(*parts: str) -> str:
    """Join what is not empty by points; a part that ends in a mark of its own gets none."""
    text = ""
    for part in filter(None, parts):
        stop = "" if not text else " " if text.endswith(_STOPS) else ". "
        text += stop + part
    return text


def kind_of(source: Source) -> Kind:
    """Find how a source is written; what the standard has no code for is [Z]."""
    subtype = source.fields.get("entrysubtype", "").casefold()
    return KINDS.get("newspaper" if source.type == "article" and subtype == "newspaper" else source.type, OTHER)


def _heading(source: Source, side: Side, manner: Manner, codes: bool) -> str:
    """Write title, number and code; for a part of a larger work, that work's editors and title follow."""
    kind = kind_of(source)
    title = f"{side.title}: {side.subtitle}" if side.subtitle else side.title
    volume = "" if kind.where is _journal else _volume(source.volume, manner.language)
    number = source.number if kind.numbered else ""
    code = f"[{kind.code}{'/OL' if _is_online(source) and '/' not in kind.code else ''}]" if codes else ""
    if not kind.inside:
        return ": ".join(filter(None, (title, volume, number))) + code
    host = ": ".join(filter(None, (side.container, volume)))
    return f"{title}{code}// " + sentences(people(side.editors, False, manner), host)


def _volume(volume: str, language: str) -> str:
    if not volume.isdecimal():
        return volume
    return f"第 {volume} 卷" if language == "zh" else f"Vol. {volume}"


def _edition(edition: str, language: str) -> str:
    """Write an edition; the first is left out, words stay as they are."""
    if not edition.isdecimal():
        return edition
    number = int(edition)
    if number < 2:
        return ""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number} 版" if language == "zh" else f"{number}{ending} ed."


def _journal(source: Source, side: Side, form: Form) -> str:
    year = _year(source.date)
    number = _range(source.number)
    issue = f"{source.volume}({number})" if source.volume and number else source.volume
    if number and not issue:
        dated = form.bare_issue.format(year=year, number=number)
    else:
        dated = ", ".join(filter(None, (year, issue)))
    text = ", ".join(filter(None, (side.container, dated))) + _pages(source)
    doi = source.identifiers.get("doi", "")
    return f"{text}, doi: {doi}" if doi and not form.codes and not source.pages else text


def _newspaper(source: Source, side: Side, _form: Form) -> str:
    page = f"({_range(source.pages)})" if source.pages else ""
    return ", ".join(filter(None, (side.container, source.date))) + page


def _imprint(source: Source, side: Side, _form: Form) -> str:
    return ", ".join(filter(None, (_house(side), _year(source.date)))) + _pages(source)


def _dated(source: Source, side: Side, _form: Form) -> str:
    """Write the full date, which places a document that no publisher issued."""
    return ", ".join(filter(None, (_house(side), source.date))) + _pages(source)


def _issued(source: Source, _side: Side, _form: Form) -> str:
    return source.date


def _updated(source: Source, side: Side, _form: Form) -> str:
    return _house(side) + (f"({source.date})" if source.date else "")


def _house(side: Side) -> str:
    return ": ".join(filter(None, (side.location, side.publisher)))


def _pages(source: Source) -> str:
    return f": {_range(source.pages)}" if source.pages else ""


def _range(numbers: str) -> str:
    return re.sub(r"\s*(?:-+|–)\s*", "-", numbers)


def _year(date: str) -> str:
    """Write the year or years of an EDTF date; what is no such date stays as it is."""
    return "-".join(re.sub(r"^(\d{4})(?:-\d\d){1,2}$", r"\1", part) for part in date.split("/"))


def _is_online(source: Source) -> bool:
    return any(name in source.identifiers for name in ("url", "doi"))


def _seen_on(source: Source, form: Form) -> str:
    day = source.identifiers.get("urldate", "")
    return f"[{day}]" if day and _shows_address(source, form) else ""


def _shows_address(source: Source, form: Form) -> bool:
    return form.codes or kind_of(source).where is _updated


def _addresses(source: Source, form: Form) -> tuple[str, str]:
    """Give URL and DOI, the DOI only where the URL does not hold it."""
    if not _shows_address(source, form):
        return "", ""
    url, doi = (source.identifiers.get(name, "") for name in ("url", "doi"))
    return url, f"DOI:{doi}" if doi and doi.casefold() not in url.casefold() else ""


OTHER = Kind("Z", _dated, numbered=True)
KINDS = {
    "article": Kind("J", _journal),
    "newspaper": Kind("N", _newspaper),
    "periodical": Kind("J", _imprint),
    "book": Kind("M", _imprint),
    "mvbook": Kind("M", _imprint),
    "booklet": Kind("M", _imprint),
    "manual": Kind("M", _imprint),
    "inbook": Kind("M", _imprint, inside=True),
    "bookinbook": Kind("M", _imprint, inside=True),
    "incollection": Kind("M", _imprint, inside=True),
    "reference": Kind("M", _imprint),
    "inreference": Kind("M", _imprint, inside=True),
    "collection": Kind("G", _imprint),
    "mvcollection": Kind("G", _imprint),
    "proceedings": Kind("C", _imprint),
    "mvproceedings": Kind("C", _imprint),
    "inproceedings": Kind("C", _imprint, inside=True),
    "thesis": Kind("D", _imprint),
    "report": Kind("R", _imprint, numbered=True),
    "patent": Kind("P", _issued, numbered=True),
    "standard": Kind("S", _imprint, numbered=True),
    "online": Kind("EB/OL", _updated),
    "dataset": Kind("DS", _imprint),
    "software": Kind("CP", _imprint),
}

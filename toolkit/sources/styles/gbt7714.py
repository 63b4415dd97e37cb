"""GB/T 7714, editions 2015 and 2025, numbered or by author and year: the order of parts that all forms share.

Titles keep their letters and their punctuation; what stands between the parts is the form's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from msgspec.structs import replace

from toolkit.model import Name, Side, Source
from toolkit.sources.formats.bibvalues import one_line, shown
from toolkit.sources.formats.latex import decode
from toolkit.sources.styles.addresses import addresses, seen_on
from toolkit.sources.styles.case import bare, sentence_case
from toolkit.sources.styles.forms import Form
from toolkit.sources.styles.kinds import Kind, code_of, kind_of
from toolkit.sources.styles.people import Manner, anonymous, people, translators
from toolkit.text.names import parse_name_list
from toolkit.text.scripts import has_east_asian

YEAR_LETTER = "extradate"
"""biblatex's name for the letter behind a year, here a field that only a list sets."""

_STOPS = (".", "?", "!", "。", "？", "！")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_VOLUME = {"zh": "第 {} 卷", "ja": "第 {} 卷", "ko": "제 {} 권", "ru": "т. {}"}
_EDITION = {"zh": "{} 版", "ja": "第 {} 版", "ko": "제 {} 판", "ru": "{}-е изд."}
_OFFICIAL = ("report", "legislation")
_ABBREVIATION = re.compile(r"(?<![.\w])([^\W\d_]+)\.(?=\s|$|\ue001)")
_FULL_DATE = re.compile(r"\d{4}-\d\d")


def reference(source: Source, language: str, form: Form) -> str:
    """Write one language of a work in a form of GB/T 7714; what the work does not have is left out."""
    kind = kind_of(source, form.edition)
    side = _as_printed(source.sides.get(language, Side()), kind, language, form)
    spoken = language or _script(side.title or side.container)
    manner = Manner(spoken, form, syllabic=source.language == "zh")
    heading, place = _heading(source, side, kind, manner), _place(source, side, kind, form)
    if _is_event(source, side, kind):  # a talk that nobody published: conference, town and year are one statement
        heading, place = form.comma.join(filter(None, (heading, place))), ""
    text = sentences(
        _makers(source, side, kind, manner),
        heading,
        "" if _is_inside(side, kind) else translators(side.translators, manner),
        _edition(source.edition, spoken),
        _version(source),
        place + seen_on(source, kind, form),
        shown(source.fields.get("dimensions", "")),
        *addresses(source, kind, form),
    )
    if not form.final_dot:
        return text.removesuffix(".")
    return text if text.endswith(_STOPS) or not text else text + "."


def sentences(*parts: str) -> str:
    """Join what is not empty by points; a part that ends in a mark of its own gets none."""
    text = ""
    for part in filter(None, parts):
        stop = "" if not text else " " if text.endswith(_STOPS) else ". "
        text += stop + part
    return text


def maker_and_year(source: Source, language: str, form: Form) -> tuple[str, str]:
    """Return what author-year citations are told apart by: the names as the list shows them, and the year."""
    side = source.sides.get(language, Side())
    manner = Manner(language, form, syllabic=source.language == "zh")
    return _names(source, side, kind_of(source, form.edition), manner) or anonymous(language), _cited_year(source)


# -- names and title ---------------------------------------------------------------------------------------------------


def _makers(source: Source, side: Side, kind: Kind, manner: Manner) -> str:
    names = _names(source, side, kind, manner)
    if not manner.form.author_year:
        return "" if kind.code == "S" and manner.form.edition == 2025 else names
    names = names or anonymous(manner.language)
    return manner.form.comma.join(filter(None, (names + "." * names.endswith("et al"), _cited_year(source))))


def _names(source: Source, side: Side, kind: Kind, manner: Manner) -> str:
    """Write who is responsible: authors, for a patent its holders, else the editors of a whole work."""
    if kind.code == "P" and (holders := _raw_names(source.fields.get("holder", ""))):
        return people(holders, False, manner)
    makers = side.authors or (() if _is_inside(side, kind) else side.editors)
    return people(makers, side.more_authors, manner)


def _raw_names(value: str) -> tuple[Name, ...]:
    return parse_name_list(one_line(decode(value, keep_braces=True)))[0]


def _is_inside(side: Side, kind: Kind) -> bool:
    """Say whether a work is part of a larger one; a standard or a map may stand in a book as well."""
    return kind.inside or (bool(side.container) and kind.where in ("imprint", "dated"))


def _heading(source: Source, side: Side, kind: Kind, manner: Manner) -> str:
    """Write title, number and code; for a part of a larger work, that work's editors and title follow."""
    form = manner.form
    inside = _is_inside(side, kind)
    title = form.colon.join(filter(None, (side.title, side.subtitle)))
    volume = "" if kind.where in ("journal", "periodical") else _volume(source.volume, manner.language)
    number = source.number if kind.numbered else ""
    if kind.code == "S" and form.edition == 2025:
        title, number = " ".join(filter(None, (number, title))), ""
    if volume and not inside and has_east_asian(side.series) and kind.where == "imprint":
        title, volume = f"{side.series}{form.colon}{volume} {title}", ""  # a volume of a set has its title last
    title = form.colon.join(filter(None, (title, "" if inside else volume, number)))
    title = sentences(title, shown(source.fields.get("scale", "")))
    code = f"[{code_of(kind, source)}]" if form.codes and title else ""
    if not inside:
        return title + code
    own = sentences(title + code, translators(side.translators, manner))
    event = _event(source) if _is_event(source, side, kind) else ""
    host = form.colon.join(filter(None, (side.container or event, volume)))
    host = sentences(people(side.editors, False, manner), host)
    return f"{own}// {host}" if host else own


def _is_event(source: Source, side: Side, kind: Kind) -> bool:
    return kind.inside and not side.container and not side.publisher and bool(source.fields.get("eventtitle"))


def _event(source: Source) -> str:
    return shown(source.fields.get("eventtitle", ""))


def _as_printed(side: Side, kind: Kind, language: str, form: Form) -> Side:
    """Return a side without protecting braces, its English titles in sentence case; journals keep their capitals."""
    write = sentence_case if form.sentence_case and language == "en" and kind.code != "A" else bare
    if kind.where in ("journal", "newspaper"):
        container = bare(side.container if form.abbreviation_dots else _ABBREVIATION.sub(r"\1", side.container))
    else:
        container = write(side.container)
    return replace(side, title=write(side.title), subtitle=write(side.subtitle), container=container)


def _volume(volume: str, language: str) -> str:
    return _VOLUME.get(language, "Vol. {}").format(volume) if volume.isdecimal() else volume


def _edition(edition: str, language: str) -> str:
    """Write an edition; the first is left out, words that are no number stay as they are."""
    word = edition.casefold()
    number = int(edition) if edition.isdecimal() else _ORDINALS.index(word) + 1 if word in _ORDINALS else 0
    if not number:
        return edition
    if number == 1:
        return ""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return _EDITION[language].format(number) if language in _EDITION else f"{number}{ending} ed."


def _version(source: Source) -> str:
    version = shown(source.fields.get("version", ""))
    return f"V{version}" if version[:1].isdigit() else version


# -- where a work stands -----------------------------------------------------------------------------------------------


def _journal(source: Source, side: Side, form: Form) -> str:
    number = _range(source.number)
    issue = source.volume + form.bracketed(number) if source.volume and number else source.volume
    if not issue and not number and _FULL_DATE.match(source.date) and form.edition == 2025:
        return _paged(form.comma.join(filter(None, (side.container, source.date))), source, form)
    year = _year_here(source, form)
    if number and not issue:
        bare = form.bare_issue.format(year=year, number=number)
        joint = form.comma if year and side.container else ""
        text = f"{side.container}{joint}{bare if year else form.bracketed(number)}"
    else:
        text = form.comma.join(filter(None, (side.container, year, issue)))
    doi = source.identifiers.get("doi", "")
    text = _paged(text, source, form)
    return f"{text}, doi: {doi}" if doi and not form.addresses and not source.pages and form.doi else text


def _newspaper(source: Source, side: Side, form: Form) -> str:
    return form.comma.join(filter(None, (side.container, source.date))) + form.bracketed(_range(source.pages))


def _periodical(source: Source, side: Side, form: Form) -> str:
    run = form.comma.join(filter(None, (source.volume, source.number)))
    return sentences(run, _imprint(source, side, form))


def _imprint(source: Source, side: Side, form: Form) -> str:
    house = _house(side, form)
    if house or not _FULL_DATE.match(source.date) or source.type not in _OFFICIAL:
        return _paged(form.comma.join(filter(None, (house, _year_here(source, form)))), source, form)
    # what an office issued and nobody published stands by its day, on the net in brackets until 2025 (4.6.2)
    online = form.edition == 2015 and source.identifiers.get("url")
    day = form.bracketed(source.date) if online else source.date
    return _paged(day, source, form)


def _dated(source: Source, side: Side, form: Form) -> str:
    """Write the full date, which places a document that no publisher issued."""
    day = source.date if _FULL_DATE.match(source.date) else _year_here(source, form)
    return _paged(form.comma.join(filter(None, (_house(side, form), day))), source, form)


def _issued(source: Source, _side: Side, form: Form) -> str:
    day = source.date if _FULL_DATE.match(source.date) else _year_here(source, form)
    return _paged(day, source, form)


def _updated(source: Source, side: Side, form: Form) -> str:
    keeper = _house(side, form) or shown(source.identifiers.get("eprinttype", ""))
    gap = " " if keeper and source.date and form.edition == 2025 else ""
    return keeper + gap + form.bracketed(source.date)


def _place(source: Source, side: Side, kind: Kind, form: Form) -> str:
    """Write where a work stands; a standard is found by its number alone in the 2025 edition."""
    if kind.code == "S" and form.edition == 2025 and not _is_inside(side, kind):
        return ""
    return _WHERE[kind.where](source, side, form)


_WHERE: dict[str, Callable[[Source, Side, Form], str]] = {
    "journal": _journal,
    "newspaper": _newspaper,
    "periodical": _periodical,
    "imprint": _imprint,
    "dated": _dated,
    "issued": _issued,
    "updated": _updated,
}


def _house(side: Side, form: Form) -> str:
    return form.colon.join(filter(None, (side.location, side.publisher)))


def _paged(text: str, source: Source, form: Form) -> str:
    """Add pages, or the number that an article has in their place."""
    pages = _range(source.pages or shown(source.fields.get("eid", "")))
    return form.colon.join(filter(None, (text, pages)))


def _range(numbers: str) -> str:
    return re.sub(r"\s*(?:-+|–)\s*", "-", numbers)


def _year(date: str) -> str:
    """Write the year or years of an EDTF date; what is no such date stays as it is."""
    return "-".join(re.sub(r"^(\d{4})(?:-\d\d){1,2}$", r"\1", part) for part in date.split("/"))


def _year_here(source: Source, form: Form) -> str:
    """Write the year in its place after the publisher, unless it stands behind the names."""
    return "" if form.author_year else _year(source.date)


def _cited_year(source: Source) -> str:
    """Return the year for the names; where nothing is dated, the year of the visit in brackets (8.4.3.3)."""
    if source.date:
        return _year(source.date) + source.fields.get(YEAR_LETTER, "")
    seen = source.identifiers.get("urldate", "")[:4]
    return f"[{seen}]" if seen else ""


def _script(text: str) -> str:
    """Tell Russian by its letters, which the records leave untold."""
    return "ru" if any("CYRILLIC" in unicodedata.name(char, "") for char in text if char.isalpha()) else ""

"""What a reference prints beside the labelled fields: the day of its date, the day of access, its number, its degree.

All of it has a form of its own, so patterns read it; nothing here is guessed, and a field that is there stays.
"""

from __future__ import annotations

import re
from typing import Any

from toolkit.sources.strings.tokens import half_width

Item = dict[str, Any]
Span = tuple[int, int]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:1[4-9]|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?![\d(])"
_AFTER = tuple(
    re.compile(form)
    for form in (
        r"\s?-\s?(?P<month>\d\d?)\s?-\s?(?P<day>\d\d?)(?!\d)",
        rf"\s?年\s?(?P<month>\d\d?)\s?月(?:\s?{_DAY}\s?日)?",
        rf",?\s{_MONTH}(?:\s{_DAY}(?![-:]))?(?=[\s;:,.)]|$)",
    )
)
"""What goes on behind a year: ``-09-12``, ``年9月12日``, ``, September 12``."""
_BEFORE = re.compile(rf"(?<!\w)(?:(?P<first>\d\d?)\s)?{_MONTH}(?:\s(?P<day>\d\d?),)?,?\s$")
_WHOLE = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}\s?[-./年]\s?(?P<month>\d\d?)\s?[-./月]\s?{_DAY}",
        rf"{_YEAR}\s{_MONTH}\s{_DAY}",
        rf"{_MONTH}\s(?P<day>\d\d?),?\s{_YEAR}",
        rf"(?P<day>\d\d?)\s{_MONTH},?\s{_YEAR}",
    )
)
_ACCESS = re.compile(
    r"(?i)\b(?:accessed|retrieved|(?:last )?visited|viewed|cited)\b(?:\s+on)?\s*[:：]?\s*"
    r"|(?:引用|访问|检索|查阅|浏览|下载|读取)(?:日期|时间)\s*[:：]?\s*|\[(?=\s?(?:19|20)\d\d-\d\d?-\d\d?\s?\])"
)
_STANDARD = re.compile(
    r"(?<![\w/])[A-Z]{1,5}\d{0,2}(?:\s?/\s?[A-Z]{1,4}){0,2}(?:\sStd\.?)?\s?(?:[A-Z]-?)?(?:\d[\d.]*\s?[-–—:]\s?(?:19|20)?\d\d|\d\d[\d.]*\d)"
    r"(?![\d/])"
)
_OFFICES = "CN|US|EP|WO|ZL|JP|DE|GB|FR|KR|TW|RU|CA|AU"
_PATENT = re.compile(
    rf"(?<![\w./-])(?:(?:{_OFFICES})[\s-]?)?(?:(?:19|20)\d\d/\d{{4,}}|\d{{1,2}}(?:,\d{{3}}){{2,}}|\d{{6,}}(?:\.[\dXx])?)"
    r"(?:\s?[A-Z]\d?)?(?!\w)"
)
_NUMBERS = {"standard": _STANDARD, "patent": _PATENT}
_TRANSLATED = re.compile(r"译[著注校]?$|\btrans(?:\.|lators?\b)?$", re.IGNORECASE)
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.IGNORECASE)
_DEGREE = re.compile(
    r"(?i)(?:博士|硕士|碩士|学士)(?:学位)?(?:论文|論文)|\b(?:ph\.?\s?d\.?|doctoral|master(?:['’]?s)?|bachelor(?:['’]?s)?|m\.?s\.?c?\.?)"
    r"\s(?:degree\s)?(?:thesis|dissertation)\b"
)


def with_details(item: Item, spans: dict[str, Span], text: str) -> Item:
    """Return the item with what the string (the text of its half) prints beside the labelled fields."""
    folded = half_width(text)
    found = {
        "issued": _issued(item, spans, folded),
        "accessed": _accessed(folded),
        "number": item.get("number") or _number(item.get("type", ""), folded),
        "genre": _degree(folded) if item.get("type") == "thesis" else "",
    }
    item = {**item, **{name: value for name, value in found.items() if value}}
    if "editor" in item and _TRANSLATED.search(folded[slice(*spans.get("editor", (0, 0)))].rstrip(" ,.，。)）")):
        item["translator"] = item.pop("editor")
    return _with_edition(item)


def _with_edition(item: Item) -> Item:
    """Return the item with the edition that was read as an editor: ``3rd ed.``."""
    people = item.get("editor", [])
    counts = [person["family"] for person in people if _ORDINAL.fullmatch(person.get("family", ""))]
    if not counts:
        return item
    others = [person for person in people if person.get("family") not in counts]
    rest = {name: value for name, value in item.items() if name != "editor"}
    return {"edition": f"{counts[0]} ed", **rest, **({"editor": others} if others else {})}


def _issued(item: Item, spans: dict[str, Span], text: str) -> Item:
    """Return the date with its month and day, where they stand beside the year."""
    if "issued" not in item or "issued" not in spans:
        return dict(item.get("issued", {}))
    start, end = spans["issued"]
    if text[max(start - 1, 0) : start] != "[":  # a day in square brackets is that of access
        for found in (*(form.match(text, end) for form in _AFTER), _BEFORE.search(text[max(start - 24, 0) : start])):
            parts = _parts(found, item["issued"]["date-parts"][0][0])
            if parts:
                return {"date-parts": [parts]}
    return dict(item["issued"])


def _parts(found: re.Match[str] | None, year: int) -> list[int]:
    """Return year, month and day of a match, as far as it has them; nothing where they are no date."""
    if not found:
        return []
    groups = found.groupdict()
    named = groups.get("name")
    month = _MONTHS.index(named[:3].lower()) + 1 if named else int(groups["month"])
    day = int(groups.get("day") or groups.get("first") or 0)
    if not (1 <= month <= 12 and day <= 31):
        return []
    return [year, month, day] if day else [year, month]


def _accessed(text: str) -> Item:
    """Return the day on which somebody read a page, the last one that is printed."""
    for mark in reversed(list(_ACCESS.finditer(text))):
        for form in _WHOLE:
            found = form.match(text, mark.end())
            parts = _parts(found, int(found["year"])) if found else []
            if parts:
                return {"date-parts": [parts]}
    return {}


def _number(kind: str, text: str) -> str:
    """Return the number of a standard or patent as it is printed."""
    form = _NUMBERS.get(kind)
    found = form.search(text.split("http")[0]) if form else None
    return " ".join(found[0].split()) if found else ""


def _degree(text: str) -> str:
    found = _DEGREE.search(text)
    return " ".join(found[0].split()) if found else ""

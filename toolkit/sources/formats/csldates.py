"""CSL dates and EDTF: ``{"date-parts": [[2024, 5]]}`` ↔ ``2024-05``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_EDTF = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?]?)")
_LOOSE = re.compile(r"(?<!\d)(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?!\d)(?:\s*[-/.月]\s*(\d{1,2})(?!\d)日?)?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = re.compile(r"[A-Za-z]{3,}|\d+")
_SEASON = 20


def edtf_of(value: object) -> str:
    """Return a CSL date (or the text that stands for one) as EDTF; a text that is no date stays as it is."""
    if isinstance(value, (str, int)):
        return loose(str(value))
    if isinstance(value, list):
        value = {"date-parts": value}
    if not isinstance(value, dict):
        return ""
    parts = [_joined(part, value.get("season")) for part in _lists(value.get("date-parts"))]
    text = "/".join(part for part in parts if part)
    if not text:
        return loose(str(value.get("raw") or value.get("literal") or ""))
    return f"{text}~" if value.get("circa") else text


def _lists(parts: object) -> list[list[Any]]:
    """Return the dates of ``date-parts``, also where a list is missing around the only one."""
    parts = parts if isinstance(parts, list) else []
    parts = parts if all(isinstance(part, list) for part in parts) else [parts]
    return [part for part in parts if part and part[0]]


def _joined(parts: list[Any], season: object) -> str:
    numbers = [int(part) for part in parts if str(part).strip().lstrip("-").isdigit()]
    if not numbers:
        return ""
    if len(numbers) == 1 and str(season or "").isdigit() and 1 <= int(str(season)) <= 4:
        numbers.append(_SEASON + int(str(season)))
    year = f"{numbers[0]:04}" if numbers[0] >= 0 else f"-{-numbers[0]:04}"
    return "-".join([year, *(f"{number:02}" for number in numbers[1:3] if number)])


def date_of(edtf: str) -> dict[str, Any]:
    """Return a date as CSL has it; ``literal`` where it is no date."""
    if not edtf:
        return {}
    matches = [_EDTF.fullmatch(part) for part in edtf.split("/")]
    if any(match is None for match in matches):
        year = re.search(r"(?<!\d)\d{4}(?!\d)", edtf)
        return {"date-parts": [[int(year[0])]], "literal": edtf} if year else {"literal": edtf}
    found: dict[str, Any] = {
        "date-parts": [[int(part) for part in match.groups()[:3] if part] for match in matches if match]
    }
    if edtf.endswith(("~", "?")):
        found["circa"] = True
    return found


def loose(text: str) -> str:
    """Return a date as programs write it (``2021-01-15 10:52``, ``2008/5/12``, ``2021 Jan 19``) as EDTF.

    What has words beside the date is kept as it stands: ``1865（清同治四年）``, ``in press``.
    """
    text = text.strip().strip("/").strip()
    match = _LOOSE.match(text)
    if match and re.fullmatch(
        r"(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?|年|月|日|/+|)", text[match.end() :].strip("\u3000")
    ):
        return _checked(match[1], match[2], match[3]) or text
    return _with_words(text)


def _checked(year: str, month: str | None, day: str | None) -> str:
    if not month or not 1 <= int(month) <= 12 + (int(month) in range(21, 25)) * 12:
        return year
    return "-".join([year, f"{int(month):02}", *([f"{int(day):02}"] if day and 1 <= int(day) <= 31 else [])])


def _with_words(text: str) -> str:
    """Read ``2021 Jan 19``, ``12 May 2008``, ``May, 2008``, ``MAR-APR 2012``."""
    words = _WORDS.findall(text)
    years = [word for word in words if len(word) == 4 and word.isdigit()]
    months = [_MONTHS.index(word[:3].lower()) + 1 for word in words if word[:3].lower() in _MONTHS]
    days = [word for word in words if word.isdigit() and len(word) <= 2]
    others = [word for word in words if word.isalpha() and word[:3].lower() not in _MONTHS]
    if len(years) != 1 or not months or others or len(days) > 1 or not text.isascii():
        return text
    return _checked(years[0], str(months[0]), days[0] if days else None)


def year_of(value: Mapping[str, Any]) -> int | None:
    """Return the year of a CSL date."""
    parts = value.get("date-parts") or [[]]
    return int(parts[0][0]) if parts[0] else None

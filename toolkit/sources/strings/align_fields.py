"""Values of fields → labels: each is searched by its normal form, numbers where their surroundings fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from toolkit.sources.strings.aligner import (
    AUTHOR,
    CONTAINER,
    ISSUE,
    OTHER_DATE,
    PAGES,
    PLACE,
    PUBLISHER,
    TITLE,
    VOLUME,
    YEAR,
    Aligner,
    Fields,
    normal,
)


def by_fields(work: Aligner, fields: Fields, unsure: frozenset[str]) -> None:
    """Label the stretches that read as the values of the fields."""
    _text_fields(work, fields)
    _authors(work, fields.get("author") or [], "author" in unsure)
    _numbers(work, fields)
    _place(work, str(fields.get("place") or ""))
    _dates(work, str(fields.get("year") or ""))


def _text_fields(work: Aligner, fields: Fields) -> None:
    names = (("title", TITLE), ("container", CONTAINER), ("publisher", PUBLISHER))
    for name, label in sorted(names, key=lambda pair: -len(str(fields.get(pair[0]) or ""))):
        found = work.places(str(fields.get(name) or ""))
        if not found:
            continue
        if label == TITLE:
            work.put(found[0], label)
        else:
            later = [place for place in found if place[0] >= work.last(TITLE)]
            work.put((later or found)[0 if label == CONTAINER else -1], label)


def _authors(work: Aligner, authors: Sequence[Any], unsure: bool) -> None:
    title = work.first(TITLE)
    stretches = []
    cursor = 0
    for author in authors:
        name = author if isinstance(author, str) else author.get("literal") or author.get("family") or ""
        found = [place for place in work.places(name) if place[0] >= cursor] or _fused(work, author, cursor)
        if found:
            stretches.append(found[0])
            cursor = found[0][1]
    if stretches:
        start, end = stretches[0][0], stretches[-1][1]
    elif unsure and 0 < title < work.count:
        start, end = 0, 1
    else:
        return
    while start > 0 and _is_name_part(work, start - 1):
        start -= 1
    while end < work.count and _is_name_part(work, end):
        end += 1
    for at in range(start, end):
        if not work.labels[at]:
            work.labels[at] = AUTHOR


def _fused(work: Aligner, author: Any, cursor: int) -> list[tuple[int, int]]:
    """Return the word in which family and given name have run together."""
    if isinstance(author, str):
        return []
    form = normal(author.get("family", "") + author.get("given", ""))
    return [place for place in work.places(form) if place[0] >= cursor] if len(form) > 2 else []


def _is_name_part(work: Aligner, at: int) -> bool:
    token = work.tokens.texts[at]
    if work.labels[at] or work.tokens.kinds[at] not in ("word", "han", "mark", "run"):
        return False
    return token not in ("(", ")", "[", "]", "《", "》", '"', "//", ":") or (token == "[" and at == 0)


def _numbers(work: Aligner, fields: Fields) -> None:
    pages, issue, volume = (str(fields.get(name) or "") for name in ("pages", "issue", "volume"))
    jobs = [(pages, PAGES, _pages_score), (issue, ISSUE, _issue_score), (volume, VOLUME, _volume_score)]
    if len(re.findall(r"\d+", pages)) < 2:
        jobs = [*jobs[1:], jobs[0]]
    for value, label, score in jobs:
        found = work.places(value)
        if found:
            work.put(max(found, key=lambda place: score(work, place)), label)


def _pages_score(work: Aligner, place: tuple[int, int]) -> tuple[int, int]:
    before, after = work.around(place)
    return (
        2 * (before in (":", "p", "pp", "页", "頁", "第")) + (after in ("页", "頁", ".", "")) + (before == ","),
        place[0],
    )


def _issue_score(work: Aligner, place: tuple[int, int]) -> tuple[int, int]:
    before, after = work.around(place)
    inside = before in ("(", "no", "第", "issue") or (after in (")", "期", "号"))
    return (3 * inside + (after == ")") + (place[0] > work.last(TITLE)), -abs(place[0] - work.last(CONTAINER)))


def _volume_score(work: Aligner, place: tuple[int, int]) -> tuple[int, int]:
    before, after = work.around(place)
    good = (
        2 * (after in ("(", "卷", ":", ","))
        + 2 * (before in (",", "卷", "第", "vol", "v", "."))
        - 3 * (before in ("(", "[", "-"))
    )
    return (good + (place[0] >= work.last(TITLE)), -abs(place[0] - max(work.last(CONTAINER), work.last(TITLE))))


def _place(work: Aligner, place: str) -> None:
    found = work.places(place)
    publisher = work.first(PUBLISHER)
    if found:
        work.put(min(found, key=lambda spot: (spot[0] < work.last(TITLE), abs(publisher - spot[1]))), PLACE)


def _dates(work: Aligner, year: str) -> None:
    for at, token in enumerate(work.tokens.texts):
        if work.labels[at] or not re.fullmatch(r"1[5-9]\d\d|20\d\d", token):
            continue
        if work.lows[max(at - 1, 0)] == "-" and at > 1 and work.lows[at - 2].isdigit():
            continue
        in_bracket = _bracketed(work, at)
        if token == year and not (in_bracket and YEAR in work.labels):
            work.put(_date_stretch(work, at), YEAR)
        elif in_bracket or OTHER_DATE in work.labels[max(at - 2, 0) : at]:
            work.put(_date_stretch(work, at), OTHER_DATE)


def _bracketed(work: Aligner, at: int) -> bool:
    return "[" in work.lows[max(at - 2, 0) : at] and "-" in work.lows[at : at + 2]


_MONTHS = frozenset([
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
])


def _date_stretch(work: Aligner, at: int) -> tuple[int, int]:
    start, end = at, at + 1
    while (
        end < work.count
        and not work.labels[end]
        and (
            work.lows[end] in _MONTHS
            or work.lows[end] in ("年", "月", "日")
            or (
                work.lows[end] in ("-", "/", ",")
                and end + 1 < work.count
                and not work.labels[end + 1]
                and _day(work.lows[end + 1])
                and end - at < 5
            )
            or (_day(work.lows[end]) and work.lows[end - 1] in ("-", "/", "年", "月", *_MONTHS))
            or (
                len(work.lows[end]) == 1
                and work.lows[end] in "abc"
                and end == at + 1
                and not work.tokens.blank_before(end)
            )
        )
    ):
        end += 1
    while (
        start > 0
        and not work.labels[start - 1]
        and (
            work.lows[start - 1] in _MONTHS
            or (_day(work.lows[start - 1]) and start >= 2 and work.lows[start - 2] in _MONTHS)
            or (work.lows[start - 1] in (",", ".") and start >= 2 and (work.lows[start - 2] in _MONTHS))
        )
    ):
        start -= 1
    return start, end


def _day(word: str) -> bool:
    return word.isdigit() and len(word) <= 2

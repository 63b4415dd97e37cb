"""Who is named beside a marker: the author whom the text puts right before it, in Latin letters or in Han.

A name counts only where it leads an entry of the list, so that no dictionary of names is needed.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from toolkit.papers.leads import Lead, folded, latin_forms
from toolkit.papers.resolved import Named

_HAN = r"\u3400-\u9fff"
_LETTER = r"[A-Za-zÀ-ɏ’'-]"
_NAME = rf"[A-ZÀ-Þ]{_LETTER}+"
_AND = r"(?:(?:,?[ ]?and|(?:,[ ]?|[ ])[ey])[ ]|,?[ ]?[&和与及、][ ]?)"
_MORE = r",?[ ]?et[ ]?al\.?,?|[ ]?等人?|[ ]?and (?:colleagues|co-?workers)"
_YEAR = r",?[ ]?[(（]?(?:1[5-9]|20)\d\d[a-z]?[)）]?"
_BESIDE_LATIN = re.compile(
    rf"(?P<name>{_NAME})(?P<between>(?:,[ ]{_NAME}){{0,4}})(?P<second>{_AND}(?:St\.[ ])?{_NAME})?"
    rf"(?P<more>{_MORE})?(?P<year>{_YEAR})?[ \t]*$"
)
_BESIDE_HAN = re.compile(rf"([{_HAN}]{{2,}}?)(等人?|等学者)?$")
_AWAY = re.compile(rf"(?P<name>{_NAME})(?:{_AND}{_NAME})?(?:{_MORE})[^,;:，；：。、()（）\[\]［］\n]{{1,40}}$")
"""A name with ``et al.`` that only words part from the marker: ``Demissie and colleagues in adults``."""
_AWAY_HAN = re.compile(rf"([{_HAN}]{{2,}}?)(?:等人?|等学者)[^,;:，；：。、()（）\[\]［］\n]{{1,30}}$")
_ASIDE = re.compile(r"[ ]?[(（][^()（）\n]{1,40}[)）][ ]?$")
"""What stands in round brackets between a name and its marker: a figure, an abbreviation."""
LETTERS = re.compile(rf"[^\W\d_{_HAN}]+")
"""A row of letters that are not Han."""
_YEAR_ALONE = re.compile(r"[ ]?[(（][ ]?((?:1[5-9]|20)\d\d[a-z]?)年?[ ]?[)）][ ]?")
_BEFORE = 60
"""How far back a name is looked for, in code points."""


def beside(text: str, start: int, table: dict[str, list[Lead]]) -> Named | None:
    """Return the author named right before an offset, None where no entry is led by the name there."""
    begin = max(0, start - _BEFORE)
    before = text[begin:start].rstrip("$ {^~")
    found = _latin(before, begin, table) or _han(before, begin, table)
    if found or (aside := _ASIDE.search(before)) is None:
        return found or _away(before, begin, table)
    if year := _YEAR_ALONE.fullmatch(aside[0]):
        dated = _han(before[: aside.start()], begin, table)
        return _of_year(dated, year[1], table) if dated else None
    return _latin(before[: aside.start()], begin, table)


def _of_year(named: Named, year: str, table: dict[str, list[Lead]]) -> Named:
    """Return a Chinese name with the year that stands behind it in brackets."""
    meant = {lead.index for lead in _meant(table[named.name], [], year)}
    others = tuple(index for index in named.leads if index not in meant)
    return replace(named, leads=tuple(sorted(meant)), others=others, clear=True, year=year[:4])


def _latin(before: str, begin: int, table: dict[str, list[Lead]]) -> Named | None:
    """Return the name that ends a stretch of text, the first one of several that go together."""
    match = _BESIDE_LATIN.search(before)
    if match is None:
        return None
    others = re.findall(_NAME, (match["between"] or "") + (match["second"] or ""))
    leads = _led_by(match["name"], table)
    if leads and (not match["between"] or _all_authors(others, leads)):
        clear = bool(match["second"] or match["more"] or match["year"])
        behind = match["year"] or ""
        year = behind.strip(" ,(（)）")
        found = _named(match["name"], leads, begin + match.start("name"), clear, _meant(leads, others, year))
        return replace(found, year=year[:4] if behind.strip(" ,")[:1] in {"(", "（"} else "")
    if match["between"]:
        return _latin_of(match, begin, table)
    return _joined_by_hyphen(match, begin, table)


def _meant(leads: list[Lead], others: list[str], year: str) -> list[Lead]:
    """Choose among the entries that a name leads those of the co-authors and the year named with it."""
    together = [lead for lead in leads if all(is_author(name, lead) for name in others)] or leads
    return [lead for lead in together if year and year[:4] in {own[:4] for own in lead.years}] or together


def _latin_of(match: re.Match[str], begin: int, table: dict[str, list[Lead]]) -> Named | None:
    """Return the last name of a row that belongs to no one entry, with what stands behind it."""
    return _latin(match[0][match.end("between") - match.start() :], begin + match.end("between"), table)


def _joined_by_hyphen(match: re.Match[str], begin: int, table: dict[str, list[Lead]]) -> Named | None:
    """Return two authors of one entry after whom a thing is called: ``Cockcroft-Gault equation``."""
    parts = re.findall(r"[A-ZÀ-Þ][^-]+", match["name"])
    leads = _led_by(parts[0], table) if len(parts) == 2 and "-" in match["name"] else []
    if leads and _all_authors(parts[1:], leads):
        return _named(parts[0], leads, begin + match.start("name"), True)
    return None


def _away(before: str, begin: int, table: dict[str, list[Lead]]) -> Named | None:
    """Return the name with ``et al.`` or 等 that only words part from the marker."""
    if match := _AWAY.search(before):
        leads = _led_by(match["name"], table)
        return _named(match["name"], leads, begin + match.start(), False) if leads else None
    match = _AWAY_HAN.search(before)
    named = _ending(match[1], match.end(1), begin, table, False) if match else None
    return replace(named, clear=False) if named else None


def _han(before: str, begin: int, table: dict[str, list[Lead]]) -> Named | None:
    match = _BESIDE_HAN.search(before)
    return _ending(match[1], match.end(1), begin, table, bool(match[2])) if match else None


def _ending(run: str, end: int, begin: int, table: dict[str, list[Lead]], more: bool) -> Named | None:
    """Return the longest Chinese name that ends a run of Han characters."""
    for length in (4, 3, 2):
        name = run[-length:]
        if len(name) == length and name in table:
            return _named(name, table[name], begin + end - length, more or length >= 3)
    return None


def _named(name: str, leads: list[Lead], start: int, clear: bool, meant: list[Lead] | None = None) -> Named:
    chosen = {lead.index for lead in meant or leads}
    person = all(lead.person for lead in leads) and not name.isupper()
    others = {lead.index for lead in leads} - chosen
    return Named(name, tuple(sorted(chosen)), start, clear, person, tuple(sorted(others)))


def _led_by(name: str, table: dict[str, list[Lead]]) -> list[Lead]:
    return [lead for form in latin_forms(name) for lead in table.get(form, [])]


def _all_authors(names: list[str], leads: list[Lead]) -> bool:
    return any(all(is_author(name, lead) for name in names) for lead in leads)


def is_author(name: str, lead: Lead) -> bool:
    """Say whether a name is among those of an entry."""
    return name in lead.names or bool(latin_forms(name) & lead.names) or folded(name) in lead.names


def joined_by(text: str, start: int, lead: Lead) -> bool:
    """Say whether the name at an offset is the second of two, ``X 和 Y``, and the first is an author of the entry."""
    before = re.search(
        rf"([{_HAN}]{{2,4}}|{_LETTER}+)[ ]?(?:和|与|及|、|,|，|&|and)[ ]?$", text[max(0, start - 20) : start]
    )
    if not before:
        return False
    return any(is_author(before[1][at:], lead) for at in range(max(1, len(before[1]) - 1)))


def says(raw: str, name: str) -> bool:
    """Say whether a name stands anywhere in an entry, as a whole word: among later authors, or in a title."""
    at = raw.find(name)
    while at >= 0:
        if not LETTERS.match(raw, at + len(name)) and (not at or not LETTERS.match(raw, at - 1)):
            return True
        at = raw.find(name, at + 1)
    return False

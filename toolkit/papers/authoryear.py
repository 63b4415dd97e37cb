"""Find author–year citations: each year of the text is held against the entries whose first author stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.papers.citations import searched
from toolkit.papers.crossing import crossing_candidates, is_later_author
from toolkit.papers.hansurname import surname_candidates
from toolkit.papers.leads import WORD, Lead, folded, latin_forms, letters, plain_year
from toolkit.papers.listed import Listed
from toolkit.papers.manuscript import Manuscript
from toolkit.papers.unlisted import unlisted
from toolkit.papers.work import Work, fits_years
from toolkit.text.scripts import has_han
from toolkit.text.unwrap import half_width_digits, unwrapped
from toolkit.text.wordset import word_set

_YEAR = re.compile(
    r"[12fins](?:(?<=[12])(?<![\d.–-].)(?<!\d,.)(?:(?<=1)[5-9][\dOoIl]|(?<=2)[0Oo][0-4OoIl])[\dOoIl](?![A-Z])"
    r"(?:[  ]?(?P<letters>[a-z](?:[ ]?[,，][ ]?[a-z])*)(?![a-zà-ÿ]))?(?!\d|,\d{3}|\.\d)"
    r"|(?P<undated>(?<=\b[ns])\.[ ]?d\.|(?<=\bi)n press\b|(?<=\bn)o prelo\b|(?<=\bf)orthcoming\b))"
)
"""A year, or what stands for one; its first sign comes first, for few places of a text have it."""
_FILLER = word_set(
    """and et al etal e y & und der die in of the de da do dos das del la los las col cols
    colleagues coworkers co-workers others see also apud for on
    von van den ten ter la le el di du a s eds ed org orgs no na jr sr"""
)
_REACH = 110
_TIE = 0.05
"""Entries whose scores differ by less are told apart by nothing in the text."""
_AGAIN = re.compile(
    r"\s*/\s*|[\s,，、;；]*(?:(?:and|&|e|y|和)\s*)?\(?"
    r"|[^;；()（）\n]{0,60}[;；]\s*(?:[Ii]dem|ídem|[Ii]d\.|ead\.)\s*,?\s*\(?"
)
"""What stands between two years of one author: ``2001, 2003``, ``2001, p. 4; idem, 2003``."""
_CELL = re.compile(r"[ \t]*\|[ \t]*([^|\n]{2,80})\|")
_BEHIND = 24
"""A Chinese name has fewer signs than these between itself and the year."""
_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_SECOND_HAN = re.compile(r"[ \t]*[和与及、,，][ \t]*([\u3400-\u9fff]{2,4})")
_GAP = re.compile(r"[\s,，;；、&(（]*(?:(?:and|e|y|和|及|see|also|cf\.|e\.g\.,?)[\s,]*)?")


def author_year_works(manuscript: Manuscript, leads: list[Lead], numbered: int = 0) -> list[Work]:
    """Return the works cited by author and year, in the order of the text.

    None where they cannot reach more entries of the list than the ``numbered`` that are reached otherwise.
    """
    if len(leads) <= numbered:
        return []
    listed = Listed(manuscript.references, leads)
    text = half_width_digits(unwrapped(manuscript.text))
    stretches = [(start, list(_YEAR.finditer(text, start, end))) for start, end in searched(manuscript)]
    ahead = sum(len(_years(match)) for _, matches in stretches for match in matches)
    found: list[Work] = []
    reached: set[int] = set()
    for start, matches in stretches:
        previous: Work | None = None
        for match in matches:
            if len(reached) + ahead <= numbered:
                return []
            ahead -= len(_years(match))
            work = _work(text, match, listed, previous, start) or _row(manuscript.text, match, listed)
            if work:
                if previous and work.start == previous.start:
                    found.pop()  # its original year: 1899/2009
                found.append(work)
                reached.update(work.targets)
            previous = work
    return _of_one_style(text, found)


def _of_one_style(text: str, works: list[Work]) -> list[Work]:
    """Leave out what no entry fits and what is not written as the citations of this document are: with a comma."""
    sure = [_has_comma(text, work) for work in works if work.targets]
    if sum(sure) * 10 < len(sure) * 8 or len(sure) < 5:
        return works
    return [work for work in works if work.targets or work.near or _has_comma(text, work)]


def _has_comma(text: str, work: Work) -> bool:
    """Say whether a comma or a bracket of its own parts the name from the year."""
    return re.search(r"[,，(（]\s*\(?(?:1[5-9]|20|n\.|s\.|in)[^,，]*$", text[work.start : work.end]) is not None


def _years(match: re.Match[str]) -> tuple[str, ...]:
    if match["undated"]:
        return ("",)
    year = plain_year(match[0][:4])
    return tuple(year + letter for letter in match["letters"] if letter.islower()) if match["letters"] else (year,)


def _work(text: str, match: re.Match[str], listed: Listed, previous: Work | None, floor: int) -> Work | None:
    years = _years(match)
    if previous and (_AGAIN.fullmatch(text, previous.end, match.start())):
        again = _fitting(listed.led_by(previous.name), years)
        if again and not previous.targets and text[previous.end : match.start()].strip() in {"/", "["}:
            return Work(previous.start, match.end(), again, previous.name, years)
        if again:
            return Work(match.start(), match.end(), again, previous.name, years)
    begin = max(floor, match.start() - _REACH, previous.end if previous else 0)
    segment = text[begin : match.start()]
    found = [*_candidates(segment, years, listed), *_by_opening(segment, years, listed)]
    found += surname_candidates(text, begin, match.span(), listed.surnames, lambda lead: fits_years(lead, years))
    if not found and has_han(segment):
        found += crossing_candidates(segment, listed.readings, lambda lead: fits_years(lead, years))
    if found:
        best = max(found)
        tied = {entry for one in found if one[1] == best[1] and one[0] >= best[0] - _TIE for entry in one[3]}
        sure = _sureness(best[3], tied, bool(match["undated"]), listed)
        maybe = tuple(sorted(tied))
        return Work(begin + best[1], match.end(), best[3], best[2], years, strict=True, maybe=maybe, sure=sure)
    return None if match["undated"] else unlisted(segment, begin, match, listed, years)


def _sureness(targets: tuple[int, ...], tied: set[int], undated: bool, listed: Listed) -> float:
    """Return how sure a reading is: less where others fit as well, or where the text has no year and the entry has."""
    if tied - set(targets):
        return 0.5
    return 0.7 if undated and any(listed.lead[index].years for index in targets) else 1.0


def _row(text: str, match: re.Match[str], listed: Listed) -> Work | None:
    """Return the work of a row of a table that begins with its year: ``1997 | Smith | …``."""
    if match["undated"] or text[max(0, match.start() - 1) : match.start()] not in {"", "\n"}:
        return None
    cell = _CELL.match(text, match.end())
    best = max(_candidates(cell[1].rstrip(), _years(match), listed), default=None) if cell else None
    if cell is None or best is None:
        return None
    return Work(match.start(), cell.end(1), best[3], best[2], _years(match), strict=True)


def _candidates(
    segment: str, years: tuple[str, ...], listed: Listed
) -> Iterator[tuple[float, int, str, tuple[int, ...]]]:
    """Yield (score, where, name, entries) for each word that leads an entry of that year with only names behind it."""
    words = list(WORD.finditer(segment))
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if not _joins(segment, words, at):
            break
        if _is_name(word[0]):
            yield from _scored(segment, words, at, years, listed)
    nearest = max(len(segment) - _BEHIND + 1, max(map(segment.rfind, "。；;）)")) + 1)  # where a name may end
    for run in _HAN_RUN.finditer(segment, max(0, nearest - 4)):
        for length in (4, 3, 2):
            for start in range(max(run.start(), nearest - length), run.end() - length + 1):
                name = segment[start : start + length]
                if name not in listed.table or is_later_author(segment, start):
                    continue
                score = length - (len(segment) - start - length) / 10
                yield from _of_han(score, start, name, listed.dated(name, years), years, segment[start + length :])


def _of_han(
    score: float, start: int, name: str, leads: list[Lead], years: tuple[str, ...], behind: str
) -> Iterator[tuple[float, int, str, tuple[int, ...]]]:
    """Yield what a Chinese name means: the entries of its years, then what fits as well."""
    fitting = [lead for lead in leads if fits_years(lead, years)]
    fitting = [lead for lead in fitting if lead.main[:4] in {year[:4] for year in years}] or fitting
    second = _SECOND_HAN.match(behind)
    together = [lead for lead in fitting if second and any(second[1][:length] in lead.names for length in (4, 3, 2))]
    if chosen := _fitting(together or fitting, years):
        yield score, start, name, chosen
        others = [lead.index for lead in together or fitting if lead.index not in chosen]
        if len(years[0]) == 4:  # a letter tells the works of one year apart
            yield from ((score - _TIE / 2, start, name, (entry,)) for entry in others)


def _joins(segment: str, words: list[re.Match[str]], at: int) -> bool:
    """Say whether nothing but names and their joints stands between a word and the next one, or the year."""
    word = words[at]
    stop = words[at + 1].start() if at + 1 < len(words) else len(segment)
    between = segment[word.end() : stop]
    if re.search(r"[!?:\d。；\]\n|]|;(?!\s*$)", between.replace(" ;", ";")) and not re.fullmatch(r"\s*;\s*", between):
        return False
    if ". " in between and len(word[0]) > 2 and word[0].lower() not in {"al", "col", "cols", "eds"}:
        return False
    return _is_name(word[0]) or word[0].lower() in _FILLER


def _is_name(word: str) -> bool:
    return word[0].isupper() or ("’" in word and word[2:3].isupper()) or ("'" in word and word[2:3].isupper())


def _by_opening(
    segment: str, years: tuple[str, ...], listed: Listed
) -> Iterator[tuple[float, int, str, tuple[int, ...]]]:
    """Yield the entries whose first letters are all that stands between a bracket or semicolon and the year."""
    start = max(segment.rfind(sign) for sign in "(（;；[") + 1
    named = letters(segment[start:]) if start else ""
    if len(named) >= 3:
        for lead in {lead.index: lead for year in years for lead in listed.beginning(named, year)}.values():
            if fits_years(lead, years):
                yield 1.2 + len(named) / 100, start, segment[start:].strip(" ,"), (lead.index,)


def _scored(
    segment: str, words: list[re.Match[str]], at: int, years: tuple[str, ...], listed: Listed
) -> Iterator[tuple[float, int, str, tuple[int, ...]]]:
    word = words[at]
    forms = set(latin_forms(word[0]))
    if at + 1 < len(words):
        forms.add(folded(word[0] + words[at + 1][0]))
    behind = [folded(other[0]) for other in words[at + 1 :] if other[0][0].isupper() and len(other[0]) > 1]
    several = re.search(r"\bet(?:al)?\b|\be col|等|colleagues|workers", segment[word.start() :]) is not None
    dated = {lead.index: lead for form in forms for lead in listed.dated(form, years) if fits_years(lead, years)}
    fits = dict(sorted(dated.items()))
    bearing = cache(lambda year, known: _bearing(fits.values(), year, known))
    for lead in fits.values():
        explained = [name for name in behind if name in lead.names]
        score = 1 + 2 * len(explained) - 1.5 * (len(behind) - len(explained))
        score += _likeness(lead, several, len(behind), years)
        if score > 0:
            meant = (_one_of(bearing(year, frozenset(explained)), lead, len(years)) for year in years)
            yield score, word.start(), word[0], tuple(dict.fromkeys(filter(None, meant))) or (lead.index,)


def _likeness(lead: Lead, several: bool, named: int, years: tuple[str, ...]) -> float:
    """Prefer the entry with as many authors as the text implies, and with the year as its own."""
    authors = len(lead.names - lead.lead)
    fewer = 0.2 if authors >= 4 else -0.2
    return (fewer if several else -0.02 * min(10, abs(authors - named))) + (0.5 if lead.main in years else 0)


class _Bearing(NamedTuple):
    """The entries that fit one year, those that print it with its letter, and the one that its letter counts to."""

    fitting: dict[int, Lead]
    exact: dict[int, Lead]
    counted: list[Lead]


def _bearing(leads: Iterable[Lead], year: str, known: frozenset[str]) -> _Bearing:
    """Return the entries of a year that have all of the co-authors ``known``."""
    fitting = {lead.index: lead for lead in leads if fits_years(lead, (year,)) and lead.names.issuperset(known)}
    exact = {index: lead for index, lead in fitting.items() if year in lead.years}
    return _Bearing(fitting, exact, [] if exact else _lettered([*fitting.values()], year))


def _one_of(found: _Bearing, best: Lead, years: int) -> int:
    """Return the entry that a marker means by one of its years: the first of the list where several fit, 0 for none."""
    if found.counted:
        return found.counted[0].index
    if best.index in found.exact or (best.index in found.fitting and (not found.exact or years == 1)):
        return best.index
    return next(iter(found.exact or found.fitting), 0)


def _lettered(fitting: list[Lead], year: str) -> list[Lead]:
    """Return the entry that a letter of the text counts to in a list that prints none, ``2010b`` the second of 2010."""
    place = ord(year[4]) - ord("a") if len(year) == 5 else len(fitting)
    if place >= len(fitting) or len(fitting) == 1 or not all(year[:4] in lead.years for lead in fitting):
        return []
    return [sorted(fitting, key=lambda lead: lead.index)[place]]


def _fitting(leads: Sequence[Lead], years: tuple[str, ...]) -> tuple[int, ...]:
    found = []
    for year in years:
        exact = [lead for lead in leads if year in lead.years]
        fitting = exact or [lead for lead in leads if fits_years(lead, (year,))]
        found += [lead.index for lead in (exact or _lettered(fitting, year) or fitting)[:1]]
    return tuple(dict.fromkeys(found))

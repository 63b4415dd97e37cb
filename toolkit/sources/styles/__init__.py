"""Records to reference strings: the forms of GB/T 7714 are ours (`STYLES`), every other style is a CSL engine's.

A form writes one language of a work as one line; a bilingual work is two halves, put together as a `Profile` asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

from msgspec.structs import replace

from toolkit.model import Side, Source, ToolkitError
from toolkit.sources.styles.csl import Runs, render
from toolkit.sources.styles.forms import (
    AUTHOR_YEAR_2015,
    AUTHOR_YEAR_2025,
    NUMERIC_2015,
    NUMERIC_2025,
    PLAIN,
    Form,
)
from toolkit.sources.styles.gbt7714 import YEAR_LETTER, maker_and_year, reference
from toolkit.sources.styles.listing import Entry
from toolkit.sources.styles.profile import Profile, fitted

STYLES: dict[str, Form] = {
    "gbt7714-2015-numeric": NUMERIC_2015,
    "gbt7714-2015-authoryear": AUTHOR_YEAR_2015,
    "gbt7714-2025-numeric": NUMERIC_2025,
    "gbt7714-2025-authoryear": AUTHOR_YEAR_2025,
    "gbt7714-2015-plain": PLAIN,
}


def form_of(style: str, profile: Profile | None = None) -> Form:
    """Return the form of a style of ``STYLES``; raises ToolkitError where there is no such style."""
    if style not in STYLES:
        known = ", ".join(sorted(STYLES))
        raise ToolkitError(f"no style {style!r}; there are {known}", f"没有样式 {style}；现有 {known}")
    return fitted(STYLES[style], profile or Profile())


def format_source(source: Source, style: str, bilingual: bool = True, profile: Profile | None = None) -> str:
    """Write a source in a style of ``STYLES``: its own language, with ``bilingual`` each other one on a line below.

    A ``profile`` may put the halves in another order, on one line, and vary the form. Raises ToolkitError where there
    is no such style.
    """
    profile = profile or Profile()
    form = form_of(style, profile)
    halves = [(language, reference(source, language, form)) for language in languages(source, bilingual)]
    return ("\n" if profile.halves == "next-line" else " ").join(text for _, text in arranged(source, halves, profile))


def format_list(
    sources: Sequence[Source], style: str, bilingual: bool = False, profile: Profile | None = None
) -> list[Entry]:
    """Write a list of references in any style, ours or the engine's, in the order given.

    In the author-year forms, works of one maker and year are told apart by letters (GB/T 7714-2015, 10.2.3).
    """
    profile = profile or Profile()
    if style not in STYLES:
        return _engine_list(sources, style, bilingual, profile)
    form = form_of(style, profile)
    letters = _letters(sources, form) if form.author_year else {}
    entries = []
    for source in sources:
        lettered = replace(source, fields={**source.fields, YEAR_LETTER: letters.get(source.key, "")})
        halves: list[tuple[str, Runs]] = [
            (code, ((reference(lettered, code, form), False),)) for code in languages(source, bilingual)
        ]
        entries.append(_entry(source, halves, profile))
    return entries


def _engine_list(sources: Sequence[Source], style: str, bilingual: bool, profile: Profile) -> list[Entry]:
    works = [(f"{source.key}\t{code}", source, code) for source in sources for code in languages(source, bilingual)]
    rendered = render(works, style)
    entries = []
    for source in sources:
        halves = [(code, rendered[f"{source.key}\t{code}"].runs) for code in languages(source, bilingual)]
        entries.append(_entry(source, halves, profile))
    return entries


def _entry(source: Source, halves: list[tuple[str, Runs]], profile: Profile) -> Entry:
    texts = arranged(source, [(code, "") for code, _ in halves], profile)
    runs = dict(halves)
    noted = tuple((*runs[code], *(((note, False),) if note else ())) for code, note in texts)
    return Entry(source.key, noted, profile.halves == "next-line")


def _letters(sources: Sequence[Source], form: Form) -> dict[str, str]:
    """Return a letter for each work that shares makers and year with another of the list."""
    groups: dict[tuple[str, str], list[str]] = {}
    for source in sources:
        groups.setdefault(maker_and_year(source, languages(source, False)[0], form), []).append(source.key)
    return {
        key: ascii_lowercase[at % 26]
        for (_, year), keys in groups.items()
        if year and len(keys) > 1
        for at, key in enumerate(keys)
    }


def languages(source: Source, bilingual: bool) -> list[str]:
    """Return the languages that a source is written in: its own, with ``bilingual`` each other one that has a title."""
    own = source.language if source.language in source.sides else next(iter(source.sides), "")
    others = sorted(code for code, side in source.sides.items() if bilingual and code != own and side.title)
    return [own, *others]


def arranged(source: Source, halves: list[tuple[str, str]], profile: Profile) -> list[tuple[str, str]]:
    """Put the halves of a reference in order, with the note on the English half of a Chinese work."""
    own = halves[0][0]
    noted = [
        (language, f"{text} {profile.note}" if profile.note and own == "zh" and language == "en" else text)
        for language, text in halves
    ]
    if profile.first != "own":
        noted.sort(key=lambda half: half[0] != profile.first)
    return noted


_NOTHING = Side()


def lacks_english(source: Source) -> bool:
    """Say whether a source in another language has no English title, so that a bilingual list stays one-sided there."""
    return source.language not in ("en", "") and not source.sides.get("en", _NOTHING).title

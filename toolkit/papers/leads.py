"""Who leads an entry of the reference list, and when it appeared: a light look at the string, without decoding it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from toolkit.papers.manuscript import ListEntry
from toolkit.text.normal import ascii_fold, normal_form
from toolkit.text.romanize import read_han, read_surname
from toolkit.text.surnames import COMPOUND_SURNAMES
from toolkit.text.wordset import word_set

YEAR = re.compile(r"(?<!\d)(?<!\d[.])(1[5-9]\d\d|20[0-4]\d)([a-z](?![a-z]))?(?!\d)")
_OCR_DIGITS = str.maketrans("OoIl", "0011")
_OCR_YEAR = re.compile(r"(?<![A-Za-z\d])(?:1[5-9][\dOoIl]{2}|2[0Oo][0-4OoIl][\dOoIl])(?=[a-h]?(?![A-Za-z\d]))")
"""A year in which letters stand for digits: ``2O04``, ``20l1``."""
_HAN = r"\u3400-\u9fff"
_PADDED = re.compile(
    rf"(?<![{_HAN}])([{_HAN}]|{'|'.join(sorted(COMPOUND_SURNAMES))})[ \u3000]{{1,2}}([{_HAN}]{{1,2}})(?![{_HAN}])"
)
"""A Chinese name with a blank behind the surname: some lists set names of two characters as wide as those of three."""
_HAN_NAME = re.compile(rf"[{_HAN}]{{2,4}}(?![{_HAN}])")
_LATIN = r"[^\W\d_\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]"
WORD = re.compile(rf"{_LATIN}(?:{_LATIN}|['’‐-](?={_LATIN}))*")
_PARTICLES = word_set("van von der den de da di du del della dos das la le ten ter el al bin ibn")
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
"""Letters that are written as two where a keyboard lacks them: ``Müller`` is ``Mueller`` too."""
_UPPER, _LOWER = "[A-ZÀ-ÖØ-Þ]", "[a-zß-öø-ÿœşğıčšžńł]"
_LEADING_YEAR = re.compile(r"^\s*[(（]\d{4}[a-z]?[)）][.,]?\s*")
_REPEATED = re.compile(r"\s*(?:[_＿]{2,}|[—–-]{2,})")
_TITLE_BEGINS = re.compile(
    rf"[\[［][A-Z](?:/OL)?[\]］]|[(（](?:1[5-9]|20)\d\d|[“\"《]|(?<=[A-Z]\.)\s+(?={_UPPER}?{_LOWER}+[ ,:]+{_LOWER}+\s)"
)
PERSON = re.compile(
    rf"\W*(?:[{_HAN}]{{2,4}}(?![{_HAN}])|[{_HAN}][ \u3000]{{1,2}}[{_HAN}]{{1,2}}(?![{_HAN}])"
    r"|[^\W\d_]+(?:[-’' ][^\W\d_]+)?(?:,\s?|\s)(?:[A-Z]\.?[ -]?){1,3}(?![A-Za-z])"
    r"|(?:[A-Z]\.[ -]?){1,3}[A-Z][^\W\d_]+"
    rf"|{_LATIN}*{_LOWER}[A-Z]{{1,3}}(?=[\s,.;(（])"
    rf"|{_UPPER}{_LOWER}+ {_UPPER}{_LOWER}+\s?[,，]\s?{_UPPER}{_LOWER}+ {_UPPER}{_LOWER}+\s?[,，.．])"
)
"""How an entry begins whose first author is a person: a Chinese name, a surname with initials before, after or glued to
it, or two names in full, one after the other."""
_GLUED = rf"(?:Ma?c|[OD]['’])?{_UPPER}{_LOWER}{{2,}}(?:[-‐]{_UPPER}{_LOWER}{{2,}})*"
"""A family name with initials glued to it: ``McNeillJ``, ``Renny-ByfieldS``."""
_TWIN = re.compile(rf"[\[［【(（\n]\s*(?P<authors>[{_HAN}]{{2,4}}(?:\s?[，,、；;&＆][\s{_HAN}]{{2,6}}){{0,12}})")
"""The Chinese half of an entry whose first half is in Latin letters."""
_HEAD = 220
"""How much of an entry is looked at for authors, in code points."""
_DOUBLE = re.compile(rf"({_UPPER}[^\W\d_]+) ({_UPPER}[^\W\d_]+), {_UPPER}")
"""A family name of two words: ``ACOSTA PEREIRA, R.``, which a text may join by a hyphen."""


class Lead(Struct, frozen=True):
    """What the beginning of an entry says.

    ``lead`` holds the spellings of its first author's family name, folded; a Chinese name gives the whole name, and
    its surname in pinyin. ``names`` holds those of every word that may be an author's; ``years`` what is printed.
    """

    index: int
    lead: frozenset[str]
    names: frozenset[str]
    years: tuple[str, ...]
    main: str = ""
    """The year that is most likely that of publication."""
    opening: str = ""
    """The first letters of the entry, folded: how a title or a body without a surname would be named."""
    person: bool = False
    """Whether the entry begins with the name of a person."""


@lru_cache(maxsize=16_384)
def folded(word: str) -> str:
    """Fold a name for comparison: no case, accents, hyphens or apostrophes; Han stays."""
    return ascii_fold(normal_form(word)).replace("-", "").lower()


def plain_year(printed: str) -> str:
    """Return a year with digits in place of the letters that OCR took for them."""
    return printed.translate(_OCR_DIGITS)


def look_all(entries: Iterable[ListEntry]) -> list[Lead]:
    """Look at a whole list; a dash in place of the authors repeats those of the entry before."""
    found: list[Lead] = []
    for entry in entries:
        lead = look(entry)
        if found and _REPEATED.match(entry.raw):
            lead = replace(lead, lead=found[-1].lead, names=found[-1].names, person=found[-1].person)
        found.append(lead)
    return found


def look(entry: ListEntry) -> Lead:
    """Look at one entry."""
    raw = _LEADING_YEAR.sub("", entry.raw)
    head = _PADDED.sub(r"\1\2", _author_part(raw[:_HEAD]))
    lead = _lead(head)
    is_person = PERSON.match(raw) is not None
    names = lead | {form for match in WORD.finditer(head) if len(match[0]) > 1 for form in latin_forms(match[0])}
    pieces = (piece for match in WORD.finditer(head) for piece in re.findall(_GLUED, match[0]))
    names |= {folded(piece) for piece in pieces}
    names |= {form for match in _HAN_NAME.finditer(head) for form in han_forms(match[0])}
    twins = _twin_authors(raw, lead)
    names |= {form for name in twins for form in han_forms(name)}
    lead |= han_forms(twins[0]) if twins else frozenset()
    legible = _OCR_YEAR.sub(lambda match: plain_year(match[0]), entry.raw)
    years = tuple(match[1] + (match[2] or "") for match in YEAR.finditer(legible))
    bracketed = re.search(r"[(（]\s?((?:1[5-9]|20)\d\d[a-z]?)", legible[:400])
    main = bracketed[1] if bracketed else (years[-1] if years else "")
    return Lead(entry.index, lead, frozenset(names), years, main, letters(raw[:120]), is_person)


def _twin_authors(raw: str, lead: frozenset[str]) -> list[str]:
    """Return the authors of the Chinese half behind a Latin one, where the first of both is the same person."""
    for half in _TWIN.finditer(raw, 30) if not re.match(rf"\W*[{_HAN}]", raw) else ():
        names = re.findall(rf"(?<![{_HAN}])[{_HAN}]{{2,4}}(?![{_HAN}])", half["authors"])
        if names and han_forms(names[0]) & lead:
            return names
    return []


def letters(text: str) -> str:
    """Return the letters of a text, folded, without an article at its beginning."""
    return folded(re.sub(r"(?i)^\W*(?:the|an?|o|os|la|le|les|el)\s+|\W", "", text))


def _author_part(head: str) -> str:
    """Cut a string before its title, as well as can be told."""
    cut = _TITLE_BEGINS.search(head)
    return head[: cut.start()] if cut else head


def _lead(head: str) -> frozenset[str]:
    head = head.lstrip(' \t\n[(（“"*_.·•')
    han = re.match(rf"[{_HAN}]{{2,4}}(?![{_HAN}])|[{_HAN}]{{2,3}}(?=等)", head)
    if han:
        return han_forms(han[0])
    words = list(WORD.finditer(head[:90]))
    while words and (len(words[0][0]) == 1 and head[words[0].end() : words[0].end() + 1] in {".", " ", "-", "’", "'"}):
        words = words[1:]
    if not words:
        return frozenset()
    chosen, at = [words[0][0]], 1
    while chosen[-1].lower() in _PARTICLES and at < len(words):
        chosen.append(words[at][0])
        at += 1
    forms = {folded("".join(chosen)), folded(words[0][0])} | latin_forms(chosen[-1])
    if double := _DOUBLE.match(head):
        forms.add(folded(double[1] + double[2]))
    return frozenset(forms) - {""}


@lru_cache(maxsize=16_384)
def latin_forms(word: str) -> frozenset[str]:
    """Return the spellings of a Latin word as a name: whole, without d’, without umlauts (``Mueller``), cut before
    initials glued to it."""
    word = re.sub(r"['’]s$", "", word)
    glued = re.match(rf"{_GLUED}(?={_UPPER})|{_UPPER}{_LOWER}(?={_UPPER}{{2}})", word)
    bare = re.sub(rf"^[dl]['’](?={_UPPER})", "", word)
    spelt = {folded(word), folded(bare), folded(word.translate(_SPELT_OUT))}
    return frozenset(spelt | ({folded(glued[0])} if glued else set())) - {""}


def han_forms(name: str) -> frozenset[str]:
    """Return a Chinese name, and its surname in pinyin, as Latin text would name it."""
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES else name[:1]
    given = name[len(surname) :]
    reading = folded(read_surname(surname))
    return frozenset({name, reading, reading + folded(read_han(given)), folded(read_han(given)) + reading})


def by_lead(leads: Iterable[Lead]) -> dict[str, list[Lead]]:
    """Index entries by the spellings of their first author."""
    table: dict[str, list[Lead]] = defaultdict(list)
    for lead in leads:
        for name in lead.lead:
            table[name].append(lead)
    return dict(table)

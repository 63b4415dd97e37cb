"""Who leads an entry of the reference list, and when it appeared: a light look at the string, without decoding it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

from msgspec import Struct

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
_WHOLE_NAME = re.compile(rf"(?<![{_HAN}])[{_HAN}]{{2,4}}(?![{_HAN}])")
_HAN_FIRST_SIGN = re.compile(rf"\W*[{_HAN}]")
_HAN_FIRST = re.compile(rf"[{_HAN}]{{2,4}}(?![{_HAN}])|[{_HAN}]{{2,3}}(?=等)")
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
_GLUED_TO = re.compile(_GLUED)
_INITIALS = re.compile(
    rf"{_GLUED}(?={_UPPER})(?!{_UPPER}{_LOWER})|{_UPPER}{_LOWER}(?={_UPPER}{{2}})(?!{_UPPER}{_LOWER})"
    rf"|{_UPPER}{_LOWER}{{1,2}}{_UPPER}{_LOWER}{{2,}}(?={_UPPER}{{1,3}}(?:$|{_UPPER}{_LOWER}))"
)
_ELIDED = re.compile(rf"^[dl]['’](?={_UPPER})")
_BRACKETED = re.compile(r"[(（]\s?((?:1[5-9]|20)\d\d[a-z]?)")
_NO_LETTERS = re.compile(r"(?i)^\W*(?:the|an?|o|os|la|le|les|el)\s+|\W")
_HEAD = 220
"""How much of an entry is looked at for authors, in code points."""
_DOUBLE = re.compile(rf"({_UPPER}[^\W\d_]+) ({_UPPER}[^\W\d_]+), {_UPPER}")
"""A family name of two words: ``ACOSTA PEREIRA, R.``, which a text may join by a hyphen."""


class Lead(Struct, frozen=True, dict=True):
    """What the beginning of an entry says; each thing is read when it is first asked for."""

    index: int
    raw: str
    signed: str
    """The entry whose authors it has: itself, or the one before it where a dash repeats them."""

    @cached_property
    def lead(self) -> frozenset[str]:
        """The spellings of the first author's family name, folded.

        A Chinese name gives the whole name, and its surname in pinyin.
        """
        return _lead(self._head).union(*map(han_forms, self._twins[:1]))

    @cached_property
    def names(self) -> frozenset[str]:
        """The spellings of every word that may be an author's."""
        words = WORD.findall(self._head)
        return self.lead.union(
            *(latin_forms(word) for word in words if len(word) > 1),
            (folded(piece) for word in words for piece in _GLUED_TO.findall(word)),
            *map(han_forms, (*_HAN_NAME.findall(self._head), *self._twins)),
        )

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years that are printed."""
        return tuple(match[1] + (match[2] or "") for match in YEAR.finditer(self._legible))

    @cached_property
    def main(self) -> str:
        """The year that is most likely that of publication."""
        bracketed = _BRACKETED.search(self._legible[:400])
        return bracketed[1] if bracketed else (self.years[-1] if self.years else "")

    @cached_property
    def opening(self) -> str:
        """The first letters of the entry, folded: how a title or a body without a surname would be named."""
        return letters(_LEADING_YEAR.sub("", self.raw)[:120])

    @cached_property
    def person(self) -> bool:
        """Whether the entry begins with the name of a person."""
        return PERSON.match(_LEADING_YEAR.sub("", self.signed)) is not None

    @cached_property
    def _head(self) -> str:
        return _PADDED.sub(r"\1\2", _author_part(_LEADING_YEAR.sub("", self.signed)[:_HEAD]))

    @cached_property
    def _twins(self) -> list[str]:
        return _twin_authors(_LEADING_YEAR.sub("", self.signed), _lead(self._head))

    @cached_property
    def _legible(self) -> str:
        return _OCR_YEAR.sub(lambda match: plain_year(match[0]), self.raw)


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
        repeated = found and _REPEATED.match(entry.raw)
        found.append(Lead(entry.index, entry.raw, found[-1].signed if repeated else entry.raw))
    return found


def look(entry: ListEntry) -> Lead:
    """Look at one entry."""
    return Lead(entry.index, entry.raw, entry.raw)


def _twin_authors(raw: str, lead: frozenset[str]) -> list[str]:
    """Return the authors of the Chinese half behind a Latin one, where the first of both is the same person."""
    for half in _TWIN.finditer(raw, 30) if not _HAN_FIRST_SIGN.match(raw) else ():
        names = _WHOLE_NAME.findall(half["authors"])
        if names and han_forms(names[0]) & lead:
            return names
    return []


def letters(text: str) -> str:
    """Return the letters of a text, folded, without an article at its beginning."""
    return folded(_NO_LETTERS.sub("", text))


def _author_part(head: str) -> str:
    """Cut a string before its title, as well as can be told."""
    cut = _TITLE_BEGINS.search(head)
    return head[: cut.start()] if cut else head


def _lead(head: str) -> frozenset[str]:
    head = head.lstrip(' \t\n[(（“"*_.·•')
    if han := _HAN_FIRST.match(head):
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
    word = word.removesuffix("'s").removesuffix("’s")
    glued = _INITIALS.match(word)
    bare = _ELIDED.sub("", word)
    spelt = {folded(word), folded(bare), folded(word.translate(_SPELT_OUT))}
    return frozenset(spelt | ({folded(glued[0])} if glued else set())) - {""}


@lru_cache(maxsize=16_384)
def han_forms(name: str) -> frozenset[str]:
    """Return a Chinese name, and its surname in pinyin, as Latin text would name it."""
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES else name[:1]
    given = name[len(surname) :]
    reading, rest = folded(read_surname(surname)), folded(read_han(given))
    return frozenset({name, reading, reading + rest, rest + reading})


def by_lead(leads: Iterable[Lead]) -> dict[str, list[Lead]]:
    """Index entries by the spellings of their first author."""
    table: dict[str, list[Lead]] = defaultdict(list)
    for lead in leads:
        for name in lead.lead:
            table[name].append(lead)
    return dict(table)

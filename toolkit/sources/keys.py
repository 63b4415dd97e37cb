"""Citation keys: ``<family><year><word>``, all in lower-case ASCII letters and digits.

- *family*: the first author's family name; of a Chinese author in pinyin, as the record's own English side writes it,
  else by the table of surname readings. Without an author the first editor, then the publisher; of an institution its
  first telling word. Where nobody is named, the word comes first: ``<word><year>``.
- *year*: of the date; nothing where there is none.
- *word*: the first telling word of the English title, without articles, prepositions and words that any title may have
  (``research``, ``analysis``) and single letters; without an English title the first two characters of the Chinese
  one, in pinyin.
- a letter from ``a`` on where the key is taken.

A corpus may have another pattern of the same parts: ``{Family}_{yy}``, ``{word}:{year}``; a part in capitals begins
with one, ``{yy}`` is the year's last two digits.

A key once given is for ever; this module only makes new ones.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import count, product
from string import ascii_lowercase

from msgspec.structs import replace

from toolkit.errors import ToolkitError
from toolkit.model import Name, Side, Source
from toolkit.text.names import pinyin
from toolkit.text.normal import ascii_fold
from toolkit.text.romanize import read_han
from toolkit.text.scripts import has_han
from toolkit.text.wordset import word_set

STOP_WORDS = word_set(
    """
    a an the of on in at to for from by with without and or nor but as is are was were be been do does can could will
    would should may might its it their his her our your this that these those what which who whose when where why how
    about after against among around before between beyond during into over through toward towards under upon via within
    not no new some any
    """
)
GENERIC_WORDS = word_set(
    """
    research study studies analysis analyses definition information exploration discussion review overview survey
    investigation introduction evidence approach perspective perspectives reflection reflections thoughts thinking
    construction examining exploring understanding rethinking case paper report major us usa eu uk
    """
)
_KEY = re.compile(r"[^\s,=#%{}()\"'\\~@｛｝，]+")
_PART = re.compile(r"\{([^{}]*)\}")
_LETTERS = re.compile(r"[a-z0-9]+")
_WORD = re.compile(r"[a-z0-9]{2,}")
_HAN_WORD = 2


def make_key(source: Source, taken: Container[str] = (), pattern: str = "") -> str:
    """Return a new citation key for a source that is not among the keys already taken.

    Raises ToolkitError where the pattern has parts that there are not, or is no key.
    """
    year = "" if source.year is None else str(source.year)
    family, word = _family(source), _title_word(source)
    usual = family + year + word if family else word + year
    stem = _patterned(pattern, family, year, word) if pattern else usual
    stem = stem or "source"
    return next(key for suffix in _suffixes() if (key := f"{stem}{suffix}") not in taken)


def _patterned(pattern: str, family: str, year: str, word: str) -> str:
    parts = {"family": family, "Family": family.capitalize(), "year": year, "yy": year[-2:], "word": word,
             "Word": word.capitalize()}  # fmt: skip
    unknown = [name for name in _PART.findall(pattern) if name not in parts]
    around = _PART.sub("", pattern)
    if unknown or (around and not is_key(around)):
        names = ", ".join(f"{{{name}}}" for name in parts)
        raise ToolkitError(f"the pattern of keys {pattern!r} is none; its parts are {names}",
                           f"键的格式“{pattern}”无效；可用：{names}")  # fmt: skip
    return _PART.sub(lambda match: parts[match[1]], pattern).strip("_-:.")


def with_keys(sources: Iterable[Source]) -> list[Source]:
    """Give a key to every source that has none, or one that another before it has."""
    taken: set[str] = set()
    keyed = []
    for source in sources:
        key = source.key if source.key and source.key not in taken else make_key(source, taken)
        taken.add(key)
        keyed.append(source if key == source.key else replace(source, key=key))
    return keyed


def is_key(text: str) -> bool:
    """Say whether a text can be a citation key: one word, without what means something to BibTeX."""
    return _KEY.fullmatch(text) is not None


def _suffixes() -> Iterator[str]:
    yield ""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _family(source: Source) -> str:
    for side in _english_first(source):
        for name in (*side.authors[:1], *side.editors[:1], Name(literal=side.publisher)):
            if word := _name_word(name):
                return word
    return ""


def _name_word(name: Name) -> str:
    """Return the part of a name that a key begins with, ``""`` where it has none in ASCII."""
    family = pinyin(name)[0].lower()
    if not name.literal or has_han(name.literal):
        return "".join(_LETTERS.findall(family))
    return _telling(family, STOP_WORDS)


def _title_word(source: Source) -> str:
    sides = _english_first(source)
    title = ascii_fold(next((side.title for side in sides if not has_han(side.title)), "")).lower()
    if word := _telling(title, STOP_WORDS | GENERIC_WORDS) or _telling(title, STOP_WORDS):
        return word
    chinese = next((side.title for side in sides if has_han(side.title)), "")
    han = "".join(character for character in chinese if has_han(character))[:_HAN_WORD]
    return "".join(_LETTERS.findall(read_han(han))) if han else ""


def _telling(text: str, passed_over: Container[str]) -> str:
    return next((word for word in _WORD.findall(text.replace("'", "")) if word not in passed_over), "")


def _english_first(source: Source) -> list[Side]:
    """Return the sides, the English one first: its names say how the work itself romanises them."""
    languages = sorted(source.sides, key=lambda language: (language != "en", language))
    return [source.sides[language] for language in languages]

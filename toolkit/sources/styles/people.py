"""Names as GB/T 7714 writes them: family first, initials without points, three at most."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from toolkit.model import Name
from toolkit.sources.styles.forms import Form
from toolkit.text.names import initials
from toolkit.text.scripts import has_east_asian

_AND_OTHERS = {"zh": "等", "ja": "他", "ko": "외", "ru": "и др"}
_TRANSLATED_BY = {"zh": "译", "ja": "訳", "ko": "옮김", "ru": "пер"}
_ANONYMOUS = {"zh": "佚名", "ja": "佚名"}


class Manner(Struct, frozen=True):
    """How names are written: the language of the words beside them, and the form of the list.

    ``syllabic`` gives pinyin names an initial for each character (8.1.1), for works by Chinese authors.
    """

    language: str
    form: Form = Form()
    syllabic: bool = False


def people(names: Sequence[Name], more: bool, manner: Manner) -> str:
    """Write a list of names; ``more`` is the source's own "et al."."""
    shown = names[: manner.form.listed]
    parts = [one_name(name, manner) for name in shown]
    if names and (more or len(names) > len(shown)):
        parts.append(_AND_OTHERS.get(manner.language, "et al"))
    return manner.form.comma.join(parts)


def translators(names: Sequence[Name], manner: Manner) -> str:
    """Write who translated a work, or nothing."""
    by = _TRANSLATED_BY.get(manner.language, "trans")
    return f"{people(names, False, manner)}{manner.form.comma}{by}" if names else ""


def anonymous(language: str) -> str:
    """Return what stands for unknown authors where the list is sorted by them (8.1.3)."""
    return _ANONYMOUS.get(language, "Anon")


def one_name(name: Name, manner: Manner) -> str:
    """Write one name: ``方滨兴``, ``Fang B X`` or ``FANG B X``; an institution as it is."""
    if name.literal:
        return name.literal
    if has_east_asian(name.family):
        latin = name.given and not has_east_asian(name.given)
        return f"{name.family} {' '.join(initials(name))}" if latin else name.family + name.given
    family = f"{name.particle} {name.family}".strip()
    shown = family.upper() if manner.form.capitals and _is_latin(family) else family
    text = " ".join(filter(None, [shown, _initials(name, manner)]))
    return f"{text}{manner.form.comma}{name.suffix.rstrip('.')}" if name.suffix else text


def _initials(name: Name, manner: Manner) -> str:
    """Write the initials; a particle among the given names stays small, a hyphen stays where the form keeps it."""
    letters = initials(name, manner.syllabic)
    words = [part for word in name.given.split() for part in re.split(r"[-‐–.]+", word) if part]
    if len(words) != len(letters):
        return " ".join(letters)
    small = [word.lower() for word in name.given.split() if word[:1].islower()] if not name.given.islower() else []
    text = " ".join(letter.lower() if word in small else letter for letter, word in zip(letters, words, strict=True))
    return _hyphenated(text, name.given) if manner.form.hyphens else text


def _hyphenated(letters: str, given: str) -> str:
    """Put the hyphens of a given name between its initials: ``J R`` and ``Jung-Ran`` give ``J-R``."""
    joints = re.findall(r"[-‐–]|[.\s]+", re.sub(r"\.(?=[-‐–])", "", given.strip(" .")))
    parts = letters.split(" ")
    if len(joints) != len(parts) - 1:
        return letters
    pairs = zip(joints, parts[1:], strict=True)
    return parts[0] + "".join(("-" if joint in "-‐–" else " ") + part for joint, part in pairs)


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in text if char.isalpha())

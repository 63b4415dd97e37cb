"""Names as GB/T 7714 writes them: family first, initials without points, three at most."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from toolkit.model import Name
from toolkit.text.names import initials
from toolkit.text.scripts import has_east_asian

_LISTED = 3  # GB/T 7714-2015, 8.1.2: of four or more, the first three and "et al."
_AND_OTHERS = {"zh": "等"}
_TRANSLATED_BY = {"zh": "译"}


class Manner(Struct, frozen=True):
    """How names are written: the language of the words beside them, Latin family names in capitals or not.

    ``syllabic`` gives pinyin names an initial for each character (8.1.1), for works by Chinese authors.
    """

    language: str
    capitals: bool
    syllabic: bool = False


def people(names: Sequence[Name], more: bool, manner: Manner) -> str:
    """Write a list of names; ``more`` is the source's own "et al."."""
    shown = names[:_LISTED]
    parts = [one_name(name, manner) for name in shown]
    if names and (more or len(names) > _LISTED):
        parts.append(_AND_OTHERS.get(manner.language, "et al"))
    return ", ".join(parts)


def translators(names: Sequence[Name], manner: Manner) -> str:
    """Write who translated a work, or nothing."""
    return f"{people(names, False, manner)}, {_TRANSLATED_BY.get(manner.language, 'trans')}" if names else ""


def one_name(name: Name, manner: Manner) -> str:
    """Write one name: ``方滨兴``, ``Fang B X`` or ``FANG B X``; an institution as it is."""
    if name.literal:
        return name.literal
    if has_east_asian(name.family):
        return name.family + name.given
    family = f"{name.particle} {name.family}".strip()
    shown = family.upper() if manner.capitals and _is_latin(family) else family
    text = " ".join([shown, *initials(name, manner.syllabic)])
    return f"{text}, {name.suffix}" if name.suffix else text


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in text if char.isalpha())

"""Works named by a bare Chinese surname and a year: ``（乔，2010）``, ``乔（2010）``, ``欧阳和石（2010）``.

One character is a name only where nothing before it makes it part of a word, the shape is that of a citation, and an
entry of that year is led by a person of that surname; all of this is asked for together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from toolkit.papers.leads import Lead
from toolkit.text.surnames import COMPOUND_SURNAMES, HAN_SURNAMES
from toolkit.text.wordset import word_set

_HAN = r"\u3400-\u9fff"
_SURNAME = f"(?:{'|'.join(sorted(COMPOUND_SURNAMES, key=lambda name: (-len(name), name)))}|[{_HAN}])"
_NAMED = re.compile(
    rf"(?P<one>{_SURNAME})(?P<more>等人?)?"
    rf"(?:\s?(?:和|与|及|、|&|and)\s?(?P<two>{_SURNAME})(?P<rest>等人?)?)?"
    r"(?P<end>\s?[,，]\s?|\s?[（(]\s?|\s?)$"
)
_IN_FULL = re.compile(
    rf"(?P<before>[(（;；]\s?(?:参见|另见|见|如|例如|转引自)?\s?)(?P<name>(?:(?!等)[{_HAN}]){{2,4}})"
    rf"(?P<rest>(?:\s?[、,，和与及]\s?(?:(?!等)[{_HAN}]){{2,4}}){{0,5}})(?P<more>\s?等人?)?\s?[,，]\s?$"
)
_CUES = tuple(
    word_set(
        """见 参见 另见 详见 参考 参照 参阅 引自 转引自 出自 来自 根据 依据 依照 按照 遵循 采用 借鉴 沿用 基于 如 正如
        例如 由 据 按 而 但 对 不同于 有别于 类似于 相对于 见于"""
    )
)
"""What may stand before a surname in running text without being part of a name."""
_JOINT = re.compile(r"[)）\]］,，;；。、\d]\s?(?:和|与|及|以及|同)$")
"""A joint that stands behind another citation, and not between two names."""
_AFTER_YEAR = re.compile(r"\s?[)）\]］;；,，:：、]")
_REACH = 200


class Led(NamedTuple):
    """An entry that a person with a Chinese name leads, and the surnames of the other authors."""

    lead: Lead
    others: frozenset[str]


def by_surname(leads: Iterable[Lead], raw: dict[int, str]) -> dict[str, list[Led]]:
    """Index the entries that a person with a Chinese name leads by the surname."""
    found: dict[str, list[Led]] = defaultdict(list)
    for lead in leads:
        name = next((form for form in lead.lead if re.match(f"[{_HAN}]", form)), "")
        if name and lead.person:
            authors = re.split(r"[.．。:：(（\[［\d]", raw[lead.index].lstrip(), maxsplit=1)[0]
            others = re.findall(rf"(?<![{_HAN}])[{_HAN}]{{2,4}}(?![{_HAN}])", authors)[1:]
            found[surname_of(name)].append(Led(lead, frozenset(map(surname_of, others))))
    return dict(found)


def surname_of(name: str) -> str:
    """Return the surname of a Chinese name."""
    return name[:2] if name[:2] in COMPOUND_SURNAMES else name[:1]


def surname_candidates(
    text: str, begin: int, year: tuple[int, int], known: dict[str, list[Led]], fits: Callable[[Lead], bool]
) -> Iterator[tuple[float, int, str, tuple[int, ...]]]:
    """Yield (score, where, name, entry) for the bare surname right before a year; ``where`` counts from ``begin``."""
    match = _NAMED.search(text, max(begin, year[0] - 12), year[0]) if known else None
    if match is None or match["one"] not in known or not _is_cited(text, match, year[1]):
        return
    for lead, others in known[match["one"]]:
        if fits(lead) and (not match["two"] or match["two"] in others):
            several = bool(match["more"] or match["rest"])
            implied = 3 if match["rest"] else 2 if match["two"] or several else 1
            alike = (len(others) + 1 >= implied) if several else len(others) + 1 == implied
            yield 1.0 + 0.5 * alike, match.start() - begin, match["one"], (lead.index,)


def named_in_full(text: str, begin: int, year: tuple[int, int]) -> tuple[int, str, bool] | None:
    """Return where Chinese names in brackets before a year begin, the first one, and whether 等 stands behind them."""
    match = _IN_FULL.search(text, begin, year[0])
    if match is None or not _AFTER_YEAR.match(text, year[1]):
        return None
    surname = surname_of(match["name"])
    if len(match["name"]) > len(surname) + 2 or surname not in HAN_SURNAMES | COMPOUND_SURNAMES:
        return None
    return match.start("name"), match["name"], bool(match["more"])


def _is_cited(text: str, match: re.Match[str], year_end: int) -> bool:
    """Say whether a surname and a year have the shape of a citation, and the surname is no end of a word."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    if re.search(rf"[{_HAN}\w]$", before) and not before.endswith(_CUES) and not _JOINT.search(before):
        return False
    if not _AFTER_YEAR.match(text, year_end):
        return False
    if match["end"].strip() in {"(", "（"}:
        return True
    opened = max(before.rfind(sign) for sign in "(（[［") > max(before.rfind(sign) for sign in ")）]］")
    return opened and bool(match["end"].strip() or match["more"] or match["rest"])

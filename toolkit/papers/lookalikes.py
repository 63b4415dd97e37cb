"""Numbers that look like markers and cite nothing.

Numbers of formulas (``式(2)``), steps of an enumeration (``结果表明：(1)…；(2)…``), issues of periodicals
(``2014,34(2):247``), powers, charges and isotopes, the raised numbers of authors' addresses.
"""

from __future__ import annotations

import re

_OF_FORMULA = re.compile(
    r"(?:式|方程组?|函数组?|条件|定理|引理|步骤|\b[Ee]q(?:ns?\b|s?\.|uations?))[ \t]*"
    r"(?:[(（]\d{1,3}[)）][ \t]*(?:[、,，和与及–-]|and)?[ \t]*)*$"
)
"""What stands before the number of a formula: ``式(1)``, ``式(2)(5)``, ``Eq. (3)``."""
_STEP = re.compile(r"(?:[:：;；][ \t]*(?:and|or|和|与|及|以及)?|。|[.!?][ \t]+)[ \t]*$")
"""What stands before a step of an enumeration; a marker stands behind what it is put to, before the full stop."""
_VOLUME = re.compile(r"(?<!\d)(?:1[89]|20)\d\d[ \t]*[,，;；][ \t]*(?:[Vv]ol\.?[ \t]*)?\d{0,4}[ \t]*$")
_PAGES = re.compile(r"[ \t]*[:：][ \t]*[A-Za-z]?[ \t]?\d")
_CALLED = re.compile(r"(?<![A-Za-z])[A-Z]{1,4}$")
"""What a number in round brackets is said of: ``SU(3)``, ``ICC(1)``."""
_ABBREVIATED = re.compile(r"\b(?:figs?|tabs?|nos?|refs?|vols?|pp?|eqs?|chaps?|secs?)\.$", re.IGNORECASE)
_FORMULA = re.compile(r"(?<!\\)\$(?!\$)[^$\n]{1,600}\$")
_END_OF_FORMULA = re.compile(r"[\s)}\]]*(?:[.,，。;；][\s)}]*)?\$")
_BASE = re.compile(
    r"(?:\d|(?<![A-Za-z{])(?<![A-Za-z{] )[A-Za-z]|[χμ]|\\[A-Za-z]+|"
    r"\{[ \t]*(?:[a-zFKNPR]|[kcdmnμ][ \t]*[mslg])[ \t]*\})[ \t}]*$"
)
"""What a power is of: a number, a variable, a unit."""
_ABSTRACT = re.compile(r"摘[ \t\u3000]*要|\babstract\b|\bsummary\b", re.IGNORECASE)
_FRONT = 6000


def is_no_citation(text: str, start: int, end: int) -> bool:
    """Say whether a number in round brackets is that of a formula, of a step, or of an issue of a periodical."""
    first = max(0, start - 40)
    if _OF_FORMULA.search(text, first, start) or _STEP.search(text, first, start):
        return True
    if _PAGES.match(text, end) or _VOLUME.search(text, first, start):
        return True
    return end - start <= 3 and _CALLED.search(text, first, start) is not None


def is_abbreviated(text: str, start: int) -> bool:
    """Say whether an abbreviation stands before a number that has no brackets: ``Fig.3``, ``No.5``."""
    return _ABBREVIATED.search(text, max(0, start - 8), start) is not None


def formulas(text: str) -> list[tuple[int, int]]:
    """Return the formulas that stand in lines of a text, in order."""
    return [match.span() for match in _FORMULA.finditer(text)]


def is_power(text: str, start: int, end: int, formula: tuple[int, int]) -> bool:
    """Say whether a raised number of a formula belongs to it: the formula goes on, or what is raised is no word."""
    return not _END_OF_FORMULA.match(text, end, formula[1]) or _BASE.search(text, formula[0] + 1, start) is not None


def front(text: str) -> int:
    """Return where the abstract begins: raised numbers before it tell where authors work; 0 where none is named."""
    match = _ABSTRACT.search(text, 0, _FRONT)
    return match.start() if match else 0

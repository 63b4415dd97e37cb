"""Short ways to write blocks, and numbers the way reports say them in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit.model import LangText
from toolkit.reports.blocks import Cell, CellType, Column, Heading, Prose, Ratio, Table

PERCENT_FROM = 20
"""Below this denominator a share is printed without a percentage (records.md, the figures)."""


def both(zh: str, en: str) -> LangText:
    """Return one text in the two languages that reports are written in."""
    return {"zh": zh, "en": en}


def each(text: str) -> LangText:
    """Return a text that reads the same in both languages."""
    return {"zh": text, "en": text}


def pick(text: Mapping[str, str], language: str) -> str:
    """Return a text in ``language``; else in English, Chinese, or whatever it has; never a random one."""
    for wanted in (language, "en", "zh", *sorted(text)):
        if text.get(wanted):
            return text[wanted]
    return ""


def col(name: str, zh: str, en: str, type_: CellType = "text", *, choose: bool = False) -> Column:
    """Return a column; ``choose`` offers its values as a filter."""
    return Column(id=name, title=both(zh, en), type=type_, filter=choose)


def heading(zh: str, en: str, level: int = 2) -> Heading:
    """Return a heading in both languages."""
    return Heading(title=both(zh, en), level=level)


def prose(zh: str, en: str) -> Prose:
    """Return a paragraph in both languages."""
    return Prose(text=both(zh, en))


def table(
    name: str, title: LangText, columns: Iterable[Column], rows: Iterable[tuple[Cell, ...]], empty: LangText
) -> Table:
    """Return a table; ``empty`` is what to say, and do, where it has no row."""
    return Table(id=name, title=title, columns=tuple(columns), rows=tuple(rows), empty=empty)


def many(number: int, one: str, more: str = "") -> str:
    """Return an English count with its noun: ``1 claim``, ``2 claims``."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def share(ratio: Ratio) -> str:
    """Return a share as a sentence says it: ``21/25 (84%)``, from 20 in the denominator on with its percentage."""
    text = f"{ratio.numerator}/{ratio.denominator}"
    return f"{text} ({percent(ratio)}%)" if ratio.denominator >= PERCENT_FROM else text


def percent(ratio: Ratio) -> int:
    """Return a whole percentage, halves rounded up; 100 only for all and 0 only for none."""
    rounded = (200 * ratio.numerator + ratio.denominator) // (2 * ratio.denominator)
    if 0 < ratio.numerator < ratio.denominator:
        return min(max(rounded, 1), 99)
    return rounded

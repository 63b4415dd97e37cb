"""Invented works, as dictionaries of what a rendering prints: no word of a real reference is used."""

from __future__ import annotations

import random
from typing import Any

from toolkit.sources.strings import synth_data as words

Work = dict[str, Any]
Piece = tuple[str, str]
"""A label and the text that bears it."""
TYPES = (
    "article-journal", "article-journal", "book", "book", "chapter", "chapter", "thesis", "paper-conference",
    "article-newspaper", "report", "standard", "patent", "webpage", "dataset", "map", "preprint",
)


def invent(chance: random.Random, language: str) -> Work:
    """Return a work of one language (``zh``, ``en``)."""
    pick = chance.choice
    kind = pick(TYPES)
    chinese = language == "zh"
    year = chance.randint(1925, 2026)
    first = chance.randint(1, 900)
    return {
        "type": kind,
        "zh": chinese,
        "year": str(year),
        "title": _title(chance, chinese),
        "container": _container(chance, kind, chinese),
        "volume": str(chance.randint(1, 99)),
        "issue": pick(
            [str(chance.randint(1, 12)), str(chance.randint(1, 12)), "S1", "5-6", "增刊" if chinese else "Suppl 2"]
        ),
        "pages": pick(
            [
                f"{first}-{first + chance.randint(1, 30)}",
                str(first),
                f"{first}-{first + 3}, {first + 9}",
                f"{first}-{first + 4}+{first + 20}",
            ]
        ),
        "place": pick(words.CITIES if chinese else words.PLACES_EN),
        "publisher": _publisher(chance, kind, chinese),
        "month": chance.randint(1, 12),
        "day": chance.randint(1, 28),
        "edition": pick(["2 版", "第3版", "修订版", "影印本"] if chinese else ["2nd ed.", "3rd ed.", "Rev. ed."]),
        "number": _number(chance, kind, year),
        "authors": _authors(chance, chinese, kind),
        "editors": _authors(chance, chinese, "chapter")[:2],
        "book-volume": pick(
            [f"第 {chance.randint(1, 9)} 卷", f"卷 {chance.randint(1, 30)}", f"第{chance.randint(1, 9)}册"]
            if chinese
            else [f"Vol. {chance.randint(1, 9)}"]
        ),
    }


def _title(chance: random.Random, chinese: bool) -> str:
    pick = chance.choice
    if chinese:
        title = pick(words.FIELDS) + pick(words.TOPICS) + pick(words.ENDS)
        if chance.random() < 0.25:
            title = pick(words.FIELDS) + pick(["与", "和", "中的", "背景下"]) + title
        if chance.random() < 0.25:
            title += pick([": ", "：", "——", "——", "（"]) + pick(words.SUBTITLES)
            title += "）" if "（" in title else ""
        return "1980—2020年" + title if chance.random() < 0.05 else title
    parts = [
        pick(words.WORDS),
        pick(words.NOUNS),
        pick(words.LINKS),
        pick(words.WORDS),
        pick(words.WORDS),
        pick(words.NOUNS),
    ]
    title = " ".join(parts[: chance.choice([2, 5, 6])])
    if chance.random() < 0.3:
        title += pick([": ", "—"]) + " ".join([pick(words.WORDS), pick(words.NOUNS)])
    return title.title() if chance.random() < 0.3 else title[0].upper() + title[1:]


def _container(chance: random.Random, kind: str, chinese: bool) -> str:
    pick = chance.choice
    if kind == "article-newspaper":
        return pick(words.PAPERS) if chinese else pick(["The Harbour Times", "Daily Meadow", "Coastal Post"])
    if kind == "article-journal":
        return pick(words.JOURNALS) if chinese else pick(words.JOURNALS_EN)
    if kind == "paper-conference":
        tail = pick(["学术研讨会论文集", "国际会议论文集", "年会论文集"]) if chinese else ""
        return (
            f"第{chance.randint(2, 20)}届{pick(words.FIELDS)}{pick(words.TOPICS)}{tail}"
            if chinese
            else (
                f"Proceedings of the {chance.randint(3, 20)}th {pick(['International Conference on', 'Symposium on'])} "
                f"{pick(words.WORDS).title()} {pick(words.NOUNS).title()}"
            )
        )
    if kind == "webpage" and chance.random() < 0.3:
        return pick(words.SITES) if chinese else ""
    return _title(chance, chinese) if kind == "chapter" else ""


def _publisher(chance: random.Random, kind: str, chinese: bool) -> str:
    if kind == "thesis":
        return (
            chance.choice(words.SCHOOLS)
            if chinese
            else chance.choice(["Northern University", "Coastal University", "University of Meadow"])
        )
    if kind in ("dataset", "preprint"):
        return chance.choice(words.SITES) if chinese else chance.choice(["Open Data Harbour", "arXiv", "DataMeadow"])
    return chance.choice(words.HOUSES) if chinese else chance.choice(words.HOUSES_EN)


def _number(chance: random.Random, kind: str, year: int) -> str:
    if kind == "standard":
        return chance.choice(
            [
                f"GB/T {chance.randint(100, 9999)}—{year}",
                f"GB {chance.randint(100, 9999)}-{year}",
                f"ISO {chance.randint(100, 9999)}:{year}",
            ]
        )
    if kind == "patent":
        return chance.choice(
            [
                f"CN{chance.randint(10**8, 10**9)}{chance.choice('AB')}",
                f"CN {chance.randint(10**11, 10**12)}.{chance.randint(0, 9)}",
                f"{chance.randint(10**8, 10**9)}.0",
            ]
        )
    return chance.choice(
        [f"〔{year}〕{chance.randint(1, 90)}号", f"No. {chance.randint(10, 999)}", f"R-{chance.randint(10, 999)}"]
    )


def _authors(chance: random.Random, chinese: bool, kind: str) -> list[str]:
    roll = chance.random()
    count = chance.choice([1, 1, 2, 3, 3])
    if roll < 0.04 and kind != "chapter":
        return []
    if roll < 0.22 or (kind in ("standard", "dataset", "webpage") and roll < 0.6):
        bodies = chance.sample(words.BODIES if chinese else words.BODIES_EN, min(count, 2 if not chinese else 3))
        if chance.random() < 0.12:
            return [f"{bodies[0]}（{chance.choice(words.SCHOOLS)}）" if chinese else f"{bodies[0]} (WDO)"]
        return bodies
    if not chinese:
        return ["|".join(_western(chance)) for _ in range(count)]
    if roll < 0.32:
        return [chance.choice(words.MARKS) + chance.choice(words.FOREIGN)]
    return [chance.choice(words.SURNAMES) + chance.choice(words.GIVEN) for _ in range(count)]


def _western(chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.5:
        return chance.choice(words.PINYIN), chance.choice(words.PINYIN_GIVEN)
    return chance.choice(words.FAMILIES), chance.choice(["John", "Maria", "A B", "K", "R J", "Peter", "Anne"])

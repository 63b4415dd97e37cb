"""Invented works rendered in the forms that GB/T 7714 and its neighbours give them, with their labels.

A rendering is a list of (label, text) pieces, so that the labels are known without any search. No word of a real
reference is used; what is common to real ones is only the form.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

from toolkit.sources.strings.synth_notes import LAYOUTS, note_book
from toolkit.sources.strings.synth_works import Piece, Work, invent
from toolkit.sources.strings.tokens import Tokens, tokenize


class Made(NamedTuple):
    """A rendered string: tokens, labels, and the CSL type of the work."""

    tokens: Tokens
    labels: str
    type: str
    text: str


class Look(NamedTuple):
    """How a style prints: marks in full width, a blank after them, codes, year first, titles in guillemets."""

    comma: str
    point: str
    colon: str
    codes: bool
    year_first: bool
    footnote: bool
    pages_mark: str
    author_end: str
    online: bool


_CODE = {
    "article-journal": "J", "book": "M", "chapter": "M", "thesis": "D", "paper-conference": "C",
    "article-newspaper": "N", "report": "R", "standard": "S", "patent": "P", "webpage": "EB/OL", "dataset": "DS/OL",
    "map": "CM", "preprint": "PP/OL",
}


def make(count: int, language: str, seed: int = 5) -> list[Made]:
    """Return so many rendered works of one language."""
    chance = random.Random(seed + len(language) + ord(language[0]))
    return [_rendered(chance, language) for _ in range(count)]


def _rendered(chance: random.Random, language: str) -> Made:
    work = invent(chance, language)
    look = _look(chance, language)
    pieces = (_footnote if look.footnote and language == "zh" else _numeric)(work, look, chance)
    text = "".join(text for _, text in pieces)
    tokens = tokenize(text)
    owner = [label for label, piece in pieces for _ in piece]
    return Made(tokens, "".join(owner[start] for start in tokens.starts), work["type"], text)


# -- looks -----------------------------------------------------------------------------------------------------------


def _look(chance: random.Random, language: str) -> Look:
    wide = language == "zh" and chance.random() < 0.35
    tight = chance.random() < 0.2
    blank = "" if tight else " "
    return Look(
        comma="，" if wide else "," + blank,
        point=chance.choice(["．", "。"]) if wide else "." + blank,
        colon="：" if wide else ":" + blank,
        codes=chance.random() < 0.7,
        year_first=chance.random() < 0.35,
        footnote=chance.random() < 0.22,
        pages_mark=chance.choice(["", "", "", "p", "pp. "]),
        author_end=chance.choice([".", ".", "", ",", ":"]),
        online=chance.random() < 0.3,
    )


def _author_text(work: Work, look: Look, chance: random.Random) -> str:
    names = work["authors"]
    if not work["zh"]:
        form: Callable[[str, str], str] = chance.choice(
            [_initials_after, _initials_after, _capitals, _initials_before, _full]
        )
        names = [form(*name.split("|")) if "|" in name else name for name in names]
    joined = (look.comma if not work["zh"] or chance.random() < 0.8 else "、").join(names)
    if len(names) == 3 and chance.random() < 0.6:
        joined += look.comma + ("等" if work["zh"] else "et al")
    return joined


def _letters(given: str) -> list[str]:
    return [word[0] for word in given.split()]


def _initials_after(family: str, given: str) -> str:
    return f"{family} {' '.join(_letters(given))}"


def _capitals(family: str, given: str) -> str:
    return f"{family.upper()} {given if len(given) > 3 else ' '.join(_letters(given))}"


def _initials_before(family: str, given: str) -> str:
    return f"{'. '.join(_letters(given))}. {family}"


def _full(family: str, given: str) -> str:
    return f"{family} {given}"


# -- layouts ---------------------------------------------------------------------------------------------------------


def _numeric(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    """GB/T 7714 as numbered lists and as author-date lists print it, with and without codes."""
    pieces: list[Piece] = []
    authors = _author_text(work, look, chance)
    number_first = work["type"] == "standard" and chance.random() < 0.3
    if number_first and chance.random() < 0.5:
        authors = ""
    if authors:
        pieces.append(("A", authors + (look.comma if look.year_first and chance.random() < 0.5 else look.point)))
    if look.year_first:
        pieces.append(("Y", chance.choice([work["year"], f"({work['year']})", work["year"] + "a"]) + look.point))
    if number_first:
        pieces += [("X", work["number"] + chance.choice(["", " "])), ("T", work["title"])]
    else:
        pieces += [("T", work["title"]), *_title_number(work, look, chance)]
    if look.codes:
        code = _CODE[work["type"]]
        code += "/OL" if look.online and "/" not in code else ""
        pieces.append(("G", chance.choice(["", "", " "]) + f"[{code}]"))
    pieces.append((pieces[-1][0], look.point))
    return [*pieces, *_source(work, look, chance), *_online(work, look, chance)]


def _title_number(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    if work["type"] in ("standard", "patent"):
        return [("X", chance.choice([look.colon, look.comma, " "]) + work["number"])]
    if work["type"] == "report" and chance.random() < 0.4:
        return [("X", look.colon + work["number"])]
    if work["type"] == "book" and chance.random() < 0.3:
        return [("V", look.colon + work["book-volume"])]
    return []


def _source(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    return _SOURCES.get(work["type"], _imprint)(work, look, chance)


def _journal(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    pieces: list[Piece] = [("C", work["container"])]
    if not look.year_first:
        pieces += [("C", look.comma), ("Y", work["year"])]
    volume, issue = chance.random() < 0.8, chance.random() < 0.85
    if volume:
        pieces += [(pieces[-1][0], look.comma), ("V", work["volume"])]
    if issue:
        pieces.append(("I", f"({work['issue']})"))
    pieces += [
        (pieces[-1][0], look.colon if chance.random() < 0.8 else look.comma),
        ("P", look.pages_mark + work["pages"]),
    ]
    return [*pieces, ("P", chance.choice(["", "."]))]


def _newspaper(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    date = f"{work['year']}-{work['month']:02d}-{work['day']:02d}"
    page = str(chance.randint(1, 16))
    return [
        ("C", work["container"] + look.comma),
        ("Y", date),
        ("P", f"({page})" if chance.random() < 0.8 else look.colon + page),
        ("P", chance.choice(["", "."])),
    ]


def _imprint(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    pieces: list[Piece] = []
    if work["type"] == "book" and chance.random() < 0.2:
        pieces.append(("N", work["edition"] + look.point))
    if work["type"] == "book" and chance.random() < 0.15 and work["zh"]:
        pieces.append(("E", work["editors"][0] + chance.choice([look.comma, ""]) + "译" + look.point))
    if chance.random() < 0.75:
        pieces.append(("L", work["place"] + look.colon))
    pieces.append(("U", work["publisher"]))
    if not look.year_first:
        pieces += [("U", look.comma), ("Y", work["year"])]
    if work["type"] in ("book", "chapter", "paper-conference") and chance.random() < (
        0.4 if work["type"] == "book" else 0.8
    ):
        pieces += [(pieces[-1][0], look.colon), ("P", look.pages_mark + work["pages"])]
    return [*pieces, (pieces[-1][0], chance.choice(["", "."]))]


def _inside(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    joint = chance.choice(["//", "//", "In: ", "见: " if work["zh"] else "In: ", "[A]. "])
    pieces: list[Piece] = [("E" if joint != "[A]. " else "G", joint)]
    if chance.random() < 0.6 and work["editors"]:
        names = [name.replace("|", " ") for name in work["editors"]]
        role = chance.choice(["", "", (look.comma + ("主编" if work["zh"] else "eds"))])
        pieces.append(("E", look.comma.join(names) + role + look.point))
    if len(pieces) == 1 and joint != "[A]. ":
        pieces = [("C", joint)]
    pieces.append(("C", work["container"]))
    if chance.random() < 0.15:
        pieces.append(("V", look.colon + work["book-volume"]))
    if look.codes and chance.random() < 0.2:
        pieces.append(("G", "[C]"))
    return [*pieces, (pieces[-1][0], look.point), *_imprint(work, look, chance)]


def _dated(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    date = chance.choice(
        [
            f"{work['year']}-{work['month']:02d}-{work['day']:02d}",
            f"({work['year']}-{work['month']:02d}-{work['day']:02d})",
            work["year"],
        ]
    )
    return [] if look.year_first else [("Y", date + chance.choice(["", "."]))]


def _site(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    pieces: list[Piece] = [("C", work["container"] + look.comma)] if work["container"] else []
    if work["type"] != "webpage":
        pieces = [("U", work["publisher"] + look.comma)]
    return [*pieces, *_dated(work, look, chance)]


_SOURCES: dict[str, Callable[[Work, Look, random.Random], list[Piece]]] = {
    "article-journal": _journal,
    "article-newspaper": _newspaper,
    "chapter": _inside,
    "paper-conference": _inside,
    "patent": _dated,
    "webpage": _site,
    "dataset": _site,
    "preprint": _site,
}


def _online(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    if not look.online and work["type"] not in ("webpage", "dataset"):
        return []
    pieces: list[Piece] = []
    if chance.random() < 0.7:
        pieces.append(("B", f"[{chance.randint(2000, 2026)}-{work['month']:02d}-{work['day']:02d}]" + look.point))
    pieces.append(("W", f"https://www.harbour{chance.randint(1, 99)}.org/a/{chance.randint(100, 99999)}.html"))
    if chance.random() < 0.3:
        pieces += [
            ("W", look.point),
            ("X", "DOI:"),
            ("D", f"10.{chance.randint(1000, 9999)}/j.hb.{chance.randint(100, 9999)}"),
            ("D", "."),
        ]
    return pieces


def _footnote(work: Work, look: Look, chance: random.Random) -> list[Piece]:
    """Chinese footnote styles: guillemets, 第…卷第…期, 年版, 第…页."""
    authors = _author_text(work, look._replace(comma="、"), chance)
    pieces: list[Piece] = [("A", authors + chance.choice(["：", "：", "，"]))] if authors else []
    pieces.append(("T", f"《{work['title']}》"))
    pieces += LAYOUTS.get(work["type"], note_book)(work, chance)
    if chance.random() < 0.6 and work["type"] != "article-newspaper":
        pieces += [("Y", "，"), ("P", f"第{work['pages']}页")]
    return [*pieces, (pieces[-1][0], "。")]

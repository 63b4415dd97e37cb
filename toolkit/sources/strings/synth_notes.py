"""What Chinese footnotes print behind the title of an invented work: 第…卷第…期, 年版, with labels."""

from __future__ import annotations

import random
from collections.abc import Callable

from toolkit.sources.strings.synth_works import Piece, Work


def _note_article(work: Work, chance: random.Random) -> list[Piece]:
    pieces: list[Piece] = [("T", "，"), ("C", chance.choice(["", "载"]) + f"《{work['container']}》")]
    issue = f"第{work['issue']}期"
    if work["type"] == "article-newspaper":
        date = f"{work['year']}年{work['month']}月{work['day']}日"
        return [*pieces, ("Y", date), ("P", f"，第{chance.randint(1, 12)}版")]
    if chance.random() < 0.5:
        return [*pieces, ("Y", work["year"] + "年"), ("I", issue)]
    return [*pieces, ("V", f"第{work['volume']}卷"), ("I", issue), ("I", "，"), ("Y", work["year"] + "年")]


def _note_thesis(work: Work, chance: random.Random) -> list[Piece]:
    return [
        ("T", "，"),
        ("X", chance.choice(["博士", "硕士"]) + "学位论文，"),
        ("U", work["publisher"] + "，"),
        ("Y", work["year"] + "年"),
    ]


def note_book(work: Work, chance: random.Random) -> list[Piece]:
    """Return what a footnote prints behind the title of a book, of a chapter, and of all that has no layout."""
    last, pieces = "T", []
    if work["type"] == "chapter":
        opening, editor = chance.choice(["载", "见"]), (work["editors"] or ["佚名"])[0]
        role = chance.choice(["编", "主编"]) + chance.choice(["：", ""])
        pieces += [("T", "，"), ("E", opening + editor + role), ("C", f"《{work['container']}》")]
        last = "C"
    if chance.random() < 0.25:
        pieces.append(("V", work["book-volume"]))
        last = "V"
    pieces.append((last, "，"))
    if chance.random() < 0.6:
        pieces.append(("L", work["place"] + "："))
    return [
        *pieces,
        ("U", work["publisher"] + chance.choice(["", "，"])),
        ("Y", work["year"] + chance.choice(["年版", "年"])),
    ]


LAYOUTS: dict[str, Callable[[Work, random.Random], list[Piece]]] = {
    "article-journal": _note_article,
    "article-newspaper": _note_article,
    "thesis": _note_thesis,
}

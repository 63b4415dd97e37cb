"""The CSL type of a reference: a linear model over its code, the fields in it and the words that tell."""

from __future__ import annotations

import re
from typing import Any

from toolkit.sources.strings.crf import Weights
from toolkit.sources.strings.tokens import Tokens, half_width

TYPES = (
    "archive", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "dataset", "document", "entry-encyclopedia", "graphic", "hearing", "image", "interview", "legal_case",
    "legislation", "letter", "manuscript", "map", "motion_picture", "pamphlet", "paper-conference", "patent",
    "periodical", "personal_communication", "post", "post-weblog", "preprint", "regulation", "report", "review",
    "software", "song", "speech", "standard", "thesis", "treaty", "video", "webpage",
)
LETTERS = {kind: chr(0x100 + at) for at, kind in enumerate(TYPES)}
"""The model's label letters: types in their order from U+0100."""

_CODE = re.compile(r"\[\s?([A-Z]{1,2})")
_WORD = re.compile(r"[^\W\d_]+")


def code_of(tokens: Tokens) -> tuple[str, str]:
    """Return the letters of the first and of the second type code; ``""`` where there is none."""
    found = [
        match[1]
        for text, kind in zip(tokens.texts, tokens.kinds, strict=True)
        if kind == "code" and (match := _CODE.match(text))
    ]
    return (found[0] if found else "", found[1] if len(found) > 1 else "")


def kind_features(item: dict[str, Any], tokens: Tokens, labels: str) -> list[str]:
    """Return what the type model sees of a labelled string."""
    code, second = code_of(tokens)
    present = "".join(label for label in "CEVIPULKNSW" if label in labels)
    core = "".join(label for label in "CVIU" if label in labels)
    found = [
        f"o{code}",
        f"o{code}{second}",
        f"p{code}{present}",
        f"q{code}{core}",
        f"r{code}{'//' in tokens.texts}{'C' in labels}",
        "bias",
    ]
    found += [f"h{label}{label in labels}" for label in "CVIPULEAY"]
    for name, letter in (("container-title", "c"), ("publisher", "u"), ("title", "t")):
        value = half_width(str(item.get(name, ""))).lower()
        if value:
            words = _WORD.findall(value)
            found += [
                f"{letter}2{value[-2:]}",
                f"{letter}3{value[-3:]}",
                f"{letter}1{value[:2]}",
                f"{letter}{code}{value[-2:]}",
            ]
            if words and value.isascii():
                found += [f"{letter}w{word}" for word in words if len(word) > 2][:24]
    if "title" in item:
        title = half_width(item["title"])
        found += [f"tg{title[at : at + 2]}" for at in range(len(title) - 1) if not title[at].isascii()][:40]
    found += _rest(tokens, labels)
    return found


def _rest(tokens: Tokens, labels: str) -> list[str]:
    """Return the words that are no field, and pairs of Han characters among them."""
    found, before = [], ""
    for text, kind, label in zip(tokens.texts, tokens.kinds, labels, strict=True):
        low = text.lower()
        if label in "XGNSKEBD" and kind in ("word", "han", "code"):
            found.append(f"x{low}")
            if before and kind == "han":
                found.append(f"x{before}{low}")
            before = low if kind == "han" else ""
        elif kind == "url":
            found += [f"w{part}" for part in re.split(r"[/.:?=]+", low)[1:5]]
    return found[:60]


class KindModel:
    """The type model, ready to use."""

    def __init__(self, weights: Weights) -> None:
        """Index its features."""
        self.index = dict(zip(weights.names, range(len(weights.names)), strict=True))
        self.rows = weights.rows
        self.letters = weights.labels

    def kind(self, item: dict[str, Any], tokens: Tokens, labels: str) -> str:
        """Return the likeliest type."""
        rows = [self.index[name] for name in kind_features(item, tokens, labels) if name in self.index]
        if not rows:
            return "document"
        return TYPES[ord(self.letters[int(self.rows[rows].sum(0).argmax())]) - 0x100]

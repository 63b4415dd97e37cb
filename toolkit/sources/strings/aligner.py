"""The labels of a string while they are found: which there are, and where a value stands."""

from __future__ import annotations

import unicodedata
from typing import Any

from toolkit.sources.strings.tokens import Tokens, tokenize

Fields = dict[str, Any]
AUTHOR, EDITOR, TITLE, CONTAINER, YEAR, OTHER_DATE, VOLUME, ISSUE, PAGES = "A", "E", "T", "C", "Y", "B", "V", "I", "P"
PUBLISHER, PLACE, DOI, URL, EDITION, SERIES, NUMBER, GENRE, REST = "U", "L", "D", "W", "N", "S", "K", "G", "X"
LABELS = "ABCDEGIKLNPSTUVWXY"


def normal(text: str) -> str:
    """Return letters and digits only, folded in width and case, without marks above and below letters."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


class Aligner:
    """The labels of one string while they are found."""

    def __init__(self, text: str) -> None:
        """Tokenise the text; nothing is labelled yet."""
        self.text = text
        self.tokens: Tokens = tokenize(text)
        self.count = len(self.tokens.texts)
        self.labels = [""] * self.count
        self.lows = [token.lower() for token in self.tokens.texts]
        self.normal = ""
        self.owner: list[int] = []
        for at, token in enumerate(self.tokens.texts):
            form = normal(token)
            self.normal += form
            self.owner += [at] * len(form)

    def places(self, value: str) -> list[tuple[int, int]]:
        """Return every stretch of unlabelled tokens (end exclusive) that reads as the value."""
        form, found, at = normal(value), [], 0
        while form and (at := self.normal.find(form, at)) >= 0:
            first, last = self.owner[at], self.owner[at + len(form) - 1]
            whole = (at == 0 or self.owner[at - 1] != first) and (
                at + len(form) == len(self.owner) or self.owner[at + len(form)] != last
            )
            if (whole or len(form) > 6) and not any(self.labels[first : last + 1]):
                found.append((first, last + 1))
            at += 1
        return found

    def put(self, place: tuple[int, int], label: str) -> None:
        """Label a stretch."""
        self.labels[place[0] : place[1]] = [label] * (place[1] - place[0])

    def first(self, label: str) -> int:
        """Return the first token of a label, or the number of tokens."""
        return self.labels.index(label) if label in self.labels else self.count

    def last(self, label: str) -> int:
        """Return the token after the last one of a label, or 0."""
        return self.count - self.labels[::-1].index(label) if label in self.labels else 0

    def around(self, place: tuple[int, int]) -> tuple[str, str]:
        """Return the tokens before and after a stretch, in lower case."""
        start, end = place
        return self.lows[start - 1] if start else "", self.lows[end] if end < self.count else ""

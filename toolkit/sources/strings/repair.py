"""What OCR does to reference strings, undone where that is certain, and said.

Every change keeps the length of the text, so that all offsets stay those of the raw string; the raw string itself is
never lost. What is not certain (a formula in a title, a word that may have lost a blank) stays as it reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

SOFT = "\u00ad"
"""Stands where a word was hyphenated at the end of a line; values leave it and the blanks behind it out."""


class Repair(NamedTuple):
    """One change: what kind it is, where (offsets into the raw string), and what stood and stands there."""

    kind: str
    start: int
    end: int
    before: str
    after: str


class Repaired(NamedTuple):
    """Two texts as long as the raw string, and what was done to it.

    ``text`` is what numbers are read from; ``words`` has only its breaks and marks mended, and titles are read from it,
    because what looks like a slip in a title may be what was printed.
    """

    text: str
    words: str
    repairs: tuple[Repair, ...]


_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_STEPS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    ("line-break", re.compile(r"(?<=[a-z])-(?=\s*\n\s*[a-z])"), lambda match: SOFT),
    ("line-break", re.compile(r"[ \t]*(?:\r?\n)+[ \t]*(?:[-*•][ \t]+)?"), lambda match: " " * len(match[0])),
    (
        "italic-marks",
        re.compile(r"(?<!\*)\*{1,3}(?=\S)[^*\n]{1,300}\*{1,3}|\*{2,}"),
        lambda match: match[0].replace("*", " "),
    ),
    (
        "zero",
        re.compile(r"(?<=\d)[Oo](?=\d)|(?<=\d\d)[Oo](?![^\W_])|(?<=[12])[Oo](?=[O\d]\d)|(?<=[-(:])[Oo](?=\d{2})"),
        lambda match: "0",
    ),
    ("zero", re.compile(r"(?<=\d)[Oo](?=\d|[lI][-~:,.)])|(?<=\d\d)[Oo](?![^\W_])"), lambda match: "0"),
    (
        "one",
        re.compile(
            r"(?<=\d)[lI|](?=\d)|(?<=[-(:,~]) ?[lI](?=\d{1,3}(?!\w))"
            r"|(?<=\d\d)[lI](?=[\s,.:)(-])|(?<=[\s,]\d)[lI](?=\(\d)"
        ),
        lambda match: match[0].replace("l", "1").replace("I", "1").replace("|", "1"),
    ),
    (
        "bracket",
        re.compile(r"(?<=[\[［【〔])\s?(?:J|M|D|C|R|N|S|P)(?:/OL)?\s?[)}）｝|](?=[.,，．。\s])"),
        lambda match: match[0][:-1] + "]",
    ),
    ("bracket", re.compile(r"[({（｛](?=(?:J|M|D|C|R|N|S|P|EB|DB)(?:/OL)?[\]］】〕])"), lambda match: "["),
)
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_QUIET = {"line-break"}
_NEEDED = re.compile(
    r"[\n*|]|\d[OoIl]|[OoIl]\d|[\[［【〔]\s?[A-Z/]{1,5}\s?[)}）｝|]|[({（｛][A-Z/]{1,5}[\]］】〕]|[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
)


def repair(raw: str) -> Repaired:
    """Return the text with what OCR and line breaks did to it undone, and the log of it."""
    if not _NEEDED.search(raw):
        return Repaired(raw, raw, ())
    text, words, log = raw, raw, []
    for kind, pattern, change in _STEPS:
        changed = pattern.sub(change, text)
        if changed != text and kind not in _QUIET:
            log += [
                Repair(kind, match.start(), match.end(), match[0], changed[match.start() : match.end()])
                for match in pattern.finditer(text)
            ]
        text = changed
        if kind in ("line-break", "italic-marks"):
            words = text
    log += [Repair("full-width", match.start(), match.end(), match[0], "") for match in _WIDE.finditer(text)]
    return Repaired(text, words, tuple(log))


_BETWEEN_HAN = re.compile(
    f"(?<=[{_HAN}，、：；。》））]) +(?=[{_HAN}《（])|(?<=[{_HAN}]) +(?=\\d)|(?<=\\d) +(?=[{_HAN}])"
)


def without_han_blanks(value: str) -> str:
    """Return a value without the blanks that line breaks and OCR leave inside Han text."""
    return _BETWEEN_HAN.sub("", value)

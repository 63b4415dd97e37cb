"""Where a string falls into its Chinese and its English half.

Han characters pull one way, Latin words the other; the cut is where the pull is greatest, at a place where a half can
begin. Both halves must look like references, so that a foreign author or a title word in Latin letters is no half.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.sources.strings.tokens import Tokens, half_width, tokenize

_IGNORED = frozenset([
    "doi", "do", "issn", "cnki", "url", "http", "https", "www", "et", "al", "etal", "in", "chinese", "with",
    "english", "abstract", "ol", "eb", "vol", "no", "pp", "cstr",
])
_MARK = re.compile(
    r"[\[(]?\s*in\s*chinese(?:\s*,?\s*(?:with|and)\s*(?:an?\s*)?english\s*(?:abstract|summary))?\s*[\])]?\s*\.?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_CODE = re.compile(r"\[\s?[A-Z]{1,2}(?:/[A-Z]{2})?\s?\]")
_OPENING = {"[": "]", "(": ")"}
_LEAST = 4
_BEGINNING = re.compile(r"[^\W\d_]|[\"'\[(《]")


class Halves(NamedTuple):
    """The stretches of a string (start inclusive, end exclusive) that hold its Chinese and its English half."""

    zh: tuple[int, int]
    en: tuple[int, int] | None


def cut(text: str, tokens: Tokens | None = None) -> Halves:
    """Return the halves of a string; a string that is no twin is all in ``zh``, whatever its language."""
    whole = Halves((0, len(text)), None)
    tokens = tokens or tokenize(text)
    if tokens.kinds.count("han") >= _LEAST:
        whole = Halves(_without_echo(half_width(text)), None)
    if tokens.kinds.count("han") < _LEAST or tokens.kinds.count("word") < _LEAST:
        return whole
    pulls = list(map(_pull, tokens.texts, tokens.kinds))
    if pulls.count(-2) < _LEAST:
        return whole
    at, chinese_first = _best(tokens, pulls)
    folded = half_width(text)
    first, second = (
        (0, tokens.starts[at] if at < len(pulls) else len(text)),
        (tokens.starts[at] if at < len(pulls) else len(text), len(text)),
    )
    zh, en = (first, second) if chinese_first else (second, first)
    if not _is_twin(folded, zh, en, pulls, at, chinese_first):
        return whole
    return Halves(_inside(folded, *zh), _inside(folded, *en))


_HAN_START = re.compile("[\u4e00-\u9fff]")
_LATIN_WORD = re.compile("[A-Za-z]{2,}")


def _without_echo(text: str) -> tuple[int, int]:
    """Return the stretch that holds the work once.

    Some styles print the same Chinese entry twice, or an English half in which nothing but numbers is left; the copy
    and the numbers say nothing new.
    """
    first = _HAN_START.search(text)
    start = first.start() if first else 0
    prefix, rest = text[:start], text[start:]
    years = set(_YEAR.findall(prefix))
    if not (
        years
        and years <= set(_YEAR.findall(rest))
        and {word.lower() for word in _LATIN_WORD.findall(prefix)} <= _IGNORED
    ):
        start = 0
    head = re.match(r"[^,.，。．\d]{2,}[,.，。．\d]\s*.{3}", rest)
    again = rest.find(head[0], len(head[0])) if head else -1
    if again * 2 >= len(rest) * 0.7 and again > 12:
        return start, first.start() + again if first else len(text)
    return start, len(text)


def _pull(text: str, kind: str) -> int:
    if kind == "han":
        return 1
    return -2 if kind == "word" and len(text) > 1 and text.lower() not in _IGNORED else 0


def _best(tokens: Tokens, pulls: list[int]) -> tuple[int, bool]:
    """Return the token at which the second half begins, and whether the first half is the Chinese one."""
    total, left = sum(pulls), 0
    best, found, chinese = -1, 0, True
    for at, pull in enumerate(pulls):
        if at and _may_begin(tokens, at):
            value = 2 * left - total
            score = value if value >= 0 else -value
            if score > best or (score == best and chinese == (value >= 0)):
                best, found, chinese = score, at, value >= 0
        left += pull
    return found, chinese


def _may_begin(tokens: Tokens, at: int) -> bool:
    text, kind, before = tokens.texts[at], tokens.kinds[at], tokens.texts[at - 1]
    if before in _OPENING or not (kind in ("han", "word") or (text in ("[", "(", '"', "《"))):
        return False
    if text in _OPENING:
        return at + 1 < len(tokens.texts) and tokens.kinds[at + 1] in ("word", "han", "mark")
    return (
        before in (".", "]", ")", ";", '"', "》")
        or tokens.kinds[at - 1] in ("number", "url", "doi")
        or (tokens.starts[at] > tokens.ends[at - 1] and before not in (",", ":"))
    )


def _is_twin(
    text: str, zh: tuple[int, int], en: tuple[int, int], pulls: list[int], at: int, chinese_first: bool
) -> bool:
    left, right = pulls[:at], pulls[at:]
    chinese, english = (left, right) if chinese_first else (right, left)
    if chinese.count(1) < _LEAST or english.count(-2) < _LEAST or english.count(1) > english.count(-2):
        return False
    first, second = text[slice(*zh)], text[slice(*en)]
    if _MARK.search(second) or (_CODE.search(first) and _CODE.search(second)):
        return True
    return bool(_YEAR.search(first) and _YEAR.search(second)) and english.count(-2) >= _LEAST + 1


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off what only joins the halves: blanks, the brackets around a half, ``(in Chinese)``."""
    while start < end and text[start] in " ;,:=/":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    for mark in _MARK.finditer(text, start, end):
        if mark.end() >= end - 2 and mark.start() > start:
            end = mark.start()
            break
    while end > start and text[end - 1] in " ;":
        end -= 1
    closing = _OPENING.get(text[start : start + 1])
    if closing and _closes(text, start, end, closing):
        start += 1
        end = text.rstrip().rfind(closing, start, end) if text[start:end].rstrip(" .").endswith(closing) else end
    elif text[end - 1 : end] in ("[", "("):
        end -= 1
    return start, end


def _closes(text: str, start: int, end: int, closing: str) -> bool:
    """Say whether a bracket at the start holds the whole half, not just its first word."""
    inner = text[start + 1 : end]
    at = inner.find(closing)
    depth = 0
    for at, character in enumerate(inner):
        depth += (character == text[start]) - (character == closing)
        if depth < 0:
            return at >= len(inner) - 3
    return True

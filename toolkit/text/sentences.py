"""Sentences of Chinese, English and mixed prose, by rules and without a model; offsets are code points of the text.

A sentence ends at ``。！？；…`` or ``. ! ?`` with the closing quotes and brackets and the citation marker that hang on
it. What stands in brackets, and a short quotation, is never cut. A dot ends nothing in ``3.1``, ``No. 5``, ``et al.``,
``U.S.`` and after the number of a list, unless a word that only begins sentences follows. Time is linear.
"""

from __future__ import annotations

import re

from toolkit.text.sentencewords import ABBREVIATIONS, MAY_END, STARTERS

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_LOOKED_AHEAD = 300  # code points: a bracket that does not close within is no bracket (OCR loses them)
_SHORT_QUOTE = 120
_PAIRS = {"(": ")）", "（": ")）", "[": "]］", "［": "]］", "〔": "〕", "【": "】", "《": "》", "〈": "〉"}
_QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_GROUPS = {
    closing: re.compile(f"[{re.escape(closing + ''.join(sign for sign, ends in signs.items() if ends == closing))}]")
    for signs in (_PAIRS, _QUOTES)
    for closing in set(signs.values())
}
"""By the signs that close a group: what opens and closes groups of its kind."""
_CLOSING = "”’\"'）)］]】〕》〉」』*_"

_RAISED = r"[¹²³⁰⁴-⁹]+(?:[,，⁻–-][¹²³⁰⁴-⁹]+)*"
_NUMBERS = r"\d{1,3}(?:[,–-]\d{1,3})*"
"""The digits of notes and citations that a text without superscripts puts behind a stop: ``water.2,3 Then``."""

_OPENING = re.escape("".join(_PAIRS) + "".join(_QUOTES))
_STOP = re.compile(
    rf"[。！？；｡….!?．;\n{_OPENING}](?:(?<=[。！？；｡])[。！？；｡]*|(?<=…)…*|(?<=[!?])[!?]*"
    rf"|(?<=．)(?:(?!\d)|(?<=[{_HAN}].)(?<![一二三四五六七八九十图表式].)(?=\d))"
    rf"|(?<=\.)(?:\.{{2,}}|(?:(?<=[a-z]{{3}}\.)|(?<=[)”\"]\.))(?={_NUMBERS}[ \t\r\n]+[“‘(\"]?[A-Z])"
    rf"|(?=[{_HAN}“「（])|(?=[\s{re.escape(_CLOSING)}^\[<$¹²³⁰⁴-⁹]|$))"
    rf"|(?<=[{_HAN}）)”];)(?=\s*[{_HAN}①-⑳(（])"
    rf"|(?<=\n)[ \t\u3000]*(?=[①-⑳⑴-⒇•●■◆▪]|[-*+][ \t]|[(（]\d{{1,2}}[)）]|\d{{1,2}}[.、)）][ \t{_HAN}])"
    rf"|(?<=[{_OPENING}]))"
)
"""What may end a sentence, or opens a group; its first sign comes first, for few places of a text have it."""
_HANGING = re.compile(
    rf"[{re.escape(_CLOSING)}]*"
    rf"(?:(?:\^?[\[［〔][\d,，、;；\s–—\-~～]{{1,40}}[\]］〕](?:\^(?![\[［]))?|\^\([\d,\s–\-]{{1,40}}\)|\^\d{{1,3}}\b"
    rf"|{_RAISED}|(?<=[a-z)”\"]\.){_NUMBERS}(?=\s)"
    r"|<sup>.{1,60}?</sup>|\$\s*\^.{1,60}?\$))*"
    rf"[{re.escape(_CLOSING)}]*"
)
_GOES_ON = re.compile(
    r"\s*(?:[，、；：,;:。%％—]|(?:的|地|得|等|之|与|和|及|或|这[一个种]|一[文书词语句类]|是|为)(?![。！？]))"
)
_BEFORE_DOT = re.compile(rf"[^\W\d_{_HAN}](?:[^\W\d_{_HAN}]|\.(?=[^\W\d_{_HAN}]))*$")
_NEXT_WORD = re.compile(rf"[\s*_{re.escape('“‘(「（[')}\"']*([^\W_]+|.)?")
_LIST_NUMBER = re.compile(r"\s*(?:[-*•]\s+)?[(（]?\d{1,3}(?:\.\d{1,2})*$")

Bounds = tuple[int, int]


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Bounds]:
    """Return the sentences between two offsets of a text, without the blanks around them."""
    end = len(text) if end is None else end
    found: list[Bounds] = []
    begin = at = start
    while match := _STOP.search(text, at, end):
        at, boundary = _take(text, begin, match, end)
        if boundary:
            _add(found, text, begin, at)
            begin = at
    _add(found, text, begin, end)
    return found


def _add(found: list[Bounds], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        found.append((start, end))


def _take(text: str, begin: int, match: re.Match[str], end: int) -> tuple[int, bool]:
    """Look at one place that may end a sentence: where to go on, and whether the sentence ends there."""
    sign = match[0][0]
    if sign in _PAIRS or sign in _QUOTES:
        return _over_group(text, begin, match.start(), end)
    if sign == "\n":
        return match.end(), bool(text[begin : match.start()].strip())
    after = _HANGING.match(text, match.end(), end)
    stop = after.end() if after else match.end()
    if sign in ".．!?" and len(match[0]) < 3:
        return stop, _ends_latin(text, begin, match, stop, end)
    if sign in ".…":
        return stop, stop >= end or (_GOES_ON.match(text, stop, end) is None and not _lower_follows(text, stop, end))
    return stop, stop == match.end() or sign == "；" or _GOES_ON.match(text, stop, end) is None


def _over_group(text: str, begin: int, at: int, end: int) -> tuple[int, bool]:
    """Go over a bracket or a short quotation; it ends the sentence where a full sentence stands in it."""
    quote = text[at] in _QUOTES
    closing = _QUOTES[text[at]] if quote else _PAIRS[text[at]]
    close = _closing(text, at, min(end, at + (_SHORT_QUOTE if quote else _LOOKED_AHEAD)), closing)
    if close < 0:
        return at + 1, False
    if (
        text[at] in "《〈"
        or text[close - 1] not in "。！？!?…."
        or (text[close - 1] == "." and not _ends_word(text, close - 1))
    ):
        return close + 1, False
    if not quote and text[begin:at].strip():
        return close + 1, False
    after = _HANGING.match(text, close + 1, end)
    stop = after.end() if after else close + 1
    return stop, stop >= end or (_GOES_ON.match(text, stop, end) is None and not _lower_follows(text, stop, end))


def _closing(text: str, at: int, limit: int, closing: str) -> int:
    """Return where the group that opens at ``at`` closes, -1 for nowhere near; groups of its own kind may nest."""
    depth = 0
    for mark in _GROUPS[closing].finditer(text, at, limit):
        depth += -1 if mark[0] in closing else 1
        if depth == 0:
            return mark.start()
    return -1


def _lower_follows(text: str, at: int, end: int) -> bool:
    """Say whether prose goes on in small letters, so that what stood before was no end."""
    word = _NEXT_WORD.match(text, at, end)
    return bool(word and word[1] and word[1][0].islower())


def _ends_word(text: str, dot: int) -> bool:
    """Say whether the dot follows a word that is no abbreviation."""
    before = _BEFORE_DOT.search(text, max(0, dot - 24), dot)
    return before is None or not _is_abbreviation(before[0])


def _is_abbreviation(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or (word[-1].isupper() and (len(word) == 1 or word[-2] == "."))


def _ends_latin(text: str, begin: int, match: re.Match[str], stop: int, end: int) -> bool:
    """Say whether ``.``, ``!`` or ``?`` ends a sentence, by the word before it and the word after it."""
    following = _NEXT_WORD.match(text, stop, end)
    word = following[1] if following and following[1] else ""
    if not word:
        return True
    if word[0].islower() or (stop < end and text[stop] in ",;:，、；：%"):
        return False
    if match[0][0] in "!?":
        return _GOES_ON.match(text, stop, end) is None
    return _dot_ends(text, begin, match.start(), word)


def _dot_ends(text: str, begin: int, dot: int, word: str) -> bool:
    before = _BEFORE_DOT.search(text, max(begin, dot - 24), dot)
    if before is None:
        return _LIST_NUMBER.fullmatch(text, begin, dot) is None
    if not _is_abbreviation(before[0]):
        return len(before[0]) > 1 or not word[0].isdigit()  # v. 3, p. 7
    initials = len(before[0]) > 1 and before[0][-1].isupper() and before[0][-2] == "."
    return (initials or before[0].lower() in MAY_END) and (
        word.lower() in STARTERS or (before[0].lower() == "etc" and word[0].isupper())
    )

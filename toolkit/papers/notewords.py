"""One piece of a note: whether it names a work, points back to one, or only comments; and the pages that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from toolkit.papers.leads import folded

_OPEN, _CLOSE = "《〈“「『（([【", "》〉”」』）)]】"
_INTRO = re.compile(
    r"(?:参见|详见|另见|另参|参阅|参看|并参|并见|又见|亦见|(?:^|(?<=[，。：,、又亦并请可也都均见]))见"
    r"|见(?=(?:[\[［〔(（][^\])）〕]{1,4}[\])）〕])?[\u3400-\u9fff·]{2,14}[：:]))[：:]?\s*"
    r"|(?:\b(?:see|cf\.|compare)(?: also| generally| for example,| e\.g\.,)?)\s+",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"(?:转引自|引自|转见于|转见|quoted (?:in|from|by)|cited (?:in|by)|qtd\. in|as cited in)[：:]?\s*", re.IGNORECASE
)
_SAME = re.compile(
    r"(?:同上(?:书|文|注|引书?)?|同前(?:注|书|引)?|上引书|ibid\b\.?|ibidem\b|id\.(?=[,\s]|$)|idem\b)",
    re.IGNORECASE,
)
_KIND = r"(?:书|文|注|著作?|(?:硕士|博士)?(?:学位)?论文)"
_BACK = re.compile(
    rf"(?:(?:前引|前揭|上引){_KIND}?|见前注|前注|op\.\s?cit\.?|loc\.\s?cit\.?|supra)", re.IGNORECASE
)
_BACK_BEFORE = re.compile(
    rf"(?:前引|前揭|上引)(?!硕士|博士|学位)(?P<name>[\u3400-\u9fff·]{{2,12}}?)的?{_KIND}(?=[\s，,。：:]|$)"
)
"""What points back with the author inside: ``前引韦尔斯书``."""
_OF_NOTE = re.compile(
    r"(?:(?:同|见|参见)?(?:本文)?(?:前|上)?(?:引|揭)?注(?:释)?"
    r"|(?:前引|前揭|上引)(?=\s*[\[［〔①-⑳])|同(?=\s*[\[［〔①-⑳])"
    r"|supra,? (?:note|n\.)|(?:above|see) note)\s*[\[［〔(（]?\s*"
    r"(?P<n>[①-⑳]|\d{1,3})",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"[，,、\s]*(?:第\s*(?P<zh>\d+(?:\s*[-–—－~～至、,，]\s*\d+)*)\s*页"
    r"|(?P<part>第[\d一二三四五六七八九十百]+[章节编讲回])(?=[\s。.]*$)"
    r"|\bpp?\.\s?(?P<en>[\dxivl]+(?:\s*[-–—,]\s*[\dxivl]+)*)"
    r"|(?:(?<=[)）\d*_”\"’.a-z])[,，:：]\s*|(?<=[,，]”)\s*|(?<=[,，][*_\"])\s*|(?<=[?!][”\"])\s+)"
    r"(?P<bare>\d+(?:[-–—]\d+)?)(?=[\s.。]*$))",
    re.IGNORECASE,
)
_SHEET = re.compile(r"日[，,\s]*第\s*(\d+)\s*版")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_WORK = re.compile(r"《[^》]{2,}》|[“\"][^”\"]{6,}[”\"]|\*[^*]{4,}\*|_[^_]{4,}_|\[[JMDCNR](?:/OL)?\]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ORIGIN = re.compile(r"[\[［〔(（【][\u3400-\u9fff]{1,4}[\])）】〕]\s*")
_ROLE = re.compile(r"(?:等|编著|主编|编|著|译|撰)+$")
_PARTS = re.compile(r"[、，,;；&]|\band\b|和|与")
_IMPRINT = re.compile(
    r"出版社|书局|书店|印书馆|大学|学报|第\s*\d+\s*[期卷版]|载|https?://|\bpress\b|\bvol\.|\bno\.|\(\s*[A-Z][\w ]+:|"
    r"\[[JMDCNR]|[A-Z][\w .]{2,}: [A-Z][\w&. ]{2,}, (?:1[5-9]|20)\d\d|"
    r"\bjournal\b|\breview\b|\bpublish|\d+\s*\(\d",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[。！？])|(?<=[a-z0-9)”\"’]\.)\s+(?=(?:See|Cf|But|For|Ibid|Quoted|Cited)\b)")


class Piece(Struct, frozen=True):
    """A stretch of a note that is about one work; offsets count from the beginning of the note.

    ``kind``: ``full`` gives a work in full, ``short`` names one that was given before, ``same`` is 同上 and Ibid.,
    ``note`` points to an earlier note (``number``), ``comment`` is about no work.
    """

    kind: str
    start: int
    end: int
    text: str
    locator: str = ""
    indirect: bool = False
    number: int = 0


def pieces(note: str) -> Iterator[Piece]:
    """Cut a note into its pieces and say what each is."""
    for start, end in _cut(note):
        if note[start:end].strip(" \t\n。.;；"):
            yield _piece(note, start, end)


def _cut(note: str) -> Iterator[tuple[int, int]]:
    """Yield stretches between semicolons and full stops that stand in no bracket or quotation."""
    begin, depth = 0, 0
    ends = {match.start() for match in _SENTENCE.finditer(note)}
    for at, sign in enumerate(note):
        depth += (sign in _OPEN) - (sign in _CLOSE and depth > 0)
        if depth == 0 and (sign in ";；" or at + 1 in ends):
            yield begin, at + (sign not in ";；")
            begin = at + 1
    yield begin, len(note)


def _piece(note: str, start: int, end: int) -> Piece:
    text = note[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    indirect = _INDIRECT.search(text)
    at = indirect.end() if indirect else _introduced(text)
    start, text = start + at, text[at:]
    pages = list(_PAGES.finditer(text))
    locator = next((group for group in pages[-1].groups() if group), "") if pages else ""
    if sheet := _SHEET.search(text):
        locator = sheet[1]
    kind, number = _kind(text, bool(pages))
    bare = text
    if pages and kind in ("full", "short"):
        bare = (text[: pages[-1].start()] + text[pages[-1].end() :]).strip()
    return Piece(kind, start, start + len(text), bare.strip(" ，,;；。"), locator, indirect is not None, number)


def _introduced(text: str) -> int:
    """Return where the work begins behind a comment and 参见 or See; 0 where nothing stands before it."""
    for match in reversed(list(_INTRO.finditer(text[:200]))):
        rest = text[match.end() :]
        if _kind(rest, _PAGES.search(rest) is not None)[0] != "comment":
            return match.end()
    return 0


def _kind(text: str, has_pages: bool) -> tuple[str, int]:
    """Tell what a piece is, and the number of the note that it points to."""
    of_note = _OF_NOTE.search(text)
    if of_note and not _is_full(text):
        digits = of_note["n"]
        return "note", int(digits) if digits.isascii() else ord(digits) - ord("①") + 1
    if _SAME.match(text):
        return "same", 0
    if _BACK.search(text) and not _YEAR.search(text):
        return "short", 0
    if _is_full(text):
        return "full", 0
    if (_WORK.search(text) and has_pages) or (has_pages and len(text) < 60 and text[:1].isupper()):
        return "short", 0
    return "comment", 0


def _is_full(text: str) -> bool:
    """Say whether a work is given in full: a title with a year, or with who brought it out."""
    named = _WORK.search(text) is not None or text[:1].isupper()
    return named and _YEAR.search(text) is not None and _IMPRINT.search(text) is not None


def title_of(text: str) -> str:
    """Return the title that a piece names, empty where it is not set apart."""
    found = _WORK.search(text)
    return found[0].strip("《》“”\"*_ ,，.") if found else ""


def without_back(text: str) -> str:
    """Return what a short form names, without the words that point back."""
    return _BACK.sub("", _BACK_BEFORE.sub(r"\g<name>", text)).strip(" ，,：:.")


def names_in(text: str) -> frozenset[str]:
    """Return the names that stand before the title of a piece, as other pieces may repeat them.

    A Chinese name whole, of a foreign one in Chinese the last part too, of a Latin one the last word, folded.
    """
    found = _WORK.search(text)
    before = _ORIGIN.sub("", text[: found.start()] if found else re.split(r"[：:，,.。(（]", text + ".")[0])
    names: set[str] = set()
    for part in _PARTS.split(before):
        name = _ROLE.sub("", part.strip(" ：:.，,\t\n"))
        if _HAN.search(name):
            names |= {name, name.split("·")[-1]} if len(name) < 16 else set()
        elif words := [word for word in re.split(r"[\s.]+", name) if len(word) > 1]:
            names.add(folded(words[-1]))
    return frozenset(names - {""})


def author_of(text: str) -> frozenset[str]:
    """Return the names that a piece has behind the note that it points to: ``同前注①，王利明文，第 3 页``."""
    of_note = _OF_NOTE.search(text)
    behind = text[of_note.end() :].lstrip("]］〕)）。，,:： ") if of_note else text
    first = re.split(r"[，,。：:]|\d", behind)[0]
    return names_in(re.sub(r"[书文著]$", "", first.strip())) if first else frozenset()

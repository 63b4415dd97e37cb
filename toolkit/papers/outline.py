"""The outline of a text: headings by marks (``##``), numbers (``1.1``, ``一、``, ``（一）``, ``第…章``) and names.

A number makes a heading only where it goes on from the headings before it, so that a list inside a section, a date and
a measure give none. Levels count from 1: those of the marks where a file uses several, else those of the numbers.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from typing import NamedTuple

from toolkit.papers.manuscript import Heading, Span

_DIGITS = "一二三四五六七八九十百零〇"
_ROMAN = "IVX"
_MARK = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:={3,}|-{3,})[ \t]*\r?")
_ATTRIBUTES = re.compile(r"[ \t]*(?:#+[ \t]*)?(?:\{[#.][^{}\n]*\}[ \t]*)?$")
_NUMBERS = (
    re.compile(
        r"(?P<number>\d{1,2}(?:[.．]\d{1,2}){0,4})(?P<after>[.．、]?[ \t\u3000]+|[.．、](?!\d)|(?=[\u3400-\u9fff“《]))"
    ),
    re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4}(?=[A-Za-z])|\d(?=[A-Z]{2}|[A-Z][a-z]))(?P<after>)"),
    re.compile(rf"(?P<number>第[{_DIGITS}\d]{{1,4}}[章节篇部编])(?P<after>[ \t\u3000:：、]*)"),
    re.compile(rf"(?P<number>[{_DIGITS}]{{1,3}})(?P<after>[、.．][ \t\u3000]*|[ \t\u3000]+)"),
    re.compile(rf"[(（](?P<number>[{_DIGITS}]{{1,3}})(?P<after>[)）][ \t\u3000]*)"),
    re.compile(
        r"(?P<number>(?:Chapter|Section|Part|CHAPTER|SECTION|PART)[ \t]+(?:\d{1,2}|[IVX]{1,5}))(?P<after>[ \t:.\-–—]*)"
    ),
    re.compile(rf"(?P<number>[{_ROMAN}]{{1,5}})(?P<after>\.[ \t]+)(?=[^\W\d_])"),
)
_CHAPTERS = ("第章", "第篇", "第编", "第部")
_KIND_LEVELS = {"第章": 1, "第篇": 1, "第编": 1, "第部": 1, "第节": 2, "一": 1, "（一）": 2, "C": 1, "R": 1}
_NAMED = re.compile(
    r"(?:(?:中文|英文)?摘\s*要|关\s*键\s*词|引\s*言|前\s*言|绪\s*论|导\s*论|导\s*言|结\s*论|结\s*语|结\s*束\s*语|余\s*论|总\s*结"
    r"|讨\s*论|致\s*谢|附\s*录|参\s*考\s*文\s*献|注\s*释|作者贡献声明|利益冲突声明"
    r"|abstract|introduction|background|related work|(?:materials? and )?methods?|methodology|results?|discussion"
    r"|results? and discussion|conclusions?(?: and \w+)?|acknowledge?ments?|references|bibliography|works cited"
    r"|literature cited|appendix(?: [a-z\d])?|supplementary materials?|notes|funding|author contributions"
    r"|data availability|conflicts? of interest|competing interests"
    r"|introdução|resumo|conclusão|referências|métodos|resultados|introducción|resumen|conclusiones|referencias"
    r"|einleitung|zusammenfassung|literatur)[:：]?",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:图|表|附图|附表|续表|Fig(?:ure|\.)?|Table|Tab\.|Scheme|FIGURE|TABLE)\s*[.\d一二三IVXS]")
_NOT_A_TITLE = re.compile(r"[。；;，,、！!]$|\.$|https?://|[|\t]{1}.*[|\t]|^[\s\d.,%\-–—+×/()]*$")
_LONGEST = 120
_LONGEST_HAN = 50
_HAN = re.compile("[\u3400-\u9fff]")


class _Line(NamedTuple):
    start: int
    end: int
    marks: int  # how many # stand before it
    number: str
    title: str
    kind: str  # "1" dotted digits, "一", "（一）", "第章", "C", "R", "" where it has no number
    alone: bool  # blank lines around it


def headings(text: str, blocked: tuple[Span, ...] = (), marked: bool = True) -> tuple[Heading, ...]:
    """Return the headings of a text; none in ``blocked`` (in order, apart), and ``#`` counts only where ``marked``."""
    lines = [line for line in _candidates(text, marked) if not _inside(line.start, blocked)]
    marks = {line.marks for line in lines if line.marks}
    if sum(bool(line.marks) for line in lines) >= 3:
        lines = [line for line in lines if line.marks or line.kind == "第章"]
    else:
        lines = _consistent(lines)
    by_marks = len(marks) > 1
    levels = _levels([line.kind for line in lines])
    return tuple(
        Heading(line.number, line.title, _level(line, by_marks, levels), line.start, line.end) for line in lines
    )


def _levels(kinds: list[str]) -> dict[str, int]:
    """Return the levels of kinds of numbers: 一、 stands below 第…节 where there are such, and 1. below both."""
    found = set(kinds)
    above = 2 if "第节" in found else 1 if found & set(_CHAPTERS) else 0
    levels = _KIND_LEVELS | {"一": above + 1, "（一）": above + 2 if "一" in found or not above else above + 1}
    numbered = found & {"一", "（一）"}
    if numbered and _is_below(kinds):
        levels["1"] = max(levels[kind] for kind in numbered) + 1
    return levels


def _is_below(kinds: list[str]) -> bool:
    """Say whether plain numbers stand below Chinese ones: the document begins with those."""
    return next((kind for kind in kinds if kind in {"1", "一", "（一）", *_CHAPTERS}), "1") != "1"


def _inside(at: int, blocked: tuple[Span, ...]) -> bool:
    before = bisect_right(blocked, Span(at, sys.maxsize)) - 1
    return before >= 0 and blocked[before].start <= at < blocked[before].end


def _candidates(text: str, marked: bool) -> list[_Line]:
    found, at, blank_before = [], 0, True
    rows = text.split("\n")
    for index, row in enumerate(rows):
        content = row.strip()
        if content and len(row) <= 2 * _LONGEST:
            blank_after = index + 1 == len(rows) or not rows[index + 1].strip()
            under = _UNDERLINE.fullmatch(rows[index + 1]) if marked and blank_before and not blank_after else None
            line = _read(row, at, marked, blank_before and blank_after, under[0].strip()[0] if under else "")
            if line:
                found.append(line)
        blank_before = not content
        at += len(row) + 1
    return found


def _read(row: str, at: int, marked: bool, alone: bool, under: str = "") -> _Line | None:
    """Return a row as a line of the outline, or None; ``at`` is its offset, ``under`` the sign of a line below it."""
    start = at + len(row) - len(row.lstrip())
    content = row.strip()
    mark = _MARK.match(content) if marked else None
    if mark:
        content = _ATTRIBUTES.sub("", content[mark.end() :])
    content = re.sub(r"^(\*\*|__)(.+)\1$", r"\2", content).strip()
    kind, number, title = _numbered(content)
    is_marked = mark is not None or (under != "" and _NOT_A_TITLE.search(title) is None)
    if not content or _CAPTION.match(content) or (not is_marked and not _may_be(content, number, title)):
        return None
    marks = len(mark[1]) if mark else 0 if not is_marked else 1 if under == "=" else 2
    return _Line(start, at + len(row.rstrip()), marks, number, title, kind, alone)


def numbered(heading: str) -> tuple[str, str]:
    """Split a heading into the number that is typed before it, empty where none is, and its title."""
    _, number, title = _numbered(heading)
    return (number, title) if title and not _is_measure(title) else ("", heading)


def _numbered(content: str) -> tuple[str, str, str]:
    """Split a heading into the kind of its number, the number and the title."""
    for kind, pattern in zip(("1", "1", "第", "一", "（一）", "C", "R"), _NUMBERS, strict=True):
        match = pattern.match(content)
        if match:
            number = match["number"].replace("．", ".")
            return (f"第{number[-1]}" if kind == "第" else kind), number, content[match.end() :].strip()
    return "", "", content


def _may_be(content: str, number: str, title: str) -> bool:
    """Say whether a line without marks can be a heading: short, no end of a sentence, a number or a known name."""
    if not number:
        return _NAMED.fullmatch(content) is not None
    limit = _LONGEST_HAN if _HAN.search(title) else _LONGEST
    return bool(title) and len(title) <= limit and _NOT_A_TITLE.search(title) is None and not _is_measure(title)


def _is_measure(title: str) -> bool:
    """Say whether the number before was a count: 2024 年, 5 %, 3 kg, an entry of a list."""
    return (
        re.match(r"(?:[年月日%％个种次亿万]|[a-zμ°℃]{1,3}\b|\[)", title) is not None
        or re.search(r"\[[JMDCRNSPZ](?:/OL)?\]", title) is not None
    )


def _consistent(lines: list[_Line]) -> list[_Line]:
    """Keep the numbered lines that go on from those before them; what is no heading starts anew or skips."""
    kept: list[_Line] = []
    last: dict[str, tuple[int, ...]] = {}
    below = _is_below([line.kind for line in lines])
    for line in lines:
        if line.marks or not line.kind:
            kept.append(line)
            continue
        value = _value(line)
        before = last.get(line.kind, ())
        if _follows(before, value, line.kind) and (line.alone or not _is_list_like(line)):
            last[line.kind] = value
            if line.kind in ("一", "第章"):
                last.pop("（一）", None)
                last.pop("第节", None)
            if below and line.kind in ("一", "（一）"):
                last.pop("1", None)
            kept.append(line)
    return kept


def _is_list_like(line: _Line) -> bool:
    return line.kind == "1" and "." not in line.number and not _HAN.search(line.title)


def _value(line: _Line) -> tuple[int, ...]:
    if line.kind == "1":
        return tuple(int(part) for part in line.number.split("."))
    if line.kind == "R":
        return (_roman(line.number),)
    digits = re.sub(rf"[^{_DIGITS}\dIVX]", "", line.number)
    return (int(digits) if digits.isdigit() else _roman(digits) if digits[:1] in _ROMAN else _chinese(digits),)


def _roman(digits: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}.get(digit, 0) for digit in digits]
    return sum(-value if value < max([0, *values[at + 1 :]]) else value for at, value in enumerate(values))


def _chinese(digits: str) -> int:
    ones = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
    tens, ten, units = digits.partition("十")
    if not ten:
        return ones.get(digits[:1], 0)
    return (ones.get(tens, 1) if tens else 1) * 10 + (ones.get(units, 0) if units else 0)


def _follows(before: tuple[int, ...], value: tuple[int, ...], kind: str) -> bool:
    """Say whether a number may come after another: 1 → 1.1 → 1.2 → 2, a number lost by OCR included."""
    if not before:
        return value[0] <= 1 or (kind == "1" and value[0] == 2 and len(value) == 1)
    for depth, (old, new) in enumerate(zip(before, value, strict=False)):
        if new != old:
            rest = value[depth + 1 :]
            return old < new <= old + 2 and all(part <= 1 for part in rest)
    return len(value) > len(before) and all(part <= 2 for part in value[len(before) :])


def _level(line: _Line, by_marks: bool, levels: dict[str, int]) -> int:
    if line.marks and by_marks:
        return line.marks
    if line.kind == "1":
        dots = line.number.count(".")
        return dots + 1 if dots else levels.get("1", 1)
    return levels.get(line.kind, 1)

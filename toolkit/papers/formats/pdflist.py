"""Where the entries of a printed reference list begin: by labels, by indents, by gaps, else by what lines say.

A layout counts only where the lines agree with it: those that it takes for first lines open as entries do. Where none
is kept to, a line begins an entry if the one before it was left short or ended as an entry ends, and it opens as one.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from statistics import median

from toolkit.papers.formats.pdfpage import Line
from toolkit.papers.leads import PERSON
from toolkit.papers.reflist import ends_list, heads_list
from toolkit.sources.strings.openings import DIGITS, NO_YEAR, names_and_year

_HAN = "\u4e00-\u9fff"
_LABELS = (
    re.compile(r"\s*[\[［〔【]\s*(\d{1,4})\s*[\]］〕】]"),
    re.compile(r"\s*[(（]?\s*(\d{1,3})\s*(?:[)）]|[.．、](?!\d))"),
    re.compile(r"\s*(\d{1,3})\s+(?=[^\W\d_])"),
)
_OPENS = re.compile(r"\s*[\"“'‘《\[［（(]?(?:[^\W\d_a-zß-öø-ÿ]|[’'][st]\s|_{2,}|[—–-]{2,}|(?<=[(（])\d{4}[a-z]?[)）])")
_PARTICLE = re.compile(r"\s*(?:(?:van|von|de|den|der|del|della|di|da|dos|du|le|la|ten|ter|al|el|bin|ibn|in ’t) )+[A-Z]")
_HAN_NAME = re.compile(rf"\s*[{_HAN}]{{2,4}}\s*[,，.．、(（:：;；]")
_DASH = re.compile(r"\s*(?:_{2,}|[—–-]{2,})")
_NAMED = (PERSON, _HAN_NAME, _PARTICLE, _DASH)
_HALF = re.compile(rf"\s*[\[［(（](?!\s*[{_HAN}]{{1,3}}\s*[\]］)）])\s*[{_HAN}]")
"""How the Chinese half of an entry begins; ``[美]`` says where an author comes from."""
_LATIN_HALF = re.compile(r"\s*[\[［(（][A-Z]")
_GOES_ON = re.compile(
    r"\s*(?:doi\b|https?:|www\.|(?:dispon[íi]vel|available|retrieved|accessed|acesso|zugriff|consultado)\b"
    r"|in:|\[?online\b|\(?eds?[.)]|\(?hrsg)",
    re.IGNORECASE,
)
_DATE = re.compile(rf"(?<![\dA-Za-z]){DIGITS}(?!\d)|\bs\.\s?d\b|\b{NO_YEAR}|under review", re.IGNORECASE)
_LINK = r"(?:\bdoi\b:?\s*|https?://|www\.|\b10\.\d{4,9}/)\S*[\d/.a-z]"
_ENDS = re.compile(rf"(?:[.。．!?\])］）\d/*;；”\"]|{_LINK})\s*$", re.IGNORECASE)
_FIRM_END = re.compile(rf"(?:\d\s?[)）]?\s*[.。．]?|[.。．]\s?[)）\]］]?|{_LINK})\s*$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\s*[(（\[][12]\d{3}[a-z]?[)）\]]")
_SHARE = 0.8  # of the lines that a layout takes for first lines must open as entries do
_INDENT = 0.5  # of the size of letters: a line that stands farther in is indented


def list_end(lines: list[Line], start: int) -> int:
    """Return where the list ends that begins with line ``start``: at a larger line, or at what follows lists."""
    sizes = [line.size for line in lines[start : start + 60]]
    usual = median(sizes) if sizes else 0.0
    for index in range(start, len(lines)):
        line = lines[index]
        if index > start and (line.size > 1.12 * usual or ends_list(line.text)) and not heads_list(line.text):
            return index
    return len(lines)


def entry_starts(lines: list[Line]) -> set[int]:
    """Return the places, in a list of lines, of those that begin an entry."""
    labelled = _labelled(lines)
    if labelled:
        return labelled
    openings = {index for index, line in enumerate(lines) if _opens(line.text)}
    margins = _margins(lines)
    indented = {index for index, line in enumerate(lines) if _indent(line, margins) > _INDENT}
    everything = set(range(len(lines)))
    for found in (everything - indented, indented):
        if indented and _agrees(found, everything - found, openings):
            return found | {0}
    apart = _apart(lines)
    told = _told(lines, openings, margins)
    if apart and _agrees(apart, everything - apart, openings):
        tops = {index for index in everything if not index or _column(lines[index - 1]) != _column(lines[index])}
        return {0} | apart | (told & tops)
    return told


def _labelled(lines: list[Line]) -> set[int]:
    """Return the lines that begin with a label, where the labels number the list."""
    for pattern in _LABELS:
        found: set[int] = set()
        last = 0
        for index, line in enumerate(lines):
            match = pattern.match(line.text)
            number = int(match[1]) if match else 0
            if match and (pattern is _LABELS[0] or last < number <= last + 3):
                found.add(index)
                last = number
        if found and min(found) < 3 and len(found) * 12 >= len(lines):
            return found
    return set()


def _opens(text: str) -> bool:
    return bool(_OPENS.match(text) or _PARTICLE.match(text)) and not _GOES_ON.match(text) and not _HALF.match(text)


def _column(line: Line) -> tuple[int, tuple[float, float]]:
    return line.page, line.bounds


def _margins(lines: list[Line]) -> dict[tuple[int, tuple[float, float]], tuple[float, float]]:
    """Return how far the lines of a list go to the left and right in each column."""
    found = {}
    for column, group in groupby(sorted(lines, key=_column), key=_column):
        here = list(group)
        found[column] = (min(line.left for line in here), _right(here))
    return found


def _right(lines: list[Line]) -> float:
    """Return how far lines go to the right; one in ten, such as an address that finds no break, may stand out."""
    return sorted(line.right for line in lines)[(9 * (len(lines) - 1) + 9) // 10 - (len(lines) >= 10)]


def _indent(line: Line, margins: dict[tuple[int, tuple[float, float]], tuple[float, float]]) -> float:
    return (line.left - margins[_column(line)][0]) / line.size


def _agrees(first: set[int], rest: set[int], openings: set[int]) -> bool:
    """Say whether lines that a layout takes for first lines open as entries do, and the rest less often."""
    if len(first) < 2 or not rest:
        return False
    share, other = len(first & openings) / len(first), len(rest & openings) / len(rest)
    return share >= _SHARE and share > other + 0.2


def _apart(lines: list[Line]) -> set[int]:
    """Return the lines that stand farther below the one before than lines of one entry do."""
    gaps = {
        index: round((before.base - line.base) / line.size, 2)
        for index, (before, line) in enumerate(pairwise(lines), 1)
        if _column(before) == _column(line) and before.base > line.base
    }
    usual = min(gaps.values(), key=lambda gap: (-_like(gaps, gap), gap), default=0.0)
    return {index for index, gap in gaps.items() if gap > usual + 0.1}


def _like(gaps: dict[int, float], gap: float) -> int:
    return sum(abs(other - gap) < 0.04 for other in gaps.values())


def _told(
    lines: list[Line], openings: set[int], margins: dict[tuple[int, tuple[float, float]], tuple[float, float]]
) -> set[int]:
    """Return the lines that begin an entry by what they and the line before say."""
    short = {index for index in range(1, len(lines)) if _is_left_short(lines[index - 1], lines[index], margins)}
    sure = {index for index in openings & short if _is_named(lines[index].text)}
    dated = {index for index in openings if names_and_year(_following(lines, index, sure))}
    early = len(sure) > 1 and sum(index in dated for index in sure) * 4 >= len(sure) * 3
    found = {0}
    so_far = lines[0].text if lines else ""
    for index in range(1, len(lines)):
        line = lines[index].text
        if index in (dated if early else openings) and _ended(so_far, line, early, index in short):
            found.add(index)
            so_far = ""
        so_far = f"{so_far} {line}".lstrip()
    return found


def _following(lines: list[Line], index: int, sure: set[int]) -> str:
    """Return a line and those after it, before the next that surely begins an entry."""
    stop = next((at for at in range(index + 1, min(index + 10, len(lines))) if at in sure), index + 10)
    return " ".join(line.text for line in lines[index:stop])


def _is_named(text: str) -> bool:
    return any(pattern.match(text) for pattern in _NAMED)


def _ended(so_far: str, line: str, early: bool, short: bool) -> bool:
    """Say whether an entry ends with the lines so far, and one that may open so begins with the next line."""
    if not _DATE.search(so_far) or (_LATIN_HALF.match(line) and re.match(rf"\s*[{_HAN}]", so_far)):
        return False
    opened = names_and_year(so_far) if early else 0
    if opened and len(so_far) - opened < 12 and not short:  # no title behind the year yet
        return False
    named = early or _is_named(line)
    if short and not _YEAR_FIRST.match(line):
        return named or _ENDS.search(so_far) is not None
    return named and _FIRM_END.search(so_far) is not None


def _is_left_short(
    before: Line, line: Line, margins: dict[tuple[int, tuple[float, float]], tuple[float, float]]
) -> bool:
    """Say whether the first word of a line had room on the line before, which so was ended on purpose."""
    word = re.match(r"\s*(?:[\u2e80-\u9fff\uf900-\uffef]{2}|[^\s\u2e80-\u9fff]+)", line.text)
    letters = len(word[0].strip()) if word else 1
    width = letters * (line.right - line.left) / max(1, len(line.text))
    return before.right + 0.3 * line.size + width < margins[_column(before)][1]

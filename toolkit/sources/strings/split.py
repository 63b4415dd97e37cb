"""A pasted reference list → its entries, line by line, so that a list of any length fits in memory.

An entry is the text from its number (or its first line) to the next one; line breaks, page breaks with a list mark and
the English half on a line of its own belong to it. Headings, page numbers and mastheads are left out and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise
from typing import NamedTuple

from toolkit.sources.strings.openings import is_dated, is_dated_opening, parted
from toolkit.sources.strings.tokens import half_width
from toolkit.text.names import split_han
from toolkit.text.romanize import read_surname

_LABEL = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\[\s?(?:\d{1,4}|[A-Z][A-Za-z+]{1,5}\d{2}[a-z]?)\s?\]\s*[.,:]?\s*|\(\s?\d{1,3}\s?\)\s*|\d{1,3}\s?[.\])]\s+"
    r"|\d{1,3}\.(?=[^\d\s])|\d{1,3}\s+(?=[^\W\d])|[①-⑳]\s*)"
)
_MARK = re.compile(r"\s*(?:[-*•·●■◆▪–—]\s+|\d{1,3}\s?、\s*)(?=\S)")
_NUMBER = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\[\s?(\d{1,4})\s?\]|\(\s?(\d{1,3})\s?\)|(\d{1,3})\s?[.\])、](?!\d)|(\d{1,3})\s+(?=[^\W\d])|([①-⑳]))\s*"
)
_LIST_NAME = (
    r"(?:(?:主要|中文|英文|外文|西文|国内|国外)?(?:参\s*考\s*文\s*献|引用文献|参考书目|参考资料|文献|注释)"
    r"|references?|bibliography|works\s+cited|literature(?:\s+cited)?|literatur|notes)"
)
_HEADING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}\s?(?:部分|章|节)?[\s、.．]\s*|第\d+[章节]\s*)?[\s#*\d.、]*"
    rf"{_LIST_NAME}(?:\s*(?:与|和|及|and|[/&|])?\s*{_LIST_NAME}){{0,2}}"
    r"(?:\s*[(（\[][^)）\]]{0,20}[)）\]])?[\s:：*]*",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(r"[^.．。，,《》\[\]]{0,60}第\s?\d+\s?[卷期][^.．。，,《》\[\]]{0,40}")
_PAGE_NUMBER = re.compile(r"[\s\-—–·|]*(?:第|p\.?|page)?\s*\d{1,4}\s*(?:页|/\s*\d{1,4})?[\s\-—–·|]*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_COMPLETE = re.compile(r"[.。．)\]）］\d/*]\s*$")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile(r"[^\W\d_]{2}")
_BEGINNING = re.compile(r"\s*(?:[-*•·●■◆▪–—]\s+)?[\"“《\[（(]?[^\W\d_a-z]")
_ENGLISH_HALF = re.compile(r"[\[(]?\s*in\s+chinese", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[\[［〔【]")
_HAN_NAME = re.compile(r"\s*([\u4e00-\u9fff]{2,4})[,，.．、:：]")
_LOOKED_AT = 300
_LOOKED_BACK = 40
_OPENING = re.compile(r"\s*(?:[-*•·●■◆▪–—]\s+)?[\"“'‘《\[（(]?(?:[^\W\d_a-z]|_{2,}|[—–-]{2,}|(?<=\()\d{4}\))")
_DATE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\bn\.\s?d\b|in press|forthcoming|待刊", re.IGNORECASE)


class Entry(NamedTuple):
    """An entry: its text as it stands in the list, lines joined as they were, and what was left out before it."""

    raw: str
    left_out: tuple[str, ...] = ()


def label_end(text: str) -> int:
    """Return where the entry begins after its number (``[1]``, ``1.``, ``(1)``, ``①``, ``- 1``); 0 if it has none."""
    match = _LABEL.match(half_width(text[:24]))
    return match.end() if match and match.end() < len(text) else 0


def entry_start(text: str) -> int:
    """Return where the entry begins after its number or its list mark (``•``, ``-``, ``1、``)."""
    mark = _MARK.match(half_width(text[:24]))
    return label_end(text) or (mark.end() if mark else 0)


def is_masthead(line: str) -> bool:
    """Say whether a line is the running head of an issue: ``第 3 期 乔远等：山间溪流``."""
    return _MASTHEAD.fullmatch(line) is not None


def one_per_line(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield every line as an entry, the empty ones too."""
    for line in lines:
        yield Entry(line.rstrip("\r\n"))


def entries(lines: Iterable[str], line_each: bool = False) -> Iterator[Entry]:
    """Yield the entries of a list; the first lines tell whether it is numbered.

    ``line_each``: it is known that each line is an entry, or the other half of the one before.
    """
    stream = iter(lines)
    first = [line.rstrip("\r\n") for line in islice(stream, _LOOKED_AT)]
    if line_each:
        splitter = _Splitter(False, False, False, True)
    else:
        splitter = _Splitter(_is_numbered(first), _has_blank_lines(first), _is_hanging(first), _is_line_each(first))
    for line in chain(first, (line.rstrip("\r\n") for line in stream)):
        yield from splitter.take(line)
    yield from splitter.finish()


def _number(line: str) -> int:
    match = _NUMBER.match(half_width(line[:24]))
    if not match:
        return 0
    shown = next(filter(None, match.groups()))
    return int(shown) if shown.isdigit() and shown.isascii() else ord(shown) - ord("①") + 1


def _is_numbered(lines: list[str]) -> bool:
    """Say whether lines begin with rising numbers."""
    numbers = [number for number in map(_number, lines) if number]
    rising, last = 0, 0
    for number in numbers:  # a page number that begins a wrapped line is passed over
        if not last or last < number <= last + 3:
            rising, last = rising + bool(last), number
    rising = max(rising, sum(before < after <= before + 3 for before, after in pairwise(numbers)))
    filled = sum(1 for line in lines if line.strip())
    return bool(numbers) and (rising * 2 >= len(numbers) - 1) and (rising > 0 or filled <= 3)


def _has_blank_lines(lines: list[str]) -> bool:
    blank = sum(1 for line in lines[:-1] if not line.strip())
    return blank * 4 >= sum(1 for line in lines if line.strip())


def _is_hanging(lines: list[str]) -> bool:
    """Say whether some lines are indented and the others, which then begin entries, are not."""
    indented = sum(line[:2] in ("  ", "\t") or line[:1] in ("\t", "\u3000") for line in lines if line.strip())
    return 0 < indented < sum(1 for line in lines if line.strip())


def _is_line_each(lines: list[str]) -> bool:
    """Say whether each line is an entry: nearly all open like one, and most have a year; wrapped lists have neither."""
    filled = [line for line in lines if line.strip() and not _HEADING.fullmatch(line)]
    opening = sum(1 for line in filled if _OPENING.match(line))
    dated = sum(1 for line in filled if _DATE.search(line))
    return len(filled) > 1 and opening * 20 >= len(filled) * 17 and dated * 5 >= len(filled) * 4


def _same_numbers(one: str, other: str, least: int = 0) -> bool:
    """Say whether two halves have a year in common, and most of the numbers that both could have."""
    found = []
    for text in (one, other):
        folded = half_width(text)
        text = folded[label_end(folded) :]
        found.append((set(_YEAR.findall(text)), set(re.findall(r"\d+", _YEAR.sub("", text)))))
    (years, numbers), (same_years, same_numbers) = found
    fewer = min(len(numbers), len(same_numbers))
    shared = len(numbers & same_numbers)
    if not fewer and not least and not _same_surname(one, other):
        return False
    return bool(years & same_years) and shared * 2 >= fewer and shared >= least


def _same_surname(chinese: str, latin: str) -> bool:
    """Say whether the first author of a Chinese string, where it begins with a name, is read as in the other."""
    found = _HAN_NAME.match(chinese[label_end(chinese) :])
    family = split_han(found[1]).family if found else ""
    reading = read_surname(family).lower() if family else ""
    words = set(re.findall(r"[^\W\d_]+", latin[:80].lower().replace("ü", "v")))
    return not reading or bool({reading, reading.replace("v", "u"), reading.replace("v", "yu")} & words)


class _Splitter:
    """The state between lines: the entry that is open, and what was left out since the last one."""

    def __init__(self, numbered: bool, blanks: bool, hanging: bool, line_each: bool) -> None:
        self.numbered, self.blanks, self.hanging, self.line_each = numbered, blanks, hanging, line_each
        self.lines: list[str] = []
        self.left_out: list[str] = []
        self.last = 0
        self.after_blank = False
        self.outside = False

    def take(self, line: str) -> Iterator[Entry]:
        """Take one line and yield the entries that it closes."""
        if not line.strip():
            self.after_blank = bool(self.lines)
            if self.lines:
                self.lines.append("")
            return
        if _HEADING.fullmatch(line) or _PAGE_NUMBER.fullmatch(line):
            if _HEADING.fullmatch(line) and self._is_complete():
                yield from self.finish()
                self.last = 0
            self.left_out.append(line.strip())
            return
        if self._begins(line):
            yield from self.finish()
            self.lines, self.outside = [line], False
        elif self._is_foreign(line):
            self.outside = self.numbered
            self.left_out.append(line.strip())
        else:
            self.lines.append(line)
        self.after_blank = False

    def finish(self) -> Iterator[Entry]:
        """Yield the open entry, cut where a neighbour has been merged into it."""
        text = "\n".join(self.lines).rstrip()
        self.lines = []
        if text.strip():
            for part in self._unmerged(text) if self.numbered else parted(text):
                yield Entry(part.rstrip(), tuple(self.left_out))
                self.left_out = []

    def _begins(self, line: str) -> bool:
        if not self.lines:
            return not self.numbered or bool(_number(line)) or not self.last
        if self.numbered:
            number = _number(line)
            last = self.last or _number(self.lines[0])
            restarts = number == 1 < last and _BRACKETED.match(line) and self._is_complete()
            follows = restarts or self.last < number <= last + 3 or (number and not last)
            if follows:
                self.last = number
            return bool(follows)
        return self._begins_unnumbered(line)

    def _begins_unnumbered(self, line: str) -> bool:
        so_far = "\n".join(self.lines[-_LOOKED_BACK:])
        if self.line_each:
            goes_on = line.lstrip()[:1].islower() and not _COMPLETE.search(so_far)
            return not goes_on and not self._is_translation(so_far, line)
        if self.hanging:
            return line[:1] not in (" ", "\t", "\u3000") and not self._is_translation(so_far, line)
        if _COMPLETE.search(so_far) and is_dated(so_far) and is_dated_opening(line):
            return not self._is_translation(so_far, line)
        if not (_COMPLETE.search(so_far) and _YEAR.search(so_far) and _BEGINNING.match(line)):
            return self.after_blank and self.blanks and bool(_COMPLETE.search(so_far)) and bool(_BEGINNING.match(line))
        return (self.after_blank or not self.blanks) and not self._is_translation(so_far, line)

    def _is_complete(self) -> bool:
        return bool(_COMPLETE.search("\n".join(self.lines[-_LOOKED_BACK:])))

    def _is_translation(self, so_far: str, line: str) -> bool:
        """Say whether a line is the other half of the open entry: the other script, and a mark or the same numbers."""
        if _HAN.search(so_far) and _HAN.search(line) is None:
            if "(in Chinese" in so_far:
                return False
            return bool(_ENGLISH_HALF.search(line)) or _same_numbers(so_far, line)
        return _HAN.search(so_far) is None and bool(_HAN.search(line)) and _same_numbers(so_far, line, least=2)

    def _is_foreign(self, line: str) -> bool:
        """Say whether a line between blank lines is no part of the list: a masthead, the text after the list."""
        if self.outside:
            return True
        if self.line_each:
            return False
        so_far = "\n".join(self.lines[-_LOOKED_BACK:])
        if not self.after_blank or not _COMPLETE.search(so_far) or not _YEAR.search(so_far):
            return False
        if self.numbered and is_masthead(line):
            return True
        if not _YEAR.search(line):
            return True
        return self.numbered and len(line) > 600

    def _unmerged(self, text: str) -> list[str]:
        """Cut an entry where the next numbers stand inside it behind the end of a reference."""
        number, parts = _number(text), []
        if not self.last:
            self.last = number
        while number:
            found = re.search(
                rf"(?<=[.．。\])］）])\s*(?=[\[［〔]\s?{number + 1}\s?[\]］〕])"
                rf"|(?<=[.．。])\s+(?={number + 1}[.．]?\s+[^\W\d_a-z])"
                rf"|(?<=[.．。])\s*(?={chr(ord('①') + number) if number < 20 else '(?!)'})",
                text[8:],
            )
            if not found:
                break
            parts.append(text[: found.end() + 8].rstrip())
            text = text[found.end() + 8 :]
            number += 1
        self.last = max(self.last, number)
        return [*parts, text]

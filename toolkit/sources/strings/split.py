"""A pasted reference list → its entries, line by line, so that a list of any length fits in memory.

An entry is the text from its number (or its first line) to the next one; line breaks, page breaks with a list mark and
the English half on a line of its own belong to it. Headings, page numbers and mastheads are left out and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise
from typing import NamedTuple

from toolkit.sources.strings.tokens import half_width

_LABEL = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\[\s?(?:\d{1,4}|[A-Z][A-Za-z+]{1,5}\d{2}[a-z]?)\s?\]\s*[.,:]?\s*|\(\s?\d{1,3}\s?\)\s*|\d{1,3}\s?[.\])]\s+"
    r"|\d{1,3}\.(?=[^\d\s])|\d{1,3}\s+(?=[^\W\d])|[①-⑳]\s*)"
)
_NUMBER = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\[\s?(\d{1,4})\s?\]|\(\s?(\d{1,3})\s?\)|(\d{1,3})\s?[.\])](?!\d)|(\d{1,3})\s+(?=[^\W\d])|([①-⑳]))\s*"
)
_HEADING = re.compile(
    r"[\s#*\d.、]*(?:参\s*考\s*文\s*献|引用文献|参考书目|文献|references?|bibliography|works\s+cited|literature(?:\s+cited)?|literatur|参考资料)"
    r"(?:\s*[(（\[][^)）\]]{0,20}[)）\]])?[\s:：*]*",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"[\s\-—–·|]*(?:第|p\.?|page)?\s*\d{1,4}\s*(?:页|/\s*\d{1,4})?[\s\-—–·|]*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_COMPLETE = re.compile(r"[.。．)\]）］\d/*]\s*$")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile(r"[^\W\d_]{2}")
_BEGINNING = re.compile(r"\s*(?:[-*•]\s+)?[\"“《\[（(]?[^\W\d_a-z]")
_ENGLISH_HALF = re.compile(r"[\[(]?\s*in\s+chinese", re.IGNORECASE)
_LOOKED_AT = 300
_LOOKED_BACK = 40
_OPENING = re.compile(r"\s*(?:[-*•]\s+)?[\"“'‘《\[（(]?(?:[^\W\d_a-z]|_{2,}|[—–-]{2,}|(?<=\()\d{4}\))")
_DATE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\bn\.\s?d\b|in press|forthcoming|待刊", re.IGNORECASE)


class Entry(NamedTuple):
    """An entry: its text as it stands in the list, lines joined as they were, and what was left out before it."""

    raw: str
    left_out: tuple[str, ...] = ()


def label_end(text: str) -> int:
    """Return where the entry begins after its number (``[1]``, ``1.``, ``(1)``, ``①``, ``- 1``); 0 if it has none."""
    match = _LABEL.match(half_width(text[:24]))
    return match.end() if match and match.end() < len(text) else 0


def one_per_line(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield every line as an entry, the empty ones too."""
    for line in lines:
        yield Entry(line.rstrip("\r\n"))


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the entries of a list; the first lines tell whether it is numbered."""
    stream = iter(lines)
    first = [line.rstrip("\r\n") for line in islice(stream, _LOOKED_AT)]
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
    rising = sum(before < after <= before + 3 for before, after in pairwise(numbers))
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
            for part in self._unmerged(text) if self.numbered else [text]:
                yield Entry(part, tuple(self.left_out))
                self.left_out = []

    def _begins(self, line: str) -> bool:
        if not self.lines:
            return not self.numbered or bool(_number(line)) or not self.last
        if self.numbered:
            number = _number(line)
            follows = self.last < number <= self.last + 3 or (number and not self.last)
            if follows:
                self.last = number
            return bool(follows)
        return self._begins_unnumbered(line)

    def _begins_unnumbered(self, line: str) -> bool:
        so_far = "\n".join(self.lines[-_LOOKED_BACK:])
        if self.line_each:
            return not self._is_translation(so_far, line)
        if self.hanging:
            return line[:1] not in (" ", "\t", "\u3000") and not self._is_translation(so_far, line)
        if not (_COMPLETE.search(so_far) and _YEAR.search(so_far) and _BEGINNING.match(line)):
            return self.after_blank and self.blanks and bool(_COMPLETE.search(so_far)) and bool(_BEGINNING.match(line))
        return (self.after_blank or not self.blanks) and not self._is_translation(so_far, line)

    def _is_translation(self, so_far: str, line: str) -> bool:
        """Say whether a line is the other half of the open entry: the other script, and the same year or a mark."""
        if _HAN.search(so_far) is None or _HAN.search(line) is not None or "(in Chinese" in so_far:
            return False
        years = set(_YEAR.findall(so_far))
        return bool(_ENGLISH_HALF.search(line)) or bool(years & set(_YEAR.findall(line)))

    def _is_foreign(self, line: str) -> bool:
        """Say whether a line between blank lines is no part of the list: a masthead, the text after the list."""
        if self.outside:
            return True
        if self.line_each:
            return False
        so_far = "\n".join(self.lines[-_LOOKED_BACK:])
        if not self.after_blank or not _COMPLETE.search(so_far) or not _YEAR.search(so_far):
            return False
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
                rf"|(?<=[.．。])\s+(?={number + 1}[.．]?\s+[^\W\d_a-z])",
                text[8:],
            )
            if not found:
                break
            parts.append(text[: found.end() + 8].rstrip())
            text = text[found.end() + 8 :]
            number += 1
        self.last = max(self.last, number)
        return [*parts, text]

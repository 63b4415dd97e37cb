"""The reference list of a text: where it stands, and its entries with their offsets.

The list begins under its heading (参考文献, References, Literatura citada …), behind that word on one line, or, where
there is no such word, at a numbered run of references in the last part of the text. It ends with its last entry; page
banners and headings that OCR put between entries do not end it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from toolkit.papers.labels import Label, Labels
from toolkit.papers.manuscript import ListEntry, Span
from toolkit.sources.strings.openings import is_dated
from toolkit.sources.strings.split import entries as split_entries
from toolkit.sources.strings.split import is_masthead, label_end

_WORDS = (
    r"(?:主\s*要\s*)?参\s*考\s*(?:文\s*献|资\s*料|书\s*目)|引\s*用\s*文\s*献|引\s*文|文\s*献\s*目\s*录|參\s*考\s*文\s*獻"
    r"|(?:list\s+of\s+)?references?(?:\s+and\s+notes)?(?:\s+cited)?|references?\s*list|bibliograph(?:y|ie|ía)|works\s+cited"
    r"|(?:cited\s+)?literature(?:\s+cited)?|literatur(?:verzeichnis)?|quellenverzeichnis|refer[êe]ncias(?:\s+bibliogr[áa]ficas)?"
    r"|referencias(?:\s+bibliogr[áa]ficas)?|bibliograf[íi]a|literatura\s+citada|r[ée]f[ée]rences(?:\s+bibliographiques)?"
)
_HEADING = re.compile(
    rf"(?m:^)[ \t\u3000#>*_【\[（(]*(?:(?:\d{{1,3}}|[IVX]{{1,4}}|[一二三四五六七八九十]{{1,2}})[.、:：]?[ \t]*)?"
    rf"(?:{_WORDS})(?:[ \t]*[/／|]?[ \t]*[(（\[【]?[ \t]*(?:{_WORDS})[)）\]】]?)?[】\])）]?[ \t\u3000:：.*_#]*"
    rf"(?:\{{[^}}\n]*\}})?[ \t]*(?=\r?\n|$|[\[［〔(（]\s?1\s?[\])］〕）]|1[.．]\s?\D)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_TYPE = re.compile(r"[\[［][JMDCRNSPGAZ](?:/(?:OL|CD))?[\]］]|https?://|\bdoi\b|\bn\.\s?d\b|in press", re.IGNORECASE)
_HASH = re.compile(r"[ \t]*#{1,6}[ \t]*\S")
_AFTER = re.compile(
    r"[\s#*_(（【\[]*(?:附\s*录|摘\s*要|作者(?:简介|贡献|介绍)|第一作者|通[讯信]作者|收稿日期|修回日期|基金项目|责任编辑"
    r"|编\s*辑\s*[:：]|利益冲突|致\s*谢|appendix|abstract\b|acknowledge?ments?\s*$|■|\[\^[^\]\s]+\]:"
    r"|author contributions|supporting information|supplementary|figure|key\s?words|about the authors?|received\b"
    r"|conflicts? of interest|competing interests|data availability|how to cite)",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"[.．。)\]］）\d/*;；][ \t]*$")
_PICTURE = re.compile(r"[ \t]*!\[[^\]]*\]\([^)]*\)[ \t]*$")
_LABEL = re.compile(r"(?:^|(?<=\n))[ \t]*[\[［〔][ \t]?(\d{1,3})[ \t]?[\]］〕]")
_FEWEST = 3
_MOST_HEADINGS = 40
_MOST_TOPS = 5


class Found(NamedTuple):
    """A list: the stretch from its heading to the end of its last entry, where its heading ends, its entries."""

    span: Span
    body: int
    entries: tuple[ListEntry, ...]


def find_list(text: str, line_each: bool = False) -> Found | None:
    """Return the reference list of a text, None where it has none.

    ``line_each``: each entry of a list without labels is known to stand on a line of its own.
    """
    text = text.replace("\r\n", " \n")
    best: Found | None = None
    labels = Labels(text)
    for heading in reversed(list(_HEADING.finditer(text))[-_MOST_HEADINGS:]):
        found = _under(text, labels, Span(*heading.span()), line_each)
        if found and (best is None or _is_better(text, found, best)):
            best = found
    return best or _without_heading(text, labels)


def heads_list(line: str) -> bool:
    """Say whether a line is nothing but the heading of a reference list."""
    match = _HEADING.match(line)
    return match is not None and match.end() == len(line)


def ends_list(line: str) -> bool:
    """Say whether a line is nothing but a heading of what comes after lists."""
    return len(line) < 60 and _AFTER.match(line) is not None and not _YEAR.search(line)


def _is_better(text: str, earlier: Found, later: Found) -> bool:
    """Say whether an earlier heading leads a better list than a later one: it takes it in, or has more of it."""
    if earlier.span.end > later.span.start:
        return len(earlier.entries) >= len(later.entries)
    return len(earlier.entries) >= len(later.entries) and _looks_like_list(earlier.entries)


def _looks_like_list(entries: tuple[ListEntry, ...]) -> bool:
    """Say whether entries are references: most have a year, a type mark or a link."""
    marked = sum(1 for entry in entries if _YEAR.search(entry.raw) or _TYPE.search(entry.raw) or is_dated(entry.raw))
    return marked * 2 >= len(entries)


def _under(text: str, printed: Labels, heading: Span, line_each: bool) -> Found | None:
    body = heading.end
    labels = printed.chain(body)
    if _is_numbered(text, body, labels):
        entries = tuple(_numbered(text, labels))
    else:
        entries = tuple(_unnumbered(text, body, _end_of_prose(text, body), line_each))
        below = _below(text, labels)
        if below and (not _looks_like_list(entries) or len(below.entries) * 5 >= len(entries) * 4):
            return below
    if not entries or (len(entries) > 2 and not _looks_like_list(entries)):
        return None
    return Found(Span(heading.start, entries[-1].end), body, entries)


def _below(text: str, labels: list[Label]) -> Found | None:
    """Return the numbered list that stands farther below a heading, behind a figure or a page of text."""
    entries = tuple(_numbered(text, labels)) if len(labels) > _FEWEST else ()
    if not entries or not _mostly_dated(entries):
        return None
    return Found(Span(entries[0].start, entries[-1].end), entries[0].start, entries)


def _mostly_dated(entries: tuple[ListEntry, ...]) -> bool:
    """Say whether a run without heading is a list: of five entries, four have a year, a type mark or a link."""
    return sum(1 for entry in entries if _YEAR.search(entry.raw) or _TYPE.search(entry.raw)) * 5 >= len(entries) * 4


def _is_numbered(text: str, body: int, labels: list[Label]) -> bool:
    """Say whether the labels number the list: they begin at once, and not just one line in many carries one."""
    if not labels or text[body : labels[0].start].count("\n") > 6 or len(text[body : labels[0].start].strip()) > 400:
        return False
    filled = sum(1 for line in text[labels[0].start : labels[-1].end].split("\n") if line.strip())
    return len(labels) * 12 >= filled and (len(labels) > 1 or labels[0].number == 1)


def _numbered(text: str, labels: list[Label]) -> Iterator[ListEntry]:
    for index, label in enumerate(labels, 1):
        if index < len(labels):
            stop = labels[index].start
            stop = len(text[:stop].rstrip(" \t\u3000-*•>\\")) if labels[index].at_line else stop
        else:
            stop = _end_of_last(text, label.end)
        yield _entry(text, index, str(label.number), label.start, label.end, stop)


def _entry(text: str, index: int, label: str, start: int, begin: int, stop: int) -> ListEntry:
    """Make an entry; banners and pictures between its lines are left out of ``raw``, blanks at its end out of both."""
    stop = begin + len(text[begin:stop].rstrip())
    lines = text[begin:stop].split("\n")
    kept = lines[:1] + [line for at, line in enumerate(lines[1:], 1) if not _is_between(line, lines[at - 1])]
    return ListEntry(index, label, start, max(stop, begin), "\n".join(kept).strip())


def _is_between(line: str, before: str) -> bool:
    """Say whether a line between those of entries is a banner, a picture, or a running head apart from them."""
    if _HASH.match(line) or _PICTURE.match(line):
        return True
    return not before.strip() and is_masthead(line)


def _end_of_last(text: str, begin: int) -> int:
    """Return where the last entry of a numbered list ends: at a line that does not go on with it."""
    at, so_far = begin, ""
    blank = False
    for line in text[begin : begin + 6000].split("\n"):
        if line.strip() and so_far and not _goes_on(so_far, line, blank):
            return at
        if so_far or line.strip():
            at_next = at + len(line) + 1
            so_far += line if line.strip() else ""
            blank = not line.strip()
            at = at_next
        else:
            at += len(line) + 1
    return min(len(text), at)


def _goes_on(so_far: str, line: str, after_blank: bool) -> bool:
    """Say whether a line belongs to the entry before it: that one is not complete, or this is its English half."""
    if _HASH.match(line) or _AFTER.match(line):
        return False
    years = set(_YEAR.findall(so_far))
    if "in Chinese" in line[:2000] or (years & set(_YEAR.findall(line[:400])) and not after_blank and len(line) < 600):
        return True
    if _COMPLETE.search(so_far) and (years or after_blank):
        return False
    first = line.strip("[（( \t-*")[:1]
    return not after_blank or first.islower() or first.isdigit() or (not years and len(line) < 300)


def _end_of_prose(text: str, body: int) -> int:
    """Return where an unnumbered list must have ended: at a heading, or a line that names what comes after lists."""
    at, seen = body, 0
    for line in text[body:].split("\n"):
        if seen and (_HASH.match(line) or _AFTER.match(line)) and not _list_continues(text, at + len(line)):
            return at
        seen += bool(line.strip())
        at += len(line) + 1
    return len(text)


def _list_continues(text: str, at: int) -> bool:
    """Say whether references go on behind a banner: the next lines look like entries, under no known heading."""
    line_start = text.rfind("\n", 0, at) + 1
    if _AFTER.match(text[line_start:at]):
        return False
    following = [line for line in text[at : at + 3000].split("\n") if line.strip()][:5]
    dated = [line for line in following if _YEAR.search(line[:600]) and len(line) < 600]
    return len(following) >= 2 and len(dated) * 5 >= len(following) * 4


def _unnumbered(text: str, body: int, stop: int, line_each: bool) -> Iterator[ListEntry]:
    at = body + len(text[body:stop]) - len(text[body:stop].lstrip("\r\n \t"))
    for index, piece in enumerate(split_entries(text[at:stop].rstrip().split("\n"), line_each), 1):
        start = text.find(piece.raw, at, stop)
        if start < 0:  # pragma: no cover: the splitter gives stretches of the text
            continue
        at = start + len(piece.raw)
        start += len(piece.raw) - len(piece.raw.lstrip())
        label = label_end(text[start:at])
        shown = re.sub(r"[^\w+]", "", text[start : start + label])
        yield _entry(text, index, shown, start, start + label, at)


def _without_heading(text: str, printed: Labels) -> Found | None:
    """Return a numbered run of references of a text that gives its list no heading, or whose top is lost with it."""
    numbers = [(match.start(), int(match[1])) for match in _LABEL.finditer(text)]
    ones = [start for start, number in numbers if number == 1]
    for start in reversed(ones[-_MOST_HEADINGS:]):
        labels = printed.chain(start)
        entries = tuple(_numbered(text, labels)) if len(labels) >= _FEWEST else ()
        if entries and _mostly_dated(entries):
            return Found(Span(entries[0].start, entries[-1].end), entries[0].start, entries)
    tops = [start for (_, before), (start, number) in pairwise([(0, -9), *numbers]) if not 0 <= number - before <= 3]
    for start in reversed(tops[-_MOST_TOPS:]):
        if found := _below(text, printed.chain(start)):
            return found
    return None

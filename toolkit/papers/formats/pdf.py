"""PDF with a text layer: columns, running heads, hyphens and raised digits set right, as far as places on a page tell.

PDFium gives each character with its place. What it cannot say, that a scan has no text or a font no meaning, is a
problem of the file; OCR is another program's work.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from toolkit.model import Problem
from toolkit.papers.formats.builder import TextBuilder
from toolkit.papers.formats.messages import problem
from toolkit.papers.formats.pdfflow import Block, blocks, vocabulary, without_heads, write
from toolkit.papers.formats.pdfnumbers import LineNumbers
from toolkit.papers.formats.pdfpage import Line, PdfError, has_picture, open_pdf, read_page
from toolkit.papers.formats.prose import Given, manuscript, refuse_large
from toolkit.papers.manuscript import Heading, Manuscript, Note, Span
from toolkit.papers.reflist import find_list, heads_list

LARGEST = 256_000_000
_NOTE_LABEL = re.compile(r"\s*[\[［(（]?(\d{1,3}|[①-⑳*†‡§])[\]］)）.]?\s*")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MOST_CHARACTERS = 8_000_000
_FEWEST = 20  # characters: fewer in a whole file are a stamp on a scan


def read(data: bytes, name: str) -> Manuscript:
    """Read a PDF; one that is locked, broken or a scan is an empty text with a problem that says so."""
    refuse_large(len(data), name, LARGEST)
    try:
        document = open_pdf(data)
    except PdfError as error:
        rule = "file-locked" if "password" in str(error).lower() else "file-unreadable"
        return Manuscript(name, "pdf", "", problems=(problem(rule, name),))
    try:
        found, problems = _pages(document, name)
    finally:
        document.close()
    if not data[-4096:].rstrip(b"\x00").count(b"%%EOF"):
        problems.append(problem("text-damaged", name, found="the end"))
    if sum(len(line.text) for line in found) < _FEWEST:
        return Manuscript(name, "pdf", "", problems=(problem("text-missing", name),))
    return _read(found, name, tuple(problems))


def _pages(document: Any, name: str) -> tuple[list[Line], list[Problem]]:
    """Return the lines of all pages, and what was wrong with some."""
    found: list[Line] = []
    problems: list[Problem] = []
    unread: list[int] = []
    unknown = total = 0
    gutter: float | None = None
    numbers = LineNumbers()
    for number in range(len(document)):
        try:
            page = document[number]
            here, bad, gutter = read_page(page, number, gutter, numbers.taken_out)
            if not here and has_picture(page):
                unread.append(number + 1)
            page.close()
        except PdfError:
            unread.append(number + 1)
            continue
        found += here
        unknown += bad
        total += sum(len(line.text) for line in here)
        refuse_large(total, name, _MOST_CHARACTERS)
    if unread:
        problems.append(problem("page-unread", name, found=_numbers(unread)))
    if unknown * 5 > total > _FEWEST:
        problems.append(problem("text-garbled", name, found=round(100 * unknown / total)))
    return found, problems


def _numbers(pages: list[int]) -> str:
    """Return page numbers with runs joined: 1, 3–5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def _read(found: list[Line], name: str, problems: tuple[Problem, ...]) -> Manuscript:
    body = Counter(round(line.size, 1) for line in found for _ in line.text).most_common(1)[0][0]
    kept = without_heads(found)
    words, out = vocabulary(kept), TextBuilder()
    parts = blocks(kept, body)
    title = _title(parts, body)
    sizes: dict[int, float] = {}
    for block in parts:
        if block.is_note:
            continue
        start = out.open()
        write(out, block, words)
        if block is not title and block.size > body * 1.06 and _is_title_long(out.since(start)):
            sizes[start] = block.size
            out.outlined("", " ".join(out.since(start).split()), 1, start)
        elif block is not title:
            out.paragraph(start)
    length = out.close()
    for block in parts:
        if block.is_note:
            _note(out, block, words)
    return _manuscript(out, name, length, sizes, "".join(line.text for line in title.lines) if title else "", problems)


def _title(parts: list[Block], body: float) -> Block | None:
    """Return the block of the first page that is set largest, None where none stands out."""
    first = [block for block in parts if block.lines[0].page == 0 and not block.is_note]
    largest = max(first, key=lambda block: block.size, default=None)
    return largest if largest is not None and largest.size > body * 1.2 else None


def _is_title_long(text: str) -> bool:
    """Say whether a text may be a heading by its length; a line of contents, with dots to its page, is none."""
    return 2 < len(text.strip()) < 150 and not re.search(r"(?:\.\s?){4}|…{2}", text)


def _levels(outline: list[Heading], sizes: dict[int, float]) -> tuple[Heading, ...]:
    """Return the headings with levels: by their numbers, else by their sizes."""
    order = sorted({round(size) for size in sizes.values()}, reverse=True)
    return tuple(
        Heading(
            one.number,
            one.title,
            one.number.count(".") + 1 if one.number[:1].isdecimal() else order.index(round(sizes[one.start])) + 1,
            one.start,
            one.end,
        )
        for one in outline
    )


def _note(out: TextBuilder, block: Block, words: Counter[str]) -> None:
    start = out.open()
    write(out, block, words)
    label = _NOTE_LABEL.match(out.since(start))
    begin = start + (label.end() if label else 0)
    out.notes.append(Note(label[1] if label else "", begin, max(begin, out.end)))


def _manuscript(
    out: TextBuilder, name: str, length: int, sizes: dict[int, float], title: str, problems: tuple[Problem, ...]
) -> Manuscript:
    text = out.text()
    given: Given = out.given()
    given["outline"] = _levels(out.outline, sizes)
    listed = find_list(text[: _list_stop(text[:length], out.outline)], line_each=True)
    if listed:
        given["references"], given["reference_list"] = listed.entries, listed.span
        given["paragraphs"] = tuple(one for one in given["paragraphs"] if not _meets(one, listed.span))
    if len(given["outline"]) < 2:
        del given["outline"]
    if title:
        given["title"] = " ".join(title.split())
    given["problems"] = problems
    return manuscript(name, "pdf", text, **given)


def _list_stop(text: str, outline: list[Heading]) -> int:
    """Return where a list must have ended: at a heading after its own that hardly a year follows."""
    found = False
    for one in outline:
        following = [line for line in text[one.end : one.end + 2000].split("\n") if line.strip()][:3]
        if found and sum(_YEAR.search(line) is not None for line in following) < 2:
            return one.start
        found = found or heads_list(text[one.start : one.end])
    return len(text)


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end

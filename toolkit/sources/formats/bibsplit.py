"""Parts a .bib text into blocks that tile it; the one place that calls bibtexparser.

bibtexparser reads the file. What it reads cleanly is taken as it is; every block that it gives up, and every entry
whose parts cannot be right (a value that swallowed the next field, a comment glued to a name), is read again by
`bibscan`, which keeps what there is and names what is wrong. Text between the blocks is kept too: the blocks joined are
the file.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from toolkit.sources.formats.bibmodel import Block, Fault, Field, Kind, Pairs
from toolkit.sources.formats.bibpieces import is_whole, matching_brace
from toolkit.sources.formats.bibscan import GOES_ON, scan_entry
from toolkit.sources.formats.bibvalues import whole

_KEY = re.compile(r"[^\s,={}｛｝\"#%]+")
_NAME = re.compile(r"[^\s=,，{}｛｝\"#%()\\@<>|]+")
_NEXT_BLOCK = re.compile(r"(?:^|(?<=\r))[ \t]*@\s*\w+\s*[{(｛]", re.MULTILINE)
_LEFT_OVER = re.compile(r"@\w+[ \t]*[{(]|^[ \t]*@\s*\w+(?:\s*[{(｛]|[ \t]+[^\s{(,=]+[ \t]*,)", re.MULTILINE)
_NO_AT = re.compile(r"^[ \t]*([A-Za-z]+)[ \t]*\{[ \t]*[^\s{},=]+[ \t]*,[ \t]*\r?$", re.MULTILINE)
_STRAY_FIELD = re.compile(r"^[ \t]*([A-Za-z][\w-]*[ \t]*=[ \t]*[{\"])", re.MULTILINE)
_THIS_LINE = re.compile(r"[^\r\n]*\Z")
_STRAY_CLOSING = re.compile(r"[\s,]*([)}])[\s,)}]*")
_MACRO = re.compile(r"@[^{]*\{\s*([^\s=,{}\"#%()]+)\s*=\s*([^\s].*?)\s*\}", re.DOTALL)
_NAMED = re.compile(r"@\s*\w")
_COMMENT_LINES = re.compile(r"[^\r\n]*(?:(?:\r\n?|\n)[ \t]*%[^\r\n]*)*")
_PART = 20_000
_NEAR = 200
_FAR = 20_000
"""How far the end of a broken ``@comment`` is looked for, in characters: without a bound, many would cost too much."""


class _Found(NamedTuple):
    """A block while its place in the text still matters."""

    kind: Kind
    start: int
    end: int
    type: str = ""
    key: str = ""
    pairs: Pairs = ()
    faults: tuple[Fault, ...] = ()


class _Parsed(NamedTuple):
    """A block as bibtexparser read it; ``kind`` is empty where it gave up."""

    raw: str
    kind: Kind | Literal[""] = ""
    type: str = ""
    key: str = ""
    pairs: Pairs = ()


def split(text: str) -> tuple[Block, ...]:
    """Return the blocks of a .bib text, in order; their texts joined are the text."""
    blocks: list[Block] = []
    at = 0
    for found in _blocks(text):
        if at < found.start:
            blocks += [_block(text, gap) for gap in _between(text, at, found.start)]
        blocks.append(_block(text, found))
        at = found.end
    return (*blocks, *(_block(text, gap) for gap in _between(text, at, len(text))))


def fields_of(block: Block) -> list[Field]:
    """Return the fields of an entry with their offsets from its start."""
    return scan_entry(block.raw, 0, len(block.raw)).fields


def _block(text: str, found: _Found) -> Block:
    kind, start, end, entry_type, key, pairs, faults = found
    if faults:
        faults = tuple([fault._replace(at=fault.at - start) for fault in faults])
    return Block(kind, text[start:end], entry_type, key, pairs, faults)


def _blocks(text: str) -> Iterator[_Found]:
    """Yield what begins with ``@``; what lies inside a block that had to be read again is no block of its own."""
    cursor = covered = 0
    for parsed in _parsed(text):
        start = text.find(parsed.raw, cursor)
        cursor = start + len(parsed.raw)
        if start >= covered:
            block = _clean(text, start, parsed) or _repaired(text, start, len(text))
            if block is not None:
                yield block
                covered = block.end


def _parsed(text: str) -> Iterator[_Parsed]:
    """Yield bibtexparser's blocks that begin with ``@``; its own word about them must not reach stderr."""
    from bibtexparser.model import Entry, ExplicitComment, ParsingFailedBlock, Preamble, String
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    for outer in chain.from_iterable(Splitter(part).split().blocks for part in _parts(text)):
        # A second entry of a key, and an entry with a field twice, come wrapped in what bibtexparser calls a failure.
        block = (isinstance(outer, ParsingFailedBlock) and outer.ignore_error_block) or outer
        raw = block.raw or ""
        if isinstance(block, Entry):
            pairs = tuple([(field.key, field.value) for field in block.fields])
            yield _Parsed(raw, "entry", block.entry_type, block.key, pairs)
        elif isinstance(block, String):
            yield _Parsed(raw, "string", "string", block.key, ((block.key, block.value),))
        elif isinstance(block, Preamble | ExplicitComment):
            yield _Parsed(raw, "preamble" if isinstance(block, Preamble) else "comment")
        elif isinstance(outer, ParsingFailedBlock):
            yield _Parsed(raw)


def _parts(text: str) -> Iterator[str]:
    """Yield the text in parts that begin where bibtexparser begins a block in any case.

    All its objects for one part are gone before the next is read, which saves the garbage collector half the time.
    """
    at = 0
    while following := _NEXT_BLOCK.search(text, at + _PART):
        yield text[at : following.start()]
        at = following.start()
    yield text[at:]


def _clean(text: str, start: int, parsed: _Parsed) -> _Found | None:
    """Return the block as bibtexparser read it, None where it failed or something in it cannot be right."""
    raw, kind, entry_type, key, pairs = parsed
    end = start + len(raw)
    if not kind or _is_commented(text, start):
        return None
    if kind == "entry" and (not entry_type or not _KEY.fullmatch(key) or GOES_ON.match(text, end)):
        return None
    for name, value in pairs:
        if not _NAME.fullmatch(name) or not _is_sound(value):
            return None
    return _Found(kind, start, end, entry_type, key, pairs)


def _is_sound(value: str) -> bool:
    # One group without inner braces is by far the most frequent value, and this is the fast way to know one.
    return (value[:1] == "{" and value.find("}") == len(value) - 1) or is_whole(value)


# -- what has to be read again ---------------------------------------------------------------------------------------


def _repaired(text: str, start: int, limit: int) -> _Found | None:
    """Read a block that bibtexparser could not, as far as it goes; None where the text is no block at all."""
    following = _NEXT_BLOCK.search(text, start + 1, limit)
    near = following.start() if following else limit
    name = text[start + 1 : start + 20].lstrip().lower()
    if _is_commented(text, start) and (end := _comment_end(text, start)):
        return _Found("comment", start, end)
    if name.startswith("comment"):
        return _other("comment", text, start, near, min(limit, start + _FAR))
    if name.startswith("preamble"):
        return _other("preamble", text, start, near, near)
    if name.startswith("string"):
        return _macro(text, start, near)
    if not _NAMED.match(text, start):
        return None
    scan = scan_entry(text, start, near)
    pairs = tuple([(field.name, whole(field.value)) for field in scan.fields])
    return _Found("entry", start, scan.end, scan.type, scan.key, pairs, tuple(scan.faults))


def _is_commented(text: str, start: int) -> bool:
    """Say whether a ``%`` stands before the block on its line."""
    if start == 0 or text[start - 1] in "\r\n":
        return False
    line = _THIS_LINE.search(text[max(0, start - _NEAR) : start])
    return line is not None and line[0].lstrip().startswith("%")


def _comment_end(text: str, start: int) -> int:
    """Return where a block ends whose lines all begin with ``%``, 0 where it goes on without."""
    lines = _COMMENT_LINES.match(text, start)
    opening = text.find("{", start)
    return max(0, matching_brace(text, opening, lines.end())) if lines and opening >= 0 else 0


def _other(kind: Kind, text: str, start: int, near: int, far: int) -> _Found:
    """Read a comment or preamble to the brace that closes it, if there is one before ``far``, else to ``near``."""
    opening = text.find("{", start, near)
    end = matching_brace(text, opening, far) if opening >= 0 else -1
    if end > 0:
        return _Found(kind, start, end)
    return _Found(kind, start, _before_blanks(text, start, near), faults=(Fault(start, "unclosed-block", kind),))


def _macro(text: str, start: int, near: int) -> _Found:
    """Read an ``@string`` that bibtexparser could not, and name what is wrong with it."""
    block = _other("string", text, start, near, near)
    match = _MACRO.fullmatch(text, start, block.end)
    if block.faults or not match or not is_whole(match[2]):
        return block._replace(type="string", faults=block.faults or (Fault(start, "broken-string"),))
    return block._replace(type="string", key=match[1], pairs=((match[1], match[2]),))


def _before_blanks(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


# -- text between blocks ---------------------------------------------------------------------------------------------


def _between(text: str, start: int, end: int) -> Iterator[_Found]:
    """Yield the text between two blocks, and the entries in it whose beginning bibtexparser does not know."""
    if not text[start:end].strip():
        if start < end:
            yield _Found("text", start, end)
        return
    at = start
    for match in _LEFT_OVER.finditer(text, start, end):
        begins = text.index("@", match.start())
        block = _repaired(text, begins, end) if begins >= at else None
        if block is not None:
            yield from _text(text, at, begins)
            yield block
            at = block.end
    yield from _text(text, at, end)


def _text(text: str, start: int, end: int) -> Iterator[_Found]:
    if start == end:
        return
    faults = []
    if header := _NO_AT.search(text, start, end):
        faults.append(Fault(header.start(1), "missing-at", header[1]))
    elif stray := _STRAY_FIELD.search(text, start, end):
        faults.append(Fault(stray.start(1), "field-outside", text[stray.start(1) : stray.end()].split("=")[0].strip()))
    elif closing := _STRAY_CLOSING.fullmatch(text, start, end):
        faults.append(Fault(closing.start(1), "extra-brace", closing[1]))
    yield _Found("text", start, end, faults=tuple(faults))

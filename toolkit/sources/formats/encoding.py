"""From the bytes of a bibliography to text and back, losing nothing.

UTF-8 is what a file should be. Anything else is named in a Problem and still read: UTF-16 by its byte order mark,
GB18030 where the bytes are Chinese in no other reading, single bad bytes as surrogates that go back to the same bytes.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from toolkit.model import Level, Place, Problem
from toolkit.sources.formats.positions import Lines

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NAMES = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "gb18030": "GB18030"}
_ESCAPED = re.compile("[\udc80-\udcff]+")
_NUL = "\0"
_BAD = re.compile("[\udc80-\udcff\0]")
_NOT_ASCII = re.compile("[^\0-\x7f]")


class Decoded(NamedTuple):
    """The text of a file, how to turn text back into its bytes, and what was wrong with them."""

    text: str
    codec: str
    mark: bytes
    problems: tuple[Problem, ...]

    def encode(self, text: str) -> bytes:
        """Return a text in the file's own encoding, after its byte order mark."""
        return self.mark + text.encode(self.codec, "surrogateescape")


def decode(data: bytes, path: str) -> Decoded:
    """Decode a file such that ``encode`` gives back the same bytes; report what is no clean UTF-8."""
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    body = data[len(mark) :]
    codec = _codec(body, _MARKS[mark] if mark else "utf-8")
    text = body.decode(codec, "surrogateescape")
    decoded = Decoded(text, codec, mark, ())
    if codec != "utf-8" and decoded.encode(text) != data:
        mark, text, codec = b"", data.decode("utf-8", "surrogateescape"), "utf-8"
    noted = [_problem(Place(path), "U+FEFF (byte order mark)", "info")] if mark == codecs.BOM_UTF8 else []
    return Decoded(text, codec, mark, (*noted, *_problems(text, codec, path)))


def _codec(body: bytes, expected: str) -> str:
    """Return the encoding that reads the bytes without a mistake, ``utf-8`` where none does."""
    try:
        body.decode(expected)
    except UnicodeDecodeError:
        return "gb18030" if expected == "utf-8" and _is_gb18030(body) else "utf-8"
    return expected


def _is_gb18030(body: bytes) -> bool:
    """Say whether bytes that are no UTF-8 are Chinese: the bad ones come in pairs, and decode without a mistake.

    In a damaged UTF-8 file most of what is not ASCII is sound, and in a Latin-1 file bad bytes stand alone.
    """
    text = body.decode("utf-8", "surrogateescape")
    runs = [len(run) for run in _ESCAPED.findall(text)]
    sound = sum(not character.isascii() for character in text) - sum(runs)
    if sound > sum(runs) or 2 * sum(length > 1 for length in runs) < len(runs):
        return False
    try:
        body.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _problems(text: str, codec: str, path: str) -> list[Problem]:
    """Report a whole file in another encoding once, else the first undecodable byte or NUL of each line."""
    if codec == "utf-8" and _BAD.search(text) is None:
        return []
    lines = Lines(text)
    if codec != "utf-8":
        strange = _NOT_ASCII.search(text) if codec == "gb18030" else None
        return [_problem(lines.place(path, strange.start() if strange else 0), _NAMES[codec])]
    problems: dict[int, Problem] = {}
    for match in _BAD.finditer(text):
        place = lines.place(path, match.start())
        found = f"0x{ord(match[0]) - 0xDC00:02X}" if match[0] != _NUL else "U+0000"
        problems.setdefault(place.line, _problem(place, found))
    return list(problems.values())


def _problem(place: Place, found: str, level: Level = "error") -> Problem:
    return Problem("file-encoding", level, place, f"file:{place.path}", {"found": found})


def readable(text: str) -> str:
    """Return the text with U+FFFD for bytes that could not be read: records hold text, the file keeps its bytes."""
    return text if text.isascii() else _ESCAPED.sub("\N{REPLACEMENT CHARACTER}", text)

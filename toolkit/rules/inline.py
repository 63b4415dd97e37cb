"""Comments that leave findings out where they stand: ``% litcorpus: ignore[rule] reason``, in YAML with ``#``.

A comment at the end of a line speaks of that line; one on a line of its own of what begins on the next: an entry, a
field, a record, a key with all that it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from toolkit.model import Place, Problem
from toolkit.sources.formats.bibmodel import Block

MARK = "litcorpus:"
_COMMENT = {
    sign: re.compile(rf"{sign}+[ \t]*litcorpus:[ \t]*ignore\b[ \t]*(?:\[([^\]\r\n]*)\])?[ \t:：]*([^\r\n]*)")
    for sign in ("%", "#", "<!--")
}
_WORDS = re.compile(r"[,，、\s]+")
_INDENT = re.compile(r"[ \t]*")


class Ignore(Struct, frozen=True):
    """A comment: where it stands, the words that choose rules, the reason, and the lines it speaks of."""

    place: Place
    rules: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, problem: Problem) -> bool:
        """Whether a problem stands in these lines."""
        place = problem.place
        return place.path == self.place.path and place.line <= self.last and max(
            place.line, place.end_line) >= self.first


def sign_of(path: str) -> str:
    """Return what begins a comment in a file of that name."""
    name = path.lower()
    if name.endswith((".yaml", ".yml")):
        return "#"
    return "<!--" if name.endswith((".md", ".markdown")) else "%"


def ignores(path: str, text: str, blocks: Iterable[Block] = ()) -> Iterator[Ignore]:
    """Yield the comments of a file; ``blocks`` are those of a .bib file, whose entries a comment can speak of whole."""
    if MARK not in text:
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ends = _ends_of_entries(blocks)
    pattern = _COMMENT[sign_of(path)]
    for number, line in enumerate(lines, 1):
        if match := pattern.search(line):
            first, last = (number, number) if line[: match.start()].strip() else _next(lines, number, ends, path)
            words = tuple(word for word in _WORDS.split(match[1] or "") if word)
            place = Place(path, number, match.start() + 1, number, len(line.rstrip()) + 1)
            yield Ignore(place, words, match[2].removesuffix("-->").strip(), first, last)


def _next(lines: list[str], number: int, ends: dict[int, int], path: str) -> tuple[int, int]:
    """Return the lines of what begins after a comment on line ``number``."""
    sign = sign_of(path)
    first = next((n for n in range(number + 1, len(lines) + 1)
                  if (text := lines[n - 1].strip()) and not text.startswith(sign)), number)
    if sign == "#":
        return first, _end_of_node(lines, first)
    return first, ends.get(first, first)


def _end_of_node(lines: list[str], first: int) -> int:
    """Return the last line of a YAML record, or of a key with its value: those after it that stand further in."""
    head = lines[first - 1]
    indent = len(_INDENT.match(head)[0])  # type: ignore[index]
    last = first
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if not line.strip():
            continue
        here = len(_INDENT.match(line)[0])  # type: ignore[index]
        item = here == indent and line[here:].startswith("- ") and not head[indent:].startswith("- ")
        if here <= indent and not item:
            break
        last = number
    return last


def _ends_of_entries(blocks: Iterable[Block]) -> dict[int, int]:
    """Return the last line of each entry by its first."""
    ends, line = {}, 1
    for block in blocks:
        raw = block.raw.replace("\r\n", "\n").replace("\r", "\n")
        last = line + raw.count("\n")
        if block.kind != "text":
            ends[line] = last - raw.endswith("\n")
        line = last
    return ends

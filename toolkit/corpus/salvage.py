"""What can be read of YAML that is not sound: each list item and each key by itself, so that one slip hides no other.

A text that composes as a whole never comes here. A block that does not compose is cut at the lines of its own
indentation and each part is tried again, down to the smallest part that is wrong: that part is reported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import yaml

from toolkit.corpus.yamlfile import BROKEN, MAX_DEPTH, NO_TAG, MappingNode, Node, SequenceNode, compose

ITEM = re.compile(r"( *)-(?=\s|$)")
KEY = re.compile(r"( *)(?:\"[^\"]*\"|'[^']*'|[^\s:#\[\]{},'\"&*!|>%@`-][^:]*):(?=\s|$)")
KNOWN = re.compile(r"( *\{? *)(id|key|number): *[\"']?([^\s,:{}\[\]\"'#]+)")
Report = Callable[[yaml.MarkedYAMLError, str], None]
"""Called with the error and the text in which it was met."""


class Salvage:
    """Reading of one text, line by line; ``lines`` change only where a dash was read already."""

    def __init__(self, text: str, report: Report) -> None:
        self.lines = text.split("\n")
        self.report = report
        self.reported = 0

    def block(self, start: int, end: int, depth: int = 0) -> Node | None:
        """Read the lines from ``start`` up to ``end``; None where nothing of them can be read."""
        text = "\n" * start + "\n".join(self.lines[start:end])
        try:
            return compose(text)
        except yaml.MarkedYAMLError as error:
            first = next((at for at in range(start, end) if says_something(self.lines[at])), start)
            node = self.cut(first, end, depth) if depth < MAX_DEPTH else None
            if node is None:
                self.reported += 1
                self.report(error, text)
                node = stub(self.lines[first], first)
            return node

    def cut(self, first: int, end: int, depth: int) -> Node | None:
        """Read a block part by part; None where it cannot be cut, so that the mistake is in the block itself."""
        if ITEM.match(self.lines[first]):
            return self.items(first, end, depth)
        parts = self.parts(KEY, first, end)
        if len(parts) > 1:
            return self.pairs(parts, depth)
        return self.below_key(first, end, depth) if parts else None

    def parts(self, pattern: re.Pattern[str], first: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of the items or keys that stand at the indentation of the first."""
        opening = pattern.match(self.lines[first])
        if opening is None:
            return []
        found = ((at, pattern.match(self.lines[at])) for at in range(first, end))
        starts = [at for at, match in found if match and match[1] == opening[1]]
        return list(zip(starts, [*starts[1:], end], strict=True))

    def items(self, first: int, end: int, depth: int) -> Node:
        """Read each item of a list, its dash taken for a blank."""
        found = []
        parts = self.parts(ITEM, first, end)
        for start, stop in parts:
            self.lines[start] = self.lines[start].replace("-", " ", 1)
            if (node := self.block(start, stop, depth + 1)) is not None:
                found.append(node)
        return self.around(SequenceNode, NO_TAG, found, first, end)

    def pairs(self, parts: list[tuple[int, int]], depth: int) -> Node:
        """Read each key with what belongs to it; where one is lost, the mapping may lack what stood there."""
        nodes = [self.block(start, stop, depth + 1) for start, stop in parts]
        maps = [node for node in nodes if isinstance(node, MappingNode)]
        lost = len(maps) < len(nodes) or any(node.tag == BROKEN for node in maps)
        pairs = [pair for node in maps for pair in node.value]
        return self.around(MappingNode, BROKEN if lost else NO_TAG, pairs, parts[0][0], parts[-1][1])

    def below_key(self, first: int, end: int, depth: int) -> Node | None:
        """Read a key whose value begins on the next line, as a mapping of one pair."""
        opening = KEY.match(self.lines[first])
        if opening is None or says_something(self.lines[first][opening.end() :]):
            return None
        try:
            key = compose("\n" * first + opening[0])
        except yaml.MarkedYAMLError:
            return None
        if not isinstance(key, MappingNode):
            return None
        value = self.block(first + 1, end, depth + 1)
        pairs = [] if value is None else [(key.value[0][0], value)]
        return self.around(MappingNode, NO_TAG if pairs else BROKEN, pairs, first, end)

    def around(self, kind: type[Any], tag: str, parts: list[Any], first: int, end: int) -> Node:
        """Make the node that holds what was read of the lines."""
        column = len(self.lines[first]) - len(self.lines[first].lstrip())
        marks = yaml.Mark("", 0, first, column, None, 0), yaml.Mark("", 0, end - 1, 0, None, 0)
        node: Node = kind(tag, parts, *marks, flow_style=False)
        return node


def salvage(text: str, whole: yaml.MarkedYAMLError, report: Report) -> Node | None:
    """Read a text that does not compose as a whole: return what is sound of it, report each part that is not.

    Where every part is sound the error of the whole is reported: a second document, an item out of line.
    """
    reading = Salvage(text, report)
    node = reading.block(0, len(reading.lines))
    if not reading.reported:
        report(whole, text)
    return node


def says_something(line: str) -> bool:
    """Whether a line holds more than blanks and a comment."""
    return line.lstrip()[:1] not in ("", "#")


def stub(line: str, at: int) -> Node | None:
    """Return a mapping with nothing but the id that a broken record begins with, so that others may refer to it."""
    known = KNOWN.match(line)
    if known is None:
        return None
    node = compose("\n" * at + " " * len(known[1]) + f"{known[2]}: {json.dumps(known[3], ensure_ascii=False)}")
    if node is not None:
        node.tag = BROKEN
    return node

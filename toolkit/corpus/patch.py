"""The smallest change of a YAML text that makes it say something else: only the values that differ, and their lines.

Nothing else moves: comments, blank lines, quotes and line breaks elsewhere stay as a person wrote them.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple, TypeGuard

import yaml

from toolkit.corpus.plain import identity, plain_of
from toolkit.corpus.render import TALL, below, block, fits, inline, item, pair
from toolkit.corpus.yamlfile import MappingNode, Node, ScalarNode, SequenceNode, compose, last_part


class Edit(NamedTuple):
    """Put a text in the place of the characters from start up to end."""

    start: int
    end: int
    text: str


class UnpatchableError(Exception):
    """A layout in which a part cannot be changed alone; what holds it is written anew."""


def patched(text: str, new: Any, spread: bool | None = False) -> str:
    """Return a text that says ``new``, a list or mapping, and differs from the given one as little as can be.

    ``spread`` writes new items of the root's list with each key on its own line, None each item on one. The result is
    read again before it is trusted: where a change in place would not say what it should, the records concerned are
    written anew, at last all.
    """
    body = text if text.endswith("\n") or not text else text + "\n"
    root = compose(body)
    if root is None:
        return body + like(written(new, spread), body)
    for deep in (True, False):
        try:
            changed = apply(body, Patch(body, spread, deep).root(root, new))
        except UnpatchableError:
            continue
        if says(changed, new):
            return changed
    return comments_at_top(body) + like(written(new, spread), body)


def written(value: Any, spread: bool | None) -> str:
    """Return a whole file's value, without comments."""
    return block(value) if isinstance(value, dict) else "".join(item(part, 0, spread) for part in value)


def says(text: str, value: Any) -> bool:
    """Whether a text is YAML that says a value; an empty text says an empty list or mapping."""
    try:
        return bool(plain_of(compose(text)) == (value or None))
    except yaml.MarkedYAMLError:
        return False


def comments_at_top(text: str) -> str:
    """Return the comments and blank lines that stand before everything else."""
    lines = text.splitlines(keepends=True)
    first = next((at for at, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "".join(lines[:first])


def apply(text: str, edits: Iterator[Edit]) -> str:
    """Return the text after all edits, which do not overlap; those at one place in their order."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        parts += [text[at : edit.start], like(edit.text, text)]
        at = edit.end
    return "".join([*parts, text[at:]])


def like(text: str, other: str) -> str:
    """Return a text with the line ends of another."""
    return text.replace("\n", "\r\n") if "\r\n" in other else text


class Patch:
    """The edits of one text. Without ``deep``, pairs and items of the root that differ are replaced as a whole."""

    def __init__(self, text: str, spread: bool | None, deep: bool) -> None:
        self.text = text
        self.spread = spread
        self.deep = deep

    def root(self, node: Node, new: Any) -> Iterator[Edit]:
        """Yield the edits of the root."""
        if isinstance(node, MappingNode) and node.value and not node.flow_style and isinstance(new, dict):
            yield from self.mapping(node, new, top=True)
        elif isinstance(node, SequenceNode) and node.value and not node.flow_style and isinstance(new, list):
            yield from self.sequence(node, new, top=True)
        else:
            yield Edit(node.start_mark.index, self.end(node), written(new, self.spread).rstrip("\n"))

    def can_patch(self, node: Node, new: Any, top: bool) -> TypeGuard[MappingNode | SequenceNode]:
        """Whether a value can be changed part by part; a list on one line that grows is written anew."""
        if not new or not node.value or (top and not self.deep):
            return False
        if isinstance(node, MappingNode) and isinstance(new, dict):
            return not node.flow_style or plain_of(node).keys() <= new.keys()
        if isinstance(node, SequenceNode) and isinstance(new, list):
            return not node.flow_style or len(node.value) == len(new)
        return False

    def inside(self, node: MappingNode | SequenceNode, new: Any) -> Iterator[Edit]:
        """Yield the edits of a value that can be changed part by part."""
        if isinstance(node, MappingNode):
            yield from self.mapping(node, new)
        else:
            yield from self.sequence(node, new)

    def mapping(self, node: MappingNode, new: dict[str, Any], top: bool = False) -> Iterator[Edit]:
        """Yield the edits of a mapping: pairs gone, changed and new."""
        pairs = {plain_of(key): (key, value) for key, value in node.value}
        for name, (key, value) in pairs.items():
            if name not in new:
                yield self.without_lines(key.start_mark.index, self.end(value))
            elif plain_of(value) != new[name]:
                if self.can_patch(value, new[name], top):
                    yield from self.inside(value, new[name])
                else:
                    yield self.value(node, key, value, new[name])
        before: tuple[Node, Node] | None = None
        for name, value in new.items():
            if name not in pairs:
                yield self.new_pair(node, before, name, value)
            before = pairs.get(name, before)

    def value(self, node: MappingNode, key: Node, value: Node, new: Any) -> Edit:
        """Return the edit that gives a key another value; one too long for its line goes below."""
        colon = self.text.index(":", key.end_mark.index) + 1
        quoted = isinstance(value, ScalarNode) and value.style == '"'
        if node.flow_style:
            return Edit(value.start_mark.index, self.end(value), inline(new, quoted))
        column = key.start_mark.column
        tall = key.value in TALL and new
        if not tall and fits(new, column + len(self.text[key.start_mark.index : colon]) + 1):
            return Edit(colon, self.end(value), f" {inline(new, quoted)}")
        return Edit(colon, self.end(value), "\n" + below(key.value, new, column + 2).rstrip("\n"))

    def new_pair(
        self, node: MappingNode, before: tuple[Node, Node] | None, name: str, value: Any
    ) -> Edit:
        """Return the edit that adds a key after the one that stands before it in the record's order."""
        first = node.value[0][0].start_mark
        if node.flow_style:
            text = f"{inline(name)}: {inline(value)}"
            at = first.index if before is None else self.end(before[1])
            return Edit(at, at, f"{text}, " if before is None else f", {text}")
        at = self.line_start(first.index) if before is None else self.next_line(self.end(before[1]))
        return Edit(at, at, pair(name, value, first.column))

    def sequence(self, node: SequenceNode, new: list[Any], top: bool = False) -> Iterator[Edit]:
        """Yield the edits of a list: items gone, changed and new, known by their ids."""
        old = [identity(plain_of(part)) for part in node.value]
        if node.flow_style:
            old = [identity(value) for value in new]  # as long as before: each item stays in its place
        spread = self.spread if top or self.spread is None else False
        matcher = SequenceMatcher(None, old, [identity(value) for value in new], autojunk=False)
        for what, first, last, new_first, new_last in matcher.get_opcodes():
            if what == "equal":
                for part, value in zip(node.value[first:last], new[new_first:new_last], strict=True):
                    yield from self.changed_item(node, part, value, top)
                continue
            for part in node.value[first:last]:
                yield self.without_lines(self.dash(node, part), self.end(part))
            for value in new[new_first:new_last]:
                yield self.new_item(node, last, value, spread)

    def changed_item(self, node: SequenceNode, part: Node, new: Any, top: bool) -> Iterator[Edit]:
        """Yield the edits of an item that stays in its place."""
        if plain_of(part) == new:
            return
        if self.can_patch(part, new, top):
            yield from self.inside(part, new)
        elif node.flow_style:
            yield Edit(part.start_mark.index, self.end(part), inline(new))
        else:
            text = item(new, node.start_mark.column, self.spread if top else False)
            yield Edit(self.line_start(self.dash(node, part)), self.end(part), text.rstrip("\n"))

    def new_item(self, node: SequenceNode, place: int, value: Any, spread: bool | None) -> Edit:
        """Return the edit that adds an item before the one that stood at a place, or after the last."""
        text = item(value, node.start_mark.column, spread)
        if place == 0:
            at = self.line_start(node.start_mark.index)
            return Edit(at, at, text)
        last = node.value[place - 1]
        at = self.next_line(self.end(last))
        apart = place > 1 and self.after_blank(self.dash(node, last))
        return Edit(at, at, "\n" + text if apart else text)

    def without_lines(self, start: int, end: int) -> Edit:
        """Return the edit that removes whole lines, and one of two blank lines that would meet."""
        begin, stop = self.line_start(start), self.next_line(end)
        if self.after_blank(start) and not self.text[stop : self.next_line(stop)].strip():
            begin = self.line_start(begin - 1)
        return Edit(begin, stop, "")

    def end(self, node: Node) -> int:
        """Return where a value ends; a block of text without the line breaks after it."""
        last = last_part(node)
        end: int = last.end_mark.index
        if isinstance(last, ScalarNode) and last.style in ("|", ">"):
            end = len(self.text[:end].rstrip())
        return end

    def dash(self, node: SequenceNode, part: Node) -> int:
        """Return where the dash of an item stands."""
        column, at = node.start_mark.column, part.start_mark.index
        while at >= 0:
            begin = self.text.rfind("\n", 0, at) + 1
            if self.text[begin : begin + column + 1] == " " * column + "-":
                return begin + column
            at = begin - 1
        raise UnpatchableError

    def line_start(self, at: int) -> int:
        """Return where the line begins on which nothing stands before a place."""
        begin = self.text.rfind("\n", 0, at) + 1
        if self.text[begin:at].strip():
            raise UnpatchableError
        return begin

    def next_line(self, at: int) -> int:
        """Return where the line after a place begins."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def after_blank(self, at: int) -> bool:
        """Whether the line before the one of a place is blank."""
        begin = self.text.rfind("\n", 0, at) + 1
        return begin > 0 and not self.text[self.text.rfind("\n", 0, begin - 1) + 1 : begin].strip()

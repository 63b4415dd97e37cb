"""YAML text to nodes with their marks, by libyaml."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator

import yaml
from yaml._yaml import CParser
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from toolkit.model import Place

NO_TAG = ""
TEXT_TAG = "tag:yaml.org,2002:str"
BROKEN = "broken"
"""The tag of a mapping of which a part could not be read: what it seems to lack may stand there."""
MAX_DEPTH = 60
"""Far above any record; libyaml's own recursion would exhaust the stack on text such as ``[[[[…``."""
BRACKETS = re.compile(r"[\[\]{}]")
DEEP_SIGNS = ("- - - ", "? ? ", "\n" + " " * (MAX_DEPTH // 2))

__all__ = ["BROKEN", "MappingNode", "Node", "ScalarNode", "SequenceNode", "compose", "is_plain", "place_of", "walk"]


class Composer(CParser):
    """libyaml's composer without PyYAML's guessing of types: nothing is tagged that carries no tag of its own.

    The composer calls these three for each node, half a million times for a large corpus; two of them need do nothing,
    and a function in C does nothing fastest.
    """

    descend_resolver = staticmethod(operator.is_)
    ascend_resolver = staticmethod(int)

    def resolve(self, kind: type[Node], value: object, implicit: object) -> str:
        """Tag nothing."""
        return NO_TAG


class CountingComposer(Composer):
    """The composer for texts that may be nested deeply: it refuses what only an accident or an attack makes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0

    def descend_resolver(self, parent: Node | None, index: object) -> None:  # type: ignore[override]
        """Go into a node; raises ComposerError below MAX_DEPTH."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            mark = parent.start_mark if parent else None
            raise yaml.composer.ComposerError(None, None, "nested too deeply", mark)

    def ascend_resolver(self) -> None:  # type: ignore[override]
        """Come back from a node."""
        self.depth -= 1


def is_shallow(text: str) -> bool:
    """Whether a text cannot be nested deeply: no far indentation, no row of dashes, brackets that soon pair off."""
    if any(sign in text for sign in DEEP_SIGNS):
        return False
    brackets = "".join(BRACKETS.findall(text))
    for _ in range(MAX_DEPTH // 4):
        fewer = brackets.replace("[]", "").replace("{}", "")
        if len(fewer) == len(brackets):
            return len(brackets) < MAX_DEPTH // 2
        brackets = fewer
    return False


def compose(text: str) -> Node | None:
    """Return the root node of a one-document text, None where it is empty.

    Raises yaml.MarkedYAMLError where it is no YAML, where an alias leads back into itself, and where a tag stands.
    """
    composer = Composer(text) if is_shallow(text) else CountingComposer(text)
    try:
        root: Node | None = composer.get_single_node()
    finally:
        composer.dispose()
    if root is not None and ("!" in text or "*" in text):
        _refuse_tags_and_circles(root)
    return root


def _refuse_tags_and_circles(root: Node) -> None:
    """Raise on what libyaml takes and records never hold: a tag (text that begins with ``!``), nodes without end."""
    budget = 200_000
    for node in walk(root):
        budget -= 1
        if node.tag not in (NO_TAG, TEXT_TAG):
            raise yaml.composer.ComposerError(None, None, "a value begins with !", node.start_mark)
        if budget < 0:
            raise yaml.composer.ComposerError(None, None, "aliases without end", root.start_mark)


def is_plain(node: ScalarNode) -> bool:
    """Whether a scalar stands without quotes, so that ``3.10`` would be a number."""
    return not node.style and node.tag == NO_TAG


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, depth first, keys before their values."""
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        if isinstance(here, MappingNode):
            stack += [part for pair in reversed(here.value) for part in reversed(pair)]
        elif isinstance(here, SequenceNode):
            stack += reversed(here.value)


def place_of(node: Node, path: str) -> Place:
    """Return the stretch of a file that a node takes, lines and columns from 1, without what follows it."""
    start, end = node.start_mark, last_part(node).end_mark
    if end.column == 0 and end.line > start.line:  # a block scalar ends where the next line begins
        return Place(path, start.line + 1, start.column + 1, end.line, 1)
    return Place(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def last_part(node: Node) -> Node:
    """Return the node whose end is the end of this one; libyaml puts the end of a block at the next token."""
    while isinstance(node, CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node

"""The text of one YAML file to its root node, with a Problem for each place that is not sound YAML."""

from __future__ import annotations

import re

import yaml

from toolkit.corpus.salvage import salvage
from toolkit.corpus.syntax import blame, wording
from toolkit.corpus.yamlfile import Node, ScalarNode, compose, walk
from toolkit.model import Place, Problem

TAB = re.compile(r"^ *(?:(?:- *)*\t[ \t]*(?=\S)|\t[ \t]*(?=\r?$))", re.MULTILINE)
"""A tab before a key or item, also between its dash and its first key, or alone in a line."""
WIDTHS = (2, 4, 8)
"""How many blanks a tab may have been meant for; the one that reads best is taken."""


def read_tree(text: str, path: str) -> tuple[Node | None, list[Problem]]:
    """Return the root node, None where the file says nothing, and what is wrong with the YAML."""
    tabs = [text.count("\n", 0, match.start()) + 1 for match in TAB.finditer(text)] if "\t" in text else []
    try:
        root = compose(text)
    except yaml.MarkedYAMLError as error:
        return _read_tabbed(text, path, tabs) if tabs else _salvaged(text, path, error)
    inside = _lines_inside_scalars(root) if tabs and root is not None else frozenset()
    return root, [_tab(path, line) for line in tabs if line not in inside]


def _read_tabbed(text: str, path: str, tabs: list[int]) -> tuple[Node | None, list[Problem]]:
    """Read a text with blanks for the tabs at the head of its lines."""
    attempts = []
    for width in WIDTHS:
        spaced = TAB.sub(lambda match, width=width: match[0].expandtabs(width), text)  # type: ignore[misc]
        try:
            attempts.append((compose(spaced), list[Problem]()))
        except yaml.MarkedYAMLError as error:
            attempts.append(_salvaged(spaced, path, error))
    root, others = min(attempts, key=lambda attempt: len(attempt[1]))
    return root, [_tab(path, line) for line in tabs] + [p for p in others if p.place.line not in tabs]


def _salvaged(text: str, path: str, error: yaml.MarkedYAMLError) -> tuple[Node | None, list[Problem]]:
    problems: list[Problem] = []

    def report(error: yaml.MarkedYAMLError, block: str) -> None:
        problems.append(_syntax(error, block, path))

    return salvage(text, error, report), problems


def _lines_inside_scalars(root: Node) -> frozenset[int]:
    """Return the lines, from 1, that continue a scalar, where a tab is text."""
    scalars = (node for node in walk(root) if isinstance(node, ScalarNode))
    return frozenset(
        line + 1 for node in scalars for line in range(node.start_mark.line + 1, node.end_mark.line + 1)
    )


def _tab(path: str, line: int) -> Problem:
    return Problem("yaml-tab", "error", Place(path, line, 1), f"file:{path}")


def _syntax(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    line, column = blame(error, text)
    english, chinese = wording(error)
    written = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    wide = "：" in written and ": " not in written
    return Problem(
        "yaml-syntax", "error", Place(path, line, column), f"file:{path}",
        {"detail_en": english, "detail_zh": chinese}, suggestion=written.strip().replace("：", ": ", 1) if wide else "",
    )

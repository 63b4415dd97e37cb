"""One file while it is read: its path and the problems met so far, each at the node that is wrong."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection

from msgspec.structs import replace

from toolkit.corpus.yamlfile import MappingNode, Node, ScalarNode, SequenceNode, place_of
from toolkit.model import Level, Place, Problem

EXPECTED: dict[str, tuple[str, str]] = {
    "text": ("text", "文字"),
    "id": ("an id: text without blanks", "编号：不含空格的文字"),
    "key": ("an id or a key", "编号或键"),
    "integer": ("an integer", "整数"),
    "share": ("a number from 0 to 1", "0 到 1 之间的数"),
    "list": ("a list", "列表"),
    "pair": ("a list of two integers", "由两个整数构成的列表"),
    "mapping": ("a mapping of keys to values", "键与值的映射"),
    "langtext": ("text by language, such as {zh: …, en: …}", "按语言给出的文字，如 {zh: …, en: …}"),
    "language": ("a language tag such as zh or en", "语言标签，如 zh 或 en"),
    "names": ("a mapping of names to names", "名称到名称的映射"),
    "day": ("YYYY-MM-DD", "YYYY-MM-DD"),
    "edtf": ("YYYY, YYYY-MM, YYYY-MM-DD or start/end (EDTF level 0)",
             "YYYY、YYYY-MM、YYYY-MM-DD 或 起/止（EDTF 0 级）"),
}
NOTHING = "nothing", "空"
LONGEST = 60
ABOUT_KEYS = ("record-unknown-key", "yaml-duplicate-key")


class Sheet:
    """What readers share while they read one file.

    ``given`` holds what the file's name says of each of its records: a claim's paper, a paper's id.
    """

    def __init__(self, path: str, given: dict[str, str] | None = None) -> None:
        self.path = path
        self.given = given or {}
        self.problems: list[Problem] = []

    def report(
        self, rule: str, node: Node, args: dict[str, str], suggestion: str = "", related: tuple[Place, ...] = (),
        level: Level = "error",
    ) -> None:
        """Add a problem at a node."""
        place = place_of(node, self.path)
        self.problems.append(
            Problem(rule, level, place, f"file:{self.path}", {**args}, related=related, suggestion=suggestion)
        )

    def wrong(self, node: Node, expected: str, suggestion: str = "") -> None:
        """Report a value that is not of the kind that ``EXPECTED`` words."""
        english, chinese = EXPECTED[expected]
        args = {"expected_en": english, "expected_zh": chinese, **found(node)}
        self.report("record-wrong-type", node, args, suggestion)

    def not_among(self, node: Node, known: Collection[str], suggestion: str) -> None:
        """Report a word that is none of those allowed."""
        words = ", ".join(known)
        args = {"expected_en": f"one of {words}", "expected_zh": f"{words} 之一", **found(node)}
        self.report("record-wrong-type", node, args, suggestion)

    def bad_date(self, node: Node, expected: str) -> None:
        """Report a date that is none, or of another form than is meant."""
        english, chinese = EXPECTED[expected]
        self.report("date-invalid", node, {"value": show(node), "expected_en": english, "expected_zh": chinese})

    def unknown_key(self, node: Node, known: Collection[str], suggestion: str) -> None:
        """Report a key that the record does not have."""
        self.report("record-unknown-key", node, {"key": show(node), "known": ", ".join(known)}, suggestion)

    def duplicate_key(self, node: Node, first: Node) -> None:
        """Report a key that stands twice in one mapping."""
        place = place_of(first, self.path)
        args = {"key": show(node), "first": f"{self.path}:{place.line}"}
        self.report("yaml-duplicate-key", node, args, related=(place,))

    def duplicate_id(self, node: Node, first: Node, subject: str) -> None:
        """Report an id that an earlier record of the same list has."""
        place = place_of(first, self.path)
        args = {"id": show(node), "first": f"{self.path}:{place.line}"}
        self.report("duplicate-id", node, args, related=(place,))
        if subject:
            self.problems[-1] = replace(self.problems[-1], subject=subject)

    def name_record(self, since: int, subject: str, record: Node) -> None:
        """Say of the problems added since then that name no record yet which it is, and by which way from it."""
        for at in range(since, len(self.problems)):
            problem = self.problems[at]
            if problem.subject.startswith("file:"):
                way = way_to(record, problem.place, problem.rule in ABOUT_KEYS)
                args = {"key": spoken(way) or self.path, **problem.args}
                self.problems[at] = replace(problem, subject=subject, pointer=way, args=args)


def show(node: Node) -> str:
    """Return a node's text for a message, shortened, on one line; lists and mappings only as brackets."""
    if not isinstance(node, ScalarNode):
        return "[…]" if isinstance(node, SequenceNode) else "{…}"
    text = " ".join(node.value.split())
    if not text:
        return "null" if not node.style else '""'
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def found(node: Node) -> dict[str, str]:
    """Return what stands at a node, for a message in either language."""
    nothing = isinstance(node, ScalarNode) and not node.style and not node.value.strip()
    english, chinese = NOTHING if nothing else (show(node), show(node))
    return {"found_en": english, "found_zh": chinese}


def spoken(way: tuple[str | int, ...]) -> str:
    """Return a way as people count: ``citations[18].confidence`` is that of the 18th citation."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in way).removeprefix(".")


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word that was probably meant, empty where none is near."""
    folded = unicodedata.normalize("NFKC", word).strip().casefold()
    by_fold = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(folded, by_fold, 1, 0.6)
    return by_fold[near[0]] if near else ""


def way_to(node: Node, place: Place, key: bool) -> tuple[str | int, ...]:
    """Return the keys and indexes from a record to the value, or else the key, that begins at a place.

    A block and its first key begin at the same place.
    """
    for step, key_node, value in _steps(node):
        begins = key_node if key else value
        if begins is not None and _begins(begins, place):
            return (step,)
        if way := way_to(value, place, key):
            return (step, *way)
    return ()


def _steps(node: Node) -> list[tuple[str | int, Node | None, Node]]:
    if isinstance(node, MappingNode):
        return [(show(key), key, value) for key, value in node.value]
    if isinstance(node, SequenceNode):
        return [(at, None, value) for at, value in enumerate(node.value)]
    return []


def _begins(node: Node, place: Place) -> bool:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) == (place.line, place.column)

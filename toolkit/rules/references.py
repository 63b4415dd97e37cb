"""What rules about names share: every place that names another record, and the Problem of a name that leads nowhere."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from toolkit.claims.basis import canonical
from toolkit.model import Corpus, Level, Paper, Place, Problem

NEAR = 0.8
"""How alike (difflib's ratio) a known name must be to be offered."""
VERY_NEAR = 0.9
RANDOM = re.compile(r"\d-\w{4}")
"""How an id ends whose last letters are drawn by lot: two of one paper are alike without being meant for each other."""
CUTTING = ("record-wrong-type", "record-missing-key")


class Reference(NamedTuple):
    """A name that stands in a record: where the record is, what people call it, the way to the name, the name."""

    place: Place
    subject: str
    pointer: tuple[str | int, ...]
    name: str

    @property
    def field(self) -> str:
        """The way without the numbers of list items: ``sources.key``."""
        return ".".join(step for step in self.pointer if isinstance(step, str))


def listed(place: Place, subject: str, way: tuple[str | int, ...], names: Iterable[str]) -> Iterator[Reference]:
    """Yield a Reference for each name of a list."""
    return (Reference(place, subject, (*way, number), name) for number, name in enumerate(names))


def dangling(rule: str, references: Iterable[Reference], known: Collection[str], **args: str) -> Iterator[Problem]:
    """Yield an error for each name that is not known, with the nearest that is; reading reported empty ones."""
    for reference in references:
        if reference.name and reference.name not in known:
            yield problem(rule, reference, "error", nearest(reference.name, known), args)


def problem(
    rule: str, reference: Reference, level: Level, suggestion: str = "", args: Mapping[str, str] | None = None
) -> Problem:
    """Return what a rule finds wrong in a name."""
    return Problem(
        rule=rule,
        level=level,
        place=reference.place,
        subject=reference.subject,
        args={"name": reference.name, "field": reference.field, **(args or {})},
        pointer=reference.pointer,
        suggestion=suggestion,
    )


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is most like this one, case aside; empty where none is near."""
    folded: dict[str, str] = {}
    for candidate in sorted(known):
        folded.setdefault(candidate.casefold(), candidate)
    near = difflib.get_close_matches(name.casefold(), folded, 1, VERY_NEAR if RANDOM.search(name[-6:]) else NEAR)
    return folded[near[0]] if near else ""


def unread(corpus: Corpus, path: str) -> bool:
    """Whether a file has an error of its own that explains why it gave no record: its names are then not judged."""
    return any(found.place.path == path and found.level == "error" for found in corpus.problems)


def torn(corpus: Corpus, paper: Paper, field: str) -> bool:
    """Whether a list of a paper's record may lack items: an error stands at the list, an item or an item's id."""
    if not getattr(paper, field) and unread(corpus, paper.place.path):
        return True
    ways = (found.pointer for found in corpus.problems
            if found.rule in CUTTING and found.subject == f"paper:{paper.id}" and found.pointer[:1] == (field,))
    return any(len(way) < 3 or way[2] in ("id", "number") for way in ways)


def known_sources(corpus: Corpus) -> set[str]:
    """Return the keys that lead to a source, aliases of decisions.yaml among them."""
    aliases = (alias for alias in corpus.decisions.aliases if canonical(corpus, alias) in corpus.sources)
    return {*corpus.sources, *aliases}

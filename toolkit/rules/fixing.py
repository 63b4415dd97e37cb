"""Mending what can be mended: the fixes of the rules, applied to a .bib file until there is nothing left to do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from toolkit.model import Problem
from toolkit.rules import PAGES
from toolkit.rules.protocol import Fix
from toolkit.sources.formats.bibmodel import ValueChange
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.library import Entry, Library

ROUNDS = 10
"""How often a file is looked at again: a mended field may show what was hidden before, but not for ever."""


class Mended(Struct, frozen=True):
    """A file after its fixes, and the findings that they answered."""

    bib: BibFile
    done: tuple[Problem, ...] = ()


def mended(bib: BibFile, look: Callable[[BibFile], tuple[Library, Sequence[Problem]]], unsafe: bool = False) -> Mended:
    """Apply the fixes of what ``look`` finds, again until it finds nothing more that can be mended."""
    done: list[Problem] = []
    for _ in range(ROUNDS):
        library, problems = look(bib)
        changed, answered = _one_round(library, problems, unsafe)
        if changed is bib:
            break
        bib = changed
        done += answered
    return Mended(bib, tuple(done))


def fixes(library: Library, problems: Iterable[Problem], unsafe: bool = False) -> list[tuple[Problem, Entry, Fix]]:
    """Return the findings that can be mended, each with its entry and the fix; with ``unsafe`` also risky ones."""
    position = library.lines.position
    starts = [position(entry.start) for entry in library.entries]
    found = []
    for problem in problems:
        at = bisect_right(starts, (problem.place.line, problem.place.column)) - 1
        if at < 0 or problem.place.path != library.path:
            continue
        fix = fix_of(library.entries[at], problem)
        if fix is not None and (fix.safe or unsafe):
            found.append((problem, library.entries[at], fix))
    return found


def fix_of(entry: Entry, problem: Problem) -> Fix | None:
    """Return the fix that the rule of a finding has for it, None where it has none."""
    make: Callable[[Entry, Problem], Fix | None] | None = getattr(PAGES[problem.rule], "fix", None)
    return make(entry, problem) if make and not entry.block.faults else None


def _one_round(library: Library, problems: Sequence[Problem], unsafe: bool) -> tuple[BibFile, list[Problem]]:
    """Apply to each field the first fix that there is for it; return the file itself where nothing changed."""
    numbers = {id(block): number for number, block in enumerate(library.bib.blocks)}
    changes: dict[int, list[ValueChange]] = {}
    taken: set[tuple[int, str]] = set()
    answered: dict[int, list[Problem]] = {}
    for problem, entry, fix in fixes(library, problems, unsafe):
        number = numbers[id(entry.block)]
        fields = {(number, change.name.lower()) for change in fix.changes}
        if not fields & taken:
            taken |= fields
            changes.setdefault(number, []).extend(fix.changes)
            answered.setdefault(number, []).append(problem)
    bib = library.bib.with_values(changes)
    done = [problem for number, those in answered.items() if bib is not library.bib
            and bib.blocks[number].raw != library.bib.blocks[number].raw for problem in those]
    return bib, done

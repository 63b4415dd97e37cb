"""What rules about the citations of a paper share: the list by number, and the Problem of a citation or an entry."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import canonical
from toolkit.model import Citation, Corpus, Level, Paper, Problem


def standing(paper: Paper) -> Iterator[tuple[int, Citation]]:
    """Yield the markers that the manuscript still has, each with its number in the record."""
    return ((number, citation) for number, citation in enumerate(paper.citations) if not citation.gone)


def at_citation(
    paper: Paper, number: int, rule: str, level: Level, way: tuple[str | int, ...] = (), /, **args: str | int
) -> Iterator[Problem]:
    """Yield one Problem at a citation of a paper."""
    name = paper.citations[number].id
    yield Problem(rule, level, paper.place, f"paper:{paper.id}:{name}", dict(args), ("citations", number, *way))


def entries(corpus: Corpus, paper: Paper) -> dict[str, int]:
    """Return the number in the list, from 1, of each key of the reference list; a renamed key counts as its new one."""
    found: dict[str, int] = {}
    for number, key in enumerate(paper.references, 1):
        found.setdefault(canonical(corpus, key), number)
    return found


def numbered(paper: Paper) -> bool:
    """Whether the paper cites by number: most of its markers show one."""
    shown = [bool(citation.as_printed) for _, citation in standing(paper)]
    return bool(paper.references) and sum(shown) * 2 > len(shown)

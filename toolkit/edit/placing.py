"""Where a new record stands among the others: beside its neighbour by id, so that two people rarely add at one place.

What is always added at the end conflicts whenever two branches add something; ids end in random letters, so that a new
record has its place anywhere in its section.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from toolkit.model import Claim, Corpus

R = TypeVar("R")


def beside(records: dict[str, R], name: str, record: R, among: Callable[[R], bool] = lambda _: True) -> dict[str, R]:
    """Return records with a new one behind the last of those ``among`` which it stands whose id comes before its own.

    Where none does it stands before the first of them, at the end where there is none at all.
    """
    names = [other for other, one in records.items() if among(one)]
    smaller = [other for other in names if other < name]
    order = list(records)
    at = order.index(max(smaller)) + 1 if smaller else order.index(names[0]) if names else len(order)
    items = list(records.items())
    return dict([*items[:at], (name, record), *items[at:]])


def with_claim(corpus: Corpus, claim: Claim) -> dict[str, Claim]:
    """Return the claims of a corpus with a new one in its section, or behind the sections before it."""
    own = [one for one in corpus.claims.values() if one.paper == claim.paper]
    if any(one.section == claim.section for one in own):
        return beside(corpus.claims, claim.id, claim,
                      lambda one: (one.paper, one.section) == (claim.paper, claim.section))
    paper = corpus.papers.get(claim.paper)
    order = [section.number for section in paper.outline] if paper else []
    rank = {number: at for at, number in enumerate(order)}
    here = rank.get(claim.section, len(order))
    earlier = [one.id for one in own if rank.get(one.section, len(order)) <= here]
    items = list(corpus.claims.items())
    first = next((at for at, (_, one) in enumerate(items) if one.paper == claim.paper), len(items))
    at = list(corpus.claims).index(earlier[-1]) + 1 if earlier else first
    return dict([*items[:at], (claim.id, claim), *items[at:]])

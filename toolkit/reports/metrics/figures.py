"""The two shapes of a figure: a share that keeps numerator and denominator, and a measure that keeps unit and base."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from toolkit.model import Claim, Link
from toolkit.reports.blocks import Ratio
from toolkit.reports.view import View, links

Reading = Literal["as-printed", "as-resolved"]


class Share(Struct, frozen=True):
    """``numerator`` of ``denominator``, of which ``drafts`` are not reviewed yet; ``exempt`` were taken out by hand.

    ``scope`` is ``paper``, ``section:2.1``, ``section:2:all`` or ``concept:<id>``. ``drafts`` is None where the figure
    does not count claims.
    """

    id: str
    numerator: int
    denominator: int
    scope: str = "paper"
    reading: Reading | None = None
    drafts: int | None = None
    exempt: int = 0

    @property
    def ratio(self) -> Ratio:
        """The share as a cell."""
        return Ratio(self.numerator, self.denominator)

    def as_json(self) -> dict[str, object]:
        """Return the metric of ``report coverage --json``; ``exempt`` only where it changed the figure."""
        value = self.numerator / self.denominator if self.denominator else None
        document: dict[str, object] = {"id": self.id, "reading": self.reading, "scope": self.scope,
                                       "numerator": self.numerator, "denominator": self.denominator, "value": value}
        return {**document, "exempt": self.exempt} if self.exempt else document


class Measure(Struct, frozen=True):
    """A figure that is no share: ``value`` in ``unit``, over ``n`` observations; None where there are none."""

    id: str
    value: float | None
    unit: str
    n: int
    scope: str = "paper"
    reading: Reading | None = None

    def as_json(self) -> dict[str, object]:
        """Return the metric of ``report coverage --json``."""
        return {"id": self.id, "reading": self.reading, "scope": self.scope,
                "value": self.value, "unit": self.unit, "n": self.n}


Figure = Share | Measure


def claim_share(
    view: View, name: str, belongs: Callable[[Claim], bool], counts: Callable[[Claim], bool], scope: str = "paper"
) -> Share:
    """Return the share of the claims that ``belongs`` picks for which ``counts`` holds."""
    population = [claim for claim in view.claims if belongs(claim)]
    return Share(
        name, sum(map(counts, population)), len(population), scope,
        drafts=drafts(population), exempt=sum(map(belongs, view.exempt)),
    )


def link_share(view: View, name: str, counts: Callable[[Link], bool]) -> Share:
    """Return the share of the links from claims to sources for which ``counts`` holds."""
    pairs = links(view.claims)
    return Share(
        name, sum(counts(link) for _, link in pairs), len(pairs),
        drafts=drafts(claim for claim, _ in pairs), exempt=len(links(view.exempt)),
    )


def drafts(claims: Iterable[Claim]) -> int:
    """Return how many of the claims nobody has reviewed yet."""
    return sum(claim.status == "draft" for claim in claims)

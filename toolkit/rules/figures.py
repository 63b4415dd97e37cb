"""The figures for which a corpus may set a least value, each with what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from toolkit.claims.basis import speakers
from toolkit.model import Claim, Link
from toolkit.reports.metrics import links, references, support
from toolkit.reports.metrics.figures import Share
from toolkit.reports.view import View
from toolkit.reports.view import links as links_of


class Minimum(NamedTuple):
    """How a figure is counted, and what people call the things that it lacks (claims, sources) in a view."""

    share: Callable[[View], Share]
    missing: Callable[[View], Iterable[str]]


def _unattributed(view: View) -> list[str]:
    return [claim.id for claim in view.claims if not claim.own_voice and not _traced(view, claim)]


def _traced(view: View, claim: Claim) -> bool:
    return len(speakers(view.corpus, claim).sources) == len(claim.asserted_by)


def _links(view: View, lacks: Callable[[Link], bool]) -> list[str]:
    return [f"{claim.id} → {link.key}" for claim, link in links_of(view.claims) if lacks(link)]


MINIMA: dict[str, Minimum] = {
    "own-voice-support": Minimum(
        support.own_voice_support, lambda view: [claim.id for claim in support.own_voice_unsupported(view)]
    ),
    "attribution": Minimum(support.attribution, _unattributed),
    "reference-coverage": Minimum(
        lambda view: references.reference_coverage(view, "as-resolved"),
        lambda view: [entry.key for entry in references.uncited(view, "as-resolved")],
    ),
    "checked-links": Minimum(links.checked_links, lambda view: _links(view, lambda link: not links.verdict(link))),
    "located-links": Minimum(links.located_links, lambda view: _links(view, lambda link: not link.locator)),
    "own-document-positions": Minimum(
        links.own_document_positions,
        lambda view: [c.id for c in view.claims if c.position is not None and c.position.known_from != "own-document"],
    ),
}

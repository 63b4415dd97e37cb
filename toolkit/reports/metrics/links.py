"""What the links from claims to sources are worth: checked by someone, located, spread over few sources or many."""

from __future__ import annotations

from collections import Counter
from statistics import median

from toolkit.claims.basis import canonical
from toolkit.model import Claim, Link
from toolkit.reports.metrics.figures import Measure, Share, claim_share, link_share
from toolkit.reports.view import View, links

TOP = 5


def verdict(link: Link) -> str:
    """Return what someone found in the source; empty unless the check says by whom, when and from what."""
    check = link.check
    return check.verdict if check and check.by and check.on and check.from_ else ""


def checked_links(view: View) -> Share:
    """Return: links with a verdict that says by whom, when and from what / links."""
    return link_share(view, "checked-links", lambda link: bool(verdict(link)))


def verdicts(view: View) -> Counter[str]:
    """Return how many links have which verdict."""
    return Counter(found for _, link in links(view.claims) if (found := verdict(link)))


def located_links(view: View) -> Share:
    """Return: links with a locator / links."""
    return link_share(view, "located-links", lambda link: bool(link.locator))


def own_document_positions(view: View) -> Share:
    """Return: positions known from the actor's own document / positions."""
    return claim_share(
        view, "own-document-positions", lambda claim: claim.position is not None,
        lambda claim: claim.position is not None and claim.position.known_from == "own-document",
    )


def source_load(view: View) -> Counter[str]:
    """Return how many claims each source serves, in whatever role."""
    return Counter(key for claim in view.claims for key in set(keys_of(view, claim)))


def keys_of(view: View, claim: Claim) -> tuple[str, ...]:
    """Return the keys of a claim's links, each as the source is called now."""
    return tuple(canonical(view.corpus, link.key) for link in claim.sources)


def source_load_median(view: View) -> Measure:
    """Return the median of claims per source, over the sources that serve any."""
    loads = list(source_load(view).values())
    return Measure("source-load-median", float(median(loads)) if loads else None, "claims per source", len(loads))


def source_load_top5(view: View) -> Share:
    """Return: pairs of claim and source that fall on the five most used sources / all such pairs."""
    loads = sorted(source_load(view).values(), reverse=True)
    return Share("source-load-top5", sum(loads[:TOP]), sum(loads))

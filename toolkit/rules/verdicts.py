"""What people found in the sources of a claim."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Check, Claim, Link, Verdict


def counts(seen: Check) -> bool:
    """Whether a check says who made it, when, and from what."""
    return bool(seen.by and seen.on and seen.from_)


def checked(claim: Claim, verdict: Verdict) -> Iterator[tuple[int, Link, Check]]:
    """Yield the number of each link with this verdict, the link and the check, where the check counts."""
    for number, link in enumerate(claim.sources):
        if link.check and link.check.verdict == verdict and counts(link.check):
            yield number, link, link.check

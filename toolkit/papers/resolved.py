"""A numeric marker with what it means."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from toolkit.papers.citations import Marker


class Named(Struct, frozen=True):
    """An author named right before a marker, and the entries that this name leads."""

    name: str
    leads: tuple[int, ...]
    start: int
    clear: bool
    """Whether 等, et al. or a second author shows that an author is meant."""
    person: bool = False
    """Whether persons lead these entries, and the name is no abbreviation."""
    others: tuple[int, ...] = ()
    """Entries that the name leads too, and that the co-author or the year beside it rules out."""
    year: str = ""
    """The year that the text gives with the name, in brackets."""


class Resolved(Struct, frozen=True):
    """A marker with what it means; ``reason`` and ``args`` give the words of the evidence."""

    marker: Marker
    targets: tuple[int, ...]
    by: str = "number"
    confidence: float = 1.0
    reason: str = ""
    args: dict[str, str | int] = {}
    runner_up: int = 0
    named: Named | None = None
    conflict: bool = False
    """Whether the name beside the marker contradicts the printed number."""
    listed: str = ""
    """The year of the entry, where the name beside the marker agrees with it and the year does not."""


def loses_digit(printed: int, target: int) -> bool:
    """Say whether a number is another one with a digit lost."""
    return printed in digit_lost(target)


@lru_cache(maxsize=4096)
def digit_lost(target: int) -> frozenset[int]:
    """Return what is left of a number that loses one of its digits; no number begins with 0."""
    full = str(target)
    left = {full[:at] + full[at + 1 :] for at in range(len(full))} - {""}
    return frozenset(int(digits) for digits in left if digits == "0" or digits[0] != "0")

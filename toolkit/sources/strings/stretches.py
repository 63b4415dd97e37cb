"""Runs of one label, and years: what every part of the grammar reads labels by."""

from __future__ import annotations

import re
from typing import NamedTuple

YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")


class Stretch(NamedTuple):
    """Tokens of one label: first one, the one after the last, and their place in the text."""

    label: str
    start: int
    end: int


def stretches(labels: str) -> list[Stretch]:
    """Return runs of one label."""
    found, start, count = [], 0, len(labels)
    for at in range(1, count + 1):
        if at == count or labels[at] != labels[start]:
            found.append(Stretch(labels[start], start, at))
            start = at
    return found

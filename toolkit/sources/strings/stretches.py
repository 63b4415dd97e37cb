"""Runs of one label, and years: what every part of the grammar reads labels by."""

from __future__ import annotations

import re
from typing import NamedTuple

YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")

_RUN = re.compile(r"(.)\1*", re.DOTALL)


class Stretch(NamedTuple):
    """Tokens of one label: first one, the one after the last, and their place in the text."""

    label: str
    start: int
    end: int


def stretches(labels: str) -> list[Stretch]:
    """Return runs of one label."""
    return [Stretch(run[1], *run.span()) for run in _RUN.finditer(labels)]

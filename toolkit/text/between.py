"""Stretches between an opening and a closing mark, found in one pass."""

from __future__ import annotations

from collections.abc import Iterator


def between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches from each ``opening`` to the next ``closing``, marks included; what never closes is none."""
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            return
        end += len(closing)
        yield start, end
        start = text.find(opening, end)

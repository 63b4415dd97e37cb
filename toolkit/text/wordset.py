"""Word tables, written as the text that a person reads best."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the set of the blank-separated words of a text."""
    return frozenset(text.split())

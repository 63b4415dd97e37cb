"""Formats of manuscripts, one module each: ``read(data, name)`` gives a Manuscript, ``SUFFIXES`` are its file names."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.papers.formats import latex, markdown, text
from toolkit.papers.manuscript import Manuscript

Reader = Callable[[bytes, str], Manuscript]

READERS: dict[str, Reader] = {
    "text": text.read,
    "markdown": markdown.read,
    "latex": latex.read,
}
"""The reader of each format by its name for ``--from``."""

SUFFIXES: dict[str, tuple[str, ...]] = {
    "text": text.SUFFIXES,
    "markdown": markdown.SUFFIXES,
    "latex": latex.SUFFIXES,
}
"""The endings of file names by format."""

"""Bilingual literature corpora: references, claims and concepts of papers, and what stands on what.

``toolkit.load(root)`` reads a corpus folder, ``toolkit.save(corpus)`` writes what changed, ``toolkit.scan(path)`` reads
a manuscript, and ``toolkit.parse_references(text)`` reference strings; each is imported on first use, so that
``import toolkit`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.corpus import load as load
    from toolkit.corpus import save as save
    from toolkit.papers.scan import scan as scan
    from toolkit.sources.strings import parse_references as parse_references

__version__ = "0.1.0"

_LAZY = {
    "load": "toolkit.corpus", "save": "toolkit.corpus", "scan": "toolkit.papers.scan",
    "parse_references": "toolkit.sources.strings",
}


def __getattr__(name: str) -> object:
    """Import a name of ``_LAZY`` when it is first asked for (PEP 562)."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_LAZY[name]), name)

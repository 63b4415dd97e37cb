"""Bilingual literature corpora: references, claims and concepts of papers, and what stands on what.

``toolkit.load(root)`` reads a corpus folder and ``toolkit.save(corpus)`` writes what changed; both are imported on
first use, so that ``import toolkit`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.corpus import load as load
    from toolkit.corpus import save as save

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import ``load`` or ``save`` when it is first asked for (PEP 562)."""
    if name not in ("load", "save"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import toolkit.corpus

    return getattr(toolkit.corpus, name)

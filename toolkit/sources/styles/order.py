"""The order of a list of references: as printed, as first cited, or by name."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model import Paper, Source
from toolkit.text.romanize import pinyin

_SCRIPTS = ("zh", "ja", "ko", "en", "", "ru")
"""Works in Chinese first, then Japanese and Korean, those in Latin letters, Russian (GB/T 7714-2015, 9.3.2)."""


def in_citation_order(paper: Paper) -> tuple[str, ...]:
    """Return the references of a paper as its text first cites them; those that it never cites follow as printed."""
    listed = set(paper.references)
    cited = (key for citation in paper.citations if not citation.gone for key in citation.targets if key in listed)
    return tuple(dict.fromkeys((*cited, *paper.references)))


def by_name(sources: Sequence[Source]) -> list[Source]:
    """Return sources by language, then by first maker in letters (Chinese names in pinyin), year and title."""
    return sorted(sources, key=_name_key)


def _name_key(source: Source) -> tuple[int, str, str, str]:
    language = source.language if source.language in _SCRIPTS else "en"
    makers = source.own.authors or source.own.editors
    name = " ".join(" ".join(pinyin(maker)) for maker in makers).casefold()
    return _SCRIPTS.index(language), name, source.date, source.own.title

"""Records to reference strings: one module for each style, all listed in ``STYLES``.

A style module has one function, ``format_side(source, language) -> str``: one line, the work in one of its languages.
"""

from __future__ import annotations

from typing import Protocol

from toolkit.model import Source, ToolkitError
from toolkit.sources.styles import gbt7714, gbt7714_plain


class Style(Protocol):
    """What a style module offers."""

    def format_side(self, source: Source, language: str) -> str:
        """Write one language of a work as one line."""


STYLES: dict[str, Style] = {
    "gbt7714-2015-numeric": gbt7714,
    "gbt7714-2015-plain": gbt7714_plain,
}

# What stands after the second half, so that its reader knows the language of the work itself.
_OWN_LANGUAGE_NOTE = {"zh": " (in Chinese)"}


def format_source(source: Source, style: str, bilingual: bool = True) -> str:
    """Write a source in a style of ``STYLES``: its own language, with ``bilingual`` each other one on a line below.

    Raises ToolkitError where there is no such style.
    """
    if style not in STYLES:
        known = ", ".join(sorted(STYLES))
        raise ToolkitError(f"no style {style!r}; there are {known}", f"没有样式 {style}；现有 {known}")
    own = source.language if source.language in source.sides else next(iter(source.sides), "")
    module, note = STYLES[style], _OWN_LANGUAGE_NOTE.get(own, "")
    others = sorted(language for language, side in source.sides.items() if bilingual and language != own and side.title)
    return "\n".join([module.format_side(source, own), *(module.format_side(source, other) + note for other in others)])

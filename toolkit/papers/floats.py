"""Tables and captions: their place in a file is not their place in reading, and their citations keep no order."""

from __future__ import annotations

import re

_ROW = re.compile(r"\|.*\||</?t[dhr]\b", re.IGNORECASE)
_CAPTION = re.compile(
    r"\W*(?:(?:supplementary|supporting|extended data|online)\s+)?"
    r"(?:fig(?:ure|ura)?|tab(?:le|ela|la)?|quadro|cuadro|gr[áa]fico|scheme|box|plate|附?[图表]|插图)\s*\.?\s*"
    r"[A-Z]?[-.]?[\dIVX一二三四五六七八九十]",
    re.IGNORECASE,
)
_PANEL = re.compile(r"[(（]?[A-Za-z](?:\s?[-–,]\s?[A-Za-z])?(?:[)）]|\.\s|,\s)")
_LONGEST = 3000


def is_afloat(text: str, offset: int) -> bool:
    """Say whether an offset stands in a row of a table (bars, HTML), or in a block that begins as a caption does."""
    first, last = max(0, offset - _LONGEST), min(len(text), offset + _LONGEST)  # a text may be one line
    start = max(first, text.rfind("\n", first, offset) + 1)
    end = text.find("\n", offset, last)
    if _ROW.search(text, start, last if end < 0 else end):
        return True
    block = text.rfind("\n\n", max(0, offset - _LONGEST), offset)
    if block < 0:
        return False
    if _PANEL.match(text, block + 2):  # the legend of the panels, under the caption
        block = max(0, text.rfind("\n\n", max(0, block - _LONGEST), block))
    return _CAPTION.match(text, block + 2) is not None

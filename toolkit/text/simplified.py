"""Traditional characters folded to simplified ones, one by one; the one place that loads OpenCC.

For matching only: what people read is never changed. Character by character is coarser than OpenCC's own conversion of
phrases, which is what matching wants: ``乾`` and ``干`` may be one word in two spellings.
"""

from __future__ import annotations

from functools import cache

_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))
_ALSO = {"著": "着", "於": "于", "妳": "你", "甚": "什"}
"""Pairs that OpenCC keeps apart because both are simplified characters, in use for one another."""


def simplified(text: str) -> str:
    """Return a text with simplified characters, of the same length."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    from opencc import OpenCC

    characters = "".join(chr(code) for start, end in _RANGES for code in range(start, end + 1))
    lines = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, lines, strict=True)
    return {ord(old): new for old, new in pairs if len(new) == 1 and old != new} | str.maketrans(_ALSO)

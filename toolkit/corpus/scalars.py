"""Plain YAML scalars by the core schema of YAML 1.2: ``no``, ``on`` and dates stay text.

Source: YAML 1.2.2, section 10.3.2.
"""

from __future__ import annotations

import re

INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
FIRST = frozenset("0123456789+-.~nNtTfF")
"""How a plain scalar begins that may be something else than text; the empty one aside."""
LONGEST = 18
"""Digits that any program keeps in an integer."""


def plain_value(text: str) -> str | int | float | bool | None:
    """Return what a plain scalar means; an integer of more than 18 digits stays text."""
    if text and text[0] not in FIRST:
        return text
    if text in CONSTANTS:
        return CONSTANTS[text]
    if INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in ("0o", "0x") else 10) if len(text.lstrip("+-")) <= LONGEST else text
    if NUMBER.fullmatch(text):
        return float(text)
    if ENDLESS.fullmatch(text):
        return float(text.replace(".", ""))
    return text


def is_text(text: str) -> bool:
    """Whether a plain scalar means text."""
    return bool(text) and (text[0] not in FIRST or isinstance(plain_value(text), str))

"""Text in which braces hold a group together, as in BibTeX values."""

from __future__ import annotations

import re


def split_outside(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split at a separator that stands outside braces; braces stay."""
    if "{" not in text:
        return separator.split(text)
    parts, start = [], 0
    for match in separator.finditer(text):
        before = text[start : match.start()]
        if before.count("{") == before.count("}"):
            parts.append(before)
            start = match.end()
    return [*parts, text[start:]]


def is_one_group(text: str) -> bool:
    """Say whether the first brace of a text is closed by its last character."""
    if text[:1] != "{" or text[-1:] != "}":
        return False
    depth = 0
    for match in re.finditer("[{}]", text):
        depth += 1 if match.group() == "{" else -1
        if not depth:
            return match.end() == len(text)
    return False


def unbraced(text: str) -> str:
    """Return the text without braces, and without the blanks around it and around them."""
    return " ".join(text.replace("{", "").replace("}", "").split()) if "{" in text or "}" in text else text.strip()

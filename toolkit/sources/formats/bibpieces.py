"""The pieces that a BibTeX value is made of: braced, quoted and bare ones, joined by ``#``."""

from __future__ import annotations

import re

BARE = re.compile(r"[^\s,，{}｛｝\"#%()=@]+")
BARE_IN_BRACES = re.compile(r"[^\s,，{}｛｝\"#%=@]+")
JOIN = re.compile(r"\s*#\s*")
BRACE = re.compile(r"(?<!\\)[{}]")
BRACE_OR_QUOTE = re.compile(r"(?<!\\)[{}\"]")


def matching_brace(text: str, start: int, limit: int) -> int:
    """Return the offset after the brace that closes the one at ``start``, -1 where none does before ``limit``."""
    depth = 0
    for match in BRACE.finditer(text, start, limit):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return -1


def is_balanced(text: str) -> bool:
    """Say whether the braces of a text open and close within it."""
    return matching_brace(f"{{{text}}}", 0, len(text) + 2) == len(text) + 2


def is_whole(value: str) -> bool:
    """Say whether a value, with its delimiters, is well formed: braced, quoted and bare pieces joined by ``#``."""
    at = 0
    while True:
        at = piece_end(value, at, len(value), BARE)
        if at < 0 or at == len(value):
            return at > 0
        joined = JOIN.match(value, at)
        if joined is None:
            return False
        at = joined.end()


def piece_end(text: str, at: int, limit: int, bare: re.Pattern[str]) -> int:
    """Return where the piece of a value that begins at an offset ends, -1 where it does not close or is none."""
    if text.startswith("{", at, limit):
        return matching_brace(text, at, limit)
    if text.startswith('"', at, limit):
        return _matching_quote(text, at, limit)
    match = bare.match(text, at, limit)
    return match.end() if match else -1


def _matching_quote(text: str, start: int, limit: int) -> int:
    """Return the offset after the quote that closes the one at ``start``; quotes within braces do not count."""
    depth = 0
    for match in BRACE_OR_QUOTE.finditer(text, start + 1, limit):
        if match[0] == '"':
            if depth == 0:
                return match.end()
        else:
            depth += 1 if match[0] == "{" else -1
            if depth < 0:
                return -1
    return -1

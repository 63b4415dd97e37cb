r"""What TeX itself would not read: comments, verbatim text, what stands after the end; and arguments in braces.

Masking keeps every offset: a masked character is a blank, a line end stays. Everything is one pass over the text, so
that deep nesting and a line without end cost no more than other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from toolkit.papers.manuscript import Span

_VERBATIM = r"verbatim|Verbatim|BVerbatim|LVerbatim|lstlisting|minted|comment|alltt|filecontents|tcblisting|CJKverbatim"
_HIDDEN = re.compile(
    rf"""
    (?P<comment> (?<!\\)(?:\\\\)*%[^\n]* )
    | (?P<verb> \\(?:verb|lstinline)\*?(?P<mark>[^\sA-Za-z{{\[*])[^\n]{{0,500}}?(?P=mark) )
    | (?P<env> \\begin[ \t]*\{{(?P<name>(?:{_VERBATIM})\*?)\}}.*?(?:\\end[ \t]*\{{(?P=name)\}}|\Z) )
    | (?P<off> \\iffalse\b.*?(?:\\fi\b|\Z) )
    | (?P<end> \\end[ \t]*\{{document\}}.*\Z )
    """,
    re.VERBOSE | re.DOTALL,
)
_NOT_BREAK = re.compile(r"[^\n]")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_SQUARE = re.compile(r"\\.|[{}\[\]]", re.DOTALL)
LONGEST_OPTION = 2000


def mask(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text with what TeX skips blanked out, and the stretches that were."""
    parts, spans, at = [], [], 0
    for match in _HIDDEN.finditer(text):
        start = match.start() if match["comment"] is None else match.end() - len(match["comment"].lstrip("\\"))
        parts += [text[at:start], blank(text[start : match.end()])]
        spans.append(Span(start, match.end()))
        at = match.end()
    return "".join([*parts, text[at:]]), tuple(spans)


def blank(text: str) -> str:
    """Return blanks in place of a text, its line ends kept."""
    return _NOT_BREAK.sub(" ", text)


@lru_cache(maxsize=4)
def _pairs(text: str) -> dict[int, int]:
    """Return the offset after each group by where it opens; found in one pass, however deep it nests."""
    found: dict[int, int] = {}
    open_at: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            open_at.append(match.start())
        elif match[0] == "}" and open_at:
            found[open_at.pop()] = match.end()
    return found


def group_end(text: str, at: int) -> int:
    """Return the offset after the brace group that opens at ``at``, -1 where it never closes."""
    return _pairs(text).get(at, -1)


def optional_end(text: str, at: int, closing: str = "]") -> int:
    """Return the offset after the optional argument that opens at ``at``; braces in it hide its closing mark."""
    end = text.find(closing, at, at + LONGEST_OPTION)
    if closing != "]" or end < 0 or text.find("{", at, end) < 0:
        return end + 1 if end >= 0 else -1
    depth = 0
    for match in _SQUARE.finditer(text, at, at + LONGEST_OPTION):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif match[0] == "]" and depth <= 0:
            return match.end()
    return -1


def arguments(text: str, at: int, count: int) -> Iterator[Span]:
    """Yield up to ``count`` arguments in braces that follow, the stretches between their braces."""
    for _ in range(count):
        while text[at : at + 1].isspace():
            at += 1
        end = group_end(text, at) if text[at : at + 1] == "{" else -1
        if end < 0:
            return
        yield Span(at + 1, end - 1)
        at = end

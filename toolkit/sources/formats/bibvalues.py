"""BibTeX values to text and back: delimiters, macros, joined pieces, blanks, comma lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from toolkit.sources.formats.bibpieces import BARE_IN_BRACES, JOIN, is_whole, piece_end
from toolkit.sources.formats.latex import decode

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every BibTeX style defines."""

_OPENING = ("{", '"')
_DELIMITERS = re.compile(r'[{}｛｝"]')
_UNEVEN = re.compile(r"[\t\r\n]|  |^ | $")
_RUN = re.compile(r"[ \t\r\n]+")
_LIST_COMMA = re.compile(r"[,，;；]")
_URL = re.compile(r"\\(?:url|path)\s*(?=\{)")
_ESCAPED = re.compile(r"\\+([_&%#~$])")
_DASHES = re.compile(r"(?<=\w)\s*[-‐‑–—]+\s*(?=\w)")


def inner(value: str, macros: Mapping[str, str]) -> str:
    """Return a value without its delimiters, macros resolved and pieces joined; LaTeX and inner braces stay."""
    if value[:1] in _OPENING and "#" not in value:
        return value[1:-1]
    return "".join(_resolved(piece, macros) for piece in pieces(value))


def whole(value: str) -> str:
    """Return a value well formed, without the braces and quotes that a torn one has left."""
    return value if is_whole(value) else f"{{{_DELIMITERS.sub('', value)}}}"


def pieces(value: str) -> list[str]:
    """Return the pieces of a value that ``#`` joins, with their delimiters."""
    found: list[str] = []
    at = 0
    while at < len(value):
        end = piece_end(value, at, len(value), BARE_IN_BRACES)
        if end < 0:
            return [*found, value[at:]]
        found.append(value[at:end])
        joined = JOIN.match(value, end)
        at = joined.end() if joined else len(value)
    return found


def _resolved(piece: str, macros: Mapping[str, str]) -> str:
    if piece[:1] in _OPENING:
        return piece[1:-1]
    return macros.get(piece.lower(), piece)


def undefined_macros(value: str, macros: Mapping[str, str]) -> list[str]:
    """Return the bare words of a value that are neither numbers nor known macros."""
    if value[:1] in _OPENING and "#" not in value:
        return []
    bare = [piece for piece in pieces(value) if piece[:1] not in _OPENING]
    return [word for word in bare if not word.isdecimal() and word.lower() not in macros and word.lower() not in MONTHS]


def macros_of(definitions: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the macros of a file by lower-case name; one may use those before it."""
    known: dict[str, str] = {}
    for name, value in definitions:
        known[name.lower()] = inner(value, known)
    return known


def one_line(text: str) -> str:
    """Return a value with every run of blanks and line ends as one blank."""
    return _RUN.sub(" ", text).strip(" ") if _UNEVEN.search(text) else text


def shown(value: str) -> str:
    """Return an inner value as people read it: one line, LaTeX decoded, no grouping braces."""
    return one_line(decode(value))


def verbatim(value: str) -> str:
    """Return an inner value that is no prose (URL, DOI): on one line, without braces and needless escapes."""
    if "\\" in value or "{" in value:
        value = (
            _ESCAPED.sub(r"\1", _URL.sub("", value.replace(r"\{", "%7B").replace(r"\}", "%7D")))
            .replace("{", "")
            .replace("}", "")
        )
    return one_line(value)


def safe_verbatim(value: str) -> str:
    """Return a text for a field that is read verbatim; braces, which no URL holds, are percent-encoded."""
    return value.replace("{", "%7B").replace("}", "%7D")


def comma_list(value: str) -> tuple[str, ...]:
    """Return the items of a list that commas (or semicolons, of either width) separate."""
    return tuple([item.strip() for item in _LIST_COMMA.split(shown(value)) if item.strip()])


def page_range(value: str) -> str:
    """Return pages with one hyphen for the dash of a range; what holds more than one dash stays as it is."""
    return _DASHES.sub("-", value) if len(_DASHES.findall(value)) == 1 else value


def double_dash(pages: str) -> str:
    """Return pages with the dash of a range as BibTeX styles want it, ``--``."""
    return pages.replace("-", "--") if len(_DASHES.findall(pages)) == pages.count("-") == 1 else pages

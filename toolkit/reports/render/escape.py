"""What keeps text of records from acting as markup, formula or control character, one function per kind of output.

HTML and SVG are escaped where they are made, by jinja2's autoescape and by Vega; they only need ``visible`` here.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Controls have no picture, XML 1.0 forbids most of them, and the directional ones can show a text in another order
# than it has (CVE-2021-42574). Joiners and the directional *marks* stay: Persian, Arabic and Indic texts need them.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")

_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~$]")
_ENTITY = re.compile(r"&(?=\w+;)")
_URL = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
# A mail address is linked after the backslashes are gone (cmark-gfm), so only something between its halves helps.
_MAIL = re.compile(r"(?<=[\w.+-])@(?=\w)")
_LINE_START = re.compile(r"(?=[-+=])|(\d{1,9})(?=[.)](?:\s|$))")
_BLANKS = re.compile("[ \t]+")

_FORMULA = re.compile(r"[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠]|[\t\r\n]")


def clean(text: str) -> str:
    """Return the text with lone surrogates, which no encoding can hold, as U+FFFD."""
    return _SURROGATES.sub(REPLACEMENT, text)


def visible(text: str) -> str:
    """Return the text with ``\\n`` as its only line break, and U+FFFD for controls, surrogates and non-characters."""
    return _CONTROLS.sub(REPLACEMENT, clean(_BREAKS.sub("\n", text)))


def markdown(text: str) -> str:
    """Return text as literal GitHub Markdown for any place: a paragraph, a heading, a table cell, an item of a list."""
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in visible(text).split("\n"))
    return "<br>".join(_markdown_line(line) for line in lines if line)


def _markdown_line(line: str) -> str:
    literal = _ENTITY.sub(r"\&", _MARKDOWN.sub(r"\\\g<0>", line))
    unlinked = _MAIL.sub("@<!-- -->", _URL.sub(r"\\\g<0>", literal))
    start = _LINE_START.match(unlinked)
    return f"{start[0]}\\{unlinked[start.end():]}" if start else unlinked


def csv_text(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: one that could be gets a leading apostrophe (OWASP)."""
    text = visible(text)
    return f"'{text}" if _FORMULA.match(text) else text

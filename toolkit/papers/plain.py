r"""A stretch of a manuscript as people read it: without the markup of its format, which would stand in every claim.

Formulas stay as they are written, and so do commands that nobody but the author knows (``\flid{}``).
"""

from __future__ import annotations

import re

Rule = tuple[re.Pattern[str], str]

_ARGUMENT = r"\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
_LATEX: tuple[Rule, ...] = (
    (re.compile(r"(?<!\\)%.*"), ""),
    (re.compile(rf"\\(?:label|index|footnote|footnotemark|vspace|hspace|todo){_ARGUMENT}"), ""),
    (re.compile(rf"\\(?:emph|text\w+|underline|mbox|uline|so|enquote){_ARGUMENT}"), r"\1"),
    (re.compile(rf"\\(?:emph|text\w+|underline|mbox|uline|so|enquote){_ARGUMENT}"), r"\1"),  # one inside another
    (re.compile(rf"\\(?:(?:auto|c|C|eq|page|name|v)?ref){_ARGUMENT}"), r"[\1]"),
    (re.compile(rf"\\href{_ARGUMENT}{_ARGUMENT}"), r"\2"),
    (re.compile(rf"\\url{_ARGUMENT}"), r"\1"),
    (re.compile(r"\\item\s*\[([^\]]*)\]"), r"\1: "),
    (re.compile(r"\\(?:item|par|noindent|centering|newline|smallskip|medskip|bigskip)\b\s*"), " "),
    (re.compile(r"\\(?:begin|end)\s*\{(?:itemize|enumerate|quot\w+|center|example|abstract)\}(?:\[[^\]]*\])?"), " "),
    (re.compile(r"``|''"), '"'),
    (re.compile(r"(?<!\\)~|\\\\|\\[ ,;!]"), " "),
    (re.compile(r"\\([%&#_{}])"), r"\1"),
)
_MARKDOWN: tuple[Rule, ...] = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"</?(?:sup|sub|b|i|em|strong|u|span)\b[^>]*>"), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"(?<!\\)\[([^\]\[]+)\]\((?:[^()\s]|\([^()]*\))+\)"), r"\1"),
    (re.compile(r"(?<![\\*\w])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![*\w])"), r"\2"),
    (re.compile(r"^\s*(?:[-*+]|#{1,6})\s+"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!~-])"), r"\1"),
)
RULES: dict[str, tuple[Rule, ...]] = {"latex": _LATEX, "markdown": _MARKDOWN}
"""What is taken away, in this order, by the format of the manuscript."""


def plain(text: str, form: str) -> str:
    """Return a stretch of a manuscript of a format without its markup; of any other format as it is."""
    for pattern, instead in RULES.get(form, ()):
        text = pattern.sub(instead, text)
    return text

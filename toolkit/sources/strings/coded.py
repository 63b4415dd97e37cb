"""What a type code of GB/T 7714 (``[J]``, ``[C]//``) settles about all that stands before it."""

from __future__ import annotations

from toolkit.sources.strings.stretches import stretches
from toolkit.sources.strings.tokens import Tokens

_NUMBERED = frozenset("SPRA")
"""Codes of works with a number behind the title: standards, patents, reports, laws (GB/T 7714-2015 4.4)."""


def before_code(tokens: Tokens, labels: str) -> str:
    """Make title of all that stands between the title's first word and the first type code, but for a number there."""
    code = labels.find("G")
    if code < 1 or tokens.kinds[code] != "code":
        return labels
    letter = tokens.texts[code].strip("[ ")[0]
    title = labels.find("T", 0, code)
    if title < 0:
        title = _first_words(labels, code)
        return labels if title < 0 else labels[:title] + "T" * (code - title) + labels[code:]
    end = _number_of_work(tokens, title, code) if letter in _NUMBERED else code
    labels = labels[:end] + "X" * (code - end) + labels[code:]
    if letter in _NUMBERED | {"Z"}:
        while end > title and labels[end - 1] in "XK":
            end -= 1
    while end > title and labels[end - 1] in "VNEG":
        end -= 1
    inner = "".join("T" if label in "YCAXULSK" else label for label in labels[title:end])
    return labels[:title] + inner + labels[end:]


def _first_words(labels: str, code: int) -> int:
    """Return where the title begins if none is labelled: what is no author, editor or year before the code; or -1."""
    for run in stretches(labels[:code]):
        if run.label in "CUX" and run.start < code - 1 and "A" not in labels[run.end : code]:
            return run.start
    return -1


def _number_of_work(tokens: Tokens, title: int, code: int) -> int:
    """Return where ``: RMRS-GTR-262`` before the code begins; the place of the code where there is no number."""
    for at in range(code - 1, max(title + 1, code - 12), -1):
        if tokens.texts[at] != ":":
            continue
        words = [tokens.texts[place] for place in range(at + 1, code) if tokens.kinds[place] != "mark"]
        shaped = all(text.isupper() or text.isdigit() for text in words)
        return at if shaped and any(map(str.isdigit, words)) else code
    return code

"""Where people, title and what holds it part in a string of Latin letters."""

from __future__ import annotations

from itertools import pairwise

from toolkit.sources.strings.stretches import Stretch, stretches
from toolkit.sources.strings.tokens import Tokens


def parted(tokens: Tokens, labels: str) -> str:
    """Return the labels with borders moved to where the form of the string puts them."""
    if "han" in tokens.kinds:
        return labels
    labels = _leading_people(tokens, labels)
    labels = _container_after_in(tokens, labels) if "C" not in labels else _joined_number(tokens, labels)
    return _subtitle(tokens, labels) if "T" in labels else _book(labels)


def _relabelled(labels: str, start: int, end: int, label: str) -> str:
    return labels[:start] + label * (end - start) + labels[end:]


def _leading_people(tokens: Tokens, labels: str) -> str:
    """Take as authors what begins a string, is no field, and has initials or is a body, if there are none."""
    first = stretches(labels)[0] if labels else Stretch("", 0, 0)
    if first.label not in "XU" or "A" in labels or first.end == len(labels) or labels[first.end] not in "YTC":
        return labels
    texts = tokens.texts[: first.end]
    initials = sum(len(text) == 1 and text.isupper() for text in texts)
    people = initials and initials * 6 >= first.end
    if people or first.label == "U" or {"collaboration", "collaborations", "consortium"} & set(map(str.lower, texts)):
        return _relabelled(labels, 0, first.end, "A")
    return labels


def _container_after_in(tokens: Tokens, labels: str) -> str:
    """Part ``… of C. In Conference Record …``: a sentence that begins with *In* names what holds the work."""
    texts = tokens.texts
    for run in stretches(labels):
        if run.label != "T":
            continue
        for at in range(run.start + 3, run.end - 3):
            if texts[at] == "In" and texts[at - 1] in ".?!\"" and texts[at + 1][:1].isupper():
                return _relabelled(labels, at, run.end, "C")
    return labels


def _joined_number(tokens: Tokens, labels: str) -> str:
    """Leave in its container the number that is joined to a word: ``(cogsci08)`` is no volume 08."""
    for run, after in pairwise(stretches(labels)):
        texts = tokens.texts[run.start : run.end]
        joined = "(" in texts and ")" not in texts and len(texts[-1]) > 2 and not tokens.blank_before(run.end)
        if run.label == "C" and after.label == "V" and joined and tokens.kinds[after.start] == "number":
            return _relabelled(labels, after.start, after.end, "C")
    return labels


def _book(labels: str) -> str:
    """Take as title what was taken for a journal where there is no title, no volume and no issue, but a publisher."""
    if "C" not in labels or "A" not in labels or set("VI") & set(labels) or not set("UL") & set(labels):
        return labels
    return labels.replace("C", "T")


def _subtitle(tokens: Tokens, labels: str) -> str:
    """Give back to the title of a book its second sentence, taken for a journal that has no volume and no pages."""
    if set("VIPEG") & set(labels) or not {"U", "L"} <= set(labels):
        return labels
    for before, run in pairwise(stretches(labels)):
        words = [text.lower() for text in tokens.texts[run.start : run.end]]
        if (before.label, run.label) == ("T", "C") and words[0] not in _OPENERS and not _GATHERED & set(words):
            return _relabelled(labels, run.start, run.end, "T")
    return labels


_OPENERS = frozenset(["in", "in:", '"', "'", "(", "//"])
_GATHERED = frozenset([
    "proceedings", "proc", "conference", "symposium", "workshop", "congress", "journal", "transactions", "lecture",
    "notes", "series", "bulletin", "review", "annals", "advances",
])

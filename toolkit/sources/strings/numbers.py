"""Volume, issue and pages where they stand together: ``52(9):2645–55`` is three fields whatever one label covers it."""

from __future__ import annotations

from toolkit.sources.strings.stretches import YEAR, stretches
from toolkit.sources.strings.tokens import Tokens

_LOOSE = frozenset("VIP")
_TOTAL = frozenset(["p", "pp", "pages", "páginas", "seiten", "s", "с", "стр", "页", "頁", "leaves"])


def numbered(tokens: Tokens, labels: str) -> str:
    """Return the labels with volume, issue and pages told apart, and a count of all pages taken out of them."""
    new = list(labels)
    at = 0
    while at < len(labels):
        if labels[at] in "VIP":
            at = _stretch(tokens, new, at)
        else:
            at += 1
    _totals(tokens, new)
    return "".join(new)


def _stretch(tokens: Tokens, labels: list[str], start: int) -> int:
    """Tell the fields of one stretch of loose labels apart; return the token behind it."""
    end = start
    while end < len(labels) and labels[end] in _LOOSE:
        end += 1
    spot = start
    while spot < end and tokens.kinds[spot] != "number":
        spot += 1
    closing = _issue(tokens, spot, end)
    if closing and "P" not in labels[:spot] + labels[closing + 2 :] and is_range(tokens.texts[spot + 2 : closing]):
        labels[spot + 1 : closing + 1] = "P" * (closing - spot)
        labels[spot] = "V"
        return end
    if closing:
        labels[spot + 1 : closing + 1] = "I" * (closing - spot)
        if labels[spot] in "IP":
            labels[spot] = "V"
    colon = closing + 1 if closing else spot + 1
    pages = _pages(tokens, colon, end)
    if pages and (closing or (labels[spot] == "V" and "I" not in labels[spot:pages])):
        again = _pages(tokens, pages, end)
        if again and not closing:  # volume : issue : page
            labels[spot + 1 : pages] = "I" * (pages - spot - 1)
            colon, pages = pages, again
        labels[colon:pages] = "P" * (pages - colon)
    return end


def _issue(tokens: Tokens, spot: int, end: int) -> int:
    """Return the bracket that closes an issue behind the volume at ``spot``, or 0."""
    texts = tokens.texts
    if spot + 3 >= end or texts[spot + 1] != "(" or tokens.kinds[spot] != "number":
        return 0
    for at in range(spot + 2, min(spot + 9, end)):
        if texts[at] == ")":
            inner = tokens.texts[spot + 2 : at]
            return at if "number" in tokens.kinds[spot + 2 : at] and "pp" not in inner else 0
    return 0


def is_range(inner: list[str]) -> bool:
    """Say whether brackets hold pages rather than issues: ``(345-370)``, not ``(3-4)``."""
    numbers = [int(text) for text in inner if text.isdecimal()]
    return len(inner) == 3 and len(numbers) == 2 and inner[1] in "-~" and numbers[1] - numbers[0] > 2


def _pages(tokens: Tokens, colon: int, end: int) -> int:
    """Return the token behind the pages that a colon at ``colon`` opens, or 0."""
    bare = colon < end and tokens.texts[colon - 1] == ")" and tokens.kinds[colon] == "number"
    if not bare and (colon + 1 >= end or tokens.texts[colon] != ":"):
        return 0
    at = colon + (not bare)
    if tokens.kinds[at] != "number" and not (tokens.kinds[at] == "word" and len(tokens.texts[at]) <= 2):
        return 0
    while at < end and (tokens.kinds[at] in ("number", "word") or tokens.texts[at] in "-~+") and at - colon < 9:
        at += 1
    return at if "number" in tokens.kinds[colon:at] else 0


def _totals(tokens: Tokens, labels: list[str]) -> None:
    """Take ``351 p.`` out of the pages: so many pages in all are no place in them."""
    start = 0
    while start < len(labels):
        if labels[start] != "P":
            start += 1
            continue
        end = start
        while end < len(labels) and labels[end] == "P":
            end += 1
        words = [at for at in range(start, end) if tokens.kinds[at] != "mark"]
        if (
            len(words) == 2
            and tokens.kinds[words[0]] == "number"
            and tokens.texts[words[1]].lower() in _TOTAL
            and labels.count("P") == end - start
        ):
            labels[start:end] = "X" * (end - start)
        start = end


def lone_number(tokens: Tokens, labels: str) -> str:
    """Give the year or the pages a single number that is labelled as volume, where no other number can be them.

    ``2022: 2`` has a year, and ``Chem. Lett. 1259 (1980)`` a page: hardly a journal counts a thousand volumes.
    """
    if "V" not in labels:
        return labels
    run = next(run for run in stretches(labels) if run.label == "V")
    numbers = [tokens.texts[at] for at in range(run.start, run.end) if tokens.kinds[at] != "mark"]
    if len(numbers) != 1 or not numbers[0].isdecimal():
        return labels
    label = "V"
    if YEAR.fullmatch(numbers[0]):
        label = "V" if "Y" in labels else "Y"
    elif len(numbers[0]) == 4 and not {"I", "P"} & set(labels):
        label = "P"
    return labels[: run.start] + label * (run.end - run.start) + labels[run.end :]

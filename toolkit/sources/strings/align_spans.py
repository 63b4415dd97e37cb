"""Annotated spans → labels."""

from __future__ import annotations

from toolkit.sources.strings.aligner import (
    AUTHOR,
    CONTAINER,
    DOI,
    EDITION,
    EDITOR,
    GENRE,
    ISSUE,
    NUMBER,
    PAGES,
    PLACE,
    PUBLISHER,
    REST,
    SERIES,
    TITLE,
    URL,
    VOLUME,
    YEAR,
    Aligner,
    Fields,
    normal,
)

_TAGS = {
    "author": AUTHOR, "director": AUTHOR, "producer": AUTHOR, "editor": EDITOR, "translator": EDITOR, "title": TITLE,
    "journal": CONTAINER, "container": CONTAINER, "booktitle": CONTAINER, "collection-title": SERIES, "series": SERIES,
    "date": YEAR, "volume": VOLUME, "number": ISSUE, "issue": ISSUE, "pages": PAGES, "publisher": PUBLISHER,
    "location": PLACE, "doi": DOI, "url": URL, "edition": EDITION, "genre": GENRE, "arxiv": NUMBER, "idno": NUMBER,
    "tech": NUMBER, "org": PUBLISHER, "isbn": REST, "note": REST, "source": REST, "medium": REST,
}


def by_spans(work: Aligner, spans: dict[str, list[str]], fields: Fields) -> None:
    """Label what the data mark as a field, the longest first."""
    taken = [False] * (len(work.text) + 1)
    wanted = sorted(
        ((value, tag) for tag, values in spans.items() for value in values if value.strip()),
        key=lambda pair: -len(pair[0]),
    )
    for value, tag in wanted:
        start = _free(work.text, value, taken, spans, tag, fields)
        if start >= 0:
            taken[start : start + len(value)] = [True] * len(value)
            _label_span(work, start, start + len(value), _TAGS.get(tag, REST))
    _split_issue(work, fields)
    _pages_of(work, fields)


def _pages_of(work: Aligner, fields: Fields) -> None:
    """Find the pages inside an annotated volume or issue; leave out what only counts all pages."""
    pages = normal(str(fields.get("pages") or ""))
    if not pages:
        work.labels = [REST if label == PAGES else label for label in work.labels]
        return
    if PAGES in work.labels:
        return
    spot = [at for at, label in enumerate(work.labels) if label in (VOLUME, ISSUE)]
    for begin in reversed(spot):
        end, form = begin, ""
        while end < work.count and work.labels[end] in (VOLUME, ISSUE) and len(form) < len(pages):
            form += normal(work.tokens.texts[end])
            end += 1
        if form == pages:
            while work.lows[begin - 1] in (":", ",", "p", "pp") and begin - 1 in spot:
                begin -= 1
            work.labels[begin : spot[-1] + 1] = [PAGES] * (spot[-1] + 1 - begin)
            return


def _free(text: str, value: str, taken: list[bool], spans: dict[str, list[str]], tag: str, fields: Fields) -> int:
    found, start = [], text.find(value)
    while start >= 0:
        if not any(taken[start : start + len(value)]):
            found.append(start)
        start = text.find(value, start + 1)
    if not found:
        return -1
    whole = [
        at for at in found if not (text[at - 1 : at].isalnum() or text[at + len(value) : at + len(value) + 1].isalnum())
    ]
    found = whole or found
    return (
        found[-1]
        if tag in ("pages", "volume", "issue", "location", "publisher", "journal") and len(value) < 8
        else found[0]
    )


def _label_span(work: Aligner, start: int, end: int, label: str) -> None:
    for at in range(work.count):
        if start <= work.tokens.starts[at] < end:
            work.labels[at] = label


def _split_issue(work: Aligner, fields: Fields) -> None:
    issue = normal(str(fields.get("issue") or ""))
    spot = [at for at, label in enumerate(work.labels) if label == VOLUME]
    if not issue or ISSUE in work.labels or not spot:
        return
    for begin in reversed(range(spot[0], spot[-1] + 1)):
        end, form = begin, ""
        while end <= spot[-1] and len(form) < len(issue):
            form += normal(work.tokens.texts[end])
            end += 1
        if form != issue:
            continue
        while begin > spot[0] and (not work.lows[begin - 1].isalnum() or work.lows[begin - 1] in _ISSUE_UNITS):
            begin -= 1
        if begin > spot[0] or not fields.get("volume"):
            for at in range(begin, spot[-1] + 1):
                work.labels[at] = ISSUE
            return


_ISSUE_UNITS = frozenset([
    "no", "nr", "n", "num", "number", "issue", "iss", "heft", "h", "núm", "numero", "numéro", "nos", "nº", "n°",
    "fasc", "º",
])

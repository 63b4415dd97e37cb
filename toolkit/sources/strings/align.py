"""Gold fields → one label per token: how training data are made out of records whose fields stand in the string.

Where the data give the annotated spans, they decide; else each value is searched in the string by its normal form, the
longest first, numbers where their surroundings fit. Only training uses this.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.sources.strings.align_fields import by_fields
from toolkit.sources.strings.align_spans import by_spans
from toolkit.sources.strings.aligner import CONTAINER, DOI, EDITOR, GENRE, REST, TITLE, URL, YEAR, Aligner, Fields
from toolkit.sources.strings.tokens import Tokens

_UNITS = frozenset([
    "vol", "volume", "bd", "band", "v", "no", "nr", "n", "issue", "number", "pp", "p", "pages", "page", "s",
    "seiten", "第", "卷", "期", "页", "頁", "号", "版", "年", "辑", "册", "t", "tome",
])
_OPENING = frozenset("([《")


def align(
    text: str, fields: Fields, unsure: Iterable[str] = (), spans: dict[str, list[str]] | None = None
) -> tuple[Tokens, str]:
    """Return the tokens of a string and one label for each."""
    work = Aligner(text)
    for at, kind in enumerate(work.tokens.kinds):
        if kind in ("url", "doi", "code"):
            work.labels[at] = {"url": URL, "doi": DOI, "code": GENRE}[kind]
    if spans:
        by_spans(work, spans, fields)
    else:
        by_fields(work, fields, frozenset(unsure))
    _fill(work)
    return work.tokens, "".join(work.labels)


def _fill(work: Aligner) -> None:
    labels = work.labels
    gap_start = 0
    while gap_start < work.count:
        if labels[gap_start]:
            gap_start += 1
            continue
        gap_end = gap_start
        while gap_end < work.count and not labels[gap_end]:
            gap_end += 1
        _fill_gap(work, gap_start, gap_end)
        gap_start = gap_end


def _fill_gap(work: Aligner, start: int, end: int) -> None:
    labels = work.labels
    before = labels[start - 1] if start else ""
    after = labels[end] if end < work.count else ""
    words = [at for at in range(start, end) if work.tokens.kinds[at] != "mark"]
    inner = ""
    if words:
        texts = [work.lows[at] for at in words]
        if all(text in _UNITS for text in texts) and (before in "VIPYN" or after in "VIPN"):
            inner = after if after and after in "VIPN" and texts[-1] not in "卷期页頁号年" else before
        elif texts == ["in"] and after:
            inner = after
        elif (
            after == CONTAINER
            and before in (TITLE, GENRE, YEAR)
            and ("//" in work.lows[start:end] or texts[0] in ("in", "见", "載", "载"))
        ) or texts[-1] in ("译", "譯", "trans", "编", "主编", "eds", "ed"):
            inner = EDITOR
        else:
            inner = REST
    last_word = words[-1] if words else start - 1
    first_word = words[0] if words else end
    for at in range(start, end):
        opening = work.lows[at] in _OPENING or work.lows[at] == "//"
        if words and first_word <= at <= last_word:
            labels[at] = inner
        elif at < first_word:
            labels[at] = (
                (inner or after or before or REST)
                if opening or not before or (at and labels[at - 1] != before)
                else before
            )
        else:
            labels[at] = (
                (after or inner or REST) if opening or (labels[at - 1] != inner and after) else inner or before or REST
            )
    if not words:
        cut = next((at for at in range(start, end) if work.lows[at] in _OPENING or work.lows[at] == "//"), end)
        for at in range(start, end):
            labels[at] = (before or after or REST) if at < cut else (after or before or REST)

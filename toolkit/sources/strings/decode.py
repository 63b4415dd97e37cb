"""Labelled tokens → the fields of a CSL item; what a grammar decides better than the labels is decided here."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from toolkit.sources.strings.grammar import relabelled
from toolkit.sources.strings.names import Names, read_names
from toolkit.sources.strings.stretches import YEAR, Stretch, stretches
from toolkit.sources.strings.tokens import Tokens, half_width

Item = dict[str, Any]
Span = tuple[int, int]

_EDGES = " \t\n.,;:/|*·~"
_PAIRS = {
    "(": ")", "[": "]", "《": "》", "“": "”",
    '"': '"',
    "‘": "’", "'": "'", "（": "）", "［": "］", "【": "】", "〈": "〉", "「": "」", "『": "』", "«": "»", "〔": "〕",
    "`": "'", "„": "“",
}
_FULL_EDGES = "，。；：、．｡､"
_IN = re.compile(r"^(?:in\b|dans\b|en:|in:|见|載於|载于|载|收入|刊于)\s*[:：.,]?\s*(?=\S)", re.IGNORECASE)
_UNIT = re.compile(
    r"^\W*(?:volumes?|vol|band|bd|tome|t|v|第|卷|总第|總第|vols)\s*[.,]?\s*(?=[\divxlcIVXLC一二三四五六七八九十百〇上中下])",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"^\W*(?:número|numero|numéro|number|issues?|nos?|nr|núm|num|n|iss|heft|fasc|fascicule|fascicolo|št|č|вып|№|h|第|总第|總第|ser)\s*[.°º:]*\s*(?=[\dA-Z一二三四五六七八九十])",
    re.IGNORECASE,
)
_PAGE_UNIT = re.compile(
    r"^\W*(?:(?:pages?|pgs?|pp?|seiten?|стр?|с|第|頁|页)\s*\.{0,2}\s*|ss?(?:\s*\.+\s*|\s+))(?=[\dA-Za-z])",
    re.IGNORECASE,
)
_PAGE_END = re.compile(r"\s*(?:pp?|页|頁|[sS])\.?\s*$")
_WORD_LAST = re.compile(r"(?<=\d)[\s,]+[^\W\d_]{3,}$")
_DASH = re.compile(r"\s*[-~—–−‐]+\s*")
_SPLIT_DIGITS = re.compile(r"(?<=\d)\s+(?=\d{3}(?!\d))")


class Decoded(NamedTuple):
    """A CSL item without its type, where each value stands in the string, and the labels that it was read by."""

    item: Item
    spans: dict[str, Span]
    labels: str


def decode(text: str, tokens: Tokens, labels: str, words: str = "", chinese: bool = False) -> Decoded:
    """Return what the labels say of a string, as a CSL item; titles and names are read from ``words``.

    ``chinese``: it is the translation of a Chinese entry, which writes the family name first.
    """
    words = words or text
    labels = relabelled(tokens, labels)
    runs = stretches(labels)
    by_label: dict[str, list[Stretch]] = {}
    for run in runs:
        by_label.setdefault(run.label, []).append(run)
    item: Item = {}
    spans: dict[str, Span] = {}
    for label, name, clean in _FIELDS:
        for run in by_label.get(label, ()):
            place = trimmed(text, tokens.starts[run.start], tokens.ends[run.end - 1])
            value = clean((words if label in "TCULS" else text)[slice(*place)])
            if any(map(str.isalnum, value)):
                item[name], spans[name] = value, place
                break
    _preprint(text, tokens, by_label, item)
    _people(text, tokens, by_label, item, spans, chinese)
    _date(text, tokens, by_label, item, spans)
    _links(text, tokens, by_label, item, spans)
    return Decoded(item, spans, labels)


_SERVER = re.compile(r"[.,．，]\s*(\w*[xX]iv)\.?\s*$")


def _preprint(text: str, tokens: Tokens, by_label: dict[str, list[Stretch]], item: Item) -> None:
    """Take the preprint server behind a title as the publisher."""
    if "T" in by_label and "publisher" not in item:
        run = by_label["T"][0]
        found = _SERVER.search(text[tokens.starts[run.start] : tokens.ends[run.end - 1]].rstrip(" .．,，"))
        if found:
            item["publisher"] = found[1]


def trimmed(text: str, start: int, end: int) -> Span:
    """Take marks and blanks off both ends of a stretch, and brackets or quotes that enclose it or stand alone."""
    edges = _EDGES + _FULL_EDGES
    while True:
        while start < end and text[start] in edges + "-—–":
            start += 1
        while start < end and text[end - 1] in edges:
            if text[end - 1] == "." and _ends_in_abbreviation(text, start, end):
                break
            end -= 1
        inner = text[start:end]
        first, last = inner[:1], inner[-1:]
        if first in _PAIRS and len(inner) > 1 and last == _PAIRS[first] and inner.find(last, 1) == len(inner) - 1:
            start, end = start + 1, end - 1
        elif first in _PAIRS and _PAIRS[first] not in inner[1:]:
            start += 1
        elif last in _CLOSING and not any(opening in inner[:-1] for opening in _CLOSING[last]):
            end -= 1
        elif first in _CLOSING and first not in _PAIRS:
            start += 1
        elif last in _PAIRS and last not in _CLOSING:
            end -= 1
        else:
            return start, end


_CLOSING: dict[str, str] = {}
for _opening, _closing in _PAIRS.items():
    _CLOSING[_closing] = _CLOSING.get(_closing, "") + _opening


def _ends_in_abbreviation(text: str, start: int, end: int) -> bool:
    """Say whether the point at the end belongs to an initial or an abbreviation with points in it (``U.S.``)."""
    return end - start > 3 and text[end - 2].isupper() and text[end - 3] == "."


def _plain(value: str) -> str:
    return " ".join(value.split())


_APPEARS = re.compile(r"(?i)[\s,.(]*\b(?:to appear|in press|forthcoming)(?: in)?[).\s]*$")
_MONTH_LAST = re.compile(r"\s*\((?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\)$")


def _container(value: str) -> str:
    value = _plain(_IN.sub("", value).lstrip("/: "))
    return _MONTH_LAST.sub("", _APPEARS.sub("", value) or value)


_VOLUME_END = re.compile(
    r"(?i)(?<=[\dIVXLC一二三四五六七八九十])(?:\s*(?:卷|vols?\b\.?|volumes?\b|bde?\b\.?|版)|\)\d+|\s*,\s*[^\W\d_]{1,5}[.°'’]?\s*\d[\d/-]*|/(?:19|20)\d\d)$"
)


def _volume(value: str) -> str:
    folded = half_width(_plain(value))
    bare = _UNIT.sub("", folded)
    return _VOLUME_END.sub("", bare).strip(" .,:;()") if any(map(str.isalnum, bare)) else ""


def _issue(value: str) -> str:
    folded = half_width(_plain(value)).strip(" .,:()[]")
    folded = re.sub(r"(?i),\s*issue of .*", "", folded)
    bare = re.sub(r"\s*[期号號]$", "", _NO_UNIT.sub("", folded)).strip(" .,:()[]-")
    return bare if "(" in bare else bare.split(")")[0]


def _pages(value: str) -> str:
    folded = _SPLIT_DIGITS.sub("", half_width(_plain(value)).strip(" .,:()"))
    bare = _WORD_LAST.sub("", _PAGE_END.sub("", _PAGE_UNIT.sub("", folded)))
    return _DASH.sub("-", bare).strip(" .,:()-") if any(map(str.isdigit, bare)) or len(bare) < 9 else bare


def _doi(value: str) -> str:
    found = re.search(r"10\.\d{4,9}(?:/|\.[a-z]\.)\S+", half_width(value))
    return found[0].rstrip(".,;)]") if found else ""


def _edition(value: str) -> str:
    return _plain(value)


_STANDARD = r"(?:中国专利|GB/?\s?[TZ]?|ISO(?:/IEC)?|IEC|ANSI|ASTM|DB\d*/?T?|[A-Z]{2,4}/T|JJ[FG]|CN|US|EP|WO|ZL)"
_NUMBER_FIRST = re.compile(rf"^{_STANDARD}\s*[\d.]+(?:[-:]\d{{4}})?\s*[,.:]?\s*(?=\D{{3}})")
_NUMBER_LAST = re.compile(
    rf"\s*[:,.(]\s*(?:中国专利\s*[,:]\s*)?(?:{_STANDARD}\s*[\d.][\d.A-Z/-]*(?::\d{{4}})?|\d{{8,}}[.\dX]*|[^:,()]{{0,12}}\[\d{{4}}\]\s*第?\d+号)\)?$"
)
_LATIN_START = re.compile("[A-Za-z]{2}")
_HAN_ASIDE = re.compile('["\\s,]*\\([^()]*[\u4e00-\u9fff][^()]*(?:\\([^()]*\\)[^()]*)*\\)$')
_NOTE_LAST = re.compile(
    r"\s*(?:[(\[](?:第?[\d一二三四五六七八九十]+\s?版|修订版|增订版|(?:博士|硕士)?学位论文|in chinese[^)]*"
    r"|(?:ph\.?\s?d\.?\s*)?(?:dissertation|thesis)|painting|interview|film|photograph|video|lecture|brochure)[)\]]"
    r"|[.,]\s*\w*[xX]iv)\.?$",
    re.IGNORECASE,
)
_EDITOR_FIRST = re.compile(r"^[Ee]ds?\.\)?,?\s+")
_LOOSE_END = re.compile(r"(?:\s*[:,.]\s*(?:第|卷|vol)|(?<=》)第)\.?$", re.IGNORECASE)


def _title(value: str) -> str:
    """Return a title without guillemets around it and without the number of a standard or patent beside it."""
    value = _plain(value)
    folded = half_width(value)
    if folded.startswith("《") and (closing := folded.find("》")) > 0 and len(folded) - closing <= 3:
        value, folded = value[1:closing], folded[1:closing]
    if _LATIN_START.match(folded):
        folded = _HAN_ASIDE.sub("", folded)
        value = value[: len(folded)]
    for pattern in (_APPEARS, _EDITOR_FIRST, _NOTE_LAST, _NUMBER_FIRST, _NUMBER_LAST, _LOOSE_END):
        match = pattern.search(folded)
        if match and len(folded) - (match.end() - match.start()) > 3:
            start, end = match.span()
            value, folded = value[:start] + value[end:], folded[:start] + folded[end:]
    return value.rstrip("：:，, ")


_FIELDS = (
    ("T", "title", _title),
    ("C", "container-title", _container),
    ("V", "volume", _volume),
    ("I", "issue", _issue),
    ("P", "page", _pages),
    ("U", "publisher", _plain),
    ("L", "publisher-place", _plain),
    ("N", "edition", _edition),
    ("S", "collection-title", _plain),
    ("K", "number", _plain),
)


def _people(
    text: str,
    tokens: Tokens,
    by_label: dict[str, list[Stretch]],
    item: Item,
    spans: dict[str, Span],
    chinese: bool,
) -> None:
    for label, name in (("A", "author"), ("E", "editor")):
        people: list[dict[str, str]] = []
        if label == "A" and label in by_label and _are_editors(text, tokens, by_label[label][0]):
            by_label = {**by_label, "E": [by_label["A"][0], *by_label.get("E", [])], "A": []}
        for run in by_label.get(label, ())[: 1 if label == "A" else 2]:
            start, end = tokens.starts[run.start], tokens.ends[run.end - 1]
            shown = _SEEN_IN.sub("", text[start:end]) if label == "E" else text[start:end]
            names: Names = read_names(shown, chinese)
            people += _without_full_stop(names.people, shown)
            if names.more and label == "A":
                item["custom"] = {"more-authors": True}
            if names.people:
                spans.setdefault(name, trimmed(text, start, end))
        if people:
            item[name] = people


def _without_full_stop(people: tuple[dict[str, str], ...], text: str) -> list[dict[str, str]]:
    """Return names whose last one has lost the point that only ends the list: ``LI N, WANG F.``, ``Doe, Jane.``."""
    given = [person.get("given", "") for person in people]
    if not given or not given[-1].endswith(".") or given[-1] == "." or "." in "".join(given)[:-1]:
        return list(people)
    last = {**people[-1], "given": given[-1][:-1]}
    initials = last["given"].replace(" ", "").isupper() and f"{last['family']} {given[-1]}" in half_width(text)
    word = last["given"].rpartition(" ")[2]
    return [*people[:-1], last] if initials or (len(word) > 3 and word[1:].islower()) else list(people)


_SEEN_IN = re.compile(r"^[\s,，]*(?:载于|載於|收入|载|見|见)\s*[:：]?\s*(?=\S\S)")
_EDITED = re.compile(r"[\s,.(\[]*(?:eds?\b|editors?\b|hrsg|and [^().]{3,60}\(?eds?\b)", re.IGNORECASE)
_EDITED_END = re.compile(r"[,(\[]\s*(?:eds?|editors?|hrsg)\b[.)\]\s,:]*$", re.IGNORECASE)


def _are_editors(text: str, tokens: Tokens, run: Stretch) -> bool:
    """Say whether the names before a title are those of editors: ``(eds.)``, ``, editors`` stand behind them."""
    start, end = tokens.starts[run.start], tokens.ends[run.end - 1]
    return bool(_EDITED_END.search(text, start, end) or _EDITED.match(text, end))


def _date(text: str, tokens: Tokens, by_label: dict[str, list[Stretch]], item: Item, spans: dict[str, Span]) -> None:
    for run in by_label.get("Y", ()):
        start, end = tokens.starts[run.start], tokens.ends[run.end - 1]
        found = YEAR.search(half_width(text[start:end]))
        if found:
            item["issued"] = {"date-parts": [[int(found[1])]]}
            spans["issued"] = (start + found.start(), start + found.end())
            return
    if "Y" not in by_label:
        _loose_year(tokens, by_label, item, spans)


def _loose_year(tokens: Tokens, by_label: dict[str, list[Stretch]], item: Item, spans: dict[str, Span]) -> None:
    """Take a year that stands among what is no field, when no date was found."""
    for run in by_label.get("X", ()):
        for at in range(run.start, run.end):
            if YEAR.fullmatch(tokens.texts[at]) and tokens.texts[max(at - 1, 0)] != "-":
                item["issued"] = {"date-parts": [[int(tokens.texts[at])]]}
                spans["issued"] = (tokens.starts[at], tokens.ends[at])


def _links(text: str, tokens: Tokens, by_label: dict[str, list[Stretch]], item: Item, spans: dict[str, Span]) -> None:
    for at, kind in enumerate(tokens.kinds):
        if kind in ("url", "doi"):
            place = (tokens.starts[at], tokens.ends[at])
            found = _doi(tokens.texts[at])
            if found and "DOI" not in item:
                item["DOI"], spans["DOI"] = found, place
            if kind == "url" and "URL" not in item:
                item["URL"], spans["URL"] = half_width(text[slice(*place)]).replace(" ", ""), place

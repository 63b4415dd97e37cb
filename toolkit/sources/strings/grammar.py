"""What a grammar knows better than the labeller: labels are changed where the form of the string leaves no choice."""

from __future__ import annotations

import re
from itertools import pairwise

from toolkit.sources.strings.coded import before_code
from toolkit.sources.strings.numbers import is_range, lone_number, numbered
from toolkit.sources.strings.parting import parted
from toolkit.sources.strings.stretches import YEAR, stretches
from toolkit.sources.strings.tokens import Tokens

_HAN_UNITS = {"卷": "V", "期": "I", "号": "I", "號": "I", "页": "P", "頁": "P", "版": "N"}
_LOOSE = frozenset("VIPXYNK")


def relabelled(tokens: Tokens, labels: str) -> str:
    """Return the labels with what a grammar knows better: numbers beside 卷, 期 and 页, a span of years in a title."""
    labels = lone_number(tokens, numbered(tokens, parted(tokens, _openings(tokens, labels))))
    if "Y" in labels and labels.count("T"):
        labels = _title_years(tokens, labels)
    if "V" in labels:
        labels = _issue_in_brackets(tokens, labels)
    if "C" not in labels and ("V" in labels or "I" in labels):
        labels = _last_sentence(tokens, labels)
    labels = _bodies(tokens, before_code(tokens, _containers(tokens, _titles(tokens, labels))))
    if "I" not in labels:
        labels = _bare_issue(tokens, labels)
    if "han" not in tokens.kinds:
        return labels
    new = list(_snapped(tokens, labels))
    for at, text in enumerate(tokens.texts):
        label = _HAN_UNITS.get(text, "")
        if not label or labels[at] == "T":
            continue
        places = _numbers_beside(tokens, at)
        if label == "N" and any(labels[place] not in "VIX" for place in places):
            continue
        if text in "页頁" and len(places) == 1 and places[0] < at and tokens.texts[places[0] - 1] != "第":
            label = "X"  # so many pages in all: no place in them
        for place in places:
            if labels[place] in _LOOSE:
                new[place] = new[at] = label
    if "P" not in new:
        _last_range(tokens, new)
    return "".join(new)


def _openings(tokens: Tokens, labels: str) -> str:
    """Give an opening quote or bracket to the field that begins behind it."""
    new = list(labels)
    for at in range(1, len(labels) - 1):
        if labels[at] == labels[at + 1] or tokens.texts[at] not in _OPENING_MARKS or tokens.blank_before(at + 1):
            continue
        if tokens.texts[at] != '"' or tokens.blank_before(at) or tokens.texts[at - 1] in ".,:":
            new[at] = labels[at + 1]
    return "".join(new)


_OPENING_MARKS = frozenset('"《([')


def _last_sentence(tokens: Tokens, labels: str) -> str:
    """Part the journal from the title where a volume or issue stands behind both: the last sentence is the journal."""
    runs = [run for run in stretches(labels) if run.label == "T"]
    if not runs or (set(labels[: runs[0].start]) | set(labels[runs[0].end :])) & set("UE"):
        return labels
    run = runs[0]
    for at in range(run.end - 3, run.start + 2, -1):
        if (
            tokens.texts[at] == "."
            and len(tokens.texts[at - 1]) + (tokens.kinds[at - 1] == "han") > 1
            and (tokens.kinds[at - 1] == "han" or tokens.blank_before(at + 1))
        ):
            return labels[: at + 1] + "C" * (run.end - at - 1) + labels[run.end :]
    return labels


def _titles(tokens: Tokens, labels: str) -> str:
    """Find the title where none is labelled, and keep a standard's year out of it."""
    if "T" not in labels and "C" not in labels and "A" in labels and not _are_people(tokens, labels):
        labels = labels.replace("A", "T")
    at = labels.find("T")
    if at > 1 and YEAR.fullmatch(tokens.texts[at]) and tokens.texts[at - 1] == "-" and tokens.kinds[at - 2] == "number":
        labels = labels[:at] + "X" + labels[at + 1 :]
    return labels


def _are_people(tokens: Tokens, labels: str) -> bool:
    """Say whether what is labelled as authors reads as names: initials, *et al.*, short Han names, a collaboration."""
    start = labels.index("A")
    end = start + next((at for at, label in enumerate(labels[start:]) if label != "A"), len(labels) - start)
    texts = tokens.texts[start:end]
    if any(text.lower() in ("al", "collaboration", "等") for text in texts):
        return True
    han = tokens.kinds[start:end].count("han")
    if han:
        return han <= 4 * (1 + sum(text in ",、;" for text in texts)) and any(text in ",、;" for text in texts)
    return sum(len(text) == 1 and text.isupper() for text in texts) * 6 >= len(texts)


_INSIDE = frozenset(["in", "见", "载", "載", "//", "收入"])


def _containers(tokens: Tokens, labels: str) -> str:
    """Take as container the title behind ``In: editors``; a translator is none."""
    runs = stretches(labels)
    for run in runs:
        if (
            run.label == "C"
            and tokens.texts[run.end - 1 - (tokens.kinds[run.end - 1] == "mark")] in ("译", "譯")
            and run.end - run.start < 9
        ):
            labels = labels[: run.start] + "E" * (run.end - run.start) + labels[run.end :]
    if "C" in labels:
        return labels
    if "U" not in labels and "L" in labels and "V" in labels and "P" in labels:
        return labels.replace("L", "C")  # volume and pages: a journal that sounds like a place
    for before, run in pairwise(runs):
        if (
            before.label == "E"
            and run.label == "T"
            and "T" in labels[: before.start]
            and tokens.texts[before.start].lower() in _INSIDE
        ):
            return labels[: run.start] + "C" * (run.end - run.start) + labels[run.end :]
    return labels


def _issue_in_brackets(tokens: Tokens, labels: str) -> str:
    """Give the issue what stands in brackets behind the volume, and the year what stands before it and a semicolon."""
    start = labels.index("V")
    end = start
    while end < len(labels) and labels[end] == "V":
        end += 1
    texts = tokens.texts
    first = next((at for at in range(start, end) if tokens.kinds[at] != "mark"), start)
    if "Y" not in labels and texts[first + 1 : first + 2] == [";"] and YEAR.fullmatch(texts[first]) and end > first + 2:
        labels = labels[:start] + "Y" * (first + 2 - start) + labels[first + 2 :]
    at = next((at for at in range(first + 1, min(end + 1, len(texts))) if texts[at] == "("), -1)
    closing = texts.index(")", at) if at > 0 and ")" in texts[at:] else -1
    if (
        "I" in labels
        or closing < 0
        or closing - at > 6
        or tokens.kinds[at - 1] != "number"
        or labels[at + 1] not in "VXP"
        or is_range(texts[at + 1 : closing])
    ):
        return labels
    return labels[:at] + "I" * (closing + 1 - at) + labels[closing + 1 :]


def _last_range(tokens: Tokens, labels: list[str]) -> None:
    """Label as pages a range of numbers at the end that is no field yet."""
    count = len(labels) - (tokens.texts[-1:] == ["."])
    if (
        count > 3
        and tokens.kinds[count - 3 : count] == ["number", "mark", "number"]
        and tokens.texts[count - 2] in "-~"
        and labels[count - 3 : count] == ["X"] * 3
        and tokens.texts[count - 4] in ",:."
    ):
        labels[count - 3 : count] = "PPP"


_TEXT_LABELS = frozenset("ATCU")


def _snapped(tokens: Tokens, labels: str) -> str:
    """Move a border between two fields that falls inside a run of Han characters to the end of the run."""
    new, start, count = list(labels), 0, len(labels)
    for at in range(1, count + 1):
        if at < count and tokens.kinds[at] == tokens.kinds[at - 1] == "han" and not tokens.blank_before(at):
            continue
        inner = set(labels[start:at])
        if len(inner) > 1 and inner <= _TEXT_LABELS:
            commonest = max(sorted(inner), key=labels[start:at].count)
            new[start:at] = commonest * (at - start)
        start = at
    return "".join(new)


def _numbers_beside(tokens: Tokens, at: int) -> range:
    """Return the tokens of the number that a unit counts: before it (``第3卷``), else after it (``卷 3``)."""
    start = at
    while (
        start > 0 and (tokens.kinds[start - 1] == "number" or tokens.texts[start - 1] in "-~,、/+") and at - start < 7
    ):
        start -= 1
    if start < at and tokens.kinds[at - 1] == "number" and (at < 2 or tokens.texts[start - 1] not in _HAN_UNITS):
        return range(start, at)
    end = at + 1
    while (
        end < len(tokens.texts)
        and (tokens.kinds[end] == "number" or (tokens.texts[end] in "-~" and end > at + 1))
        and end - at < 5
    ):
        end += 1
    if end < len(tokens.texts) and tokens.texts[end] in _HAN_UNITS and end > at + 1:
        return range(0)
    return range(at + 1, end)


def _title_years(tokens: Tokens, labels: str) -> str:
    runs = stretches(labels)
    dated = [run for run in runs if run.label == "Y"]
    for before, run in pairwise(runs):
        years = [text for text in tokens.texts[run.start : run.end] if len(text) == 4 and text.isdigit()]
        if (
            (run.label == "X" or (run.label == "Y" and len(dated) > 1))
            and before.label == "T"
            and len(years) == 2
            and tokens.texts[run.start] == "("
        ):
            end = tokens.texts.index(")", run.start) + 1 if ")" in tokens.texts[run.start : run.end] else run.end
            labels = labels[: run.start] + "T" * (end - run.start) + labels[end:]
    return labels


_HAN_BODY = re.compile(
    "(?:局|委员会|委員會|中心|大学|研究院|研究所|学会|协会|政府|部|厅|院|办公室|公司|集团|课题组|编写组|编委会|社|馆|处|银行|联合会|联盟|基金会)(?:[(（].*[)）])?$"
)
_BODY = re.compile(
    r"\b(?:University|Institute|Organi[sz]ation|Committee|Commission|Ministry|Department|Agency|Association|Society|Council|Bureau|Office|"
    r"Library|Museum|Foundation|Federation|Administration|Academy|Center|Centre|Collaboration|Consortium)\b"
)


def _bodies(tokens: Tokens, labels: str) -> str:
    """Take as author the body whose name stands as a sentence before the title."""
    start = labels.find("T")
    if "A" in labels or start < 0:
        return labels
    end = start
    while end < len(labels) and labels[end] == "T":
        end += 1
    points = [at for at in range(start, end) if tokens.texts[at] == "."]
    if not points or end - points[0] < 4 or points[0] - start > 24:
        return labels
    first = tokens.texts[start : points[0]]
    han = "han" in tokens.kinds[start : points[0]]
    if not (_HAN_BODY.search("".join(first)) if han else _BODY.search(" ".join(first))):
        return labels
    return labels[:start] + "A" * (points[0] + 1 - start) + labels[points[0] + 1 :]


def _bare_issue(tokens: Tokens, labels: str) -> str:
    """Read ``(3): 12-18`` as issue and pages where neither is labelled."""
    texts = tokens.texts
    for at in range(len(texts) - 4):
        if (
            texts[at] == "("
            and texts[at + 2] == ")"
            and tokens.kinds[at + 1] == "number"
            and texts[at + 3] == ":"
            and (labels[at + 1] == "X" or (labels[at : at + 3] == "VVV" and labels[at - 1 : at] != "V"))
        ):
            end = at + 4
            while end < len(texts) and (tokens.kinds[end] == "number" or texts[end] in "-~") and labels[end] in "XP":
                end += 1
            return labels[:at] + "III" + "P" * (end - at - 3) + labels[end:] if end > at + 4 else labels
    return labels

"""Fit the confidence: readings of strings that the models had not seen, against what is right in them."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from toolkit.sources.strings.confidence import script_of, terms

Fields = dict[str, Any]
Pair = tuple[list[float], str, bool]
"""The signals of a reading, its order of fields, and whether all was right."""

_SEVEN = {"title": "title", "container": "container-title", "volume": "volume", "issue": "issue", "pages": "page"}
_UNITS = {
    "volume": re.compile(r"(?i)^\W*(?:vol(?:ume)?|bd|band|v|第)\.?\s*(?=\d)|\s*卷$"),
    "issue": re.compile(r"(?i)^\W*(?:no|nr|issue|n|第)\.?\s*(?=\d)|\s*[期号]$|\b0+(?=\d)"),
    "pages": re.compile(r"(?i)^\W*(?:pages?|pp?|s|第)\.?\s*(?=[\da-z])|\s*页$"),
}
_STEPS, _PENALTY = 30, 0.3
_COMMON, _PRIOR = 6, 6


def bare(text: str) -> str:
    """Return letters and digits only, without width, case and marks above letters."""
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(filter(str.isalnum, folded)))


def is_right(item: Fields, gold: Fields, unsure: Iterable[str]) -> bool:
    """Say whether author, title, container, year, volume, issue and pages are all as the gold fields have them."""
    skipped = set(unsure)
    for name, slot in _SEVEN.items():
        if name not in skipped and _value(name, item.get(slot)) != _value(name, gold.get(name)):
            return False
    year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""
    if "year" not in skipped and year != _year(str(gold.get("year") or "")):
        return False
    return "author" in skipped or _families(item.get("author")) == _families(gold.get("author"))


def _value(name: str, value: object) -> str:
    text = str(value or "")
    return bare(_UNITS[name].sub("", text) if name in _UNITS else text)


def _year(text: str) -> str:
    found = re.search(r"1[4-9]\d\d|20\d\d", text)
    return found[0] if found else bare(text)


def _families(people: Sequence[Any] | None) -> list[str]:
    shown = []
    for person in people or ():
        family, given = (
            (person.get("family") or "", person.get("given") or "") if isinstance(person, dict) else (str(person), "")
        )
        whole = family + given if re.search("[\u3040-\u9fff\uac00-\ud7af]", family + given) else family
        shown.append(bare(whole or (person.get("literal") or "" if isinstance(person, dict) else "")))
    return [name for name in shown if name and name not in ("others", "etal", "等")]


def fit(pairs: Sequence[Pair]) -> str:
    """Return weights per script, and orders, as JSON; the same pairs give the same."""
    orders = _orders(pairs)
    weights = {
        script: _curve([pair for pair in pairs if script_of(pair[1]) == script], orders) for script in ("han", "latin")
    }
    return json.dumps({"orders": orders, "weights": weights}, sort_keys=True)


def _curve(pairs: Sequence[Pair], orders: dict[str, float]) -> list[float]:
    """Return the weights of a logistic curve with a small penalty, by Newton's method."""
    values = np.array([terms(seen, orders.get(order, 0.0)) for seen, order, _ in pairs], dtype=np.float64)
    right = np.array([good for *_, good in pairs], dtype=np.float64)
    if not pairs:
        return []
    weights, penalty = np.zeros(values.shape[1]), _PENALTY * np.eye(values.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (chance - right) + penalty @ weights
        bend = (values * (chance * (1 - chance) + 1e-6)[:, None]).T @ values + penalty
        weights -= np.linalg.solve(bend, slope)
    return [round(float(weight), 4) for weight in weights]


def _orders(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return the odds of every order that occurs often, drawn towards those of all, relative to them, as logarithms."""
    counts: dict[str, list[int]] = {}
    for _, order, good in pairs:
        counts.setdefault(order, [0, 0])[good] += 1
    overall = sum(good for *_, good in pairs) / max(len(pairs), 1)
    base = math.log((overall + 1e-6) / (1 - overall + 1e-6))
    found = {}
    for order, (wrong, right) in sorted(counts.items()):
        if wrong + right >= _COMMON:
            share = (right + _PRIOR * overall) / (wrong + right + _PRIOR)
            found[order] = round(math.log(share / (1 - share)) - base, 3)
    return found

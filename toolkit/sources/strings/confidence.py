"""How sure a reading is, as the share of readings like it that were right in every field when they were held out."""

from __future__ import annotations

import json
import math
import operator
from typing import Any

Item = dict[str, Any]


Doubts = tuple[float, ...]
"""The logarithm of the probability of a labelling, at rising temperatures."""


def order_of(labels: str, has_han: bool) -> str:
    """Return the fields of a string in their order, as a key."""
    order = "".join(label for at, label in enumerate(labels) if not at or label != labels[at - 1])
    return order + ("h" if has_han else "l")


def signals(item: Item, labels: str, doubts: Doubts, twin: bool, disagreements: int, has_han: bool) -> list[float]:
    """Return what the confidence is made of, each about between -3 and 3; `terms` says which are measures of doubt.

    ``doubts`` are those of the labelling; ``disagreements`` counts those between the halves.
    """
    count = max(len(labels), 1)
    cold, warm, hot = doubts
    author, title = "author" in item, len(str(item.get("title", "")))
    coded = "G" in labels
    journal = item.get("type") == "article-journal"
    pieces = sum(1 for at in range(1, len(labels)) if labels[at] != labels[at - 1])
    return [
        math.sqrt(min(max(-warm, 0.0), 40.0)),
        math.sqrt(min(max(-hot, 0.0), 60.0)),
        max(hot / count, -1.5),
        max(cold, -30.0) / 10,
        max(cold / count, -1.0) * 5,
        math.sqrt(min(max(-cold, 0.0), 40.0)),
        max(warm, -60.0) / 20,
        math.log(count) / 4,
        1.0,
        float(twin),
        float(twin and not disagreements),
        min(disagreements, 3) / 1.0,
        float(coded),
        float(journal),
        float(journal and "page" in item and "volume" in item),
        float(author),
        float(title > 8),
        float(title > 160),
        float("container-title" in item),
        float("issued" in item),
        float("V" in labels and "I" in labels and "P" in labels),
        labels.count("X") / count * 3,
        abs(pieces - 8) / 5,
        float(any("literal" in person for person in item.get("author", []))),
        float(has_han),
    ]


def terms(values: list[float], odds: float) -> list[float]:
    """Return signals and the odds of the order of fields, and what they say together with a doubt.

    An author that is missing tells more where the labelling is uncertain too: hence the products with three doubts.
    """
    warm, hot, mean, *_ = values
    both = [*values, odds]
    key = [odds, warm, hot, mean]
    squares = [one * other for at, one in enumerate(key) for other in key[at:]]
    return [*both, *squares, *(warm * value for value in both[8:]), *(mean * value for value in both[8:])]


class Calibration:
    """Logistic curves over `signals`, one per script, moved by how well strings with this order of fields were read."""

    def __init__(self, weights: dict[str, list[float]], orders: dict[str, float]) -> None:
        """Take what training has fitted: weights by script, and the logarithm of the odds of each common order."""
        self.weights, self.orders = weights, orders

    def confidence(self, values: list[float], order: str) -> float:
        """Return a share between 0 and 1, with two digits, rounded down."""
        values = terms(values, self.orders.get(order, 0.0))
        total = sum(map(operator.mul, self.weights[script_of(order)], values))
        return math.floor(100 / (1 + math.exp(-max(min(total, 30.0), -30.0)))) / 100


def script_of(order: str) -> str:
    """Return the script of a string by its `order_of`: ``han`` or ``latin``."""
    return "han" if order.endswith("h") else "latin"


def read_calibration(text: str) -> Calibration:
    """Read what `calibrate.fit` wrote."""
    read = json.loads(text)
    return Calibration(read["weights"], read["orders"])

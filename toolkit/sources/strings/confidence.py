"""How sure a reading is, as the share of readings like it that were right in every field when they were held out."""

from __future__ import annotations

import json
import math
from typing import Any

Item = dict[str, Any]


SIGNALS = 24
"""How many numbers `signals` returns."""


def order_of(labels: str, has_han: bool) -> str:
    """Return the fields of a string in their order, as a key."""
    order = "".join(label for at, label in enumerate(labels) if not at or label != labels[at - 1])
    return order + ("h" if has_han else "l")


def signals(
    item: Item, labels: str, log_probability: float, twin: bool, disagreements: int, has_han: bool
) -> list[float]:
    """Return what the confidence is made of, each about between -3 and 3.

    ``log_probability`` is that of the labelling, natural logarithm; ``disagreements`` counts those between the halves.
    """
    count = max(len(labels), 1)
    author, title = "author" in item, len(str(item.get("title", "")))
    coded = "G" in labels
    journal = item.get("type") == "article-journal"
    pieces = sum(1 for at in range(1, len(labels)) if labels[at] != labels[at - 1])
    return [
        1.0,
        max(log_probability, -30.0) / 10,
        max(log_probability / count, -1.0) * 5,
        -math.sqrt(min(max(-log_probability, 0.0), 40.0)),
        float(twin),
        float(twin and not disagreements),
        min(disagreements, 3) / 1.0,
        float(has_han),
        float(coded),
        float(coded and has_han),
        float(journal),
        float(journal and "page" in item and "volume" in item),
        float(author),
        float(title > 8),
        float(title > 160),
        float("container-title" in item),
        float("issued" in item),
        has_han * max(log_probability, -30.0) / 10,
        has_han * math.sqrt(min(max(-log_probability, 0.0), 40.0)),
        twin * max(log_probability, -30.0) / 10,
        float("V" in labels and "I" in labels and "P" in labels),
        labels.count("X") / count * 3,
        abs(pieces - 8) / 5,
        float(any("literal" in person for person in item.get("author", []))),
    ]


class Calibration:
    """A logistic curve over `signals`, moved by how well strings with their fields in this order were read."""

    def __init__(self, weights: list[float], orders: dict[str, float]) -> None:
        """Take what training has fitted: weights, and the logarithm of the odds of each common order."""
        self.weights, self.orders = weights, orders

    def confidence(self, values: list[float], order: str) -> float:
        """Return a share between 0 and 1, with two digits."""
        total = sum(
            weight * value for weight, value in zip(self.weights, [*values, self.orders.get(order, 0.0)], strict=True)
        )
        return math.floor(100 / (1 + math.exp(-max(min(total, 30.0), -30.0)))) / 100


def read_calibration(text: str) -> Calibration:
    """Read what `calibrate.fit` wrote."""
    read = json.loads(text)
    return Calibration(read["weights"], read["orders"])

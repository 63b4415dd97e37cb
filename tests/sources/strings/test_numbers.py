"""Volume, issue and pages are told apart whatever one label covers them."""

from __future__ import annotations

import pytest

from toolkit.sources.strings.decode import decode
from toolkit.sources.strings.numbers import numbered
from toolkit.sources.strings.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("52(9):2645-55", "VVVVVVVV", "VIIIPPPP"),
        ("52（9）：2645–55", "VVVVVVVV", "VIIIPPPP"),
        ("39(10):60-64", "PPPPPPPP", "VIIIPPPP"),
        ("9:1871-1874", "VVVVV", "VPPPP"),
        ("81:22:9216", "VVVVV", "VIIPP"),
        ("70:6", "VVI", "VVI"),
        ("351 p.", "PPP", "XXX"),
        ("pp. 35-38", "PPPPP", "PPPPP"),
        ("12 (7pp)", "VVVVV", "VVVVV"),
    ],
)
def test_fields_in_one_stretch(text: str, labels: str, expected: str) -> None:
    assert numbered(tokenize(text), labels) == expected


def test_a_count_of_all_pages_is_no_page() -> None:
    text = "Paris : Vuibert, 2013. 191 p."
    item = decode(text, tokenize(text), "LLUUYYPPP").item
    assert "page" not in item
    assert item["publisher"] == "Vuibert"

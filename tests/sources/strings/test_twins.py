"""Halves that contradict each other are found; the same facts in two languages are not."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.sources.strings.twins import disagreements

ZH: dict[str, Any] = {
    "type": "article-journal",
    "author": [{"literal": "曾立新"}, {"literal": "吕玉梅"}],
    "volume": "3",
    "issue": "2",
    "page": "1-9",
    "issued": {"date-parts": [[2011]]},
}
EN: dict[str, Any] = {**ZH, "author": [{"family": "Zeng", "given": "L X"}, {"family": "Lü", "given": "Yumei"}]}


def test_a_true_twin_agrees() -> None:
    assert list(disagreements(ZH, EN)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"volume": "4"}, "volume"),
        ({"issue": "12"}, "issue"),
        ({"page": "1-19"}, "pages"),
        ({"issued": {"date-parts": [[2012]]}}, "year"),
        ({"author": [{"family": "Zeng", "given": "L X"}]}, "authors"),
        ({"type": "thesis"}, "type"),
        ({"author": [{"family": "Wang", "given": "L X"}, EN["author"][1]]}, "name"),
        ({"author": [{"family": "Zeng", "given": "K P"}, EN["author"][1]]}, "name"),
    ],
)
def test_what_differs_is_named(change: dict[str, Any], field: str) -> None:
    assert [found.field for found in disagreements(ZH, {**EN, **change})] == [field]


@pytest.mark.parametrize(("han", "family", "given", "agree"), [
    ("王叶滢", "Wang", "Y Q", False), ("王叶滢", "Wang", "YQ", False), ("王叶滢", "Wang", "Y Y", True),
    ("王叶滢", "Wang", "Y", True), ("王叶滢", "Wang", "Yeying", True), ("邓长明", "Deng", "Changming", True),
    ("汪朝辉", "Wang", "Zhao-hui", True), ("汪朝辉", "WANG", "C H", True), ("杨楠", "Yang", "N", True),
])
def test_initials_begin_a_reading_of_their_characters(han: str, family: str, given: str, agree: bool) -> None:
    found = disagreements({"author": [{"literal": han}]}, {"author": [{"family": family, "given": given}]})
    assert [each.field for each in found] == ([] if agree else ["name"])


def test_what_is_absent_is_no_contradiction() -> None:
    assert list(disagreements(ZH, {"type": "article-journal"})) == []

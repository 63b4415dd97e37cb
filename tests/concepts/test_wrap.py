"""Labels broken into lines, Chinese between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.concepts.wrap import break_lines, split
from toolkit.text.scripts import width_em


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("流域一体化管理", "流域 一体化 管理"),
        ("发展中国家用水", "发展中 国家 用水"),
        ("非国有企业与地方政府间合作", "非国有 企业 与 地方 政府间 合作"),
        ("完善水利管理体系", "完善 水利 管理 体系"),
    ],
)
def test_chinese_words_are_found_by_rule(label: str, words: str) -> None:
    found, word = [], ""
    for piece, _, cost in split(label):
        word += piece
        if cost < 2:
            found.append(word)
            word = ""
    assert " ".join(filter(None, [*found, word])) == words


@pytest.mark.parametrize(
    ("label", "limit", "lines"),
    [
        ("河流", 7.5, ("河流",)),
        ("流域各国公平合理用水原则", 7.5, ("流域各国公平", "合理用水原则")),
        ("上游国家的义务与下游国家的权利", 8.0, ("上游国家的义务", "与下游国家的权利")),
        ("水权（water right）交易", 5.0, ("水权", "（water", "right）交易")),
        ("fair and reasonable use", 11.0, ("fair and reasonable use",)),
        ("fair and reasonable use of water", 11.0, ("fair and reasonable", "use of water")),
        ("the sharing of all waters", 8.0, ("the sharing", "of all waters")),
        ("", 7.5, ("",)),
    ],
)
def test_lines(label: str, limit: float, lines: tuple[str, ...]) -> None:
    assert break_lines(label, limit) == lines


def test_a_word_that_cannot_be_broken_stays_whole() -> None:
    assert break_lines("x" * 80, 11) == ("x" * 80,)


def test_a_very_long_label_takes_as_many_lines_as_it_needs() -> None:
    lines = break_lines("流域治理" * 40, 7.5)
    assert "".join(lines) == "流域治理" * 40
    assert max(map(width_em, lines)) <= 7.5 * 1.5


@given(st.text(max_size=60), st.floats(min_value=3, max_value=20))
def test_nothing_is_lost_but_blanks(text: str, limit: float) -> None:
    assert "".join("".join(break_lines(text, limit)).split()) == "".join(text.split())

"""Texts without the breaks that only wrap a line."""

from __future__ import annotations

import pytest

from toolkit.text.unwrap import half_width_digits, unwrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("王小明\n等（2010）", "王小明 等（2010）"),
        ("a line \r\nand more", "a line   and more"),
        ("a paragraph\n\nanother", "a paragraph\n\nanother"),
        ("before\n# A heading", "before\n# A heading"),
        ("| a | b |\n| c | d |", "| a | b |\n| c | d |"),
        ("one\ntwo\nthree\n\nfour", "one two three\n\nfour"),
        ("\n　首行", "\n　首行"),
    ],
)
def test_breaks_inside_a_paragraph_are_blanks(text: str, shown: str) -> None:
    assert unwrapped(text) == shown
    assert len(shown) == len(text)


def test_digits_are_half_width() -> None:
    assert half_width_digits("（２０10，①）") == "（2010，①）"

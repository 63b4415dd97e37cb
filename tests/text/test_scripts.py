"""Which script a text is in, and how wide it is."""

from __future__ import annotations

import pytest

from toolkit.text.scripts import has_han, language_of, width_em


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("数据主权", "zh"),
        ("从DeepSeek禁令看美国技术焦虑", "zh"),
        ("BERT 模型", "zh"),
        ("The idea of 天下 in Chinese thought", "en"),
        ("Data is power", "en"),
        ("Ｄａｔａ", "en"),
        ("Büthe", "en"),
        ("日本国憲法の研究", "ja"),
        ("データ", "ja"),
        ("한국 데이터", "ko"),
        ("Война и мир", ""),
        ("1984", ""),
        ("——…", ""),
        ("", ""),
    ],
)
def test_language_by_script(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["数", "a〇", "𠮷", "々", "\uf900"])
def test_rare_and_compatibility_characters_are_han(text: str) -> None:
    assert has_han(text)


@pytest.mark.parametrize("text", ["", "abc", "，。", "かな", "한글", "①"])
def test_punctuation_kana_and_hangul_are_not_han(text: str) -> None:
    assert not has_han(text)


def test_a_han_character_is_one_em_and_so_is_full_width() -> None:
    assert width_em("数据，ＡＢ") == 5.0


def test_latin_is_as_wide_as_helvetica() -> None:
    # Adobe's AFM of Helvetica: H 722, e 556, l 222, l 222, o 556
    assert width_em("Hello") == pytest.approx(2.278)


def test_accented_letters_are_as_wide_as_bare_ones_and_marks_have_no_width() -> None:
    assert width_em("é") == width_em("e") == width_em("e\u0301")


def test_quotation_marks_follow_the_script_around_them() -> None:
    assert width_em("“数据”") == 4.0
    assert width_em("“data”") < 3


def test_width_adds_up() -> None:
    assert width_em("数据ab") == pytest.approx(width_em("数据") + width_em("ab"))
    assert width_em("") == 0

"""The normal form that matching uses, and folding that keeps offsets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text.normal import ascii_fold, fold, normal_form

# Everything that folding may expand, join or drop stands close together in real text; let it do so here too.
TEXT = st.text(st.one_of(st.characters(), st.sampled_from("ﬁ㈠½ßİǅé\u0301\u0307ｶﾞ가ᄀ\u1161Ａ，数 据a1")))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Data Sovereignty!", "datasovereignty"),
        ("数据 主权（试行）", "数据主权试行"),
        ("ＤＡＴＡ，２０２４", "data2024"),
        ("Straße", "strasse"),
        ("ﬁnal ½", "final12"),
        ("㈠ 总则", "一总则"),
        ("Büthe", "büthe"),
        ("Bu\u0308the", "büthe"),
        ("——…", ""),
        ("", ""),
    ],
)
def test_normal_form(text: str, form: str) -> None:
    assert normal_form(text) == form


@given(TEXT)
def test_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    form = normal_form(text)
    assert normal_form(form) == form
    assert all(character.isalnum() for character in form)


@pytest.mark.parametrize(
    ("text", "folded", "offsets"),
    [
        ("aＢ", "ab", (0, 1)),
        ("ﬁx", "fix", (0, 0, 1)),
        ("x㈠", "x(一)", (0, 1, 1, 1)),
        ("½", "1⁄2", (0, 0, 0)),
        ("aße", "asse", (0, 1, 1, 2)),
        ("e\u0301A", "éa", (0, 2)),
        ("ｶﾞ", "ガ", (0,)),
        ("数据 DATA", "数据 data", (0, 1, 2, 3, 4, 5, 6)),
        ("", "", ()),
    ],
)
def test_fold_remembers_where_each_character_came_from(text: str, folded: str, offsets: tuple[int, ...]) -> None:
    assert fold(text) == (folded, offsets)


@given(TEXT)
def test_fold_gives_the_folded_text_and_offsets_that_never_go_back(text: str) -> None:
    folded, offsets = fold(text)
    assert folded == unicodedata.normalize("NFKC", text).casefold()
    assert len(offsets) == len(folded)
    assert list(offsets) == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Büthe", "Buthe"), ("Ørsted", "Orsted"), ("Łukasz", "Lukasz"), ("Straße", "Strasse"), ("王 Wang", " Wang")],
)
def test_ascii_fold(text: str, folded: str) -> None:
    assert ascii_fold(text) == folded

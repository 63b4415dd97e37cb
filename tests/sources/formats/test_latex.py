"""LaTeX in values: to Unicode and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.sources.formats.latex import decode, encode


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"G{\"o}del and B{\"{u}}the", "Gödel and Büthe"),
        (r"M{\'\i}a \'{E}cole", "Mía École"),
        (r"Erd\H{o}s, \v Sime\v{c}ka, \c{c}a", "Erdős, Šimečka, ça"),
        (r"{\ss}tra\ss e, {\AA}ngstr{\o}m, {\L}ukasz", "ßtraße, Ångstrøm, Łukasz"),
        ("{DeepSeek} and {{AI}}", "DeepSeek and AI"),
        (r"\emph{Data} \textbf{power}", "Data power"),
        (r"A \& B, 50\%, \#1, a\_b, \$5", "A & B, 50%, #1, a_b, $5"),
        ("1990--2000 --- ``quoted''", "1990–2000 — “quoted”"),
        ("Smith~J", "Smith J"),
        (r"CD4$^{+}$ and $x_{1}$", "CD4$^{+}$ and $x_{1}$"),
        (r"\unknown{数据}", r"\unknown数据"),
        (r"a\~{}b, \~{n}, \^{}", "a~b, ñ, ^"),
        (r"\href{https://example.org/a_b}{the page} of \LaTeX{} users", "the page of LaTeX users"),
        (r"5\,\textmu{}m at \texteuro{} 3", "5 µm at € 3"),
        ("数据安全——治理", "数据安全——治理"),
    ],
)
def test_decode(value: str, text: str) -> None:
    assert decode(value) == text


def test_braces_that_group_names_can_stay() -> None:
    assert decode(r"{Soci{\'e}t{\'e} X} and {\O}rsted", keep_braces=True) == "{Société X} and Ørsted"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A & B 50%", r"A \& B 50\%"),
        ("costs $5", r"costs \$5"),
        ("H$_2$O", "H$_2$O"),
        ("数据 – “x”", "数据 – “x”"),
        ("a { b", r"a \textbraceleft{} b"),
        (r"$\{a\}$", r"$\{a\}$"),
        (r"$\\}$", r"\$\textbackslash{}\textbackslash{}\textbraceright{}\$"),
        (r"$\{$", r"\$\textbackslash{}\textbraceleft{}\$"),
    ],
)
def test_encode(text: str, value: str) -> None:
    assert encode(text) == value


@given(st.text(st.sampled_from("ab数 {}\\$&%#_~^-`'\"éı()"), max_size=25))
def test_what_decoding_gave_comes_back_after_encoding(value: str) -> None:
    text = decode(value)
    assert decode(encode(text)) == text


@given(st.text(st.sampled_from("ab数 {}\\$&%~^-`'"), max_size=25))
def test_an_encoded_value_cannot_open_or_close_what_is_around_it(text: str) -> None:
    depth = 0
    for character in encode(text).replace("\\\\", "").replace("\\{", "").replace("\\}", ""):
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0

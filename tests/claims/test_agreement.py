"""What two texts of one claim may not differ in, and what only looks like a difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.claims.agreement import differences, name_difference
from toolkit.claims.numerals import chinese_numbers, english_numbers


@pytest.mark.parametrize(("zh", "en", "what"), [
    ("2023年有35%的港口公开账本", "In 2022, 35 percent of the ports opened their ledgers", {"numbers"}),
    ("港口分两种", "There are three kinds of port", {"numbers"}),
    ("货量为25亿吨", "The cargo came to 2.5 million tons", {"numbers"}),
    ("同盟没有通过章程", "The league adopted the charter", {"negation"}),
    ("账本促进信任", "Ledgers do not promote trust", {"negation"}),
    ("中国主张开放", "The United States advocates openness", {"names"}),
    ("GDPR 提高成本", "The Data Act raises cost", {"names"}),
    ("欧盟日益重视账本", "Japan pays ever more heed to ledgers", {"names"}),
])
def test_contradictions_are_found(zh: str, en: str, what: set[str]) -> None:
    assert differences({"zh": zh, "en": en}).keys() == what


@pytest.mark.parametrize(("zh", "en"), [
    ("约有3.5亿人", "some 350 million people"), ("20世纪90年代", "in the 1990s"),
    ("十四五规划", "the 14th Five-Year Plan"),
    ("2016年4月通过", "adopted in April 2016"), ("下降三分之一", "fell by a third"),
    ("增加二十五亿元", "rose by 2.5 billion yuan"),
    ("双方各有立场", "both sides have their own stance"), ("1982-2006年", "from 1982 to 2006"),
    ("19世纪", "the nineteenth century"),
    ("该法不仅保护隐私", "The act protects more than privacy"), ("账本不可或缺", "Ledgers are indispensable"),
    ("两者不平等", "The two are unequal"), ("中美之间的竞争", "the rivalry between China and the United States"),
    ("中、美、欧三方", "China, the US and the EU"), ("AI 治理", "the governance of artificial intelligence"),
    ("GDPR 生效", "the General Data Protection Regulation took effect"),
    ("不丹的港口", "ports of Bhutan"), ("用户会不会离开", "whether users leave"),
    ("", "Only one language"), ("只有一种语言", ""),
])
def test_what_is_said_otherwise_in_the_other_language_is_no_contradiction(zh: str, en: str) -> None:
    assert differences({"zh": zh, "en": en}) == {}


@given(st.integers(0, 10**9))
def test_a_number_in_digits_is_read_in_both_languages(number: int) -> None:
    assert number in chinese_numbers(f"共{number}个").digits
    assert number in english_numbers(f"{number:,} in all").digits


def test_full_width_digits_are_digits() -> None:
    assert differences({"zh": "２０２３年", "en": "in 2023"}) == {}


@pytest.mark.parametrize(("zh", "en", "found"), [
    ("吴桂芳指出树木遮阴。", "Lu Guifang shows that trees give shade.", "Lu Guifang"),
    ("吴桂芳指出树木遮阴。", "Guifang Wu shows that trees give shade.", ""),
    ("单田芳说书。", "Shan Tianfang tells stories.", ""),
    ("作者指出树木遮阴。", "Wu Guifang shows that trees give shade.", ""),
    ("香港的树。", "Trees of Hong Kong.", ""),
    ("黄河两岸。", "Both sides of the Huang He.", ""),
])
def test_a_pinyin_name_that_no_han_name_can_be_read_as(zh: str, en: str, found: str) -> None:
    difference = name_difference(zh, en)
    assert (difference.en if difference else "") == found

"""Sentences of Chinese, English and mixed prose: each row is a text with ``|`` where a sentence ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text.sentences import sentences

CASES = [
    "数据就是权力。|权力需要约束！|谁来约束？|没有答案……|",
    "对内如此；|对外也如此。|",
    "他说：“先等等。再看看。”|众人散去。|",
    "“为什么要管？”的问题没有答案。|",
    "《谁来管？》一书指出了三点。|",
    "条例已经生效（见附录。第二页）。|下一句。|",
    "（全文完。）|后记。|",
    "甲国主张自由流动^[3]。|乙国反对。^[4-6]|丙国观望。[7]|",
    "实验在3.1节说明．|结果见表2。|",
    "结果表明有效.|本文认为可行。|",
    "综述（张三，2020；李四，2019）有两篇。|",
    "分三点：① 速度；|② 成本；|③ 质量。|",
    "The U.S. policy changed in v. 3.1 of No. 5.| It held.|",
    "Rivers rise, as Miller et al. (2019) saw.| We agree with Miller et al.| The rest do not.|",
    "See Fig. 3 and Eq. 4, e.g. the first.| Dr. Wang left at 5 p.m.| She was late.|",
    "Flow stops.[3]| It starts again.^12| Then (see Fig. 2. It is small.) it ends.|",
    "1. First things first.| 2. Then the rest.|",
    "It paused... and went on...| Then it stopped.|",
    '"It works." |She nodded; he did not.|',
    "Is it so?| Yes!| A file at http://example.org/a.b?c=d is fine.|",
    "该模型（GPT-4.0）优于Web3.0。|DeepSeek也是。|",
    "Tillage changes soil.1 |Growth is slow in water.2,3 |Snow feeds back (at last).4–6 |It ends.|",
    "Snow falls.²,³ |Rice grows.⁵⁻⁷ |Done.|",
    "主权很重要。^[3]^|治理也是。^[4]|",
    "应当完善立法．|2020年增长了45%．|见表．2。|",
    "细胞的表达Fig.1 Expression of it. |It grew in Web2.0 Then it fell.|",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_they_end(marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in sentences(text)]
    assert found == [piece.strip() for piece in marked.split("|") if piece.strip()]


def test_a_list_begins_new_sentences_at_its_lines() -> None:
    text = "需要做到\n（1）保障安全\n（2）促进流通"
    assert len(sentences(text)) == 3


@given(st.text(alphabet="a.B 。！？；“”（）()[]^1\n中文…\"'《》", max_size=80))
def test_sentences_are_ordered_and_lose_nothing_but_blanks(text: str) -> None:
    found = sentences(text)
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    covered = set().union(*(range(start, end) for start, end in found)) if found else set()
    assert {at for at, character in enumerate(text) if not character.isspace()} <= covered


def test_a_stretch_is_split_by_its_own_offsets() -> None:
    text = "前言。甲。乙。后记。"
    assert sentences(text, 3, 7) == [(3, 5), (5, 7)]

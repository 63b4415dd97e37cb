"""A twin falls into its halves wherever the English one stands; what is no twin stays whole."""

from __future__ import annotations

import pytest

from toolkit.sources.strings.cut import cut

ZH = "林一鸣, 何玉梅. 湿地水文[J]. 江南学报, 2011, 3(2): 1-9"
EN = "Lin Y M, He Y M. Wetland hydrology of plains[J]. Jiangnan Journal, 2011, 3(2): 1-9"


def halves(text: str) -> tuple[str, str]:
    found = cut(text)
    return text[slice(*found.zh)], text[slice(*found.en)] if found.en else ""


@pytest.mark.parametrize(
    "text",
    [
        f"{ZH}. {EN}.",
        f"{ZH}.\n{EN}.",
        f"{ZH}.[{EN}.]",
        f"{ZH}. ({EN}.)",
        f"{ZH}.（{EN}）",
        f"{ZH}. {EN}. (in Chinese)",
        f"{ZH}. {EN}. [in Chinese]",
        f"{ZH}. {EN} (in Chinese with English abstract)",
        f"{EN}.[{ZH}.]",
        f"{EN}. {ZH}.",
        f"{EN} (in Chinese).\n{ZH}.",
    ],
)
def test_twins(text: str) -> None:
    assert [half.strip(" .") for half in halves(text)] == [ZH, EN]


@pytest.mark.parametrize(
    "text",
    [
        ZH,
        EN,
        "霍夫曼 K A, Miller R. 湿地水文[J]. 江南学报, 2011, 3(2): 1-9.",
        "Miller R. The notion of 天下 in early texts[M]. Boston: Oakley, 2003.",
        "林一鸣. DeepSeek 与 Open Model 的 Token 成本[J]. 江南学报, 2024.",
    ],
)
def test_single_references_stay_whole(text: str) -> None:
    assert halves(text) == (text, "")


def test_a_repeated_half_is_read_once() -> None:
    text = "滨海市水务局. 滨海水志[Z]. 1982. 滨海市水务局. 滨海水志[Z]. 1982. (in Chinese)"
    assert halves(text)[0].count("滨海水志") == 1

"""Documents that a text names without listing them."""

from __future__ import annotations

import pytest

from toolkit.papers.find import find_citations
from toolkit.papers.formats.prose import manuscript
from toolkit.papers.scanned import Mention

LIST = """

## References

[1] Reed T. Heat and mortality in small towns. Environment and Town, 2015, 12(3): 201-215.

[2] 全国人大. 中华人民共和国森林法[S]. 2019.

[3] European Parliament. Nature Restoration Law. 2024.
"""


def named(text: str) -> tuple[Mention, ...]:
    return find_citations(manuscript("", "markdown", f"# A paper\n\n{text}{LIST}")).mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("《城镇树木保护条例》要求登记树木。高温致死[1]。", "城镇树木保护条例"),
        ("2018年发布的《行道树\n数据安全标准化白皮书6.0》指出如此[1]。", "行道树数据安全标准化白皮书6.0"),
        ("《国家技术规划（2006—2020年）》提出目标[1]。", "国家技术规划（2006—2020年）"),
        ("《树木养护规范》（GB/T 1234—2018）适用[1]。", "树木养护规范"),
        ("Heat kills [1]. The Town Tree Charter asks every town to count.", "Town Tree Charter"),
        ("Heat kills [1]. Under the Clean Air Act this is banned.", "Clean Air Act"),
        ("Heat kills [1]. So says the Convention on Biological Diversity.", "Convention on Biological Diversity"),
    ],
)
def test_a_document_that_no_entry_has_is_named(text: str, name: str) -> None:
    assert [one.name for one in named(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "《森林法》与《中华人民共和国森林法》规定如此[1]。",  # listed, by its short name too
        "《城镇树木保护条例》[1]要求登记。",  # its marker stands right behind it
        "《自然恢复法》已经通过[3]。",  # the sentence cites a law in the other language
        "《红楼梦》与《生态学报》写到树荫[1]。",  # a novel and a journal
        "《中国树木学报》的研究报告[1]。",
        "Gene Regulation and Grant Agreement 12 are none [1].",
        "The Department of Pesticide Regulation agrees [1].",
    ],
)
def test_what_is_listed_or_no_document_is_passed_over(text: str) -> None:
    assert named(text) == ()


def test_one_document_is_one_finding_with_all_its_places_and_names() -> None:
    harbour = "《安全港协议》(Safe Harbor Framework)与《安全港协议》[1]不同。"
    plan = "《统筹建设总体方案》（简称《总体方案》）及《总体方案》。"
    found = {one.name: (one.also, len(one.places)) for one in named(harbour + plan)}
    assert found == {"统筹建设总体方案": ("总体方案", 3)}
    one = named(harbour.replace("[1]", "") + "热浪致死[1]。")[0]
    assert (one.name, one.also, len(one.places)) == ("安全港协议", "Safe Harbor Framework", 2)


def test_when_a_document_was_in_force_is_not_what_it_is_called() -> None:
    found = named("《科技成果转化法》（2015年修订版）与《树木管理办法》（试行）都要求如此。高温致死[1]。")
    assert [(one.name, one.also) for one in found] == [("科技成果转化法", ""), ("树木管理办法", "")]


def test_nothing_is_held_against_a_text_without_a_list() -> None:
    assert find_citations(manuscript("", "markdown", "《城镇树木保护条例》要求登记树木。")).mentions == ()

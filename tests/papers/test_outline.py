"""Headings by marks, numbers and names; what only looks like a heading gives none."""

from __future__ import annotations

from toolkit.papers.manuscript import Span
from toolkit.papers.outline import headings


def shown(text: str, **more: object) -> list[tuple[str, str, int]]:
    return [(one.number, one.title, one.level) for one in headings(text, **more)]  # type: ignore[arg-type]


def test_numbers_of_a_chinese_paper() -> None:
    text = "题目\n\n1 引论\n\n正文。\n\n1.1 概念\n\n正文。\n\n1.2 方法\n\n正文。\n\n2 结果\n\n正文。\n\n参考文献\n"
    assert shown(text) == [
        ("1", "引论", 1),
        ("1.1", "概念", 2),
        ("1.2", "方法", 2),
        ("2", "结果", 1),
        ("", "参考文献", 1),
    ]


def test_chinese_numerals_and_chapters() -> None:
    text = "第一章 总论\n\n一、背景\n\n正文。\n\n（一）国内\n\n（二）国外\n\n二、意义\n\n（一）理论\n\n第二章 方法\n"
    assert [(number, level) for number, _, level in shown(text)] == [
        ("第一章", 1), ("一", 2), ("一", 3), ("二", 3), ("二", 2), ("一", 3), ("第二章", 1),
    ]  # fmt: skip


def test_marks_give_the_levels_where_a_file_uses_several() -> None:
    text = "# 题目\n\n## 1 引言\n\n### 1.1 背景\n\n**粗体**不是标题。\n\n## Methods {#sec:m}\n"
    assert shown(text) == [("", "题目", 1), ("1", "引言", 2), ("1.1", "背景", 3), ("", "Methods", 2)]


def test_marks_of_one_kind_leave_the_levels_to_the_numbers() -> None:
    text = "# 题目\n\n# 1引言\n\n# 1.1背景\n\n# 2 方法\n\n# 表1 参数\n"
    assert shown(text) == [("", "题目", 1), ("1", "引言", 1), ("1.1", "背景", 2), ("2", "方法", 1)]


def test_a_number_that_latin_letters_follow_without_a_blank() -> None:
    text = "# 1AX的结构\n\n# 1.1mtDNA扩增\n\n# 2.2T2DM患者\n\n# 3Results\n\n# 3D打印\n\n# 2tDCS刺激\n"
    assert [(number, title) for number, title, _ in shown(text)] == [
        ("1", "AX的结构"),
        ("1.1", "mtDNA扩增"),
        ("2.2", "T2DM患者"),
        ("3", "Results"),
        ("", "3D打印"),
        ("", "2tDCS刺激"),
    ]


def test_dates_measures_lists_and_tables_are_no_headings() -> None:
    text = "1 引言\n\n2024年5月发布\n\n3 kg\n\n7 sails were lost\n\n图1 流程\n\n5 % of all\n\n1. Apples.\n\n0.5 | 1.2\n"
    assert shown(text) == [("1", "引言", 1)]


def test_no_heading_is_sought_where_it_is_blocked() -> None:
    text = "# A\n\n```\n# not a heading\n```\n\n# B\n"
    assert [title for _, title, _ in shown(text, blocked=(Span(5, 28),))] == ["A", "B"]


def test_offsets_are_those_of_the_line() -> None:
    text = "题目\n\n1 引言  \n正文"
    (one,) = headings(text)
    assert text[one.start : one.end] == "1 引言"


def test_plain_numbers_below_chinese_ones_begin_again() -> None:
    text = "一、引言\n\n（一）背景\n\n1. 国内\n\n2. 国外\n\n二、方法\n\n1. 数据\n\n正文。\n"
    assert [(number, level) for number, _, level in shown(text)] == [
        ("一", 1), ("一", 2), ("1", 3), ("2", 3), ("二", 1), ("1", 3),
    ]  # fmt: skip


def test_headings_that_a_line_below_marks() -> None:
    text = "题目\n====\n\n背景 \n---\n\n这是一句话。\n---\n\n| 甲 |\n| --- |\n\n方法\n-----\n"
    assert shown(text) == [("", "题目", 1), ("", "背景", 2), ("", "方法", 2)]
    assert shown(text, marked=False) == []

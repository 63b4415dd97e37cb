"""Lists of every shape fall into their entries, and nothing else does."""

from __future__ import annotations

import pytest

from toolkit.sources.strings.split import entries, entry_start, label_end, one_per_line

ZH = "林一鸣. 湿地水文[J]. 江南学报, 2011, 3(2): 1-9."
EN = "Miller A. Wetland water. Harbour Review, 2012, 4(1): 5-8."


def split(text: str) -> list[str]:
    return [entry.raw for entry in entries(text.splitlines())]


@pytest.mark.parametrize("form", ["{} ", "[{}]", "［{}］", "({}) ", "{}. ", "- {} ", "〔{}〕 "])
def test_numbered_lists(form: str) -> None:
    text = "\n".join(form.format(number) + entry for number, entry in enumerate([ZH, EN, ZH], 1))
    assert [raw[label_end(raw) :] for raw in split(text)] == [ZH, EN, ZH]


def test_circled_numbers() -> None:
    assert split(f"①{ZH}\n②{EN}") == [f"①{ZH}", f"②{EN}"]


def test_an_entry_goes_on_over_lines_and_pages() -> None:
    found = split(f"1 {ZH[:12]}\n{ZH[12:]}\n2 Miller A. Wetland\n\n- water. Harbour Review, 2012.\n3 {EN}")
    assert len(found) == 3
    assert found[1].endswith("water. Harbour Review, 2012.")


def test_the_english_half_on_its_own_line_belongs_to_the_entry() -> None:
    english = "Lin Y M. Wetland hydrology[J]. Jiangnan Journal, 2011, 3(2): 1-9. (in Chinese)"
    assert split(f"[1] {ZH}\n{english}\n[2] {EN}") == [f"[1] {ZH}\n{english}", f"[2] {EN}"]
    assert split(f"{ZH}\n{english}\n{EN}") == [f"{ZH}\n{english}", EN]


def test_headings_page_numbers_and_what_follows_the_list_are_left_out() -> None:
    text = f"参考文献\n\n[1] {ZH}\n- 12 -\n[2] {EN}\n\nReceived with thanks by the editors"
    found = list(entries(text.splitlines()))
    assert [entry.raw for entry in found] == [f"[1] {ZH}", f"[2] {EN}"]
    assert found[0].left_out == ("参考文献", "- 12 -")


def test_merged_neighbours_are_cut() -> None:
    assert split(f"[1] {ZH} [2] {EN}\n[3] {EN}") == [f"[1] {ZH}", f"[2] {EN}", f"[3] {EN}"]


def test_unnumbered_blank_lines_and_hanging_lines() -> None:
    assert split(f"{ZH}\n\n{EN}\n\n{ZH}") == [ZH, EN, ZH]
    assert split("Miller A. Wetland\n    water. Harbour Review, 2012.\nOlsen K. Rivers.\n    Oakley, 2013.") == [
        "Miller A. Wetland\n    water. Harbour Review, 2012.",
        "Olsen K. Rivers.\n    Oakley, 2013.",
    ]
    assert split(f"{EN}\n{EN}") == [EN, EN]


def test_one_per_line_keeps_every_line() -> None:
    assert [entry.raw for entry in one_per_line(["a\n", "\n", "b"])] == ["a", "", "b"]


def test_one_entry_a_line_needs_no_blank_lines_nor_full_stops() -> None:
    lines = ["Adams A (2001) A thing. Journal 1:2–3", "_______. More, 2002", "(2003) Nameless", "Brown B (n.d.) It"]
    assert [entry.raw for entry in entries(lines)] == lines


def test_numbers_with_the_chinese_comma() -> None:
    found = split(f"1、{ZH}\n2、{EN}\n3、{ZH}")
    assert [raw[entry_start(raw) :] for raw in found] == [ZH, EN, ZH]


@pytest.mark.parametrize("mark", ["- ", "• ", "● "])
def test_a_list_mark_is_no_part_of_the_entry(mark: str) -> None:
    assert [raw[entry_start(raw) :] for raw in split(f"{mark}{ZH}\n{mark}{EN}")] == [ZH, EN]


def test_circled_neighbours_on_one_line_are_parted() -> None:
    assert split(f"①{ZH} ②{EN} ③{ZH}") == [f"①{ZH}", f"②{EN}", f"③{ZH}"]


def test_a_page_number_that_begins_a_line_is_no_entry() -> None:
    found = split(f"[1] Miller A. Wetland. Harbour Review, 2012, 4(1): 105-\n118.\n[2] {ZH}")
    assert len(found) == 2
    assert found[0].endswith("118.")


@pytest.mark.parametrize(
    "heading", ["七、参考文献", "主要参考文献：", "参考文献 References", "References and Notes", "第三部分 参考文献"]
)
def test_headings_of_more_words(heading: str) -> None:
    assert split(f"{heading}\n[1] {ZH}\n[2] {EN}") == [f"[1] {ZH}", f"[2] {EN}"]


@pytest.mark.parametrize("between", ["\n\nReferences\n", "\n"])
def test_a_second_list_counts_from_one_again(between: str) -> None:
    assert len(split(f"[1] {ZH}\n[2] {EN}{between}[1] {EN}\n[2] {ZH}")) == 4


def test_a_masthead_with_a_year_is_left_out() -> None:
    found = list(entries(f"[1] {ZH}\n\n江南学报 第3卷 第2期 2011年2月\n\n[2] {EN}".splitlines()))
    assert [entry.raw for entry in found] == [f"[1] {ZH}", f"[2] {EN}"]
    assert found[0].left_out == ("江南学报 第3卷 第2期 2011年2月",)


def test_a_neighbour_of_the_same_year_is_no_translation() -> None:
    other = EN.replace("2012", "2011")
    assert split(f"{ZH}\n{other}\n{ZH}\n{other}") == [ZH, other, ZH, other]


def test_a_translation_may_come_first() -> None:
    english = "Lin Y M. Wetland hydrology[J]. Jiangnan Journal, 2011, 3(2): 1-9."
    again = english.replace("2011", "2012"), ZH.replace("2011", "2012")
    assert split("\n".join([english, ZH, *again])) == [f"{english}\n{ZH}", "\n".join(again)]


def test_books_without_numbers_are_told_apart_by_the_author() -> None:
    book, english = "吕明. 湿地[M]. 南京: 江南出版社, 2009.", "LYU M. Wetland[M]. Nanjing: Jiangnan Press, 2009."
    assert split(f"{book}\n{english}\n{book}\n{english}") == [f"{book}\n{english}"] * 2
    other = english.replace("LYU", "Ortiz")
    assert split(f"{book}\n{other}\n{book}\n{other}") == [book, other] * 2

"""Reference lists: where they are, how many entries they have, what does not belong to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from toolkit.papers.reflist import find_list

BODY = "正文引用[1]和[2]。\n\n"
ONE = "[1] 张三. 论甲[J]. 学报, 2001, 1(2): 3-4."
TWO = "[2] Miller A, Stone B. On rivers[J]. Water, 2003, 5: 6-7."
THREE = "[3] 王五. 论丙[M]. 北京: 书社, 2005."


def labels(text: str) -> list[str]:
    found = find_list(text)
    return [entry.label for entry in found.entries] if found else []


def raws(text: str) -> list[str]:
    found = find_list(text)
    return [entry.raw for entry in found.entries] if found else []


@pytest.mark.parametrize(
    "heading",
    ["参考文献", "# 参考文献：", "参 考 文 献", "【参考文献】", "参考文献(References)",
     "**References**", "5. References",
     "## Bibliography", "WORKS CITED", "Literatura citada", "Referências bibliográficas", "引用文献",
     "Literaturverzeichnis"],
)  # fmt: skip
def test_the_heading_is_found_in_its_many_forms(heading: str) -> None:
    text = f"{BODY}{heading}\n\n{ONE}\n{TWO}\n{THREE}\n"
    assert labels(text) == ["1", "2", "3"]


def test_the_list_may_begin_on_the_line_of_its_heading_or_have_none() -> None:
    assert labels(f"{BODY}参考文献：{ONE}\n{TWO}\n{THREE}") == ["1", "2", "3"]
    assert labels(f"{BODY * 3}{ONE}\n{TWO}\n{THREE}") == ["1", "2", "3"]


def test_a_table_of_contents_does_not_hide_the_list() -> None:
    assert labels(f"目录\n1 引言\n参考文献\n\n{BODY}# 参考文献\n{ONE}\n{TWO}\n") == ["1", "2"]


def test_a_banner_between_entries_does_not_end_the_list_nor_stand_in_an_entry() -> None:
    text = f"{BODY}# 参考文献\n\n[1] 张三. 论甲. 学\n\n# 转换工具 未注册版\n\n报, 2001, 1(2): 3-4.\n{TWO}\n{THREE}\n"
    assert labels(text) == ["1", "2", "3"]
    assert raws(text)[0] == "张三. 论甲. 学\n\n\n报, 2001, 1(2): 3-4."


def test_what_comes_after_the_list_is_not_in_its_last_entry() -> None:
    for after in (
        "# A study of things\n",
        "Abstract: we study 2001 things.\n",
        "收稿日期：2020-01-01\n",
        "(编辑：某人)\n",
    ):
        assert raws(f"{BODY}参考文献\n\n{ONE}\n{TWO}\n{THREE}\n\n{after}")[-1] == THREE[4:]


def test_entries_that_ocr_ran_together_are_parted() -> None:
    assert labels(f"{BODY}参考文献\n{ONE}{TWO} {THREE}\n") == ["1", "2", "3"]


def test_labels_that_ocr_broke_are_mended() -> None:
    lines = [f"[{n}] 某人{n}. 论{n}[J]. 学报, 20{n:02}, 1: 2." for n in range(1, 13)]
    lines[10] = lines[10].replace("[11]", ":11]")
    lines[11] = lines[11].replace("[12]", "[l2]")
    assert labels(f"{BODY}参考文献\n" + "\n".join(lines)) == [str(n) for n in range(1, 13)]


def test_a_number_that_is_missing_leaves_a_gap() -> None:
    lines = [f"[{n}] 某人{n}. 论{n}[J]. 学报, 20{n:02}, 1: 2." for n in (1, 2, 4, 5)]
    assert labels(f"{BODY}参考文献\n" + "\n".join(lines)) == ["1", "2", "4", "5"]


def test_volumes_and_years_at_the_start_of_lines_are_no_labels() -> None:
    text = f"{BODY}References\n1. Miller A. On rivers. Water\n"
    text += "2003, 5: 6-7.\n2. Stone B. On hills. Earth 2004;\n12. 7-9.\n3. Wood C. Sky, 2005.\n"
    assert labels(text) == ["1", "2", "3"]


def test_entries_without_numbers_one_a_line_and_wrapped() -> None:
    each = "Adams A (2001) On a subject of some length. Journal 1:2–3.\n"
    each += "_______. Another. Journal, 2002.\n(2003) Nameless work.\n"
    assert len(raws(f"Text (Adams 2001).\n\nReferences\n\n{each}")) == 3
    wrapped = (
        "Adams, A. (2001). On a subject whose title is too long\nfor one line. Journal of Things, 1(2), 3–4.\n"
        "Brown, B. (2002). On another subject whose title is long\nas well. Journal of Things, 2(2), 3–4.\n"
    )
    assert len(raws(f"Text (Adams 2001).\n\nReferences\n\n{wrapped}")) == 2


def test_the_english_half_belongs_to_its_entry() -> None:
    text = f"{BODY}参考文献\n- 1 张三. 论甲. 学报, 2001.\n"
    text += "Zhang S. On A. Journal, 2001. (in Chinese)\n"
    text += "- 2 李四. 论乙. 学报, 2002.\nLi S. On B. Journal, 2002. (in Chinese)\n"
    assert labels(text) == ["1", "2"]
    assert raws(text)[1].endswith("(in Chinese)")


def test_offsets_are_those_of_the_text_with_its_line_ends() -> None:
    text = f"{BODY}参考文献\r\n{ONE}\r\n{TWO}\r\n"
    found = find_list(text)
    assert found
    assert [text[entry.start : entry.end] for entry in found.entries] == [ONE, TWO]
    assert text[found.span.start : found.span.end].startswith("参考文献")


def test_a_text_without_a_list_has_none() -> None:
    assert find_list("见文献[1]。\n\n[1] 是区间的左端。\n") is None


MORE_THAN_GOLD = {
    "chinaxiv-201711.01386v1",
    "chinaxiv-201809.00004v1",
    "chinaxiv-201812.00051v1",
    "chinaxiv-201812.00450v1",
}
"""Papers in which the printed list goes on behind the last entry of the gold: run together, or its labels broken."""


@pytest.mark.parametrize("kind", ["zh_text", "jats"])
def test_lists_of_real_papers_have_the_entries_of_the_gold(repo: Path, kind: str) -> None:
    folder = repo.parent / "shared" / "gold" / "papers" / kind
    if not folder.is_dir():
        pytest.skip(f"gold papers/{kind} is not here")
    wrong = []
    for path in sorted(folder.glob("*/gold.json")):
        text = next(path.parent.glob("article.*")).open(encoding="utf-8", newline="").read()
        found, gold = find_list(text), json.loads(path.read_text(encoding="utf-8"))["refs"]
        count = len(found.entries) if found else 0
        more = path.parent.name in MORE_THAN_GOLD and count > len(gold)
        if count != len(gold) and not more:
            wrong.append((path.parent.name, count, len(gold)))
    assert wrong == []


@pytest.mark.parametrize(
    "second",
    [
        "\n[2」赵六. 论乙[J]. 学报, 2003, 2: 5-6.\n",
        "\n「2］赵六. 论乙[J]. 学报, 2003, 2: 5-6.\n",
        "\n[2 JMiller A. On rivers[J]. Water, 2003, 5: 6-7.\n",
        "\n[2J.C. Miller. On rivers. Water 5 (2003) 6.\n",
        "\n2赵六. 论乙[J]. 学报, 2003, 2: 5-6.\n",
        " [2] Miller A. On rivers[J]. Water, 2003, 5: 6-7.\n",
        "[2」赵六. 论乙[J]. 学报, 2003, 2: 5-6.\n",
        " (2)Miller, A.; Stone, B. On rivers. Water 2003, 5, 6.\n",
        " 2. Miller A. On rivers. Water 2003, 5, 6.\n",
        "2] 赵六. 论乙[J]. 学报, 2003, 2: 5-6.\n",
        "\n2 赵六. 论乙[J]. 学报, 2003, 2: 5-6.\n",
    ],
)
def test_a_gap_is_filled_by_a_label_that_lost_its_bracket_or_its_line(second: str) -> None:
    assert labels(f"{BODY}参考文献\n\n{ONE}{second}{THREE}\n[4] 周七. 论丁[J]. 学报, 2006.\n") == ["1", "2", "3", "4"]


def test_a_gap_is_not_filled_by_numbers_of_another_kind() -> None:
    for inside in (", 15(2): 3-4", "; 2(3)", ", vol. 2", "[2003-04-05]"):
        text = f"{BODY}参考文献\n\n[1] 张三. 论甲[J]. 学报, 2001{inside}.\n{THREE}\n[4] 周七. 论丁[J]. 学报, 2006.\n"
        assert labels(text) == ["1", "3", "4"], inside


def test_the_list_goes_on_where_every_second_label_is_broken() -> None:
    more = "".join(f"\n[{at}] 周七. 论丁{at}[J]. 学报, 2006." if at % 2 else f"\n赵六. 论乙{at}[J]. 学报, 2003."
                   for at in range(4, 12))  # fmt: skip
    assert labels(f"{BODY}参考文献\n\n{ONE}\n{TWO}\n{THREE}{more}\n") == ["1", "2", "3", "5", "7", "9", "11"]


def test_the_numbers_of_the_lines_are_not_those_of_the_entries() -> None:
    lines = ["[1] 张三. 论甲[J]. 学", "报, 2001, 1(2): 3-4.", "[2] Miller A, Stone B. On",
             "rivers[J]. Water, 2003, 5: 6-7.",            "[3] 王五. 论丙[M]. 北京: 书社, 2005."]  # fmt: skip
    numbered = "\n".join(f"{number} {line}" for number, line in enumerate(lines, 187))
    assert labels(f"{BODY}186 参考文献\n{numbered}\n") == ["1", "2", "3"]
    assert labels(f"{BODY}# 参考文献\n\n{numbered}\n") == ["1", "2", "3"]


def test_numbers_that_lost_their_blank_number_the_list() -> None:
    text = f"{BODY}参考文献\n\n1张三. 论甲[J]. 学报, 2001.\n"
    text += "2M. Ajmal. On rivers. Water, 2003, 5, 6.\n3 王五. 论丙[M]. 书社, 2005.\n"
    assert labels(text) == ["1", "2", "3"]


def each(*numbers: int, shape: str = "[{n}]", join: str = "\n") -> str:
    """A list with entries of such numbers, each behind a label of such a shape."""
    return join.join(f"{shape.format(n=n)}某人{n}. 论{n}[J]. 学报, 20{n:02}, {n}(1): 2-9." for n in numbers)


def test_entries_that_run_on_are_parted_over_a_label_that_is_broken() -> None:
    run = each(3, join="") + "24]周七. 论丁[J]. 学报, 2004, 1: 2." + each(5, 6, 7, join="")
    assert labels(f"{BODY}参考文献\n\n{ONE}\n{TWO}{run}\n") == ["1", "2", "3", "5", "6", "7"]
    assert labels(f"{BODY}参考文献\n\n{ONE}\n{TWO}{each(3, 5, join='')}\n") == ["1", "2", "3", "5"]


def test_the_list_goes_on_behind_damaged_labels_at_its_end() -> None:
    text = each(1, 2, 3) + "\n" + each(4, 5, shape="{n}]") + "\n0某人. 论[J]. 学报, 2006.\n" + each(7, 8, 9) + "\n"
    assert labels(f"{BODY}参考文献\n\n{text}") == ["1", "2", "3", "4", "5", "7", "8", "9"]


def test_the_last_line_may_hold_more_entries() -> None:
    assert labels(f"{BODY}参考文献：\n\n{ONE}{TWO[:-1]}与应用[3]赵六，钱七，论丙[J].学报，2013.\n") == ["1", "2", "3"]
    glued = "1J. Adams, River, 2, 7 (1999).\n2A.B. Brown, Hill, 3 (2000).\n3C. Cole, Sky,\n\n姓名，姓名\n\n"
    glued += "Observer 4 (2001). 4D.Dean, Sea 5 (2002). 5EVANS F, Land 6 (2003).\n\n# Title\n\nText. 6 cats.\n"
    assert labels(f"{BODY}# 参考文献\n\n{glued}") == ["1", "2", "3", "4", "5"]
    assert labels(f"{BODY}参考文献\n\n{ONE}\n{TWO}\n\nFig. 1 of others.[4] Shown. [5] Again.\n") == ["1", "2"]


@pytest.mark.parametrize("second", ["2]论乙", "]赵六. 论乙", "[]赵六. 论乙", "[l1] 论乙"])
def test_one_missing_label_that_lost_digits(second: str) -> None:
    twelve = second if second != "2]论乙" else "1]论乙"
    text = f"{each(*range(1, 12))}\n{twelve}[J]. 学报, 2012.\n{each(13, 14)}\n"
    expected = [str(n) for n in range(1, 15) if n != 12 or not second.startswith("[l1")]
    assert labels(f"{BODY}参考文献\n\n{text}") == expected


def test_a_date_at_the_start_of_a_line_is_no_label_that_lost_digits() -> None:
    text = f"{each(*range(1, 17))} [2015-\n14]. http://example.org.\n{each(18, 19)}\n"
    assert "17" not in labels(f"{BODY}参考文献\n\n{text}")


@pytest.mark.parametrize(
    "second",
    [
        "750-759.2 赵六晖，钱七元.论乙.学报，2008.\n",
        "08.\n[21 赵六. 论乙[J]. 学报, 2003.\n",
        ": 6-7. 2Diop A,Diop YM, On rivers. Water,2018.\n",
        ":5)茶[2] Liang M H. On rivers. 2006.\n",
        " ijerph3111062 2.Guo B,Wang Y. On rivers. 2016.\n",
    ],
)
def test_more_labels_that_fill_a_gap(second: str) -> None:
    text = f"{ONE}{second}{THREE}\n[4] 周七. 论丁[J]. 学报, 2006.\n"
    assert labels(f"{BODY}参考文献\n\n{text}") == ["1", "2", "3", "4"]


def test_numbers_before_empty_brackets_number_the_list() -> None:
    assert labels(f"{BODY}参考文献\n\n{each(1, 2, 3, 4, shape='{n}[]')}\n") == ["1", "2", "3", "4"]
    bare = "AGARDH C, 1830. Conspectus 1[M]. Lund.\nBROWN D, 2013. New species[J]. Taxon.\nCOLE E, 2014. Sky[J]. Air.\n"
    assert len(labels(f"{BODY}参考文献\n\n{bare}")) == 3


def test_a_list_may_stand_behind_a_figure_and_a_page_of_text_below_its_heading() -> None:
    page = "# References\n\n![](a.jpg)\nFig. 5 Effect of walls\n\n" + "A technique has been applied. " * 20
    assert labels(f"{BODY}{page}\n\n# Conclusions\n\nSo it is.\n\n{each(1, 2, 3, 4)}\n") == ["1", "2", "3", "4"]


def test_a_list_that_lost_its_top_begins_with_another_number() -> None:
    assert labels(f"{BODY}参考文献\n\n{each(*range(16, 24), shape='{n} ')}\n") == [str(n) for n in range(16, 24)]
    top = f"{BODY}图 3 某图\n\n82（1999）896.\n{each(*range(3, 12))}\n"
    assert labels(top) == [str(n) for n in range(3, 12)]
    assert find_list(f"{BODY}{each(3, 4, 5)}\n") is None


def test_a_running_head_between_entries_is_none_of_them() -> None:
    first = "[1] 石磊. 石头[J]. 水, 2001.\n\n第 3 期 乔远等：山间溪流 12\n\n"
    text = f"# 参考文献\n\n{first}[2] 李溪. 河流[J]. 水, 2002.\n[3] 王河. 河[M].\n水报\n第3期. 2003.\n"
    found = find_list(text)
    assert found is not None
    assert [one.raw for one in found.entries] == [
        "石磊. 石头[J]. 水, 2001.",
        "李溪. 河流[J]. 水, 2002.",
        "王河. 河[M].\n水报\n第3期. 2003.",
    ]

"""What a reference prints beside its fields: days, numbers, degrees."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.sources.strings import parse_references
from toolkit.sources.strings.csl import source_of
from toolkit.sources.strings.printed import with_details


def read(text: str) -> dict[str, Any]:
    (result,) = parse_references(text, each_line=True)
    return result


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("日报, 2011-09-12(3).", [2011, 9, 12]),
        ("日报，2011年9月12日，第3版。", [2011, 9, 12]),
        ("Harbour Rev. 2011 Mar;4(1):5-8.", [2011, 3]),
        ("(2011, March 12). Wetland.", [2011, 3, 12]),
        ("vol. 4, pp. 5-8, Mar. 2011.", [2011, 3]),
        ("12 September 2011", [2011, 9, 12]),
        ("2011, 12(3): 5-8", [2011]),
        ("2011-2013", [2011]),
        ("2011-45-67", [2011]),
        ("[2011-09-12]. http://a.example", [2011]),
    ],
)
def test_the_date_goes_as_far_as_it_is_printed(text: str, date: list[int]) -> None:
    start = text.index("2011")
    item = {"issued": {"date-parts": [[2011]]}, "type": "article-newspaper"}
    assert with_details(item, {"issued": (start, start + 4)}, text)["issued"] == {"date-parts": [date]}


@pytest.mark.parametrize(
    "text",
    [
        "江南湿地[EB/OL]. (2019-01-02)[2020-03-04]. http://a.example/1-2-3",
        "江南湿地. http://a.example 访问日期：2020年3月4日",
        "Wetland. Retrieved March 4, 2020, from http://a.example",
        "Wetland [Internet]. 2019 [cited 2020 Mar 4].",
        "Wetland. Accessed on 4 March 2020.",
    ],
)
def test_the_day_of_access(text: str) -> None:
    assert with_details({"type": "webpage"}, {}, text)["accessed"] == {"date-parts": [[2020, 3, 4]]}


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        ("standard", "湿地监测: GB/T 1234—2011[S]. 北京: 标准出版社, 2011.", "GB/T 1234-2011"),
        ("standard", "ISO 690:2021, Bibliographic references[S]", "ISO 690:2021"),
        ("standard", "DB11/T 1234.5-2014 湿地", "DB11/T 1234.5-2014"),
        ("standard", "ABCD G-136-2022 Wetland[S]", "ABCD G-136-2022"),
        ("patent", "湿地测量仪: 中国, 201510123456.7[P]. 2016-03-09.", "201510123456.7"),
        ("patent", "湿地测量仪: CN101234567A[P]. 2016-03-09. http://a.example/1234567", "CN101234567A"),
        ("patent", "Gauge: U.S. Patent 5,123,456[P]", "5,123,456"),
        ("book", "湿地: GB/T 1234—2011", None),
        ("standard", "湿地[S]. 北京, 2011-03-04.", None),
    ],
)
def test_the_number_of_a_standard_or_patent(kind: str, text: str, number: str | None) -> None:
    assert with_details({"type": kind}, {}, text).get("number") == number


def test_a_record_keeps_days_number_and_degree() -> None:
    page = source_of(read("林一鸣. 江南湿地[EB/OL]. (2019-01-02)[2020-03-04]. http://a.example/x."), "a")
    assert (page.date, page.fields["urldate"]) == ("2019-01-02", "2020-03-04")
    thesis = source_of(read("林一鸣. 江南湿地的水文研究[博士学位论文]. 南京: 江南大学, 2012."), "b")
    assert thesis.fields == {"type": "phdthesis"}
    assert source_of(read("林一鸣. 湿地测量仪: CN101234567A[P]. 2016-03-09."), "c").number == "CN101234567A"


def test_who_translated_is_no_editor() -> None:
    result = read("[美]约翰·米勒：《湿地史》，何玉梅译，南京：江南书局，1998年，第77页。")
    assert result["csl"]["translator"] == [{"family": "何", "given": "玉梅"}]
    assert "editor" not in result["csl"]
    (translator,) = source_of(result, "a").sides["zh"].translators
    assert (translator.family, translator.given) == ("何", "玉梅")


def test_the_role_behind_a_comma_is_no_person() -> None:
    assert len(read("林一鸣. 湿地史[M]. 何玉梅, 译. 南京: 江南书局, 1998.")["csl"]["translator"]) == 1


def test_an_edition_is_no_editor() -> None:
    csl = read("Olsen K B. The art of wetlands: Vol. 1[M]. 3rd ed. Boston: Harbour Press, 1997.")["csl"]
    assert csl["edition"].startswith("3rd")
    assert "editor" not in csl

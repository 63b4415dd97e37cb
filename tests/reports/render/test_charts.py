"""Charts: well-formed SVG with real text, the same on every machine, whatever the texts are."""

from __future__ import annotations

import re
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from tests.reports.render.sample import CORPUS, TEXTS, both, tiny
from toolkit.model import ToolkitError
from toolkit.reports.blocks import Cell, Column, Figure, Ratio, Table
from toolkit.reports.render import charts
from toolkit.reports.render.escape import visible
from toolkit.reports.render.html import static
from toolkit.reports.render.reader import reader_of

pytest.importorskip("altair")
pytest.importorskip("vl_convert")

SVG = "{http://www.w3.org/2000/svg}"
ZH = reader_of(CORPUS, "zh")
BARS = Figure("b", both("条形图", "Bars"), "bars", "t", "n", "y")
HEAT = Figure("h", both("热图", "Heat map"), "heatmap", "t", "x", "y", "n")


def table(*rows: tuple[Cell, ...]) -> Table:
    columns = (Column("y", both("行", "row"), "langtext"), Column("x", both("列", "column"), "langtext"),
               Column("n", both("数", "number"), "ratio"))
    return Table("t", both("数表", "Numbers"), columns, rows)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def fills(svg: str, colour: str) -> int:
    return sum(element.get("fill") == colour for element in ElementTree.fromstring(svg).iter())


def test_bars_show_label_and_numbers() -> None:
    _, shares, *_ = tiny().tables
    svg = charts.draw(Figure("s", both("比例", "Share"), "bars", "shares", "share", "chapter"), shares, ZH)
    assert sorted(texts(svg)) == ["1 引言", "2 关税", "21/25 (84%)", "3/7"], "a share of nothing has no bar"
    assert fills(svg, charts.BAR) == fills(svg, charts.TRACK) == 2


def test_bars_of_plain_numbers() -> None:
    svg = charts.draw(BARS, table(("甲", "", 4), ("乙", "", 2.5), ("丙", "", None)), ZH)
    assert sorted(texts(svg)) == ["2.5", "4", "乙", "甲"]


def test_heat_map_adds_up_pairs_and_orders_sections_by_number() -> None:
    svg = charts.draw(HEAT, table(
        ("茶", "10 结论", Ratio(1, 2)), ("船", "2 关税", Ratio(0, 3)), ("茶", "2 关税", Ratio(2, 2)),
        ("茶", "10 结论", Ratio(1, 1)), ("船", "10 结论", Ratio(0, 0)),
    ), ZH)
    shown = texts(svg)
    assert sorted(shown) == sorted(["2/3", "0/3", "2/2", "茶", "船", "2 关税", "10 结论"])
    assert shown.index("2 关税") < shown.index("10 结论")
    assert fills(svg, charts.HEAT) == 3


def test_nothing_to_draw_is_no_drawing() -> None:
    assert charts.draw(BARS, table(), ZH) == ""
    assert charts.draw(BARS, table((both("甲", "A"), "", Ratio(0, 0))), ZH) == ""
    assert charts.draw(HEAT, table(("甲", "乙", None)), ZH) == ""
    assert charts.draw(BARS, table(("甲", "", 0)), ZH) == ""


def test_picture_has_title_and_description() -> None:
    svg = charts.draw(BARS, table((both("甲", "A"), "", 4)), ZH)
    root = ElementTree.fromstring(svg)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == ("条形图", "数据见表“数表”。")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")


def test_size_comes_from_our_table_and_long_labels_are_cut() -> None:
    label = "很长的标签" * 10
    svg = charts.draw(BARS, table((both(label, label), "", Ratio(1, 4))), ZH)
    assert texts(svg).count(label[:14] + "…") == 1
    beside = round(15 * charts.SIZE * charts.SLACK) + charts.GAP
    right = round(3 * 0.556 * charts.SIZE * charts.SLACK - 0.278 * charts.SIZE * charts.SLACK + charts.GAP)
    width = float(ElementTree.fromstring(svg).get("width") or 0)
    assert abs(width - (beside + charts.BARS + right)) <= 4


def test_same_twice() -> None:
    rows = table(("甲", "乙", Ratio(1, 4)), ("丙", "乙", Ratio(3, 4)))
    assert charts.draw(HEAT, rows, ZH) == charts.draw(HEAT, rows, ZH)


def test_colours_are_those_that_the_page_replaces() -> None:
    svg = "".join(charts.draw(figure, table(("甲", "乙", Ratio(1, 4))), ZH) for figure in (BARS, HEAT))
    used = set(re.findall(r'fill="(#[0-9a-f]{6})"', svg))
    assert used == {charts.INK, charts.BAR, charts.TRACK, charts.HEAT}
    assert used == set(re.findall(r'\[fill="(#[0-9a-f]{6})"\]', static("page.css")))


def trimmed(text: str) -> str:
    """Return the text as Vega has it, which cuts what JavaScript takes for blank at both ends."""
    return text.strip().strip("\ufeff").strip()


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_any_text_stays_text(text: str) -> None:
    figure = Figure("f", both(text, text), "bars", "t", "n", "y")
    for kind in (figure, HEAT):
        svg = charts.draw(kind, table((both(text, text), both(text, text), Ratio(1, 4))), ZH)
        tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()}
        assert tags <= {"svg", "g", "path", "text", "title", "desc", "rect", "line"}
        label = charts.cut(" ".join(visible(text).split()))
        assert {trimmed(label), "1/4"} - {""} <= set(map(trimmed, texts(svg)))


def test_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ToolkitError, match=r"pip install -e '\.\[charts\]'"):
        charts.draw(BARS, table(("甲", "乙", Ratio(1, 4))), ZH)

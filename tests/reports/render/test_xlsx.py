"""The workbook as openpyxl reads it back: strings are strings, numbers numbers, and the bytes are the same twice."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.render.sample import CORPUS, HOSTILE, TEXTS, both, of_texts, tiny
from toolkit.model import ToolkitError
from toolkit.reports.blocks import Column, Report, Table
from toolkit.reports.render.xlsx import CREATED, render, sheet_name

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


def book(report: Report, language: str = "en"):  # type: ignore[no-untyped-def]
    return openpyxl.load_workbook(io.BytesIO(render(report, CORPUS, language)))


def test_sheets_headers_and_values() -> None:
    read = book(tiny())
    assert read.sheetnames == ["Claims", "Chapters", "Chapters and topics", "Orphans"]
    rows = [[cell.value for cell in row] for row in read["Chapters"].rows]
    assert rows[0] == ["chapter", "topic", "supported (numerator)", "supported (denominator)", "claims", "age", "first"]
    assert rows[1] == ["1 Introduction", "tea", 21, 25, 25, 4.5, "tea-k7qd"]
    assert rows[3][5:] == [None, None]
    assert read["Claims"]["D2"].value == "Li (1990)\n王（2001） [zh]"
    assert read["Claims"]["B3"].value == "关税改变了航线。 [zh]"


def test_chinese_sheets() -> None:
    read = book(tiny(), "zh")
    assert read.sheetnames == ["论断", "各章", "章与主题", "孤立项"]
    assert read["各章"]["C1"].value == "有依据（分子）"


def test_sheet_is_ready_to_work_with() -> None:
    sheet = book(tiny(), "zh")["论断"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E4"
    assert sheet["B2"].alignment.wrap_text
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["C"].width > 5


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_every_text_is_a_string(texts: list[str]) -> None:
    check_strings(texts)


def test_hostile_texts_are_strings() -> None:
    check_strings(HOSTILE)


def check_strings(texts: tuple[str, ...] | list[str]) -> None:
    read = book(of_texts(*texts))
    for sheet in read.worksheets:
        cells = [cell for row in sheet.rows for cell in row]
        assert {cell.data_type for cell in cells if isinstance(cell.value, str)} <= {"s"}
        assert not [cell for cell in cells if cell.hyperlink]


def test_rare_characters_count_twice_as_excel_has_it() -> None:
    assert sheet_name("𠮷" * 20, set()) == "𠮷" * 15
    taken = {"𠮷" * 15}
    assert sheet_name("𠮷" * 20, taken) == "𠮷" * 13 + " 2"


def test_text_beyond_the_limit_of_a_cell_is_cut_visibly() -> None:
    table = Table("t", both("表", "T"), (Column("a", both("文", "text")),), (("字" * 40_000,),))
    value = book(Report("r", both("题", "R"), (table,)))["T"]["A2"].value
    assert len(value) == 32_767
    assert value.endswith("字…")


@pytest.mark.parametrize(("title", "name"), [
    ("a/b:c?[d]*\\", "a b c  d"), ("'quoted'", "quoted"), ("History", "History_"), ("", "_"),
    ("很长的表名" * 10, ("很长的表名" * 10)[:31]),
])
def test_sheet_names_that_excel_accepts(title: str, name: str) -> None:
    assert sheet_name(title, set()) == name


def test_sheet_names_differ() -> None:
    taken: set[str] = set()
    assert [sheet_name(name, taken) for name in ("Links", "links", "LINKS", "x" * 40, "x" * 50)] == [
        "Links", "links 2", "LINKS 3", "x" * 31, "x" * 27 + " 2"]


def test_same_bytes_twice_and_no_date_of_today() -> None:
    assert render(tiny(), CORPUS, "zh") == render(tiny(), CORPUS, "zh")
    properties = book(tiny()).properties
    assert properties.created == properties.modified == CREATED
    with zipfile.ZipFile(io.BytesIO(render(tiny(), CORPUS, "zh"))) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}


def test_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ToolkitError, match=r"pip install -e '\.\[xlsx\]'"):
        render(tiny(), CORPUS, "zh")

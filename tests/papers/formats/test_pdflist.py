"""Reference lists in PDFs without labels: where entries begin by indents, by gaps, else by what lines say."""

from __future__ import annotations

import pytest

from tests.papers.formats.test_pdf import FILL, Placed, column, pdf
from toolkit.papers.formats.pdflist import entry_starts
from toolkit.papers.formats.pdfpage import Line
from toolkit.papers.reading import read_bytes

ENTRIES = [
    ("Brook C, Müller D (1999) Bends of rivers and the banks", "beside them. Water and Land 12:100-", "131."),
    ("de Hill B (2015) A bend revisited. Valleys Mill",),
    ("Qiao Y (2010) The form of brooks. Hangzhou: Brook Press.",),
    ("R Core Team (2021) R: a language for computing. Vienna.", "doi:10.1000/r-X"),
    ("Stone A, Hill B (2001) How stones round in rivers that", "are long. Eur J Rivers 3:11-19."),
]
"""Entries and the lines that they are set in; one has no end that can be told, one begins a line with a number."""
BODY: list[Placed] = [*column(50, 780, *FILL), (50, 660, 10, "References")]


def entries(lines: list[Placed]) -> list[str]:
    return [one.raw for one in read_bytes(pdf([*BODY, *lines]), "paper.pdf").references]


WHOLE = [" ".join(lines).replace("- 131", "-131") for lines in ENTRIES]


def placed(first: float, rest: float, apart: float) -> list[Placed]:
    found: list[Placed] = []
    height = 640.0
    for lines in ENTRIES:
        for at, line in enumerate(lines):
            found.append((rest if at else first, height, 10, line))
            height -= 12
        height -= apart
    return found


@pytest.mark.parametrize(
    ("first", "rest", "apart"),
    [(50, 70, 0), (70, 50, 0), (50, 50, 3), (50, 50, 0)],
    ids=["hanging", "first line indented", "apart", "nothing but the words"],
)
def test_entries_without_labels_are_parted(first: float, rest: float, apart: float) -> None:
    assert entries(placed(first, rest, apart)) == WHOLE


def test_lines_that_go_on_begin_no_entry() -> None:
    lines = [
        "Brook C (1999) Bends of rivers. Land 12:100.",
        "Hill B (2015) A bend revisited. Valleys 7:9.",
        "Stone A (2001) How stones round in rivers and in brooks.",
        "Eur J Rivers 3:11-19.",
        "Wood S (2006)",
        "Smoothness. Rivers 62:1025-1036. Available:",
        "Https://doi.org/10.1000/x",
    ]
    assert [one[:5] for one in entries(column(50, 640, *lines))] == ["Brook", "Hill ", "Stone", "Wood "]


def test_numbers_at_line_beginnings_number_no_list() -> None:
    lines = [(50.0, 640.0, 10.0, "Stone A (2001) Stones. Rivers 3:160-"), (70.0, 628.0, 10.0, "244. Mill Press.")]
    lines += [(50, 616, 10, "Wood S (2006) Wood. Rivers 2:12-"), (70, 604, 10, "13. Mill Press.")]
    assert [one[:4] for one in entries(lines)] == ["Ston", "Wood"]


def test_the_last_page_keeps_the_columns_of_those_before_it() -> None:
    left, right = column(50, 700, *FILL), column(330, 700, *FILL)
    more = [line.replace("words", "other") for line in FILL]
    tail = [*column(50, 700, *more, *more), (330.0, 700.0, 10.0, "ends over here."), (330.0, 688.0, 10.0, "At last.")]
    text = read_bytes(pdf([*left, *right], tail), "paper.pdf").text
    assert text.endswith(f"{more[-1]} ends over here. At last.")


def zh(*texts: str) -> list[Line]:
    """Lines of Han characters, 10 points wide each, in a column of 300."""
    return [
        Line(text, (False,) * len(text), 50, 50 + 10 * len(text), 700 - 15 * at, 10, (50, 350), 0)
        for at, text in enumerate(texts)
    ]


def test_chinese_entries_without_labels_are_parted() -> None:
    lines = zh(
        "乔远, 石磊. 山间溪流的形态及其在多年间的变化与迁移[J].",
        "溪流学报, 2010, 3(2): 11-19.",
        "欧阳山. 弯曲河道的两岸[M]. 北京: 河谷出版社, 1999: 7-12.",
        "[美]布鲁克. 论山谷与溪流[M]. 石磊, 译. 上海: 山谷出版社,",
        "2015.",
        "中国水利学会. 河谷年鉴[M]. 北京: 河谷出版社, 2001.",
        "[Hydraulic Society. Yearbook of valleys. Beijing: Valley",
        "Press, 2001.]",
        "司马溪, 2008. 河岸的石头[J]. 溪流学报, 5(1): 1-6.",
    )
    assert sorted(entry_starts(lines)) == [0, 2, 3, 5, 8]

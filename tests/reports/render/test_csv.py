"""CSV as programs read it: every language, numbers as numbers, shares in two fields, no formula."""

from __future__ import annotations

import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.render.sample import CORPUS, HOSTILE, TEXTS, of_texts, tiny
from toolkit.model import Corpus, Settings
from toolkit.reports.blocks import Column, Table
from toolkit.reports.render.csv import render, table_csv


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_claims_by_example() -> None:
    cards, *_ = tiny().tables
    assert table_csv(cards, ("zh", "en")) == (
        "id,text_zh,text_en,kind_zh,kind_en,sources_zh,sources_en,premises\n"
        "tea-k7qd,红茶贸易先于绿茶。,Black tea was traded before green.,经验,empirical,"
        "李（1990）; 王（2001）,Li (1990); ,\n"
        "tea-m2pz,关税改变了航线。,,因果,causal,,,tea-k7qd\n"
        "tea-x9aa,ＡＢＣ 全角与 ﬁn,Full-width ＡＢＣ,经验,empirical,李（1990）,Li (1990),tea-k7qd; tea-m2pz\n"
    )


def test_shares_and_numbers() -> None:
    _, shares, *_ = tiny().tables
    lines = table_csv(shares, ("en",)).splitlines()
    assert lines[0] == "chapter_en,topic_en,share_numerator,share_denominator,claims,age,claim"
    assert lines[1:] == ["1 Introduction,tea,21,25,25,4.5,tea-k7qd", "2 Tariffs,tea,3,7,7,12.0,tea-m2pz",
                         "10 Conclusion,ships,0,0,0,,"]


def test_negative_number_is_no_formula() -> None:
    columns = (Column("n", {}, "int"), Column("f", {}, "float"), Column("s", {}))
    table = Table("t", {}, columns, ((-3, -0.5, "-3"),))
    assert table_csv(table, ("zh",)) == "n,f,s\n-3,-0.5,'-3\n"


def test_one_table_stands_alone_and_several_are_named() -> None:
    report = tiny()
    text = render(report, CORPUS, "zh")
    assert re.findall("^# (.*)$", text, re.MULTILINE) == ["claims", "shares", "grid", "orphans"]
    single = type(report)(id="r", title={}, blocks=(report.tables[1],))
    assert render(single, CORPUS, "zh") == table_csv(report.tables[1], ("zh", "en"))


def test_language_of_the_page_changes_nothing() -> None:
    assert render(tiny(), CORPUS, "zh") == render(tiny(), CORPUS, "en")


def test_corpus_in_one_language_has_no_columns_of_the_other() -> None:
    english = Corpus(root="/nowhere", settings=Settings(languages=("en",)))
    assert "_zh" not in render(tiny(), english, "en")


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_reads_back_as_a_rectangle_without_formulas(texts: list[str]) -> None:
    for table in of_texts(*texts).tables:
        data = table_csv(table, ("zh", "en"))
        data.encode()
        rows = read(data)
        assert len(rows) == len(table.rows) + 1
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@＝＋－＠]", cell)]


def test_formula_in_a_header_or_list_is_escaped_too() -> None:
    table = Table("t", {}, (Column("=a", {}), Column("b", {}, "list")), (("=1", ("=1", "x")),))
    assert table_csv(table, ("en",)) == "'=a,b\n'=1,'=1; x\n"


def test_line_ends_are_unix() -> None:
    assert "\r" not in render(of_texts(*HOSTILE), CORPUS, "zh")

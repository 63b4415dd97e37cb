"""What holds of every report on any corpus: it can be built, in two languages, and however the records lie."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from msgspec import structs

from tests.reports.small import claim, corpus, link, mended, source
from tests.reports.test_metrics import CLAIMS, of
from toolkit.model import Claim, Concept, Corpus, Paper, Position
from toolkit.reports import REPORTS
from toolkit.reports.blocks import Block, Cell, Figure, Heading, MapFigure, Options, Prose, Report, Table

EMPTY = corpus()
ONE_LANGUAGE = corpus(
    (claim("c1", text={"zh": "只有中文"}, sources=(link("a"),), concepts=("x",), position=Position("x", "y", "for")),),
    (source("a", "2001", zh="甲乙|文|刊"),), papers={"p": Paper("p", "nowhere", references=("a", "no-such"))},
    concepts={"x": Concept("x", "actor", {"zh": "甲"})},
)
CASES = {"empty": EMPTY, "one language": ONE_LANGUAGE, "mended": mended(), "only sources": corpus((), (source("a"),))}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("name", REPORTS)
def test_every_report_can_be_built_of_any_corpus(name: str, case: Corpus) -> None:
    report = REPORTS[name].build(case, Options())
    assert report.id == name
    assert report.title == REPORTS[name].TITLE
    assert report.blocks


@pytest.mark.parametrize("name", REPORTS)
def test_an_empty_corpus_is_told_what_to_do(name: str) -> None:
    first = REPORTS[name].build(EMPTY, Options()).blocks[0]
    assert isinstance(first, Prose)
    assert "yet" in first.text["en"]
    assert "还没有" in first.text["zh"]


@given(CLAIMS)
@settings(max_examples=15, deadline=None)
def test_rows_fit_their_columns_and_figures_their_tables(claims: list[Claim]) -> None:
    for module in REPORTS.values():
        report = module.build(of(claims), Options())
        ids = [table.id for table in report.tables]
        assert len(ids) == len(set(ids))
        for table in report.tables:
            assert len({column.id for column in table.columns}) == len(table.columns)
            assert all(len(row) == len(table.columns) for row in table.rows)
        for figure in (block for block in report.blocks if isinstance(block, Figure)):
            columns = {column.id for table in report.tables if table.id == figure.table for column in table.columns}
            assert {figure.x, figure.y, figure.value or figure.x} <= columns


@given(CLAIMS)
@settings(max_examples=15, deadline=None)
def test_the_order_of_records_changes_no_report(claims: list[Claim]) -> None:
    case = of(claims)
    kinds = ("claims", "sources", "papers", "concepts")
    turned = structs.replace(case, **{name: dict(reversed(getattr(case, name).items())) for name in kinds})
    for module in REPORTS.values():
        assert module.build(case, Options()) == module.build(turned, Options())


def said(report: Report) -> Iterator[object]:
    """Yield every text of a report that our own words are in."""
    for block in report.blocks:
        yield from of_block(block)


def of_block(block: Block) -> Iterator[object]:
    match block:
        case Prose():
            yield block.text
        case Heading() | Figure() | MapFigure():
            yield block.title
        case Table():
            ours = [one for one in block.columns if not one.id.startswith("actor_")]  # those are records' labels
            yield from (block.title, block.empty, *(column.title for column in ours))


@pytest.mark.parametrize("name", REPORTS)
def test_everything_is_said_in_chinese_and_english(name: str) -> None:
    for case in CASES.values():
        for text in said(REPORTS[name].build(case, Options())):
            assert isinstance(text, dict)
            assert text["zh"], text
            assert text["en"], text


def cells(report: Report) -> Iterator[Cell]:
    """Yield every cell of a report."""
    return (cell for table in report.tables for row in table.rows for cell in row)


@pytest.mark.parametrize("name", REPORTS)
def test_no_cell_holds_a_python_value_by_accident(name: str) -> None:
    for case in CASES.values():
        found = [cell for cell in cells(REPORTS[name].build(case, Options())) if cell is not None]
        assert not [cell for cell in found if "None" in str(cell)]


def test_pandas_and_spacy_are_loaded_only_when_a_report_needs_them() -> None:
    code = "import sys, toolkit.reports.claims; sys.exit(bool({'pandas', 'spacy', 'pypinyin'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

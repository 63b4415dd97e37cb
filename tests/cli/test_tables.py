"""Columns line up when Han characters are two cells wide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.cli.tables import cells, clip, table, wrap

MIXED = st.text(alphabet="ab 数据，ＡI é")


def test_cells_count_han_and_full_width_twice() -> None:
    assert cells("数据ＡI") == 7
    assert cells("é") == 1  # a combining accent takes no cell


def test_table_lines_up_in_both_scripts() -> None:
    shown = table(("键", "title"), [("a", "数据"), ("数据主权", "x")], None).splitlines()
    assert [cells(line[: line.rindex(" ") + 1]) for line in shown] == [10, 10, 10]


def test_last_column_is_cut_only_in_a_terminal() -> None:
    long = "数" * 100
    assert long in table(("a", "b"), [("x", long)], None)
    assert cells(table(("a", "b"), [("x", long)], 40).splitlines()[1]) <= 40


@given(MIXED, st.integers(1, 30))
def test_clip_never_exceeds_its_width(text: str, width: int) -> None:
    assert cells(clip(text, width)) <= max(width, 1)


@given(MIXED, st.integers(4, 30))
def test_wrap_loses_nothing(text: str, width: int) -> None:
    assert "".join(wrap(text, width).split()) == "".join(text.split())


@given(st.text(alphabet="数据主权 "), st.integers(4, 30))
def test_han_text_never_exceeds_its_width(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in wrap(text, width).splitlines())

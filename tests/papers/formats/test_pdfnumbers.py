"""Line numbers in the margins of PDFs for review are no text; numbers of lists and tables are."""

from __future__ import annotations

import pytest

from tests.papers.formats.test_pdf import FILL, Placed, column, pdf
from toolkit.papers.reading import read_bytes

LINES = [line.replace("words", word) for word in ("words", "other", "more") for line in FILL]


def text(*pages: list[Placed]) -> str:
    return read_bytes(pdf(*pages), "paper.pdf").text.replace("\n\n", " ")


def beside(lines: list[Placed], at: float, first: int = 1, step: int = 1) -> list[Placed]:
    """Numbers in small letters, aligned at the right, beside the lines whose number the step divides."""
    numbers = [(number, line) for number, line in enumerate(lines, first) if number % step == 0]
    return [(at - 3.6 * len(str(number)), line[1], 6, str(number)) for number, line in numbers]


@pytest.mark.parametrize("step", [1, 2])
@pytest.mark.parametrize("at", [40, 345])
def test_line_numbers_are_no_text(step: int, at: float) -> None:
    first, last = column(50, 700, *LINES), column(50, 700, "And so on to", "the end.")
    pages = (beside(first, at, 1, step) + first, beside(last, at, 25, step) + last)
    assert text(*pages) == text(first, last)


def test_both_columns_may_be_numbered() -> None:
    left, right = column(50, 700, *FILL), column(330, 694, *FILL)
    assert text([*left, *right, *beside(left, 45), *beside(right, 620, 9)]) == text([*left, *right])


def test_numbers_of_a_table_or_a_list_stay() -> None:
    rows = [f"row {letter} of a table" for letter in "abcdefghij"]
    table = [*column(50, 400, *map(str, range(1, 11))), *column(90, 400, *rows)]
    assert "10" in text([*column(50, 700, *LINES), *table])
    entries = [line for at in range(1, 9) for line in (f"{at}  Stone A. Stones of rivers{at}.", "   Water 2001.")]
    assert "8 Stone A. Stones of rivers8." in text(column(50, 700, "References", *entries))

"""Which dates biblatex and GB/T 7714 know."""

from __future__ import annotations

import pytest

from toolkit.sources.formats.bibdates import is_date, is_year

DATES = [
    "2008", "2024-05", "2016-07-12", "2024-02-29", "2003/2004", "2016-05/2016-07", "2001/", "/2001", "2001/..",
    "1999~", "1999?", "199X", "19XX", "2004-XX", "2001-21", "-0044", "0380", "2016-01-19T14:20:00Z", "Y-17000002",
    "c1988", "[1936]", "1985 印刷", "1865（清同治四年）", "1947(民国三十六年)",
]  # fmt: skip
NO_DATES = [
    "", "2024-13", "2024-00-01", "2024-02-30", "2023-02-29", "2024-5", "24-05-01", "20O4", "２０２４", "2024/05/12",
    "2024.5", "1.5.1998", "May 2024", "2024年5月", "/", "../..", "2001/2024-13", "2024-01-01T25:00:00", "in press",
]  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    assert is_date(text)
    assert is_year(text)


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    "text", ["1995--1996", "1995-96", "1998/9", "1998a", "c. 1600", "in press", "1981 (1973c)", ""]
)
def test_a_year_may_have_words_around_it(text: str) -> None:
    assert is_year(text)


@pytest.mark.parametrize("text", ["20l4", "98", "2024-13", "202", "20 24", "２０２４"])
def test_a_year_without_four_digits_is_wrong(text: str) -> None:
    assert not is_year(text)

"""Entries that open with names and a year: where one begins, on a line of its own and inside another."""

from __future__ import annotations

import pytest

from toolkit.sources.strings.openings import is_dated_opening, names_and_year, parted
from toolkit.sources.strings.split import entries

SNOW = "Hollis, K., & Bremer, T. (2O14). On snow and firn. Ice, 36(4), 309-320."
RAIN = "VARGA P, LUND O, et al., 2016. On rain in valleys[J]. Ice, 3(1): 1-9.[万百川，等，2016．论雨[J]．冰，3：1.]"
FOG = "OseiA,QuistB,etal.2O7.On fog and its kin at large. Ice Quarterly, 4: 1-9."
DEW = "Ruiz,L.(20).On dew and what is under it. Ice Quarterly, 5, 1-9."
HAN = "张一山, 李二海. (2017). 论露水之成因及其影响. 冰, 6(1), 1-9."


def cut(text: str) -> list[str]:
    return [entry.raw.strip() for entry in entries(text.split("\n"))]


@pytest.mark.parametrize("line", [SNOW, RAIN, FOG, DEW, HAN, "Marín-Ruiz, A. B. 1999a. On ice."])
def test_a_line_that_opens_an_entry(line: str) -> None:
    assert is_dated_opening(line)


@pytest.mark.parametrize(
    "line",
    [
        "Annual Review of Ice, 64(1), 527-547.",
        "Port: Mill and Sons. Holdings.",
        "ice in the far north of 1999.",
        "28(6), 747-761.",
        "On snow and on the firn below it, 2014. Ice 1.",
    ],
)
def test_a_line_that_opens_none(line: str) -> None:
    assert not is_dated_opening(line)


def test_lines_between_which_no_blank_line_stands_are_parted_in_a_list_that_has_blank_lines_elsewhere() -> None:
    lines = [SNOW, FOG, "", DEW, "Annual Review of Ice, 64(1), 527-547.", HAN, "", SNOW.replace("snow", "hail")]
    assert cut("   \n".join(lines)) == [
        SNOW, FOG, f"{DEW}   \nAnnual Review of Ice, 64(1), 527-547.", HAN, SNOW.replace("snow", "hail"),
    ]  # fmt: skip


def test_an_entry_that_was_run_into_another() -> None:
    assert [part.strip() for part in parted(f"{RAIN}{RAIN.replace('2016', '2018')} {SNOW}")] == [
        RAIN, RAIN.replace("2016", "2018"), SNOW,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Hollis K, Bremer T, Varga P (2004) 12 Lund O, Quist B, 2005.",
        "Hollis, K. (2014). On snow and firn. In D. Varga, O. Lund, 2014 (Eds.), Ice (pp. 1-9). Port: Mill.",
        "Hollis, K. On snow. In 1999 Varga P, 2001 was not there.",
    ],
)
def test_authors_and_editors_inside_an_entry_do_not_part_it(text: str) -> None:
    assert parted(text) == [text]


def test_where_names_and_year_end() -> None:
    assert SNOW[names_and_year(SNOW) :].startswith("On snow")
    assert names_and_year(DEW) == DEW.index("On dew")
    assert names_and_year("What the snow can tell us in 1999. Ice 1.") == 0

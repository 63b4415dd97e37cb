"""What OCR did is undone, said, and never moves an offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.sources.strings.repair import repair, without_han_blanks


@pytest.mark.parametrize(
    ("raw", "text", "kind"),
    [
        ("2O14, 69(5): 661-671", "2014, 69(5): 661-671", "zero"),
        ("20l4, 3(2): l0-19", "2014, 3(2): 10-19", "one"),
        ("2O2O, 69(5): 6Ol-6l2", "2020, 69(5): 601-612", "zero"),
        ("2014, 3l(2): 10-19", "2014, 31(2): 10-19", "one"),
        ("湿地[J). 江南学报", "湿地[J]. 江南学报", "bracket"),
        ("湿地(J]. 江南学报", "湿地[J]. 江南学报", "bracket"),
        ("in *Harbour Review*, 3", "in  Harbour Review , 3", "italic-marks"),
    ],
)
def test_repairs(raw: str, text: str, kind: str) -> None:
    done = repair(raw)
    assert done.text == text
    assert kind in {each.kind for each in done.repairs}


@pytest.mark.parametrize("raw", ["H2O and NO2 in rice", "Oakley, 2014, 3(2): e0209899", "Lola 1 and 2"])
def test_what_is_right_stays(raw: str) -> None:
    assert repair(raw).text == raw


def test_a_word_broken_at_the_end_of_a_line_and_a_list_mark_after_a_page() -> None:
    assert repair("Ped-\nology").text == "Ped\u00ad ology"
    assert repair("flows\n\n- cooperation").text == "flows    cooperation"


def test_blanks_inside_han() -> None:
    assert without_han_blanks("近50 年来降水 变化") == "近50年来降水变化"
    assert without_han_blanks("Data power and 天下") == "Data power and 天下"


@given(st.text(alphabet="2O0l1I[J](){}*\n -a林,.", max_size=60))
def test_length_and_offsets_stay(raw: str) -> None:
    done = repair(raw)
    assert len(done.text) == len(done.words) == len(raw)
    assert all(raw[each.start : each.end] for each in done.repairs)

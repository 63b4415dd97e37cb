"""Lists numbered by first citation: what is due where, which marker may be the one, and what keeps no order."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.papers.test_scan import manuscript
from toolkit.papers.find import find_citations
from toolkit.papers.floats import is_afloat
from toolkit.papers.order import exchanges, first_citations, gaps, rising
from toolkit.papers.problems import Fault
from toolkit.papers.reading import read_bytes
from toolkit.papers.sense import Sense

TOPICS = [
    *("glacier", "lichen", "turbine", "monsoon", "basalt", "heron", "kelp", "quasar", "saffron", "walnut"),
    *("zeolite", "dolphin", "granite", "orchid", "pelican", "sorghum", "tungsten", "vicuna", "wetland", "yeast"),
]
NAMES = [f"{letter}bcdef" for letter in "ABCDEFGHIJKLMNOPQRST"]
ENTRIES = [
    f"{name} X. Measures of the {topic}. Journal, 2001, {at}: 1-9."
    for at, (name, topic) in enumerate(zip(NAMES, TOPICS, strict=True), 1)
]


def faults(body: str) -> list[Fault]:
    return [one for one in find_citations(manuscript(body, ENTRIES)).faults if one.rule != "reference-uncited"]


def prose(numbers: list[int]) -> str:
    """One sentence for each number, on the topic of the entry that stands at that place in the row."""
    return " ".join(f"So it is said of the {TOPICS[at]} [{number}]." for at, number in enumerate(numbers))


def test_a_lost_digit_that_leaves_an_entry_uncited() -> None:
    numbers = [*range(1, 12), 2, *range(13, 21)]
    found = find_citations(manuscript(prose(numbers), ENTRIES))
    assert [(one.rule, one.targets) for one in found.faults] == [("citation-order", (12,))]
    assert "reference-uncited" not in {one.rule for one in found.faults}, "one cause is one problem"


def test_two_markers_that_have_changed_places() -> None:
    numbers = [*range(1, 21)]
    numbers[4], numbers[15] = numbers[15], numbers[4]
    assert sorted(one.targets for one in faults(prose(numbers))) == [(5,), (16,)]


def test_neighbours_that_have_changed_places_are_both_named_where_one_span_cannot_hold_them() -> None:
    row = [*range(1, 21)]
    row[8], row[9] = row[9], row[8]
    far = " ".join(f"{'And then it went on for long. ' * 6}So [{number}]." for number in row)
    assert [one.targets for one in faults(far)] == [(9,), (10,)]
    near = " ".join(f"So [{number}]." for number in row)
    assert [(one.references, one.targets) for one in faults(near)] == [((10,), ())]


def test_the_pair_that_has_changed_places() -> None:
    row = [1, 2, 5, 4, 3, 6]
    assert exchanges([(entry, at) for at, entry in enumerate(row)]) == [(2, 4)]
    assert exchanges([(entry, at) for at, entry in enumerate([1, 2, 5, 3, 4, 6])]) == [], "one that comes too early"


def test_the_marker_that_ends_a_gap_may_be_the_wrong_one() -> None:
    said = [*range(1, 8), 9, 9, *range(10, 20)]
    topics = [*TOPICS[:8], *TOPICS[8:19]]
    row = [f"So it is said of the {topic} [{number}]." for topic, number in zip(topics, said, strict=True)]
    row.insert(14, "Again of the saffron [8].")
    assert (8,) in [one.targets for one in faults(" ".join([*row, "So [20]."]))]


def test_an_entry_that_a_suspicion_asks_about_is_still_uncited() -> None:
    body = prose([*range(1, 12)]) + " So [2]. " + " ".join(f"So [{number}]." for number in range(13, 21))
    found = find_citations(manuscript(body, ENTRIES)).faults
    assert [(one.rule, one.references) for one in found] == [("citation-order", (12,)), ("reference-uncited", (12,))]


def test_what_stands_between_two_markers_counts_for_the_second() -> None:
    paper = manuscript("The lichen [1], the turbine [2] and others.", ENTRIES)
    sense, end = Sense(paper), paper.text.index(" and others")
    said = sense.around(end - 3, end)
    assert sense.likeness(said, 3) > sense.likeness(said, 2) > 0


def test_a_repeated_citation_where_an_entry_is_uncited_is_not_accused() -> None:
    body = prose([*range(1, 8)]) + " More of the glacier [1]. " + " ".join(f"And so [{n}]." for n in range(9, 21))
    found = find_citations(manuscript(body, ENTRIES)).faults
    assert [(one.rule, one.references) for one in found] == [("reference-uncited", (8,))]


def test_what_a_caption_or_a_table_cites_keeps_no_order() -> None:
    caption = "\n\nFigure 1\nAs measured by others [20].\n\n"
    assert faults(prose([*range(1, 10)]) + caption + " ".join(f"So [{n}]." for n in range(10, 20))) == []
    table = "\n\na | b | [20]\nc | d | [19]\n\n"
    assert faults(prose([*range(1, 10)]) + table + " ".join(f"So [{n}]." for n in range(10, 19))) == []


@pytest.mark.parametrize(
    ("block", "afloat"),
    [
        ("图 3 各站的流量[X]", True),
        ("Fig 2. Flow [X]", True),
        ("Table S1: flow [X]", True),
        ("Figure 4\nTitle.\n\n(A) The first [X]", True),
        ("As Figure 2 shows [X]", False),
        ("<tr><td>[X]</td></tr>", True),
        ("表明此事[X]", False),
    ],
)
def test_tables_and_captions(block: str, afloat: bool) -> None:
    text = f"Before.\n\n{block}"
    assert is_afloat(text, text.index("[X]")) is afloat


def test_gaps() -> None:
    class One:
        def __init__(self, *targets: int) -> None:
            self.targets = targets

    row = [One(1), One(2), One(1), One(5), One(6)]
    firsts = first_citations(row)
    assert firsts == [(1, 0), (2, 1), (5, 3), (6, 4)]
    assert [(gap.start, gap.stop, gap.missing) for gap in gaps(firsts, 5, 7)] == [(2, 3, (3, 4)), (5, 5, (7,))]
    assert rising([1, 9, 2, 3]) == {0, 2, 3}


def test_a_label_behind_the_list_is_no_marker_that_lost_a_digit() -> None:
    listed = manuscript(prose([*range(1, 20)]), ENTRIES)
    behind = replace(listed, text=f"{listed.text}\nThe data are stored. [2] Measures of the yeast, a table.\n")
    last = find_citations(behind).citations[-1]
    assert (last.printed, last.targets, last.by) == ("[2]", (2,), "number")


def order_faults(body: str) -> list[tuple[int, ...]]:
    return [one.references for one in faults(body) if one.rule == "citation-order"]


def test_damaged_markers_keep_their_place_in_the_order() -> None:
    row = [f"So it is said of the {topic} [{at}]." for at, topic in enumerate(TOPICS, 1)]
    row[5] = "So it is said [5.6]."
    row[9] = "So they are [10,1l]."
    assert order_faults(" ".join([*row[:5], row[5], *row[6:15], "Again [6].", *row[15:]])) == []
    assert order_faults(" ".join([*row[:5], "Early [14].", *row[5:13], *row[14:]])) == [(14,)]


def test_a_range_whose_end_lost_a_digit_is_one_finding() -> None:
    row = [f"So [{at}]." for at in range(1, 9)] + ["So [9-1]."] + [f"So [{at}]." for at in range(15, 21)]
    found = faults(" ".join([*row, "Again [12]."]))
    assert [one.rule for one in found if one.rule.startswith("citation-")] == ["citation-range-reversed"]


def test_an_entry_that_is_asked_about_is_not_out_of_order_besides() -> None:
    numbers = [*range(1, 12), 2, *range(13, 21), 12]
    assert len(order_faults(prose(numbers[:20]) + " So it was [12].")) <= 1


def test_the_numbers_of_another_list_behind_the_list_are_no_citations() -> None:
    data = "\n\n支撑数据：\n\n[1] 某人. a.csv. 数据.\n[2] 某人. b.csv. 结果.\n[5] 某人. c.csv. 图.\n"
    listed = "".join(f"[{at}] {entry}\n" for at, entry in enumerate(ENTRIES, 1))
    text = f"{' '.join(f'So [{at}].' for at in range(1, 21))}\n\nReferences\n\n{listed}{data}"
    found = find_citations(read_bytes(text.encode(), "p.md"))
    assert len(found.citations) == 20


def test_digits_are_lost_of_printed_numbers_where_an_entry_of_the_list_is_lost() -> None:
    listed = "".join(f"[{at}] {entry}\n" for at, entry in enumerate(ENTRIES, 1) if at != 4)
    numbers = [1, 2, 3, *range(5, 12), 2, 3, *range(14, 21)]
    text = f"{' '.join(f'So [{number}].' for number in numbers)}\n\nReferences\n\n{listed}"
    found = find_citations(read_bytes(text.encode(), "p.md"))
    repaired = [one for one in found.citations if one.by == "order"]
    assert [one.targets for one in repaired] == [(11,), (12,)]
    assert "asks for 12 here, after entry 11" in repaired[0].evidence["en"]
    told = [one.message("en") for one in found.faults if one.rule == "citation-order"]
    assert ["entry 12 is due, after entry 11" in told[0], "entry 13 is due, after entry 11" in told[1]] == [True, True]

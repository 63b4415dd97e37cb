"""Chinese names of a text and entries in Latin letters, with and without a Chinese half."""

from __future__ import annotations

import pytest

from tests.papers.test_scan import manuscript
from toolkit.papers.find import find_citations
from toolkit.papers.leads import look
from toolkit.papers.manuscript import ListEntry

LIST = [
    "SHEN JB, MAO DR, 2011. Methods of rime[M]. Port: Mill: 1-9.",
    "HUANG LQ, LU JW, GUO LP, et al., 2013. On hail[J]. Ice, 3: 1. [黄璐琦，陆建伟，郭兰萍，等，2013．论雹[J]. 冰]",
    "Ouyang X. Q. (2009). On dew. Ice, 3, 1-9.",
    "Zhang Sihai, Li Erhai, 2016. On fog. Ice 4: 1-9.",
    "SHEN Q, 2011. On mist. Ice 5: 1-9.",
    "王立娜，2014. 论雾[J]. 冰, 5: 1-9.",
]


def found(body: str) -> list[tuple[int, ...]]:
    return [one.targets for one in find_citations(manuscript(f"始于(王立娜，2014)。{body}", LIST)).citations[1:]]


@pytest.mark.parametrize(
    ("body", "entry"),
    [
        ("其法已备（申建波等，2011）。", 1),
        ("其法已备（参见申建波和毛达如，2011）。", 1),
        ("申建波等（2011）备之。", 1),
        ("黄璐琦等（2013）备之。", 2),
        ("其法已备(黄璐琦，陆建伟，郭兰萍，2013)。", 2),
        ("其法已备（欧阳晓清，2009）。", 3),
        ("其法已备（张四海，李二海，2016）。", 4),
        ("其法已备（沈琪，2011）。", 5),
    ],
)
def test_a_chinese_name_means_the_entry_that_reads_so(body: str, entry: int) -> None:
    assert found(body) == [(entry,)]


@pytest.mark.parametrize(
    "body",
    [
        "其法已备（申达，2011）。",
        "其法已备（申建波，2010）。",
        "其法已备（张四，2016）。",
        "其法已备（马玉，申建波，2011）。",
        "申请建成波导，2011年完工。",
    ],
)
def test_another_name_means_none(body: str) -> None:
    assert [targets for targets in found(body) if targets] == []


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("其法已备（李垚等，2014）。", {"citation-undefined"}),
        ("其法已备（王立娜等，2012）。", {"citation-year-mismatch"}),
        ("其法已备（北京等，2012）。", set()),
        ("其法已备（如表，2012）。", set()),
    ],
)
def test_a_chinese_citation_that_no_entry_fits(body: str, rules: set[str]) -> None:
    told = {one.rule for one in find_citations(manuscript(f"始于(王立娜，2014)。{body}", LIST)).faults}
    assert told - {"reference-uncited"} == rules


def test_the_chinese_half_gives_its_authors_where_both_begin_with_one_person() -> None:
    lead = look(ListEntry(1, "1", 0, 0, LIST[1]))
    assert {"黄璐琦", "huang"} <= lead.lead
    assert "陆建伟" in lead.names
    other = look(ListEntry(1, "1", 0, 0, "Stone A, Brook C, 2013. On a thing of note [黄璐琦，陆建伟著]. Port: Mill."))
    assert "黄璐琦" not in other.lead

"""Who is named beside a marker, and what follows where the entry shown is another's."""

from __future__ import annotations

import pytest

from tests.papers.test_scan import manuscript
from toolkit.papers.find import find_citations
from toolkit.papers.leads import look
from toolkit.papers.manuscript import ListEntry
from toolkit.papers.scanned import Scan

ENTRIES = [
    "Hollis K, Bremer T (1999) On snow. Ice 1: 1-9.",
    "Varga P, Lund O, Hollis K (2001) On hail. Ice 2: 1-9.",
    "Varga P, Moreau S, St Clair B (2004) On rain. Ice 3: 1-9.",
    "North Sea Office (2005) Wind tables. Port: North Sea Office.",
    "陈百泉，李二海. 论雾[J]. 学报, 2006, 4: 1-9.",
    "Osei A. The Hollis index. Ice 5: 1-9.",
]


def scanned(body: str) -> Scan:
    return find_citations(manuscript(f"Known [1]. Known [2]. Known [3-6].\n\n{body}", ENTRIES))


def named(body: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.rule, one.references) for one in scanned(body).faults]


@pytest.mark.parametrize(
    ("body", "entry"),
    [
        ("The scale of Hollis [4] is old.", 1),
        ("As Bremer wrote. Hollis (a table) [4] is old.", 1),
        ("Hollis and colleagues in the north [4] is old.", 1),
        ("Hollis et al. (9/11) [4] is old.", 1),
        ("The Hollis-Bremer-equation (HB) [4] is old.", 1),
        ("Varga, Moreau, and St. Clair, 2004 [2] is old.", 3),
        ("Varga et al., 2004 [2] is old.", 3),
        ("陈百泉等认为雾重则风轻[4]。", 5),
        ("又据陈百泉等[4]所言。", 5),
    ],
)
def test_the_entry_of_another_is_doubted(body: str, entry: int) -> None:
    assert named(body) == [("citation-name-mismatch", (entry,))]


@pytest.mark.parametrize(
    "body",
    [
        "Hollis [1] is old.",
        "Hollis [2] is old, as the third of three.",
        "The index of Hollis [6] is old.",
        "Varga [2] and Varga [3] are old.",
        "Varga, Lund, and Hollis, 2001 [2] is old.",
        "Varga, 1998 [2] is old.",
        "The tables of the North [1] are old.",
        "HOLLIS [4] is a machine.",
        "Hollis et al. wrote of it; others did not [4].",
        "Hollis et al. [1] wrote of what others do [4].",
        "陈百泉等有言在先，他人不以为然[4]。",
    ],
)
def test_what_may_be_meant_is_not_doubted(body: str) -> None:
    assert named(body) == []


def test_a_bare_name_doubts_a_marker_and_does_not_repair_it() -> None:
    (citation,) = scanned("The scale of Hollis [4] is old.").citations[3:]
    assert (citation.targets, citation.by) == ((4,), "number")


@pytest.mark.parametrize(
    ("raw", "person"),
    [
        ("Hollis K, Bremer T. On snow.", True),
        ("HollisK, BremerT (1999) On snow.", True),
        ("K. Hollis and T. Bremer, On snow.", True),
        ("陈百泉，李二海. 论雾[J].", True),
        ("Chen Baiquan,Li Erhai, Wang Sanchuan.On fog[J].", True),
        ("World Health Organization (1981) Snow.", False),
        ("R Core Team (2014) R: A language.", False),
        ("North Sea Office (2005) Wind tables.", False),
    ],
)
def test_whether_a_person_leads_an_entry(raw: str, person: bool) -> None:
    assert look(ListEntry(1, "1", 0, len(raw), raw)).person is person

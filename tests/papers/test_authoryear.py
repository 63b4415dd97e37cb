"""Citations by author and year: which entry is meant, and what is wrong with those that no entry fits as written."""

from __future__ import annotations

import pytest

from tests.papers.test_scan import manuscript, targets
from toolkit.papers.find import find_citations
from toolkit.papers.leads import look, look_all
from toolkit.papers.manuscript import ListEntry
from toolkit.papers.scan import scan_manuscript
from toolkit.papers.scanned import Scan

AUTHOR_YEAR = [
    "Smith J, Doe A (2004) Rivers. Water 1: 1-2.",
    "Smith J (2004) Lakes. Water 2: 1-2.",
    "Young B, Old C, New D (2010a) Hills. Earth 3: 4.",
    "Young B, Old C, New D (2010b) Dales. Earth 4: 4.",
    "R Core Team (2021) R. Vienna.",
    "张三, 李四. 论河流[J]. 水, 2020, 1: 2.",
]


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("It flows (Smith and Doe, 2004).", [[1]]),
        ("As Smith (2004) says.", [[2]]),
        ("See Young et al. (2010a,b).", [[3, 4]]),
        ("With R (R Core Team, 2021).", [[5]]),
        ("已有研究（张三和李四, 2020；Smith and Doe, 2004）。", [[6], [1]]),
        ("张三等（2020）指出。", [[6]]),
        ("In 2004 Smith left.", []),
    ],
)
def test_author_and_year(body: str, meant: list[list[int]]) -> None:
    assert targets(scan_manuscript(manuscript(body, AUTHOR_YEAR))) == meant


def test_a_year_that_no_entry_of_the_name_has() -> None:
    scan = scan_manuscript(
        manuscript("So (Smith and Doe, 2004). Yet (Young et al., 2011), again (Young et al., 2011).", AUTHOR_YEAR)
    )
    assert [p["message"] for p in scan["problems"] if p["rule"] == "citation-year-mismatch"] == [
        "The list has works led by Young, none of 2011."
    ]


LIST = [
    "Hollis K, Bremer T (1999) On snow. Ice 1: 1-9.",
    "Hollis K, Bremer T (2010) On firn. Ice 1: 1-9.",
    "Hollis K, Lund O (2010) On hail. Ice 2: 1-9.",
    "Varga P, Moreau S, Quist B (2004) On rain. Ice 3: 1-9.",
    "ACOSTA PEREIRA, R.; Lima, S. On dew. Ice 4: 1-9, 2014.",
    "_______. On rime. Ice 5: 1-9, 2015. Reprinted in Ice 9, 2016, with more words on rime than there were before.",
    "(2008) Handbook of fog. Port: Mill.",
    "Kittelson P, Boyd M (1997) On mist. Ice 6: 1-9.",
    "RennyS-ByfieldK, McNeillJ (2O11) On glaze. Ice 7: 1-9.",
    "Driessen WB. On frost. In: Cold. Mill, Port.2001;7-9.",
    "O'ConnellK (2005) On sleet. Ice 8: 1-9.",
    "d’ Humieres D (1992) On slush. Ice 9: 1-9.",
    "Osei A. On ice, in press.",
    "Ruiz L, Sand M.2O7.On loess, 1951-1999. Ice 10: 1-9.",
    "Ruiz L. 201la. On chalk. Ice 11: 1-9.",
    "APTROOTA, SOUZAMF, 2021. On lichens. Ice 12: 1-9.",
    "De BeursKM, Henry G. 2006. On steppe. Ice 13: 1-9.",
    "Wade K. Wegner D. (2012). On scree. Ice 14: 1-9.",
    "Wade K., Young L., Waytz A. (2012). On silt. Ice 15: 1-9.",
]


def scanned(body: str) -> Scan:
    return find_citations(manuscript(body, LIST))


def found(body: str) -> list[tuple[int, ...]]:
    return [citation.targets for citation in scanned(body).citations]


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("Now (Acosta-Pereira and Lima, 2014).", [(5,)]),
        ("Now (Acosta-Pereira, 2015).", [(6,)]),
        ("Now (Driessen, 2001).", [(10,)]),
        ("Now (O’Connell, 2005).", [(11,)]),
        ("Now (see d’Humieres, 1992).", [(12,)]),
        ("Now (Moreau et al., 2004).", [(4,)]),
        ("Now (Handbook, 2008).", [(7,)]),
        ("Now (Nobody and Other, 2008).", [(7,)]),
        ("Now (Hollis and Nobody, 1999).", [(1,)]),
        ("Now (Osei, 2013).", [(13,)]),
        ("Now (Kittleson and Boyd, 1997).", [(8,)]),
        ("Now (Hollis et al., 2010a; Hollis et al., 2010b).", [(2,), (3,)]),
        ("Now (Acosta-Pereira, 2014, p. 3; idem, 2015, p. 4).", [(5,), (6,)]),
        ("Now (Varga et al., 2OO4).", [(4,)]),
        ("Now (Ruiz and Sand, 2007).", [(14,)]),
        ("Now (Ruiz, 2011a).", [(15,)]),
        ("Now (Aptroot et al., 2021).", [(16,)]),
        ("Now (Varga etal., 2004).", [(4,)]),
        ("Now (Wade etal., 2012).", [(19,)]),
        ("As Wade, Young and Waytz (2012) say.", [(19,)]),
        ("Ruiz, Sand and Sund (2007) say.", [(14,)]),
        ("A table.\n\n1999 | Hollis and Bremer | snow |\n2004 | Varga et al. | rain |\n", [(1,), (4,)]),
    ],
)
def test_the_entry_that_is_meant(body: str, meant: list[tuple[int, ...]]) -> None:
    assert found(body) == meant
    told = {one.rule for one in scanned(body).faults} - {"reference-uncited"}
    assert told == ({"citation-name-mismatch"} if "Kittleson" in body else set())


def test_letters_that_ocr_runs_together_are_another_spelling() -> None:
    entries = [*LIST, "Stearn W (2002) On moss. Ice 16: 1-9."]
    (fault,) = [one for one in find_citations(manuscript("Now (Steam, 2002).", entries)).faults if one.words]
    assert (fault.rule, fault.targets) == ("citation-name-mismatch", (len(entries),))


def test_another_spelling_of_a_name_is_told_with_both() -> None:
    (fault,) = [one for one in scanned("Now (Kittleson and Boyd, 1997).").faults if one.rule != "reference-uncited"]
    assert fault.message("en") == (
        "As this copy reads, the text writes Kittleson and the list Kittelson, for a work of 1997."
    )
    assert (fault.references, fault.targets) == ((8,), (8,))
    (citation,) = scanned("Now (Kittleson and Boyd, 1997).").citations
    assert citation.confidence < 1


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("Now (Varga et al., 2003).", ["citation-year-mismatch"]),
        ("Now (Ruiz and Sand, 2003).", ["citation-year-mismatch"]),
        ("Now (Nobody and Other, 2003).", ["citation-undefined"]),
        ("Now (Nobody, 2003, apud Varga, 2004).", []),
        ("Made to order (Nobody, 2009.5.11).", []),
        ("Now (Varga; Quist, 2003), as Varga et al. (2003) say.", ["citation-year-mismatch"]),
    ],
)
def test_what_no_entry_fits(body: str, rules: list[str]) -> None:
    scan = scanned(f"So (Driessen, 2001). {body}")
    assert [one.rule for one in scan.faults if one.rule != "reference-uncited"] == rules


def uncited(body: str) -> set[int]:
    return {entry for one in scanned(body).faults if one.rule == "reference-uncited" for entry in one.references}


def test_an_entry_that_an_undecided_citation_may_mean_is_not_uncited() -> None:
    assert not uncited("Now (Hollis et al., 2010).") & {2, 3}
    assert {2, 3} <= uncited("Now (Hollis and Bremer, 1999).")


def test_a_year_that_differs_is_not_told_again_as_an_uncited_entry() -> None:
    body = "Now (Hollis and Bremer, 1999; Hollis and Bremer, 2010; Hollis et al., 2012)."
    assert "citation-year-mismatch" in {one.rule for one in scanned(body).faults}
    assert 3 not in uncited(body)


@pytest.mark.parametrize(
    ("raw", "years"),
    [
        ("Smith J. 2O04. On ice.", ("2004",)),
        ("Smith J.20l1.On ice.", ("2011",)),
        ("Smith J. On ice. Port.2004;7-9.", ("2004",)),
        ("Smith J. On ice. doi:10.2004/x", ()),
        ("Smith J. On iceO12, 12004.", ()),
    ],
)
def test_the_years_of_an_entry(raw: str, years: tuple[str, ...]) -> None:
    assert look(ListEntry(1, "1", 0, len(raw), raw)).years == years


def test_a_dash_repeats_the_authors_and_nothing_of_the_title() -> None:
    raw = ["Smith J, Doe A. On ice. 2001.", "_______. Cold Rivers of Norway. 2003."]
    first, second = look_all(ListEntry(at, str(at), 0, 0, one) for at, one in enumerate(raw, 1))
    assert (second.lead, second.names) == (first.lead, first.names)


@pytest.mark.parametrize(
    ("glued", "name"),
    [("McNeillJ", "mcneill"), ("Renny-ByfieldS", "rennybyfield"), ("AnSQ", "an"), ("O’ConnellK", "oconnell")],
)
def test_initials_glued_to_a_name(glued: str, name: str) -> None:
    raw = f"{glued}, SmithA (2001) On ice."
    assert name in {form.replace("'", "").replace("’", "") for form in look(ListEntry(1, "1", 0, 0, raw)).lead}


HAN_LIST = [
    "乔远. 山间溪流的形态[M]. 杭州: 溪谷出版社, 2010.",
    "欧阳山, 石磊, 司马溪. 河谷[J]. 水, 2011, 1: 2.",
    "石磊, 2012. 河岸. 水, 1: 2.",
    "石远, 李四, 2012. 河水. 水, 1: 3.",
    "于谦. 论水[J]. 水, 2013(1): 2.",
    "司马溪. 论山[M]. 杭州: 溪谷出版社, 2010.",
    "Qiao Y. On brooks. Water 1: 1-9, 2011.",
]


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("溪流受地形控制(乔, 2010)。", [[1]]),
        ("乔（2010）指出，根据乔（2010）的研究。", [[1], [1]]),
        ("河谷如此（欧阳等，2011；乔，2010）。", [[2], [1]]),
        ("司马(2010)与欧阳等人（2011）不同。", [[6], [2]]),
        ("石（2012）不同于石和李（2012）。", [[3], [4]]),
        ("（于，2013）", [[5]]),
        ("该站建于（2013）年，（于 2013 年），于2013年，（于2013年）。", []),
        ("李乔（2010）所说，林司马（2010）所说。", []),
        ("(乔, 2011)，(乔, 2010 年版)", []),
    ],
)
def test_a_bare_chinese_surname(body: str, meant: list[list[int]]) -> None:
    assert targets(scan_manuscript(manuscript(f"{body}再有（乔远，2010）。", HAN_LIST))) == [*meant, [1]]


def test_no_blank_is_needed_between_comma_and_year() -> None:
    scan = scan_manuscript(manuscript("So (Smith and Doe,2004;Young et al.,2010a)，又（张三,2020）。", AUTHOR_YEAR))
    assert targets(scan) == [[1], [3], [6]]


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("（Kim，2011）", ["citation-undefined"]),
        ("(Kim et al.,2011)", ["citation-undefined"]),
        ("Kim等（2011）和Park和Lee(2012)", ["citation-undefined", "citation-undefined"]),
        ("（王小明等，2019）", ["citation-undefined"]),
        ("（张三、李四，2011；Smith，2004）", ["citation-year-mismatch"]),
        ("（武汉，2019），SPSS（2011），（世界银行等，2019）", []),
    ],
)
def test_works_that_no_entry_fits_in_chinese_marks(body: str, rules: list[str]) -> None:
    scan = scan_manuscript(manuscript(f"先有{body}，又有（张三，2020；Smith，2004）。", AUTHOR_YEAR))
    assert [one["rule"] for one in scan["problems"] if one["rule"] != "reference-uncited"] == rules


def test_no_work_is_missed_where_two_entries_were_read_as_one_or_a_year_cannot_be_read() -> None:
    listed = [*AUTHOR_YEAR, "Ray A (2001) Rain. Ice 1: 2. Kim B (2011) Snow. Ice 1: 3.", "Zhou C (2Q1) Fog. Ice 4: 4."]
    scan = scan_manuscript(manuscript("So（Kim，2011；Zhou，2014；Smith，2004；张三，2020）。", listed))
    assert [one["rule"] for one in scan["problems"] if one["rule"] != "reference-uncited"] == []


def test_a_starred_entry_is_led_by_its_author() -> None:
    assert look(ListEntry(1, "", 0, 9, "\\*Chou Y-C (2013) Care.")).lead >= {"chou"}


def test_a_blank_in_a_chinese_name_is_no_end_of_it() -> None:
    for raw in ("乔 远, 石磊. 溪流[J]. 水, 2010.", "乔　远，石　磊．溪流［J］．2010．", "*乔  远. 溪流[J]. 2010."):
        lead = look(ListEntry(1, "", 0, 9, raw))
        assert "乔远" in lead.lead
        assert lead.person
    assert "欧阳山" in look(ListEntry(1, "", 0, 9, "欧阳 山. 溪流[J]. 水, 2010.")).lead


def test_what_fits_as_well_is_said() -> None:
    entries = ["Gard R, Hill T (2019a) Leaves. Ice 1: 1.", "Gard R, Hill T (2019b) Canopies. Ice 2: 1.",
               "张三, 李四. 论河流[J]. 水, 2020, 1: 2.", "张三, 王五. 论湖泊[J]. 水, 2020, 2: 2.",
               "Lund O (2010) Hail. Ice 3: 1."]
    body = "So (Gard & Hill, 2019). 张三（2020）说，张三和王五（2020）又说，张三（2020b）还说。(Lund, in press)"
    found = find_citations(manuscript(body, entries)).citations
    assert [(one.targets, one.confidence, one.runner_up) for one in found] == [
        ((2,), 0.5, 1), ((3,), 0.5, 4), ((4,), 1.0, 0), ((4,), 1.0, 0), ((5,), 0.7, 0)]
    assert found[0].evidence["zh"] == "第 1 条同样相符"


def test_a_listed_person_of_another_year_in_running_text() -> None:
    scan = scan_manuscript(manuscript("Young (2011) says. Young et al. (2010a,b) too. China (2003) grew.", AUTHOR_YEAR))
    assert [(p["rule"], p["message"]) for p in scan["problems"] if p["rule"] != "reference-uncited"] == [
        ("citation-year-mismatch", "The list has works led by Young, none of 2011.")]

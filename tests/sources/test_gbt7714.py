"""The four forms of GB/T 7714 on invented works, one of each type; capitals of English titles; a list of references."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from toolkit.model import Name, Side, Source, ToolkitError
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.styles import STYLES, format_list, format_source, lacks_english
from toolkit.sources.styles.case import sentence_case, with_braces
from toolkit.sources.styles.profile import Profile, read_profile

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "cite"
NUMERIC, AUTHOR_YEAR = "gbt7714-2015-numeric", "gbt7714-2015-authoryear"
NEW_NUMERIC, NEW_AUTHOR_YEAR = "gbt7714-2025-numeric", "gbt7714-2025-authoryear"

BIB = r"""
@article{article, author = {单于海 and 欧阳青 and 查二 and 盖一}, title = {论锚与链}, journal = {航海}, year = 2019,
  volume = 7, number = 2, pages = {3--9}, url = {https://e.org/a}, urldate = {2020-01-02}, doi = {10.1/x}}
@article{early, author = {Büren, Jo-Ann van der}, title = {Tides of the {North Sea}}, journal = {J. Sea Stud.},
  date = {2024-05-09}}
@article{issue, author = {查二}, title = {潮}, journal = {海}, year = 2001, number = 4, eid = {e12}}
@newspaper{news, title = {港口新闻}, journal = {港报}, date = {2001-02-03}, pages = 4}
@book{book, author = {Smith, John and Doe, A. B. and Roe, C. and Poe, D.}, title = {A History of Quays: Stone and Wood},
  edition = {Second}, address = {Hull}, publisher = {Quay \& Sons}, year = 2001}
@book{translated, author = {史密斯}, title = {码头史}, translator = {查二}, edition = {3}, volume = 2, year = 2003,
  address = {上海}, publisher = {岸社}}
@incollection{part, author = {盖一}, title = {潮}, editor = {查二}, booktitle = {海}, volume = 3, year = 2001,
  pages = 4, address = {上海}, publisher = {岸社}}
@inproceedings{talk, author = {盖一}, title = {浪}, eventtitle = {海洋会议}, address = {青岛}, year = 2022, pages = 2}
@thesis{thesis, author = {盖一}, title = {浪的研究}, school = {海洋大学}, address = {青岛}, year = 2022}
@techreport{report, author = {{Harbour Board}}, title = {On Silt}, number = {HB 7}, date = {2012-01-16},
  url = {https://e.org/r}, urldate = {2013-01-01}}
@patent{patent, author = {盖一}, holder = {岸公司}, title = {一种锚}, number = {CN123}, date = {2002-03-06}}
@standard{standard, author = {锚标委}, title = {锚\quad 通用规范}, number = {GB/T 1—2020}, address = {北京},
  publisher = {标准社}, year = 2020}
@online{page, author = {查二}, title = {潮汐表}, url = {https://e.org/p}, urldate = {2020-01-02}}
@dataset{data, author = {查二}, title = {潮位数据}, version = {1.0}, publisher = {数据中心}, date = {2023-09-10},
  url = {https://e.org/d}, urldate = {2024-01-02}}
@preprint{preprint, author = {Doe, A. B.}, title = {Deep Anchors}, archiveprefix = {arXiv}, eprint = {1}, version = 2,
  date = {2012-03-18}, url = {https://e.org/q}, urldate = {2020-06-24}}
@map{map, author = {查二}, title = {港湾图}, scale = {1:25000}, address = {上海}, publisher = {岸社}, year = 2021,
  dimensions = {128cm×84cm}}
@archive{archive, author = {港务局}, title = {修港布告}, number = {LS-1}, address = {上海}, institution = {档案馆},
  date = {1931-11-07}}
@periodical{periodical, editor = {航海学会}, title = {航海}, volume = {1984, 1(1)-}, address = {上海},
  publisher = {岸社}, year = {1984-}}
@book{korean, author = {김철수 and others}, title = {항구의 역사}, volume = 1, publisher = {바다}, year = 2003}
@book{japanese, author = {山田太郎 and others}, title = {港の歴史}, publisher = {海社}, year = 2004}
@article{russian, author = {Морев, А. Я. and others}, title = {Порт}, journal = {Море}, year = 1993, number = 7}
"""

WRITTEN = {
    "article": "单于海, 欧阳青, 查二, 等. 论锚与链[J/OL]. 航海, 2019, 7(2): 3-9[2020-01-02]. https://e.org/a. "
    "DOI:10.1/x.",
    "early": "BÜREN J A v d. Tides of the North Sea[J]. J Sea Stud, 2024.",
    "issue": "查二. 潮[J]. 海, 2001(4): e12.",
    "news": "港口新闻[N]. 港报, 2001-02-03(4).",
    "book": "SMITH J, DOE A B, ROE C, et al. A history of quays: stone and wood[M]. 2nd ed. Hull: Quay & Sons, 2001.",
    "translated": "史密斯. 码头史: 第 2 卷[M]. 查二, 译. 3 版. 上海: 岸社, 2003.",
    "part": "盖一. 潮[M]// 查二. 海: 第 3 卷. 上海: 岸社, 2001: 4.",
    "talk": "盖一. 浪[C]// 海洋会议, 青岛, 2022: 2.",
    "thesis": "盖一. 浪的研究[D]. 青岛: 海洋大学, 2022.",
    "report": "Harbour Board. On silt: HB 7[R/OL]. (2012-01-16)[2013-01-01]. https://e.org/r.",
    "patent": "岸公司. 一种锚: CN123[P]. 2002-03-06.",
    "standard": "锚标委. 锚 通用规范: GB/T 1—2020[S]. 北京: 标准社, 2020.",
    "page": "查二. 潮汐表[EB/OL]. [2020-01-02]. https://e.org/p.",
    "data": "查二. 潮位数据[DS/OL]. V1.0. 数据中心, 2023[2024-01-02]. https://e.org/d.",
    "preprint": "DOE A B. Deep anchors[EB/OL]. V2. arXiv(2012-03-18)[2020-06-24]. https://e.org/q.",
    "map": "查二. 港湾图. 1:25000[CM]. 上海: 岸社, 2021. 128cm×84cm.",
    "archive": "港务局. 修港布告: LS-1[A]. 上海: 档案馆, 1931-11-07.",
    "periodical": "航海学会. 航海[J]. 1984, 1(1)-. 上海: 岸社, 1984-.",
    "korean": "김철수, 외. 항구의 역사: 제 1 권[M]. 바다, 2003.",
    "japanese": "山田太郎, 他. 港の歴史[M]. 海社, 2004.",
    "russian": "Морев А Я, и др. Порт[J]. Море, 1993(7).",
}
ELSEWHERE = {
    ("article", AUTHOR_YEAR): "单于海, 欧阳青, 查二, 等, 2019. 论锚与链[J/OL]. 航海, 7(2): 3-9[2020-01-02]. "
    "https://e.org/a. DOI:10.1/x.",
    ("issue", AUTHOR_YEAR): "查二, 2001. 潮[J]. 海(4): e12.",
    ("book", AUTHOR_YEAR): "SMITH J, DOE A B, ROE C, et al., 2001. A history of quays: stone and wood[M]. 2nd ed. "
    "Hull: Quay & Sons.",
    ("part", AUTHOR_YEAR): "盖一, 2001. 潮[M]// 查二. 海: 第 3 卷. 上海: 岸社: 4.",
    ("news", AUTHOR_YEAR): "佚名, 2001. 港口新闻[N]. 港报, 2001-02-03(4).",
    ("page", AUTHOR_YEAR): "查二, [2020]. 潮汐表[EB/OL]. [2020-01-02]. https://e.org/p.",
    ("patent", AUTHOR_YEAR): "岸公司, 2002. 一种锚: CN123[P]. 2002-03-06.",
    ("article", NEW_NUMERIC): "单于海，欧阳青，查二，等. 论锚与链[J/OL]. 航海，2019，7（2）：3-9. "
    "https://e.org/a. DOI:10.1/x.",
    ("early", NEW_NUMERIC): "Büren J-A v d. Tides of the North Sea[J]. J Sea Stud，2024-05-09.",
    ("book", NEW_NUMERIC): "Smith J，Doe A B，Roe C，et al. A history of quays: stone and wood[M]. 2nd ed. "
    "Hull：Quay & Sons，2001.",
    ("report", NEW_NUMERIC): "Harbour Board. On silt：HB 7[R/OL]. 2012-01-16. https://e.org/r.",
    ("standard", NEW_NUMERIC): "GB/T 1—2020 锚 通用规范[S].",
    ("standard", NEW_AUTHOR_YEAR): "锚标委，2020. GB/T 1—2020 锚 通用规范[S].",
    ("page", NEW_NUMERIC): "查二. 潮汐表[EB/OL]. [2020-01-02]. https://e.org/p.",
    ("data", NEW_AUTHOR_YEAR): "查二，2023. 潮位数据[DS/OL]. V1.0. 数据中心 （2023-09-10）[2024-01-02]. https://e.org/d.",
    ("preprint", NEW_NUMERIC): "Doe A B. Deep anchors[PP/OL]. V2. arXiv （2012-03-18）[2020-06-24]. https://e.org/q.",
}


def works() -> dict[str, Source]:
    file = BibFile.parse(BIB.encode())
    return {source.key: with_braces(source, file.values(source.key)) for source in file.sources()}


def test_every_work_of_the_table_is_written() -> None:
    assert works().keys() == WRITTEN.keys()


@pytest.mark.parametrize("key", WRITTEN)
def test_2015_numeric(key: str) -> None:
    assert format_source(works()[key], NUMERIC) == WRITTEN[key]


@pytest.mark.parametrize(("key", "style"), ELSEWHERE)
def test_what_the_other_forms_change(key: str, style: str) -> None:
    assert format_source(works()[key], style) == ELSEWHERE[key, style]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("The Quays of Hull: A History", "The quays of hull: a history"),
        ("Who Controls the Sea? Tales of Old", "Who controls the sea? Tales of old"),
        ("E-Government in China and the EU", "E-government in China and the EU"),
        ("The Rise of E-Government", "The rise of e-government"),
        ("Deep-Time Images", "Deep-time images"),
        ("Data sovereignty and the Chinese state", "Data sovereignty and the Chinese state"),
        ("How McCormick met NATO", "How McCormick met NATO"),
        ("Die Verwandlung der Welt", "Die Verwandlung der Welt"),
        ("Silt", "Silt"),
        ("", ""),
    ],
)
def test_sentence_case(title: str, written: str) -> None:
    assert sentence_case(title) == written
    assert sentence_case(written) == written


def test_works_of_one_maker_and_year_are_told_apart() -> None:
    side = Side(title="潮", authors=(Name("查", "二"),))
    pair = [Source(key=key, type="book", language="zh", sides={"zh": side}, date="2001") for key in ("a", "b")]
    other = Source(key="c", type="book", language="zh", sides={"zh": side}, date="2002")
    assert [entry.text for entry in format_list([*pair, other], AUTHOR_YEAR)] == [
        "查二, 2001a. 潮[M].", "查二, 2001b. 潮[M].", "查二, 2002. 潮[M]."
    ]  # fmt: skip
    assert format_list(pair, NUMERIC)[0].text == "查二. 潮[M]. 2001."


PAIR = Source(
    key="x", type="book", language="zh", date="2001",
    sides={
        "zh": Side(title="潮", authors=(Name("查", "二"),)), "en": Side(title="Tides", authors=(Name("Zha", "Er"),)),
    },
)  # fmt: skip


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        ({}, "查二. 潮[M]. 2001.\nZHA E. Tides[M]. 2001. (in Chinese)"),
        ({"first": "en", "halves": "same-line"}, "ZHA E. Tides[M]. 2001. (in Chinese) 查二. 潮[M]. 2001."),
        ({"note": "", "names": "as-written"}, "查二. 潮[M]. 2001.\nZha E. Tides[M]. 2001."),
        ({"codes": False, "final-dot": False}, "查二. 潮. 2001\nZHA E. Tides. 2001 (in Chinese)"),
    ],
)
def test_a_profile_varies_the_pair(profile: dict[str, object], text: str) -> None:
    assert format_source(PAIR, NUMERIC, profile=read_profile(profile)) == text
    assert format_list([PAIR], NUMERIC, True, read_profile(profile))[0].text == text


def test_a_profile_that_is_none_says_what_is_wrong() -> None:
    with pytest.raises(ToolkitError, match="heading"):
        read_profile({"heading": "x"})
    assert read_profile({"et-al": 1}) == Profile(et_al=1)


def test_a_work_without_an_english_side_is_known() -> None:
    assert not lacks_english(PAIR)
    assert lacks_english(works()["article"])
    assert not lacks_english(works()["book"])


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs ../shared/gold/cite")
@pytest.mark.parametrize("style", sorted(set(STYLES) - {"gbt7714-2015-plain"}))
def test_the_other_implementation_agrees(style: str) -> None:
    from benchmarks.cite import equal, expected, ours

    rows = [row for row in expected(GOLD) if row["style"] == style]
    written = ours(GOLD, rows)
    agreed = sum(equal(written[row["key"]], row["expected"]) for row in rows)
    assert agreed / len(rows) >= 0.94, json.dumps({"style": style, "agreed": agreed, "of": len(rows)})

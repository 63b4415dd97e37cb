"""Citation keys by the documented pattern."""

from __future__ import annotations

import pytest

from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Name, Side, Source
from toolkit.sources.keys import make_key


def work(date: str, **sides: Side) -> Source:
    return Source(key="", type="article", language=next(iter(sides), ""), sides=sides, date=date)


CASES = {
    "fang2008security": work(
        "2008",
        zh=Side(title="关于信息安全定义的研究", authors=(Name("方", "滨兴"),)),
        en=Side(title="Research on the definition of information security", authors=(Name("Fang", "B. X."),)),
    ),
    "wei2025data": work(
        "2025", zh=Side(authors=(Name("魏", "媛媛"),)), en=Side(title="Research on data security and order")
    ),
    "sun2024mechanism": work(
        "2024-04",
        zh=Side(authors=(Name("孙", "成昊"),)),
        en=Side(title="An exploration of the mechanism of weaponized interdependence"),
    ),
    "keohane1977power": work("1977", en=Side(title="Power and Interdependence", authors=(Name("Keohane", "R. O."),))),
    "zhang2022five": work("2022", en=Side(title="Five theories of data elements", authors=(Name("Zhang", "P. W."),))),
    "shan2019shuju": work("2019", zh=Side(title="“数据”要素", authors=(Name("单", "仁"),))),
    "lv2001order": work("2001", zh=Side(authors=(Name("吕", "布"),)), en=Side(title="The U. S. and the order of data")),
    "buthe2003standards": work("2003", en=Side(title="Standards’ power", authors=(Name("Büthe", "Tim"),))),
    "european2020white": work("2020", en=Side(title="White paper", authors=(Name(literal="The European Commission"),))),
    "guowuyuan2022yijian": work("2022", zh=Side(title="意见", authors=(Name(literal="国务院"),))),
    "smith2001analysis": work("2001", en=Side(title="Analysis of the study", editors=(Name("Smith", "A."),))),
    "safe2000": work("2000", en=Side(title="Safe Harbor")),
    "source": work(""),
}  # fmt: skip


@pytest.mark.parametrize(("key", "source"), CASES.items(), ids=CASES)
def test_pattern(key: str, source: Source) -> None:
    assert make_key(source) == key


def test_the_english_side_says_how_the_name_is_read() -> None:
    source = work("2010", zh=Side(authors=(Name("覃", "文"),)), en=Side(title="Data", authors=(Name("Tan", "W."),)))
    assert make_key(source) == "tan2010data"


def test_a_taken_key_gets_a_letter() -> None:
    source = CASES["wei2025data"]
    taken = {"wei2025data"}
    assert make_key(source, taken) == "wei2025dataa"
    taken |= {f"wei2025data{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"}
    assert make_key(source, taken) == "wei2025dataaa"


def test_the_listed_references_of_the_shipped_corpus_follow_the_pattern(wei: Corpus) -> None:
    listed = [source for source in wei.sources.values() if not source.mentioned]
    assert listed
    assert [make_key(source) for source in listed] == [source.key for source in listed]


@pytest.mark.parametrize(("pattern", "key"), [
    ("{Family}{yy}", "Fang08"), ("{family}_{year}", "fang_2008"), ("{word}:{year}", "security:2008"),
    ("lit.{family}{year}{Word}", "lit.fang2008Security"),
])  # fmt: skip
def test_a_corpus_may_have_its_own_pattern(pattern: str, key: str) -> None:
    assert make_key(CASES["fang2008security"], (), pattern) == key
    assert make_key(CASES["fang2008security"], {key}, pattern) == f"{key}a"


@pytest.mark.parametrize("pattern", ["{author}{year}", "{family} {year}", "{family},"])
def test_a_pattern_of_unknown_parts_is_refused(pattern: str) -> None:
    with pytest.raises(ToolkitError):
        make_key(CASES["fang2008security"], (), pattern)


def test_what_is_missing_leaves_no_sign_behind() -> None:
    assert make_key(CASES["source"], (), "{family}_{year}") == "source"
    assert make_key(CASES["safe2000"], (), "{family}_{year}") == "2000"

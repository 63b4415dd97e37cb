"""The whole way: strings in, records and problems out."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.sources.strings import parse_references, parser
from toolkit.sources.strings.csl import joined, source_of
from toolkit.sources.strings.synth import make

GOLD = Path(__file__).parents[3].parent / "shared" / "gold" / "strings"
KEYS = ["index", "raw", "csl", "csl_en", "confidence", "problems"]


def one(text: str) -> dict[str, Any]:
    (result,) = parse_references(text, each_line=True)
    return result


def test_a_numbered_chinese_article() -> None:
    result = one("[3] 林一鸣, 何玉梅, 等. 湿地水文的演变[J]. 江南学报, 2011, 3(2): 1-9.")
    assert list(result) == KEYS
    assert result["csl"] == {
        "title": "湿地水文的演变",
        "container-title": "江南学报",
        "volume": "3",
        "issue": "2",
        "page": "1-9",
        "type": "article-journal",
        "language": "zh",
        "author": [{"family": "林", "given": "一鸣"}, {"family": "何", "given": "玉梅"}],
        "issued": {"date-parts": [[2011]]},
        "custom": {"more-authors": True},
    }


def test_a_twin_gives_both_halves_whichever_comes_first() -> None:
    zh = "林一鸣. 湿地水文的演变[J]. 江南学报, 2011, 3(2): 1-9."
    en = "Lin Y M. Evolution of wetland hydrology[J]. Jiangnan Journal, 2011, 3(2): 1-9."
    for text in (f"{zh} {en} (in Chinese)", f"{en} [{zh}]"):
        result = one(text)
        assert result["csl"]["title"] == "湿地水文的演变"
        assert result["csl_en"]["title"] == "Evolution of wetland hydrology"
        assert not [found for found in result["problems"] if found["rule"].startswith("crossfield")]
        assert joined(result, "x")["original-title"] == "Evolution of wetland hydrology"
        assert set(source_of(result, "k").sides) == {"zh", "en"}


def test_halves_that_differ_are_a_problem_at_its_place() -> None:
    zh = "林一鸣. 湿地水文的演变[J]. 江南学报, 2011, 3(2): 1-9."
    text = f"{zh} Lin Y M. Evolution of wetland hydrology[J]. Jiangnan Journal, 2011, 8(2): 1-9. (in Chinese)"
    found = [problem for problem in one(text)["problems"] if problem["rule"] == "crossfield-half-volume"]
    assert [text[each["start"] : each["end"]] for each in found] == ["8"]


@pytest.mark.parametrize("text", ["", "   ", "???", "[12]", "\x00\x01", "(((((", "《》", "　"])
def test_what_is_no_reference_is_a_problem(text: str) -> None:
    result = one(text) if text else parse_references("\n", each_line=True)[0]
    assert result["csl"] == {}
    assert [found["rule"] for found in result["problems"]] == ["string-empty"]


def test_each_line_gives_one_result_and_problems_speak_both_languages() -> None:
    results = parse_references("a\n\nb 2011", each_line=True, language="zh")
    assert [result["index"] for result in results] == [1, 2, 3]
    assert "没有" in results[1]["problems"][0]["message"]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_record_or_a_problem(text: str) -> None:
    for result in parse_references(text):
        assert result["csl"] or result["problems"]
        assert json.dumps(result)


def test_random_bytes_neither_break_it_nor_hold_it_up() -> None:
    chance = random.Random(1)
    texts = [
        chance.randbytes(chance.randint(0, 300)).decode("latin-1" if at % 2 else "gb18030", errors="replace")
        for at in range(600)
    ]
    parser()
    started = time.process_time()
    results = parse_references("\n".join(" ".join(text.split()) for text in texts), each_line=True)
    assert len(results) == 600
    assert (time.process_time() - started) / 600 < 0.05


def test_order_and_company_change_nothing() -> None:
    lines = [work.text for work in make(40, "zh", seed=91)]
    together = [result["csl"] for result in parse_references("\n".join(lines), each_line=True)]
    assert together == [one(line)["csl"] for line in lines]


def test_confidence_is_a_share() -> None:
    good = one("林一鸣, 何玉梅. 湿地水文的演变[J]. 江南学报, 2011, 3(2): 1-9.")
    odd = one("see Mill there on it, also in 1987 the other 12")
    assert 0 <= odd["confidence"] < good["confidence"] <= 1
    assert "string-unsure" in {found["rule"] for found in odd["problems"]}


@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared/gold/strings is absent")
@pytest.mark.parametrize("path", sorted(GOLD.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_development_string_gives_a_record_or_a_problem(path: Path) -> None:
    raws = [json.loads(line)["raw"].replace("\n", " ") for line in path.read_text("utf-8").splitlines()][:400]
    results = parse_references("\n".join(" ".join(raw.splitlines()) for raw in raws), each_line=True)
    assert len(results) == len(raws)
    assert all(result["csl"] or result["problems"] for result in results)


def test_what_is_too_long_for_a_reference_is_said_to_be_left_out() -> None:
    found = one("林一鸣. 湿地水文的演变[J]. 江南学报, 2011, 3(2): 1-9. " + "此后是正文。" * 400)
    assert [problem["rule"] for problem in found["problems"]].count("string-left-out") == 1
    assert len(found["raw"]) > 2000


@pytest.mark.parametrize(
    ("text", "kind", "publisher"),
    [
        ("[7] 林一鸣, 何玉梅. 湿地水文的演变[EB]. PSSXiv, 2024.", "preprint", "PSSXiv"),
        ("Marsh Quarterly[J]. 1979, 1(1)-. Boston: Reed & Sons, 1979-.", "periodical", "Reed & Sons"),
    ],
)
def test_where_it_is_published_tells_the_type(text: str, kind: str, publisher: str) -> None:
    found = one(text)["csl"]
    assert (found["type"], found["publisher"]) == (kind, publisher)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("A. Reed. Binding and its use in C. In Record of the 3rd Symposium on Words, pages 5-9, 1996.",
         {"title": "Binding and its use in C", "container-title": "Record of the 3rd Symposium on Words"}),
        ("Reed, A. (2008). How words are said. In Proceedings of the society of words (words08), 93-99.",
         {"container-title": "Proceedings of the society of words (words08)", "page": "93-99"}),
        ("Reed, A. & Hill, B. (1976). Keeping marshes. The Marsh Forum, 40 (345-370).",
         {"volume": "40", "page": "345-370"}),
        ("A. Reed. Rules of marshes. Marsh Trans. on Words, 6(1) 166, February 1994.",
         {"volume": "6", "issue": "1", "page": "166"}),
        ("Reed A, Hill B. Marshes and their keepers: a report: RMRS-GTR-262[R]. 2011: 8-9.",
         {"title": "Marshes and their keepers: a report", "page": "8-9"}),
        ("Marsh Collaboration, Phys. Lett. B 762, 512 (2016).",
         {"author": [{"literal": "Marsh Collaboration"}], "volume": "762"}),
    ],
)
def test_what_the_form_of_a_string_settles(text: str, fields: dict[str, Any]) -> None:
    found = one(text)["csl"]
    assert {name: found.get(name) for name in fields} == fields


def test_short_bodies_are_no_persons() -> None:
    csl = one("新华社. 江南湿地获保护[N]. 江南日报, 2011-09-12(1).")["csl"]
    assert csl["author"] == [{"literal": "新华社"}]
    assert csl["issued"] == {"date-parts": [[2011, 9, 12]]}


def test_the_point_that_ends_a_list_of_names_is_no_part_of_a_name() -> None:
    names = one("Miller A, Olsen K B. Wetland water[J]. Harbour Review, 2012, 4(1): 5-8.")["csl"]["author"]
    assert [name["given"] for name in names] == ["A", "K B"]


def test_the_word_before_an_editor_is_no_part_of_the_name() -> None:
    csl = one("林一鸣：《论湿地》，载何玉梅主编：《江南研究论集》，上海：江南出版社2005年版，第101页。")["csl"]
    assert csl["editor"] == [{"family": "何", "given": "玉梅"}]


def test_what_is_too_long_to_read_is_left_out_at_its_place() -> None:
    result = one("Miller A. Wetland water. 2012. " + "x" * 3000)
    (left,) = [found for found in result["problems"] if found["rule"] == "string-left-out"]
    assert (left["start"], left["end"]) == (2000, len(result["raw"]))


def test_a_japanese_name_is_not_parted_by_chinese_surnames() -> None:
    csl = one("[1] 佐藤健, 田中実. 川と湿地の歴史[M]. 東京: 江南書房, 2001.")["csl"]
    assert csl["author"] == [{"literal": "佐藤健"}, {"literal": "田中実"}]


def test_a_first_name_loses_the_point_behind_it() -> None:
    csl = one('Miller, Anna. "Wetland Water." Harbour Review, vol. 4, no. 1, 2012, pp. 5-8.')["csl"]
    assert csl["author"] == [{"family": "Miller", "given": "Anna"}]


def test_full_width_letters_are_read_as_letters() -> None:
    csl = one("ＬＩＮ Ｙ，ＨＥ Ｙ．Ｗｅｔｌａｎｄ ｗａｔｅｒ［Ｊ］．Ｒｉｖｅｒ，２０１２，４（１）：５－８．")["csl"]
    assert (csl["title"], csl["author"][1]["given"]) == ("Wetland water", "Y")

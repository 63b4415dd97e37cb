"""The Markdown of a tiny report, word for word, and what hostile texts cannot do to it."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.render.sample import CORPUS, HOSTILE, TEXTS, both, of_texts, tiny
from toolkit.model import Corpus, Settings
from toolkit.reports.blocks import MapFigure, Prose, Report
from toolkit.reports.render.markdown import render

ENGLISH = r"""
# A small report

1\. Three claims.

## Claims

**tea-k7qd** Black tea was traded before green.

- kind: empirical
- source: Li (1990); 王（2001） \[zh\]

**tea-m2pz** 关税改变了航线。 \[zh\]

- kind: causal
- premises: tea-k7qd

**tea-x9aa** Full-width ＡＢＣ

- kind: empirical
- source: Li (1990)
- premises: tea-k7qd; tea-m2pz

## Shares

### Chapters

| chapter | topic | supported | claims | age | first |
| --- | --- | ---: | ---: | ---: | --- |
| 1 Introduction | tea | 21/25 (84%) | 25 | 4.5 | tea-k7qd |
| 2 Tariffs | tea | 3/7 | 7 | 12 | tea-m2pz |
| 10 Conclusion | ships | 0/0 | 0 |  |  |

### Chapters and topics

| chapter | topic | supported |
| --- | --- | ---: |
| 1 Introduction | tea | 21/25 (84%) |
| 2 Tariffs | tea | 3/7 |
| 10 Conclusion | ships | 0/0 |

### Orphans

*No orphans.*
"""


def test_english() -> None:
    assert render(tiny(), CORPUS, "en") == ENGLISH.lstrip()


def test_chinese_page_is_all_chinese() -> None:
    page = render(tiny(), CORPUS, "zh")
    assert page.startswith("# 小报告\n\n共 3 条。\n\n## 论断\n\n**tea-k7qd** 红茶贸易先于绿茶。\n\n- 类别：经验\n")
    assert "\n- 文献：李（1990）；王（2001）\n" in page
    assert "*没有孤立项。*" in page
    words = re.findall("[A-Za-z]{2,}", re.sub(r"tea-\w+", "", page))
    assert words == [], "only ids are in Latin script"


def test_empty_table_without_words_of_its_own_still_says_so() -> None:
    report = of_texts()
    assert "*题*" in render(report, CORPUS, "zh")
    bare = Report(id="r", title=both("题", "T"), blocks=(report.tables[2].__class__("x", both("表", "X"), (), ()),))
    assert render(bare, CORPUS, "zh").endswith("*没有记录。*\n")


def test_map_is_linked_in_the_language_of_the_page() -> None:
    report = Report(id="r", title=both("题", "T"), blocks=(MapFigure(both("概念图", "Concept map")),))
    assert render(report, CORPUS, "zh").endswith("![概念图](../map.zh.svg)\n")


def test_third_language_is_marked_only_where_the_record_lacks_it() -> None:
    german = Corpus(root="/nowhere", settings=Settings(languages=("de", "en")))
    blocks = (Prose(both("共三条。", "Three.")), Prose({"de": "Tee"}), Prose({"en": "tea"}), Prose({"fr": "thé"}))
    page = render(Report(id="r", title=both("题", "T"), blocks=blocks), german, "de")
    assert page == "# T\n\nThree.\n\nTee\n\ntea \\[en\\]\n\nthé \\[fr\\]\n"


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_structure_is_that_of_the_report_whatever_the_texts(texts: list[str]) -> None:
    page = render(of_texts(*texts), CORPUS, "en")
    page.encode()
    lines = page.split("\n")
    assert [len(line) - len(line.lstrip("#")) for line in lines if line.startswith("#")] == [1, 2, 3, 3, 3]
    table = [line for line in lines if line.startswith("| ")]
    cells = [len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) - 1 for line in table]
    assert cells == [4] * (len(texts) + 2) + [2] * (len(texts) + 2)


def test_hostile_texts_give_no_tag() -> None:
    page = render(of_texts(*HOSTILE), CORPUS, "en")
    assert set(re.findall(r"(?<!\\)<[^>]*>", page)) <= {"<br>", "<!-- -->"}


def test_same_twice() -> None:
    assert render(tiny(), CORPUS, "zh") == render(tiny(), CORPUS, "zh")

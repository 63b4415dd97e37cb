"""The CSL engine on invented works: names whole, "et al." by language, nothing left out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.model import Name, Side, Source, ToolkitError
from toolkit.sources.styles import format_list
from toolkit.sources.styles.csl import lost

pytest.importorskip("refkit")

HAN = tuple(Name(family, "一") for family in ("单", "仇", "解", "查"))
LATIN = tuple(Name(family, "Ada B.") for family in ("Shore", "Quay", "Pier", "Lock"))
ZH = Source(
    key="zh", type="article", language="zh", date="2016", volume="2", number="1", pages="1-5",
    sides={"zh": Side(title="论锚", authors=HAN, container="航海"), "en": Side(title="On anchors", container="Sea")},
)  # fmt: skip
EN = Source(
    key="en", type="book", language="en", date="1977",
    sides={"en": Side(title="On quays", authors=LATIN, publisher="Quay & Sons", location="Hull")},
)  # fmt: skip
PART = Source(
    key="part", type="inproceedings", language="zh", date="2001", pages="3-9",
    sides={"zh": Side(title="潮", authors=HAN[:1], editors=HAN[3:], container="海会论文集", publisher="岸社")},
)  # fmt: skip

CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>Harbour</title><id>http://example.org/harbour</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography et-al-min="4" et-al-use-first="1"><layout suffix=".">
    <names variable="author"><label prefix=", "/></names><text variable="title" prefix=" | " font-style="italic"/>
  </layout></bibliography>
</style>"""


@pytest.mark.parametrize("style", ["apa", "chicago", "ieee", "vancouver"])
def test_names_and_titles_are_whole(style: str) -> None:
    for source, entry in zip((ZH, EN, PART), format_list([ZH, EN, PART], style), strict=True):
        assert lost(source, source.language, entry.text) == [], entry.text
        assert entry.text.count("海会论文集") == (source is PART), entry.text
    assert "单一" in format_list([ZH], style)[0].text


def test_each_work_has_et_al_by_its_own_language(tmp_path: Path) -> None:
    file = tmp_path / "harbour.csl"
    file.write_text(CSL, encoding="utf-8")
    zh, en = format_list([ZH, EN], str(file))
    assert zh.text.startswith("单一")
    assert "等 | 论锚" in zh.text
    assert "Shore et al. | On quays" in en.text
    assert [text.strip(" |") for text, italic in en.halves[0] if italic] == ["On quays"]


def test_the_list_keeps_its_order_and_both_halves() -> None:
    entries = format_list([EN, ZH], "apa", bilingual=True)
    assert [entry.key for entry in entries] == ["en", "zh"]
    assert [("On anchors" in half) for half in entries[1].text.split("\n")] == [False, True]
    assert entries[1].text.endswith("(in Chinese)")


def test_what_a_style_leaves_out_is_named() -> None:
    assert lost(ZH, "zh", "论锚. 2016.") == ["author"]
    assert lost(EN, "en", "Shore. 1977.") == ["title"]
    side = Side(title="潮", authors=HAN[:1], more_authors=True)
    cut = Source(key="x", type="book", language="zh", sides={"zh": side})
    assert lost(cut, "zh", "单一. 潮.") == ["et al."]


@pytest.mark.parametrize(("name", "text"), [("none.csl", None), ("bad.csl", "<style/>"), ("worse.csl", "潮")])
def test_a_file_that_is_no_style_is_an_impossible_request(tmp_path: Path, name: str, text: str | None) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ToolkitError, match=name):
        format_list([ZH], str(tmp_path / name))


def test_an_unknown_style_names_those_there_are() -> None:
    with pytest.raises(ToolkitError, match="gbt7714"):
        format_list([ZH], "no-such-style")

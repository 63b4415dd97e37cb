"""The page before it is opened: what it holds, what its policy allows, what cannot break out of it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

from tests.concepts.vocabulary import concept, vocabulary, water
from tests.reports.map.hostile import LABELS, hostile
from toolkit.model import Corpus, Settings
from toolkit.reports.map import draw
from toolkit.reports.render.escape import visible


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, str] = {}
        self.now = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.now = f"{tag}:{dict(attrs).get('id') or ''}"

    def handle_data(self, data: str) -> None:
        if self.now.startswith(("script", "style")):
            self.raw[self.now] = self.raw.get(self.now, "") + data

    def handle_endtag(self, tag: str) -> None:
        self.now = ""

    @property
    def records(self) -> dict[str, object]:
        found = json.loads(self.raw["script:data"])
        assert isinstance(found, dict)
        return found


def page(corpus: Corpus, language: str = "zh") -> Page:
    return Page(draw(corpus, "html", language))


def test_the_policy_allows_our_style_and_script_and_nothing_else() -> None:
    one = page(water())
    policy = unescape(next(a["content"] or "" for tag, a in one.elements if a.get("http-equiv")))
    for name in ("script:", "style:"):
        digest = b64encode(sha256(one.raw[name].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_names_no_address_of_a_network() -> None:
    text = draw(water(), "html", "zh").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"(?:https?:)?//[a-z]\S*", re.sub(r"(?m)// .*$", "", text)) == []


def test_no_element_has_a_handler_or_a_style_of_its_own() -> None:
    names = {name for _, attributes in page(hostile()).elements for name in attributes}
    assert not {name for name in names if name.startswith("on") or name == "style"}


def test_hostile_texts_reach_the_records_unchanged_and_the_page_not_at_all() -> None:
    one = page(hostile(), "en")
    nodes = one.records["nodes"]
    assert isinstance(nodes, list)
    assert {node["label"]["en"] for node in nodes} == {visible(label) for label in LABELS}
    tags = [tag for tag, _ in one.elements]
    assert tags.count("script") == 2
    assert "img" not in tags
    assert "<" not in one.raw["script:data"]


def test_every_concept_line_and_name_can_be_found_by_the_script() -> None:
    one = page(water())
    assert {a["data-node"] for _, a in one.elements if "data-node" in a} == set(water().concepts)
    lines = {a["data-edge"] for _, a in one.elements if "data-edge" in a}
    edges = one.records["edges"]
    assert isinstance(edges, list)
    assert lines == {str(edge["line"]) for edge in edges}


def test_records_hold_claims_with_sources_and_only_those_that_stand() -> None:
    records = page(water()).records
    assert isinstance(records["claims"], dict)
    assert set(records["claims"]) == {"c1", "c3"}
    assert records["claims"]["c1"]["text"] == {"zh": "论断c1", "en": "claim c1"}


def test_an_edge_reads_both_ways() -> None:
    edges = page(water()).records["edges"]
    assert isinstance(edges, list)
    said = {edge["name"]: (edge["label"]["en"], edge["back"]["en"]) for edge in edges}
    assert said == {
        "extends": ("extends", "extended by"),
        "broader": ("is a kind of", "has the kind"),
        "partOf": ("is part of", "has the part"),
        "related": ("related to", "related to"),
    }


def test_a_monolingual_corpus_has_one_language() -> None:
    corpus = vocabulary(concept("river"), settings=Settings(languages=("en",)))
    assert page(corpus, "en").records["languages"] == ["en"]


def test_a_language_tag_cannot_break_the_style_sheet() -> None:
    corpus = vocabulary(concept("river"), settings=Settings(languages=('zh"] } * { display: none } [x="', "en")))
    one = page(corpus, "en")
    assert one.records["languages"] == ["en"]
    assert "display: none } [x" not in one.raw["style:"]


def test_a_map_around_a_concept_cannot_be_arranged() -> None:
    assert Page(draw(water(), "html", "zh", around="river")).records["whole"] is False
    assert page(water()).records["whole"] is True


def test_an_empty_corpus_gives_a_page() -> None:
    assert page(Corpus(root="/")).records["nodes"] == []

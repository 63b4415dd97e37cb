"""The page as a parser reads it: whole, self-contained, and with no element that a text of a record brought along."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.render.sample import CORPUS, HOSTILE, TEXTS, both, of_texts, tiny
from toolkit.model import Corpus, Settings, ToolkitError
from toolkit.reports.blocks import Column, Heading, MapFigure, Prose, Report, Table
from toolkit.reports.render import html

VOID = {"meta", "link", "input", "img", "rect", "path", "line"}
LINKING = ("href", "src", "action", "data", "poster", "srcset", "xlink:href", "formaction")


class Page(HTMLParser):
    """Collect the elements with their attributes, and the text outside style and script."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def draw(report: Report, language: str = "en", corpus: Corpus = CORPUS) -> Page:
    return Page(html.render(report, corpus, language))


@pytest.fixture(autouse=True)
def no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the drawing of charts to its own tests: it takes a second each."""
    monkeypatch.setattr(html.charts, "draw", lambda figure, table, reader: f'<svg role="img" id="{figure.id}"></svg>')


def test_page_is_in_its_language() -> None:
    page = draw(tiny(), "zh")
    assert page.all("html") == [{"lang": "zh"}]
    assert "小报告 · 茶与贸易" in page.text
    latin = re.sub(r"tea-\w+|litcorpus|\bzh\b", "", " ".join(page.words))
    assert re.findall("[A-Za-z]{2,}", latin) == [], "only ids, and the program's name"


def test_text_in_another_language_says_so() -> None:
    page = draw(tiny(), "en")
    assert {"class": "said", "lang": "zh"} in page.all("span")
    assert {"class": "said", "lang": "en"} not in page.all("span")


def test_landmarks_labels_and_contents() -> None:
    page = draw(tiny(), "zh")
    names = [name for name, _ in page.elements]
    assert [names.count(name) for name in ("header", "nav", "main", "footer", "h1")] == [1] * 5
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    targets = [link["href"] for link in page.all("a") if "href" in link]
    assert {"#report", "#part-1", "#part-3", "#part-4"} <= set(targets)
    assert all(target.removeprefix("#") in ids for target in targets), "a link to nowhere"
    assert [one["aria-label"] for one in page.all("input")] == ["在“论断”中搜索"]
    assert [one["role"] for one in page.all("p") if "role" in one] == ["status"]
    assert not page.open


def test_ids_are_unique_and_rows_can_be_linked_to() -> None:
    page = draw(tiny())
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {"tea-k7qd", "tea-m2pz", "tea-x9aa"} <= set(ids)
    links = [one["href"] for one in page.all("a")]
    assert links.count("#tea-k7qd") == 4, "its own head, two premises, the first of chapter 1"


def test_record_cannot_take_an_id_of_the_page() -> None:
    table = Table("a", both("表", "T"), (Column("id", both("代号", "id")),), (("table-a",), ("report",), ("contents",)))
    page = draw(Report("r", both("题", "R"), (table,)))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_words_that_only_look_like_an_id_are_no_links() -> None:
    columns = (Column("id", both("代号", "id")), Column("says", both("内容", "text"), "langtext"))
    rows = (("trust", both("trust", "we trust them")), ("data-trade", both("见 data-trade。", "see data-trade (x)")))
    page = draw(Report("r", both("题", "R"), (Table("t", both("表", "T"), columns, rows),)))
    assert [one["href"] for one in page.all("a") if one["href"].startswith(("#trust", "#data"))] == [
        "#trust", "#data-trade", "#data-trade"]


def test_nothing_points_outside() -> None:
    for attributes in (one for name, one in draw(of_texts(*HOSTILE)).elements if name != "svg"):
        for name in LINKING:
            assert attributes.get(name, "#").startswith(("#", "data:,")), attributes
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert "url(" not in html.static("page.css")
    assert "@import" not in html.static("page.css")
    assert not re.search(r"fetch|XMLHttp|import\(|innerHTML|eval|https?:", html.static("page.js"))


def test_policy_allows_this_style_and_script_alone() -> None:
    source = html.render(tiny(), CORPUS, "zh")
    page = Page(source)
    (policy,) = [one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert rules[rule] == f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data:"


def plain(texts: list[str] | tuple[str, ...]) -> Report:
    return of_texts(*("x" for _ in texts))


def test_hostile_texts_bring_no_element() -> None:
    page, harmless = draw(of_texts(*HOSTILE)), draw(plain(HOSTILE))
    assert {name for name, _ in page.elements} == {name for name, _ in harmless.elements}
    assert page.text.count("<script>alert(1)</script>") > 5, "the text itself is there to be read"


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_any_text_is_text(texts: list[str]) -> None:
    source = html.render(of_texts(*texts), CORPUS, "en")
    source.encode()
    lists = {"a", "p", "div", "dl", "dt", "dd", "ul", "ol", "li", "h2", "h3", "nav", "details", "summary"}
    allowed = lists | {name for name, _ in draw(plain(texts)).elements}
    page = Page(source)
    assert {name for name, _ in page.elements} <= allowed
    assert not page.open


def test_filters_and_search_stand_where_they_help() -> None:
    report = tiny()
    assert len(draw(report).all("form")) == 1, "cards have filters; a short table without any needs no search"
    rows = tuple((f"row-{number}", "文") for number in range(html.MANY_ROWS))
    table = Table("t", both("表", "T"), (Column("id", both("代号", "id")), Column("x", both("文", "x"))), rows)
    assert len(draw(Report("r", both("题", "R"), (table,))).all("form")) == 1
    assert [one["data-column"] for one in draw(report).all("select")] == ["2", "3"]


def test_table_that_a_heat_map_shows_whole_is_folded() -> None:
    page = draw(tiny(), "zh")
    assert page.all("details") == [{"open": ""}, {"class": "numbers"}]
    assert "数据表：章与主题" in page.text


def test_percentage_and_bar_only_from_twenty_on() -> None:
    page = draw(tiny())
    assert "84%" in page.text
    assert "43%" not in page.text
    assert len([one for one in page.all("svg") if one.get("class") == "meter"]) == 2


def test_map_is_a_picture_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "map_svg", lambda corpus, language: f"<svg>{language}</svg>")
    page = draw(Report("r", both("题", "R"), (MapFigure(both("概念图", "Concept map")),)), "zh")
    picture = b64encode(b"<svg>zh</svg>").decode()
    assert page.all("img") == [{"src": f"data:image/svg+xml;base64,{picture}", "alt": "概念图"}]


def test_equal_headings_have_ids_of_their_own() -> None:
    twice = (Heading(both("文献", "Sources")), Prose(both("一", "one")), Heading(both("文献", "Sources")))
    assert [one["id"] for one in draw(Report("r", both("题", "R"), twice)).all("h2")] == ["part-0", "part-2"]


def test_corpus_without_a_title() -> None:
    page = draw(tiny(), "zh", Corpus(root="/nowhere", settings=Settings()))
    assert "·" not in page.text.split("</title>")[0][:40]


def test_same_twice() -> None:
    assert html.render(tiny(), CORPUS, "zh") == html.render(tiny(), CORPUS, "zh")


def test_chart_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ToolkitError, match=r"pip install -e '\.\[charts\]'"):
        html.render(tiny(), CORPUS, "zh")

"""The page in a real browser: quiet, offline, searchable, fit for a phone and for paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.render.sample import CORPUS, HOSTILE, of_texts, tiny
from toolkit.reports.render import html

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
pytest.importorskip("vl_convert")


class Tab:
    """An open page, with what it said on the console and asked of the network."""

    def __init__(self, page, address: str) -> None:  # type: ignore[no-untyped-def]
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(address)

    def shown(self) -> list[str]:
        return self.page.eval_on_selector_all("#table-claims > li:not([hidden])", "rows => rows.map(row => row.id)")

    def count(self) -> str:
        return self.page.inner_text(".count")

    def outside(self) -> list[str]:
        return [url for url in self.asked if not url.startswith(("file:", "data:"))]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for language in ("zh", "en"):
        (folder / f"{language}.html").write_text(html.render(tiny(), CORPUS, language), encoding="utf-8")
    (folder / "hostile.html").write_text(html.render(of_texts(*HOSTILE), CORPUS, "en"), encoding="utf-8")
    return folder


@pytest.fixture
def tab(browser, pages: Path):  # type: ignore[no-untyped-def]
    contexts = []

    def opener(name: str, width: int = 1280, **options: object) -> Tab:
        file, mark, anchor = name.partition("#")
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        return Tab(contexts[-1].new_page(), (pages / file).as_uri() + mark + anchor)

    yield opener
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", ["zh.html", "en.html", "hostile.html"])
def test_quiet_and_offline(tab, name: str) -> None:  # type: ignore[no-untyped-def]
    opened = tab(name)
    assert opened.said == []
    assert opened.outside() == []
    assert opened.page.evaluate("document.querySelectorAll('main script, main img, [onload], [onerror]').length") == 0


def test_policy_stops_what_would_run_or_load(tab) -> None:  # type: ignore[no-untyped-def]
    opened = tab("zh.html")
    opened.page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        const image = document.createElement("img");
        image.src = "https://example.invalid/a.png";
        document.body.append(script, image);
    }""")
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in line for line in opened.said)


def test_search_folds_case_and_width_and_marks_what_it_found(tab) -> None:  # type: ignore[no-untyped-def]
    opened = tab("zh.html")
    assert opened.count() == "显示 3 条，共 3 条"
    for query, rows in (("abc", ["tea-x9aa"]), ("ＦＩＮ", ["tea-x9aa"]), ("茶 绿", ["tea-k7qd"]),
                        ("TEA-M2", ["tea-m2pz", "tea-x9aa"])):
        opened.page.fill("input[type=search]", query)
        assert opened.shown() == rows, query
    opened.page.fill("input[type=search]", "fin")
    marked = "[...CSS.highlights.get('found')].map(range => range.toString())"
    assert opened.page.evaluate(marked) == ["ﬁn"]
    opened.page.fill("input[type=search]", "没有这个")
    assert opened.count() == "显示 0 条，共 3 条 · 没有符合条件的条目。"
    opened.page.press("input[type=search]", "Escape")
    assert len(opened.shown()) == 3


def test_filters_narrow_and_reset(tab) -> None:  # type: ignore[no-untyped-def]
    opened = tab("en.html")
    kind, source = opened.page.locator("select").all()
    assert kind.locator("option").all_inner_texts() == ["all", "causal (1)", "empirical (2)"]
    assert source.locator("option").all_inner_texts() == ["all", "Li (1990) (2)", "王（2001） (1)"]
    kind.select_option("empirical")
    assert opened.shown() == ["tea-k7qd", "tea-x9aa"]
    source.select_option("王（2001）")
    assert opened.shown() == ["tea-k7qd"]
    assert opened.count() == "1 of 3 shown"
    opened.page.click("button[type=reset]")
    expect(opened.page.locator(".count")).to_have_text("3 of 3 shown")
    assert len(opened.shown()) == 3


def test_link_to_a_hidden_row_shows_it(tab) -> None:  # type: ignore[no-untyped-def]
    opened = tab("zh.html#tea-m2pz", reduced_motion="reduce")
    assert opened.page.evaluate("document.querySelector(':target').id") == "tea-m2pz"
    opened.page.fill("input[type=search]", "全角")
    assert opened.shown() == ["tea-x9aa"]
    opened.page.click("#tea-x9aa a[href='#tea-k7qd']")
    expect(opened.page.locator("#tea-k7qd")).not_to_have_attribute("hidden", "")
    box = opened.page.locator("#tea-k7qd").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_keyboard_reaches_the_search(tab) -> None:  # type: ignore[no-untyped-def]
    opened = tab("zh.html")
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    opened.page.keyboard.press("/")
    assert opened.page.evaluate("document.activeElement.type") == "search"


@pytest.mark.parametrize("name", ["zh.html", "en.html", "hostile.html"])
@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_page_never_scrolls_sideways(tab, name: str, width: int) -> None:  # type: ignore[no-untyped-def]
    opened = tab(name, width=width)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_table_is_a_list_on_a_phone_and_still_a_table_to_a_screen_reader(tab) -> None:  # type: ignore[no-untyped-def]
    opened = tab("zh.html", width=390)
    cell = opened.page.locator("#table-shares tbody td").first
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "grid"
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"章"'
    assert opened.page.get_by_role("table", name="各章").get_by_role("row").count() == 4


def test_dark_page_and_its_charts(tab) -> None:  # type: ignore[no-untyped-def]
    colour = "selector => getComputedStyle(document.querySelector(selector)).fill"
    light, dark = tab("zh.html", color_scheme="light"), tab("zh.html", color_scheme="dark")
    for mark in ('.bars [fill="#1f6f8b"]', '.bars text', '.heatmap [fill="#1f7a99"]'):
        assert light.page.evaluate(colour, mark) != dark.page.evaluate(colour, mark), mark
    assert dark.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 27)"


def test_prints_whole_and_without_controls(tab) -> None:  # type: ignore[no-untyped-def]
    opened = tab("zh.html")
    assert opened.page.pdf(format="A4").startswith(b"%PDF")
    opened.page.emulate_media(media="print")
    hidden = "selector => getComputedStyle(document.querySelector(selector)).display"
    assert [opened.page.evaluate(hidden, part) for part in ("nav", ".tools", ".skip")] == ["none"] * 3
    assert opened.page.evaluate("document.querySelector('details.numbers').open"), "printing opens what was folded"


def test_complete_without_script(tab) -> None:  # type: ignore[no-untyped-def]
    opened = tab("zh.html", java_script_enabled=False)
    assert opened.page.locator("#table-claims > li:visible").count() == 3
    assert opened.page.locator(".tools:visible").count() == 0
    assert opened.page.locator("nav a:visible").count() == 5

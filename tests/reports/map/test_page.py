"""The living map in a real browser: quiet, offline, and at the fingertips of mouse, finger and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.concepts.vocabulary import made_up, water
from tests.reports.map.hostile import hostile
from toolkit.reports.map import draw

playwright = pytest.importorskip("playwright.sync_api")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("maps")
    for name, text in {
        "water": draw(water(), "html", "zh"),
        "around": draw(water(), "html", "en", around="river"),
        "hostile": draw(hostile(), "html", "en"),
        "forty": draw(made_up(40, 60), "html", "en"),
    }.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


class Tab:
    """An open map, with what it said on the console and asked of the network."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(address)

    def node(self, name: str) -> Any:
        return self.page.locator(f'[data-node="{name}"]')

    def shown(self) -> set[str]:
        names = "all => all.filter(one => getComputedStyle(one).display != 'none').map(one => one.dataset.node)"
        return set(self.page.eval_on_selector_all("[data-node]", names))

    def panel(self) -> str:
        return str(self.page.inner_text("#panel")) if self.page.is_visible("#panel") else ""

    def focused(self) -> str | None:
        found = self.page.evaluate("document.activeElement.dataset.node ?? document.activeElement.id")
        return None if found is None else str(found)

    def view(self) -> list[float]:
        return [float(number) for number in self.page.get_attribute("#map", "viewBox").split()]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def tab(browser: Any, pages: Path) -> Iterator[Any]:
    contexts = []

    def opened(name: str, address: str = "", **options: object) -> Tab:
        settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**settings))
        return Tab(contexts[-1].new_page(), f"{(pages / name).as_uri()}.html{address}")

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", ["water", "around", "hostile", "forty"])
def test_it_is_quiet_and_offline(tab: Any, name: str) -> None:
    one = tab(name)
    one.page.wait_for_timeout(100)
    assert one.said == []
    assert [url for url in one.asked if not url.startswith(("file:", "data:"))] == []


def test_hostile_texts_do_nothing(tab: Any) -> None:
    one = tab("hostile")
    one.page.on("dialog", lambda dialog: one.said.append(dialog.message))
    first = one.page.get_attribute("[data-node]", "data-node")
    one.page.evaluate("id => { location.hash = encodeURIComponent(id) }", first)
    one.page.wait_for_selector("#panel h2")
    assert one.page.locator("#panel script, #panel i, #panel b, #panel img").count() == 0
    assert one.said == []


def test_a_click_shows_the_concept_with_its_claims_and_neighbours(tab: Any) -> None:
    one = tab("water")
    one.node("basin").click()
    assert one.page.inner_text("#panel h2") == "流域一体论"
    assert one.page.inner_text("#panel .type") == "理论"
    assert "论断c1" in one.panel()
    assert "论断c2" not in one.panel(), "a rejected claim"
    assert one.page.url.endswith("#basin")
    one.page.click("#panel .link >> text=河流")
    assert one.page.inner_text("#panel h2") == "河流"
    assert one.page.url.endswith("#river")
    near = one.page.eval_on_selector_all(".near[data-node]", "all => all.map(one => one.dataset.node)")
    assert set(near) == {"river", "basin", "sharing"}


def test_a_click_beside_everything_closes_the_panel(tab: Any) -> None:
    one = tab("water", "#basin")
    assert one.panel()
    one.page.mouse.click(30, 780)
    assert one.panel() == ""
    assert "#" not in one.page.url


def test_a_click_on_the_name_of_a_relation_opens_its_claims(tab: Any) -> None:
    one = tab("water")
    one.page.locator(".tag", has_text="扩展").first.click()
    assert one.page.locator("#panel details[open]").count() == 1
    assert "论断c1" in one.page.inner_text("#panel details[open]")


def test_the_address_leads_straight_to_a_concept(tab: Any) -> None:
    one = tab("forty", "#c007")
    assert one.page.get_attribute(".chosen", "data-node") == "c007"
    assert tab("forty", "#nowhere").panel() == ""
    assert tab("forty", "#%E0%A4%A").said == []


def test_languages_switch_without_loading(tab: Any) -> None:
    one = tab("water", "#basin")
    texts = "[...document.querySelectorAll('#map .node text')]"
    visible = f"{texts}.filter(text => text.checkVisibility()).map(text => text.textContent)"
    assert "河流" in one.page.evaluate(visible)
    one.page.click("#languages [lang=en]")
    assert "river" in one.page.evaluate(visible)
    assert "河流" not in one.page.evaluate(visible)
    assert "claim c1" in one.panel()
    assert one.page.evaluate("document.documentElement.lang") == "en"
    assert one.page.title() == "A map of water"
    assert len(one.asked) == len(set(one.asked)) <= 2


@pytest.mark.parametrize("typed", ["一体", "ＢＡＳＩＮ", "basin AS"])
def test_search_folds_case_and_width_in_both_languages(tab: Any, typed: str) -> None:
    one = tab("water")
    one.press("/")
    assert one.focused() == "query"
    one.page.keyboard.insert_text(typed)
    assert one.page.locator("#hits [data-hit]").count() == 1
    one.press("Enter")
    assert one.focused() == "basin"
    assert "流域一体论" in one.panel()


def test_search_says_when_it_finds_nothing(tab: Any) -> None:
    one = tab("water")
    one.press("/")
    one.page.keyboard.insert_text("火山")
    assert one.page.inner_text("#hits") == "没有找到"
    one.press("Escape")
    assert one.page.input_value("#query") == ""


def test_types_and_relations_can_be_hidden(tab: Any) -> None:
    one = tab("water")
    one.page.click("#filter summary")
    one.page.uncheck(".sieve input.t-measure")
    assert one.shown() == {"basin", "river", "sharing", "drought"}
    one.page.locator(".sieve label", has_text="扩展").click()
    assert one.page.locator(".tag:not(.off)").count() == 0
    one.page.click(".sieve button")
    assert one.shown() == set(water().concepts)
    assert one.page.locator(".tag:not(.off)").count() == 2


def test_a_hidden_concept_that_is_searched_comes_back(tab: Any) -> None:
    one = tab("water")
    one.page.click("#filter summary")
    one.page.uncheck(".sieve input.t-measure")
    one.press("Escape", "/")
    one.page.keyboard.insert_text("quota")
    one.press("Enter")
    assert "quota" in one.shown()


def test_the_keyboard_goes_everywhere(tab: Any) -> None:
    one = tab("forty")
    one.node("c000").focus()
    before = one.focused()
    moved = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        one.press(key)
        moved.add(one.focused())
    assert moved - {before}
    one.press("Enter")
    assert one.focused() == "panel"
    chosen = one.page.get_attribute(".chosen", "data-node")
    one.press("Escape")
    assert (one.panel(), one.focused()) == ("", chosen)
    one.press("Tab")
    assert one.focused() not in (chosen, "query")


def test_plus_minus_and_nought_zoom(tab: Any) -> None:
    one = tab("forty")
    whole = one.view()
    one.press("+", "+")
    near = one.view()
    assert near[2] < whole[2] / 1.5
    one.press("-")
    assert near[2] < one.view()[2] < whole[2]
    one.press("0")
    assert one.view() == pytest.approx(whole)


def test_the_wheel_zooms_to_where_the_pointer_is(tab: Any) -> None:
    one = tab("forty")
    one.page.mouse.move(300, 500)
    to_map = "document.querySelector('#map').getScreenCTM().inverse()"
    where = f"(point => [point.x, point.y])(new DOMPoint(300, 500).matrixTransform({to_map}))"
    before = one.page.evaluate(where)
    one.page.mouse.wheel(0, -300)
    one.page.wait_for_timeout(50)
    assert one.page.evaluate(where) == pytest.approx(before, abs=1)
    assert one.view()[2] < one.page.evaluate("JSON.parse(document.querySelector('#data').textContent).frame[2]")


def test_dragging_moves_the_map_and_chooses_nothing(tab: Any) -> None:
    one = tab("forty")
    one.press("+", "+")
    before, box = one.view(), one.node("c000").bounding_box()
    one.page.mouse.move(box["x"] + 5, box["y"] + 5)
    one.page.mouse.down()
    one.page.mouse.move(box["x"] + 85, box["y"] + 45, steps=4)
    one.page.mouse.up()
    assert one.view()[0] < before[0]
    assert one.panel() == ""


def test_help_opens_and_closes(tab: Any) -> None:
    one = tab("water")
    one.press("?")
    assert "搜索" in one.page.inner_text("dialog")
    one.press("Escape")
    assert not one.page.is_visible("dialog")


def test_arranging_gives_the_new_file(tab: Any) -> None:
    one = tab("water")
    one.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one.page.click("#arrange")
    before = one.node("river").get_attribute("transform")
    box = one.node("river").bounding_box()
    one.page.mouse.move(box["x"] + 5, box["y"] + 5)
    one.page.mouse.down()
    one.page.mouse.move(box["x"] + 65, box["y"] + 35, steps=4)
    one.page.mouse.up()
    after = one.node("river").get_attribute("transform")
    assert after != before
    one.page.click("#copy")
    copied = one.page.evaluate("navigator.clipboard.readText()").splitlines()
    x, y = after.removeprefix("translate(").removesuffix(")").split(",")
    assert copied[0] == "# yaml-language-server: $schema=schemas/map.schema.json"
    assert f"river: [{x}, {y}]" in copied
    assert [line.split(":")[0] for line in copied[1:]] == sorted(water().concepts)
    one.page.click("#reset")
    assert one.node("river").get_attribute("transform") == before
    assert one.panel() == ""


def test_a_map_around_a_concept_offers_no_arranging(tab: Any) -> None:
    assert not tab("around").page.is_visible("#arrange")


FIRST_ON_SCREEN = """
[...document.querySelectorAll("[data-node]")].find((node) => {
  const box = node.getBoundingClientRect();
  return box.left > 0 && box.right < 390 && box.top > 150 && box.bottom < 800;
}).dataset.node
"""


def test_a_phone_shows_the_panel_as_a_sheet(tab: Any) -> None:
    one = tab("forty", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 390
    name = one.page.evaluate(FIRST_ON_SCREEN)
    one.node(name).tap()
    sheet, box = one.page.locator("#panel").bounding_box(), one.node(name).bounding_box()
    assert sheet["width"] == 390
    assert sheet["y"] + sheet["height"] == pytest.approx(844, abs=2)
    assert box["y"] + box["height"] < sheet["y"], "the sheet covers the concept"


def test_dark_mode_changes_the_paper(tab: Any) -> None:
    paper = "getComputedStyle(document.querySelector('.paper')).fill"
    assert tab("water").page.evaluate(paper) != tab("water", color_scheme="dark").page.evaluate(paper)


def test_print_shows_the_plain_picture(tab: Any) -> None:
    one = tab("forty", "#c007")
    one.page.emulate_media(media="print")
    assert not any(one.page.is_visible(name) for name in ("#bar", "#panel"))
    opacity = "all => new Set(all.map(one => getComputedStyle(one).opacity)).size"
    assert one.page.eval_on_selector_all(".node", opacity) == 1

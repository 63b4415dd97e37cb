"""Which language a reader gets, and the words of the pages themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reports.render.sample import both, tiny
from toolkit.model import Corpus, LangText, Settings
from toolkit.reports import render
from toolkit.reports.blocks import Ratio
from toolkit.reports.render import RENDERERS
from toolkit.reports.render.outline import placed
from toolkit.reports.render.reader import Reader, Said, reader_of, scalar
from toolkit.reports.render.words import WORDS

HERE = Path(render.__file__).parent


def test_formats_of_the_contract() -> None:
    assert list(RENDERERS) == ["md", "html", "csv", "json", "xlsx", "docx"]


@pytest.mark.parametrize(("text", "languages", "said"), [
    ({"zh": "茶", "en": "tea"}, ("zh", "en"), Said("tea")),
    ({"zh": "茶"}, ("zh", "en"), Said("茶", "zh")),
    ({"zh": "茶", "en": ""}, ("zh", "en"), Said("茶", "zh")),
    ({"fr": "thé", "de": "Tee"}, ("zh", "en"), Said("Tee", "de")),
    ({"fr": "thé", "de": "Tee"}, ("fr", "en"), Said("thé", "fr")),
    ({}, ("zh", "en"), Said("")),
])
def test_fallback(text: LangText, languages: tuple[str, ...], said: Said) -> None:
    assert Reader(language="en", languages=languages).said(text) == said


def test_fallback_is_marked() -> None:
    assert (Said("茶", "zh").marked, Said("tea").marked, Said("", "zh").marked) == ("茶 [zh]", "tea", "")


def test_lists_are_joined_the_way_the_language_does() -> None:
    corpus = Corpus(root="/nowhere", settings=Settings())
    cell = (both("茶", "tea"), {"zh": "船"}, {})
    assert reader_of(corpus, "zh").plain(cell) == "茶；船"
    assert reader_of(corpus, "en").plain(cell) == "tea; 船 [zh]"


@pytest.mark.parametrize(("cell", "text"), [
    (None, ""), (2025, "2025"), (4.0, "4"), (4.5, "4.5"), (1 / 3, "0.33"), (-0.5, "-0.5"), (0.0, "0"), (100.0, "100"),
    (Ratio(21, 25), "21/25 (84%)"), (Ratio(3, 19), "3/19"), (Ratio(0, 0), "0/0"),
])
def test_numbers_as_people_read_them(cell: float | Ratio | None, text: str) -> None:
    assert scalar(cell) == text


def test_every_word_is_in_both_languages_and_used() -> None:
    files = [path for path in sorted(HERE.rglob("*")) if path.suffix in (".py", ".html") and path.name != "words.py"]
    used = "".join(path.read_text(encoding="utf-8") for path in files)
    charts = {f"{kind}-of-{what}" for kind in ("bars", "heatmap") for what in ("shares", "numbers")}
    for name, word in WORDS.items():
        assert set(word) == {"zh", "en"}
        assert name in charts or re.search(rf"\bword\.{name}\b|[\"']{name}[\"']", used), f"{name} is used nowhere"
        assert sorted(re.findall(r"\{\w*\}", word["zh"])) == sorted(re.findall(r"\{\w*\}", word["en"]))


def test_outline() -> None:
    levels = [(type(place.block).__name__, place.level, place.titled) for place in placed(tiny().blocks)]
    assert levels == [("Prose", 1, False), ("Heading", 2, False), ("Table", 3, True), ("Heading", 2, False),
                      *([("Table", 3, False), ("Figure", 3, False)] * 2), ("Table", 3, False)]

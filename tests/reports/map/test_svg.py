"""The SVG file: well-formed, inert, its text as text, the same bytes everywhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from tests.concepts.vocabulary import concept, vocabulary, water
from tests.reports.map.geometry import SVG, Picture
from tests.reports.map.hostile import hostile
from toolkit.model import Corpus, Settings
from toolkit.reports.map import draw, map_svg
from toolkit.reports.map.style import LOOKS, TITLES


def test_labels_are_text_in_the_language_asked_for() -> None:
    texts = Picture(map_svg(water(), "zh")).texts()
    assert "流域一体论" in texts
    assert "扩展" in texts
    assert "basin as one" not in texts
    assert "basin as one" in Picture(map_svg(water(), "en")).texts()


def test_the_file_says_its_language_title_and_content() -> None:
    root = Picture(map_svg(water(), "zh")).root
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh"
    assert root.findtext(f"{SVG}title") == "水的图"
    assert root.findtext(f"{SVG}desc") == "6 个概念，6 条联系，2 条论断，0 种文献"


def test_chinese_fonts_are_named() -> None:
    fonts = Picture(map_svg(water(), "zh")).root.get("font-family")
    assert fonts == "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"


def test_hostile_texts_stay_texts() -> None:
    text = map_svg(hostile(), "en")
    root = ElementTree.fromstring(text)  # well-formed: no control characters, everything escaped
    allowed = {"svg", "title", "desc", "rect", "path", "g", "text", "tspan"}
    assert {part.tag.removeprefix(SVG) for part in root.iter()} == allowed
    texts = ["".join(part.itertext()) for part in root.iter(f"{SVG}text")]
    assert "<script>alert(1)</script>" in " ".join(texts).replace("alert(1) </", "alert(1)</")
    assert "\u202e" not in text, "text must read in the order it has"


def test_nothing_in_the_file_points_elsewhere() -> None:
    pattern = re.compile(r"^(on|style|href)|url\(|//|javascript:", re.IGNORECASE)
    for part in ElementTree.fromstring(map_svg(hostile(), "zh")).iter():
        said = [f"{name.rpartition('}')[2]}={value}" for name, value in part.attrib.items()]
        assert [text for text in said if pattern.search(text)] == []


def test_types_differ_in_colour_and_in_outline() -> None:
    corpus = vocabulary(*(concept(kind, kind, "名", "name") for kind in TITLES))
    nodes = Picture(map_svg(corpus, "zh")).parts("nodes")
    outlines = {"".join(path.get("d", "") for path in node.iter(f"{SVG}path")) for node in nodes}
    assert len(outlines) == len({look.ink for look in LOOKS.values()}) == len(TITLES) == len(nodes)


def test_the_legend_names_what_the_map_shows_and_no_more() -> None:
    legend = ["".join(text.itertext()) for text in Picture(map_svg(water(), "en")).parts("legend")]
    assert {"theory", "issue", "is a kind of", "is part of"} <= set(legend)
    assert "actor" not in legend


@pytest.mark.parametrize("languages", [("zh",), ("en",), ("fr", "zh")])
def test_a_corpus_may_be_in_any_language(languages: tuple[str, ...]) -> None:
    label = {languages[0]: "nom & <titre>" if languages[0] == "fr" else "名"}
    corpus = Corpus(root="/", settings=Settings(languages=languages), concepts={"a": concept("a")})
    named = Corpus(root="/", settings=corpus.settings, concepts={"a": concept("a").__class__("a", "idea", label)})
    assert next(iter(label.values())) in Picture(map_svg(named, languages[0])).texts()


def test_a_concept_without_label_is_called_by_its_id() -> None:
    corpus = Corpus(root="/", concepts={"nameless": concept("a").__class__("nameless", "idea", {})})
    assert "nameless" in Picture(map_svg(corpus, "zh")).texts()


@pytest.mark.parametrize("seed", ["0", "1"])
def test_bytes_do_not_depend_on_hash_seed_locale_or_time_zone(seed: str) -> None:
    code = (
        "import sys\nfrom tests.concepts.vocabulary import water\nfrom toolkit.reports.map import map_svg\n"
        "sys.stdout.buffer.write(map_svg(water(), 'zh').encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Shanghai"}
    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert said.stdout.decode() == map_svg(water(), "zh")


def test_the_map_around_a_concept_shows_it_and_its_neighbours_only() -> None:
    found = Picture(draw(water(), "svg", "en", around="quota"))
    assert len(found.parts("nodes")) == 2
    assert "Concept map around yearly quota" in found.texts()


def test_around_does_not_use_the_places_of_the_whole_map() -> None:
    far = Corpus(root="/", concepts=water().concepts, positions={"quota": (0, 0), "allocation": (90_000, 0)})
    (ax, _), (bx, _) = Picture(draw(far, "svg", "en", around="quota")).places
    assert abs(ax - bx) < 1000

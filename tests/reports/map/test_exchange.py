"""Mermaid, DOT and GraphML: valid, whatever the labels are."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.concepts.vocabulary import concept, vocabulary, water
from tests.reports.map.hostile import LABELS, hostile
from toolkit.model import Corpus
from toolkit.reports.map import MAP_WRITERS, draw
from toolkit.reports.map.exchange import names
from toolkit.reports.render.escape import visible

ML = "{http://graphml.graphdrawing.org/xmlns}"
DOT_STRING = r'"(?:[^"\\\n]|\\\\|\\"|\\n)*"'
DOT_ATTRIBUTE = rf'[a-z]+=(?:{DOT_STRING}|[a-z0-9.]+)'
DOT_SUBJECT = rf"(?:{DOT_STRING}(?: -> {DOT_STRING})?|graph|node|edge)"
DOT_LINE = re.compile(rf"  {DOT_SUBJECT} \[{DOT_ATTRIBUTE}(?:, {DOT_ATTRIBUTE})*\]")
MERMAID_LABEL = r'"[^"<>&`|{}\[\]\\\n]*"'


def lines(corpus: Corpus, form: str) -> list[str]:
    return draw(corpus, form, "en").splitlines()


@pytest.mark.parametrize("corpus", [water(), hostile()], ids=["water", "hostile"])
def test_mermaid_has_one_statement_a_line_and_quoted_labels(corpus: Corpus) -> None:
    left, right = r"(?:\[\[|\(\[|\{\{|\[/|\[\\|\(|\[|>)", r"(?:\]\]|\]\)|\}\}|/\]|\\\]|\)|\])"
    known = re.compile(
        rf"  subgraph t_\w+\[{MERMAID_LABEL}\]|  end|    c_\w+{left}{MERMAID_LABEL}{right}:::\w+"
        rf"|  c_\w+ (?:==>\|{MERMAID_LABEL}\||-->|--o|-\.-) c_\w+|  classDef \w+ \S+"
    )
    head, body = lines(corpus, "mermaid")[:4], lines(corpus, "mermaid")[4:]
    assert (head[0], head[2:]) == ("---", ["---", "flowchart LR"])
    assert [line for line in body if not known.fullmatch(line)] == []


def test_mermaid_reads_like_the_map() -> None:
    said = lines(water(), "mermaid")
    assert '    c_basin[["basin as one"]]:::theory' in said
    assert '  c_basin ==>|"extends"| c_river' in said
    assert "  c_quota --> c_allocation" in said


@pytest.mark.parametrize("corpus", [water(), hostile()], ids=["water", "hostile"])
def test_dot_is_one_statement_a_line_with_quoted_strings(corpus: Corpus) -> None:
    said = lines(corpus, "dot")
    assert re.fullmatch(rf"digraph {DOT_STRING} \{{", said[0])
    assert said[-1] == "}"
    assert [line for line in said[1:-1] if not DOT_LINE.fullmatch(line)] == []


def test_dot_keeps_places_with_y_upwards() -> None:
    corpus = Corpus(root="/", concepts=water().concepts, positions=dict.fromkeys(water().concepts, (400, 200)))
    assert all('pos="300,-150!"' in line for line in lines(corpus, "dot") if " [label=" in line and "->" not in line)


@pytest.mark.parametrize("corpus", [water(), hostile()], ids=["water", "hostile"])
def test_graphml_is_well_formed_with_typed_keys(corpus: Corpus) -> None:
    root = ElementTree.fromstring(draw(corpus, "graphml", "en").encode())
    keys = {key.get("id"): key for key in root.iter(f"{ML}key")}
    assert {key.get("attr.type") for key in keys.values()} <= {"string", "double", "int"}
    for part in ("node", "edge"):
        used = {data.get("key") for element in root.iter(f"{ML}{part}") for data in element}
        assert all(keys[key].get("for") == part for key in used)
    ids = [node.get("id") for node in root.iter(f"{ML}node")]
    assert len(set(ids)) == len(ids) == len(corpus.concepts)
    assert {edge.get(end) for edge in root.iter(f"{ML}edge") for end in ("source", "target")} <= set(ids)


def test_graphml_holds_both_languages_and_all_edges() -> None:
    root = ElementTree.fromstring(draw(water(), "graphml", "zh").encode())
    basin = {data.get("key"): data.text for data in next(root.iter(f"{ML}node"))}
    assert basin["n_id"] == "allocation"
    assert (basin["n_label_zh"], basin["n_label_en"]) == ("分水协议", "water allocation")
    assert float(basin["n_x"] or "") == int(basin["n_x"] or "")
    assert len(list(root.iter(f"{ML}edge"))) == 6


def test_graphml_labels_come_back_as_they_were() -> None:
    root = ElementTree.fromstring(draw(hostile(), "graphml", "en").encode())
    found = {data.text for node in root.iter(f"{ML}node") for data in node if data.get("key") == "n_label_en"}
    assert found == {visible(label) for label in LABELS}


def test_names_are_plain_and_never_shared() -> None:
    found = names(["a-b", "a b", "数据", "", "a_b_2", "-"], "c_")
    assert len(set(found.values())) == 6
    assert all(re.fullmatch(r"c_\w+", name, re.ASCII) for name in found.values())


@pytest.mark.parametrize("form", MAP_WRITERS)
@pytest.mark.parametrize("corpus", [Corpus(root="/"), vocabulary(concept("river"))], ids=["empty", "single"])
def test_every_writer_draws_small_maps(form: str, corpus: Corpus) -> None:
    text = draw(corpus, form, "zh")
    assert text.endswith("\n")
    assert ("river" in text) == bool(corpus.concepts)

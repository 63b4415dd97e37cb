"""What a draft says of its sentence: words, kind, speaker; and what reads like a claim at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.claims.drafts import Line, Marker, claim_score, drafts, kind_of, narrated, plain_text, speakers_of, view_of
from toolkit.model import Concept
from toolkit.papers.leads import look
from toolkit.papers.manuscript import ListEntry, Span
from toolkit.papers.plain import plain

LIN = look(ListEntry(1, "1", 0, 0, "林海. 潮汐与港口[J]. 海洋学刊, 2019, 1(1): 1-9."))
OKAFOR = look(ListEntry(2, "2", 0, 0, "Okafor B. Trade and water. River Studies, 2011, 9(1): 1-12."))


def line(text: str, *printed: str, named: str = "") -> Line:
    """A line whose markers are the given strings, in order."""
    markers, at = [], 0
    for number, mark in enumerate(printed):
        start = text.index(mark, at)
        at = start + len(mark)
        markers.append(Marker(Span(start, at), f"c{number}", ("lin",), (LIN,), named=named))
    return Line(Span(0, len(text)), "1", tuple(markers), text)


@pytest.mark.parametrize(("text", "markers", "form", "words"), [
    ("潮汐决定了 港口的\n位置^[1]。", ["^[1]"], "", "潮汐决定了港口的位置。"),
    ("Trade follows\nwater [3, 4].", ["[3, 4]"], "", "Trade follows water."),
    ("Trade (Okafor 2011; Lin 2019) follows water.", ["Okafor 2011", "Lin 2019"], "", "Trade follows water."),
    ("Stewart and Field (2011), who agree, differ.", ["Stewart and Field (2011"], "",
     "Stewart and Field, who agree, differ."),
    ("Made by Rode et al. (2014).", ["Rode et al. (2014"], "", "Made by Rode et al."),
    ("林海（2019）指出，潮汐变了。", ["林海（2019"], "", "林海指出，潮汐变了。"),
    (r"\citet{lin} showed \emph{slow} tides~\cite{b}.", [r"\citet{lin}", r"\cite{b}"], "latex",
     "Lin showed slow tides."),
    (r"\item[A] Ports grow 5\% (see \cref{f}).", [], "latex", "A: Ports grow 5% (see [f])."),
    ("\\cite{lin} extend this.", ["\\cite{lin}"], "latex", "Lin extend this."),
    ("[3] showed that tides turn.", ["[3]"], "", "Lin showed that tides turn."),
    ("[3] Tides turn.", ["[3]"], "", "Tides turn."),
    ("@lin says **ports** [grow](http://x.y) [see @b].", ["@lin", "[see @b]"], "markdown", "Lin says ports grow."),
    ("a_b_c and 2*3*4 stay", [], "markdown", "a_b_c and 2*3*4 stay"),
])
def test_a_draft_reads_as_people_write(text: str, markers: list[str], form: str, words: str) -> None:
    assert plain_text(text, line(text, *markers, named="Lin"), form) == words


@pytest.mark.parametrize(("printed", "words"), [
    ("[3]", ""), ("^[3]", ""), ("[@lin]", ""), (r"\citep{lin}", ""), (r"\cite{lin}", ""), (r"\citet{lin}", "Lin"),
    (r"\textcite[p.~3]{lin}", "Lin"), ("@lin", "Lin"), ("Lin, 2019", "")])
def test_only_what_is_part_of_the_sentence_stays_of_a_marker(printed: str, words: str) -> None:
    assert narrated(printed, "Lin") == words


@pytest.mark.parametrize(("sentence", "kind"), [
    ("数据安全是指数据处于受保护的状态。", "definition"), ("港口应当限速。", "normative"),
    ("海平面将会上升。", "forecast"),
    ("潮汐导致淤积。", "causal"), ("吞吐量显著提高。", "empirical"), ("这反映了时代的变化。", "interpretation"),
    ("A port is defined as a place of exchange.", "definition"), ("Ports should slow down.", "normative"),
    ("Tides lead to silt.", "causal"), ("We propose a new lock.", "proposal"), ("Traffic increased.", "empirical"),
    ("各地反应不一。", "interpretation")])
def test_kinds(sentence: str, kind: str) -> None:
    assert kind_of(sentence) == kind


def test_who_speaks() -> None:
    chinese, english = Marker(Span(0, 1), "c1", ("lin",), (LIN,)), Marker(Span(0, 1), "c2", ("okafor",), (OKAFOR,))
    assert speakers_of("林海等指出，潮汐变了。", [chinese]) == ("lin",)
    assert speakers_of("Okafor argues that trade follows water.", [english, chinese]) == ("okafor",)
    assert speakers_of("According to Okafor, trade follows water.", [english]) == ("okafor",)
    assert speakers_of("有学者认为潮汐变了。", [chinese, english]) == ("lin", "okafor")
    assert speakers_of("潮汐变了。", [chinese]) == ()
    assert speakers_of("我们认为潮汐变了。", [chinese]) == ()
    assert speakers_of("林海湾的潮汐变了。", [chinese]) == (), "nobody reports anything"
    assert (view_of("正如林海指出"), view_of("林海误认为"), view_of("林海指出")) == ("endorses", "rejects", "reports")


def test_an_actor_of_the_vocabulary_speaks_where_it_stands_right_before() -> None:
    actor = Concept("harbour-office", "actor", {"zh": "港务局"})
    idea = Concept("tides", "idea", {"zh": "潮汐"})
    text = "港务局规定，船只必须限速。"
    found = drafts(text, [line(text)], {"harbour-office": actor, "tides": idea}, "zh")
    assert [(one.asserted_by, one.concepts) for one in found] == [(("harbour-office",), ("harbour-office",))]
    other = "潮汐理论认为，船只必须限速。"
    assert drafts(other, [line(other)], {"tides": idea}, "zh")[0].asserted_by == ()


def test_what_reads_like_a_claim_ranks_above_what_does_not() -> None:
    claims = ["因此，港口必须限速。", "This leads to more silt, and ports must slow down.",
              "吞吐量增长了40%，超过了预期。"]
    others = ["本文首先介绍研究区概况。", "The paper is organised as follows.", "天气晴好。", "结果如图3所示。"]
    assert min(map(claim_score, claims)) > max(map(claim_score, others))


@given(st.text(max_size=80), st.sampled_from(["", "latex", "markdown", "text"]))
def test_no_text_is_too_odd(text: str, form: str) -> None:
    words = plain_text(text, Line(Span(0, len(text)), "1", (), text), form)
    assert "\n" not in words
    assert plain(text, "text") == text
    claim_score(words)
    kind_of(words)

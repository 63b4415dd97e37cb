"""Concepts found in texts that mix Chinese and English."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.concepts.tagger import Unlinked, mentions, used_but_not_linked
from toolkit.model import Claim, Concept, Corpus, Position
from toolkit.text.tokens import tokens_of

VOCABULARY = [
    Concept("ai", "technology", {"zh": "人工智能", "en": "artificial intelligence"}, {"zh": ("AI",)}),
    Concept("china", "actor", {"zh": "中国", "en": "China"}),
    Concept("developing", "actor", {"zh": "发展中国家", "en": "developing country"}),
    Concept("flow", "issue", {"zh": "跨境数据流动", "en": "cross-border data flow"}, {"en": ("data flows",)}),
    Concept("ethics", "idea", {"zh": "法", "en": "goods"}, {"en": ("data ethics", "market access")}),
    Concept("gpt", "technology", {"en": "GPT-4"}),
    Concept("muller", "actor", {"en": "Müller"}),
    Concept("us", "actor", {"zh": "美国", "en": "United States"}, {"en": ("US", "U.S.")}),
]


def found(text: str) -> list[str]:
    """What is found in a text, as ``concept=words``."""
    (result,) = mentions([text], VOCABULARY)
    assert all(text[mention.start : mention.end] == mention.text for mention in result)
    return [f"{mention.concept}={mention.text}" for mention in result]


@pytest.mark.parametrize(("text", "expected"), [
    ("AI时代与chain", ["ai=AI"]),
    ("ＡＩ 与 ai", ["ai=ＡＩ"]),
    ("发展中国家与中国", ["developing=发展中国家", "china=中国"]),
    ("跨境数据\n 流动", ["flow=跨境数据\n 流动"]),
    ("let us ask the US, the U.S. and US-based firms", ["us=US", "us=U.S.", "us=US"]),
    ("Artificial Intelligence, AIs, AIS", ["ai=Artificial Intelligence", "ai=AIs"]),
    ("cross‑border  Data-Flows", ["flow=cross‑border  Data-Flows"]),
    ("one data flow, developing\ncountries", ["flow=data flow", "developing=developing\ncountries"]),
    ("China's GPT-4, GPT-40, gpt-4", ["china=China", "gpt=GPT-4", "gpt=gpt-4"]),
    ("Mu\u0308ller、Müller和MÜLLER", ["muller=Mu\u0308ller", "muller=Müller", "muller=MÜLLER"]),
    ("a data ethic, a good, market accesses", ["ethics=market accesses"]),
    ("法国的法", []),
    ("", []),
])
def test_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_two_concepts_may_share_a_label() -> None:
    twins = [Concept("b", "case", {"en": "DeepSeek"}), Concept("a", "actor", {"zh": "deepseek"})]
    (result,) = mentions(["从DeepSeek看"], twins)
    assert [(mention.concept, mention.start, mention.end) for mention in result] == [("a", 1, 9), ("b", 1, 9)]


def test_no_texts_no_concepts_empty_labels() -> None:
    assert mentions([], VOCABULARY) == []
    assert mentions(["数据 data。 "], [Concept("a", "idea", {"zh": "", "en": " "}, {"en": ("…", "")})]) == [()]


ODD = st.sampled_from("AaＡİßﬁ数据。 \n\t-–.3é\u0301ｶﾞ한𠮷")


@given(st.text(alphabet=st.one_of(ODD, st.characters(codec="utf-8"))))
def test_the_tokenizer_loses_nothing_and_no_text_breaks_it(text: str) -> None:
    words, blanks = tokens_of(text)
    assert "".join(word + " " * blank for word, blank in zip(words, blanks, strict=True)) == text
    for mention in mentions([f"{text} US {text}"], VOCABULARY)[0]:
        assert 0 <= mention.start < mention.end


@given(st.text(), st.text())
def test_offsets_are_those_of_the_text_itself(before: str, after: str) -> None:
    text = f"{before} 美国 {after}"
    places = [(m.start, m.end) for m in mentions([text], VOCABULARY)[0] if m.concept == "us"]
    assert (len(before) + 1, len(before) + 3) in places


def test_used_but_not_linked() -> None:
    vocabulary = {one.id: one for one in VOCABULARY}
    vocabulary["part"] = Concept("part", "idea", {"en": "part"}, part_of=("ai",))

    def claim(name: str, zh: str, en: str, **more: object) -> Claim:
        return Claim(name, {"zh": zh, "en": en}, "causal", **more)

    claims = (
        claim("a", "美国与中国", "the U.S. and China, and the US", concepts=("china",)),
        claim("b", "人工智能", "AI", concepts=("part",)),
        claim("c", "中国认为", "the US, China", asserted_by=("china",), position=Position("us", "flow", "for")),
        claim("d", "中国", "China", status="rejected"),
    )
    corpus = Corpus("/", claims={one.id: one for one in claims}, concepts=vocabulary)
    assert used_but_not_linked(corpus) == (Unlinked("a", "us", ("U.S.", "US", "美国")),)


def test_hundreds_of_claims_at_once() -> None:
    chinese, english = "发展中国家的跨境数据流动与人工智能治理，兼论美国。", "Data flows of a developing country. "
    texts = [chinese * 4, english * 4] * 200
    vocabulary = [Concept(f"c{i}", "idea", {"zh": f"概念{i}治理", "en": f"concept {i} flow"}) for i in range(100)]
    mentions([""], VOCABULARY)
    assert len(mentions(texts, VOCABULARY + vocabulary)) == 400


def test_spacy_is_loaded_only_when_something_is_tagged() -> None:
    code = "import sys, toolkit.concepts.tagger; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

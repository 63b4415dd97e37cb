"""The components in a pipeline of one's own, found by spaCy through the entry points."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.model import Concept

spacy = pytest.importorskip("spacy")
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "litcorpus_tokenizer"}}}
TEXT = (
    "1 引言\n湿地的水文已有讨论[1]。Müller 等[2]认为AI可以预报水位！它在2,000处有效。\n"
    "参考文献\n[1] 林一鸣. 湿地水文的演变[J]. 江南学报, 2011, 3(2): 1-9.\n"
    "[2] Müller A. Marshes and their water[J]. Marsh Letters, 2015, 8(1): 2-7.\n"
)


def pipeline(language: str):  # type: ignore[no-untyped-def]
    nlp = spacy.blank(language, config=CONFIG)
    for name in ("litcorpus_sentences", "litcorpus_citations", "litcorpus_concepts"):
        nlp.add_pipe(name)
    nlp.get_pipe("litcorpus_concepts").concepts = (Concept("ai", "technology", {"zh": "人工智能"}, {"en": ("AI",)}),)
    return nlp


@pytest.mark.parametrize("language", ["zh", "en"])
def test_spans_are_those_of_the_text(language: str) -> None:
    doc = pipeline(language)(TEXT)
    assert doc.text == TEXT
    sentences = {span.text for span in doc.spans["sentences"]}
    assert {"湿地的水文已有讨论[1]。", "Müller 等[2]认为AI可以预报水位！"} <= sentences
    assert [(span.text, span.label_, span._.litcorpus_targets) for span in doc.spans["citations"]] == [
        ("[1]", "numeric", (1,)), ("[2]", "numeric", (2,))]
    assert len(doc._.litcorpus_references) == 2
    assert [(span.text, span.kb_id_) for span in doc.spans["concepts"]] == [("AI", "ai")]


def test_tokens_are_han_characters_and_whole_words() -> None:
    words = [token.text for token in spacy.blank("zh", config=CONFIG)("在2,000处, Müller写AI")]
    assert words == ["在", "2,000", "处", ",", "Müller", "写", "AI"]


def test_sentences_begin_where_they_are_marked() -> None:
    doc = pipeline("zh")("第一句。第二句！")
    assert [sentence.text for sentence in doc.sents] == ["第一句。", "第二句！"]


def test_another_tokenizer_widens_a_span_to_its_tokens() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("litcorpus_sentences")
    doc = nlp("One. Two.")
    assert [span.text for span in doc.spans["sentences"]] == ["One.", "Two."]


def test_a_pipeline_is_written_and_read_again(tmp_path: Path) -> None:
    nlp = spacy.blank("zh", config=CONFIG)
    nlp.add_pipe("litcorpus_citations")
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXT)
    assert [span.text for span in doc.spans["citations"]] == ["[1]", "[2]"]


def test_the_concepts_of_a_corpus_are_tagged() -> None:
    nlp = spacy.blank("zh", config=CONFIG)
    nlp.add_pipe("litcorpus_concepts", config={"corpus": str(Path(__file__).parents[2])})
    doc = nlp("论相互依赖")
    assert [span.kb_id_ for span in doc.spans["concepts"]] == ["interdependence"]

"""A concept whose id names something of another kind.

The id is also that of a relation of corpus.yaml, or a word that stands for the vocabulary itself. In SKOS a concept
cannot be the scheme that holds it (integrity condition S9), nor can one name be a concept and a relation. Give the
concept another id.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.vocabulary import at_concept

ID = "concept-id-taken"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the id {name} already names {said_en}",
    "zh": "编号 {name} 已被占用：{said_zh}",
}
MANUAL_ZH = """概念的编号已指别类事物。

该编号也是 corpus.yaml 中某种关系的名称，或是指词表自身的词。在 SKOS 中，概念不能同时是收录它的词表（完整性条件 S9），
同一名称也不能既是概念又是关系。请给概念另取编号。
"""
SCHEMES = ("vocabulary", "scheme", "concept-scheme", "conceptscheme")


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each concept with the id of a relation or of the vocabulary."""
    relations = {relation.id for relation in corpus.settings.relations}
    for name in corpus.concepts:
        if name in relations:
            args = {"name": name, "said_en": "a relation of corpus.yaml", "said_zh": "corpus.yaml 中的关系名"}
            yield from at_concept(corpus, name, ID, LEVEL, ("id",), **args)
        elif name.casefold() in SCHEMES:
            args = {"name": name, "said_en": "the vocabulary itself", "said_zh": "词表自身的名称"}
            yield from at_concept(corpus, name, ID, LEVEL, ("id",), **args)

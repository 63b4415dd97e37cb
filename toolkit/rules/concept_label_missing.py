"""A concept without a label in a language of the corpus.

Readers of that language see the id instead, and texts in it cannot be matched with the concept. Add the label to
`prefLabel`. If the corpus does not want that language, take it out of `languages` in corpus.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.concepts.skos import missing_labels
from toolkit.corpus.layout import CONCEPTS
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.references import unread
from toolkit.rules.vocabulary import at_concept

ID = "concept-label-missing"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "no label in {name}",
    "zh": "没有 {name} 标签",
}
MANUAL_ZH = """概念缺少语料库所用语言的标签。

该语言的读者只能看到编号，该语言的文本也无法与概念对应。请在 prefLabel 中补上标签；
若语料库不用该语言，请从 corpus.yaml 的 languages 中去掉。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each concept and language without a prefLabel."""
    torn = unread(corpus, CONCEPTS)
    for name, language in () if torn else missing_labels(corpus.concepts, corpus.settings.languages):
        yield from at_concept(corpus, name, ID, LEVEL, ("prefLabel",), name=language)

"""Two concepts that are related, although one is broader than the other.

`related` says that two concepts stand beside each other, `broader` that one stands above: both cannot hold (SKOS
integrity condition S27, which looks along the whole way upwards). Delete the one that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.vocabulary import above, at_concept

ID = "concept-related-broader"
LEVEL: Level = "error"
MESSAGE = {
    "en": "related to {name}, which is {said_en} it",
    "zh": "与 {name} 相关，而后者是它的{said_zh}",
}
MANUAL_ZH = """两个概念既相关，又一上一下。

related 表示并列，broader 表示上位，两者不能并存（SKOS 完整性条件 S27，沿整条上位路径判断）。请删去其中不对的一条。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each related concept that is broader or narrower, at any distance."""
    for name, concept in corpus.concepts.items():
        for number, other in enumerate(concept.related):
            if other in corpus.concepts and other != name:
                words = ("broader than", "上位概念") if other in above(corpus, name) else (
                    ("narrower than", "下位概念") if name in above(corpus, other) else None)
                if words:
                    args = {"name": other, "said_en": words[0], "said_zh": words[1]}
                    yield from at_concept(corpus, name, ID, LEVEL, ("related", number), **args)

"""A concept that is related to itself, or that has one relation twice.

It says nothing, draws a loop on the map and counts twice. Delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.vocabulary import at_concept

ID = "concept-related-self"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{field}: {name} {said_en}",
    "zh": "{field}：{name} {said_zh}",
}
MANUAL_ZH = """概念与自身相关，或同一关系写了两次。

这不说明任何事，却在图上画出自环，统计中重复计算。请删去。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each end of related that is the concept itself, and each end that stands twice in a list."""
    for name, concept in corpus.concepts.items():
        if name in concept.related:
            args = {"field": "related", "name": name, "said_en": "is the concept itself", "said_zh": "就是概念自身"}
            yield from at_concept(corpus, name, ID, LEVEL, ("related",), **args)
        for field, ends in (("related", concept.related), ("broader", concept.broader), ("partOf", concept.part_of)):
            for other in dict.fromkeys(end for end in ends if ends.count(end) > 1):
                args = {"field": field, "name": other, "said_en": "stands twice", "said_zh": "重复"}
                yield from at_concept(corpus, name, ID, LEVEL, (field,), **args)

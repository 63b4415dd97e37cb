"""A concept that is said to be the same as one that stands above, below or beside it.

`exactMatch` says that two concepts can stand for each other; it cannot hold beside `broader`, `partOf` or `related`
between the same two (SKOS integrity condition S46, read for the concepts of one vocabulary). Delete one of the two
relations; if they are really the same, keep one concept and make the other's label an `altLabel`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.vocabulary import above, at_concept

ID = "concept-match-conflict"
LEVEL: Level = "error"
MESSAGE = {
    "en": "exactMatch: {name} is {said_en}",
    "zh": "exactMatch：{name} {said_zh}",
}
MANUAL_ZH = """概念与其上位、下位或相关概念被标为相同。

exactMatch 表示两个概念可以互换，不能与同一对概念之间的 broader、partOf、related 并存
（SKOS 完整性条件 S46，用于同一词表内的概念）。请删去其中一条；若确为同一概念，请只留一个，另一个的标签写入 altLabel。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each exactMatch to a concept of the vocabulary that another relation ties to it, or to itself."""
    for name, concept in corpus.concepts.items():
        for number, other in enumerate(concept.exact_match):
            if words := _conflict(corpus, name, other):
                args = {"name": other, "said_en": words[0], "said_zh": words[1]}
                yield from at_concept(corpus, name, ID, LEVEL, ("exactMatch", number), **args)


def _conflict(corpus: Corpus, name: str, other: str) -> tuple[str, str] | None:
    if other == name:
        return "the concept itself", "就是概念自身"
    if other not in corpus.concepts:
        return None
    one, two = corpus.concepts[name], corpus.concepts[other]
    if other in above(corpus, name) or name in above(corpus, other):
        return "broader or narrower too", "同时是上位或下位概念"
    if other in one.part_of or name in two.part_of:
        return "its part or whole too", "同时是部分或整体"
    return ("related too", "同时是相关概念") if other in one.related or name in two.related else None

"""A broader concept that another broader one already leads to.

If 潮汐能 has 可再生能源 above it, and that has 能源, then 能源 need not stand beside it once more: the tree shows it
twice, and counts along it are wrong. Delete the longer way's shortcut.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.vocabulary import above, at_concept

ID = "concept-broader-redundant"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "broader: {name} is above {other} already",
    "zh": "broader：{name} 已是 {other} 的上位概念",
}
MANUAL_ZH = """经由另一个上位概念已可到达的上位概念。

若“潮汐能”的上位是“可再生能源”，后者的上位是“能源”，就不必再把“能源”直接列为“潮汐能”的上位：
层级中会出现两次，沿层级的统计也会出错。请删去这条捷径。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each broader concept that stands above another one of the list; what is in a circle is another rule's."""
    for name, concept in corpus.concepts.items():
        for number, far in enumerate(concept.broader):
            near = next((other for other in concept.broader
                         if other != far and other in corpus.concepts and far in above(corpus, other)), "")
            if near and name not in above(corpus, name):
                yield from at_concept(corpus, name, ID, LEVEL, ("broader", number), name=far, other=near)

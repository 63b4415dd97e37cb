"""Concepts that are broader than each other, or part of each other, in a circle.

Following ``broader`` (or ``partOf``) from a concept leads back to it: a thing would be more general than itself.
Trees, the map and every count along the hierarchy lose their footing. The problem stands at every concept of the
circle. Take out the relation that points the wrong way; where two concepts are on a par, use ``related``.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.concepts.skos import cycles
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.circles import at_each_step

ID = "concept-cycle"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{field} goes in a circle: {circle}",
    "zh": "{field} 形成循环：{circle}",
}
MANUAL_ZH = """概念互为上位，或互为部分，形成循环。

沿 broader（或 partOf）追溯会回到自身，等于某物比自身更一般；层级、概念图和沿层级的统计都会失去依据。循环中的每个概
念处都会报告。请去掉方向相反的那条关系；若两个概念平行，请用 related。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem for each concept of each circle of broader, then of partOf."""
    places = {name: concept.place for name, concept in corpus.concepts.items()}
    broader = {name: concept.broader for name, concept in corpus.concepts.items()}
    parts = {name: concept.part_of for name, concept in corpus.concepts.items()}
    for field, ends in (("broader", broader), ("partOf", parts)):
        for circle in cycles(ends):
            yield from at_each_step(ID, "concept", field, circle, ends, places)

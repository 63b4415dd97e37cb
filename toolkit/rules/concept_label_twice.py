"""One label for several concepts, or twice in one concept.

A preferred label that two concepts share does not tell them apart: readers, search and the map mix them up. A concept
whose other label repeats its preferred one breaks a condition of SKOS (S13). Rename one of the concepts, or delete the
label that repeats.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.concepts.skos import label_conflicts
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.vocabulary import at_concept

ID = "concept-label-twice"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the label {value} ({lang}) stands {said_en}",
    "zh": "标签 {value}（{lang}）{said_zh}",
}
MANUAL_ZH = """几个概念同用一个标签，或一个概念的标签重复。

两个概念共用首选标签，读者、检索和概念图都无法区分。其他标签重复首选标签，则违反 SKOS 的条件 S13。
请给其中一个概念改名，或删去重复的标签。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield a problem at each concept but the first that a label does not tell apart; alternative labels are notes."""
    for clash in label_conflicts(corpus.concepts):
        first, *others = clash.concepts
        if not others:
            args = {"value": clash.label, "lang": clash.language, "said_en": "twice in this concept",
                    "said_zh": "在此概念中重复"}
            yield from at_concept(corpus, first, ID, LEVEL, **args)
        for name in others:
            level: Level = LEVEL if clash.preferred else "info"
            args = {"value": clash.label, "lang": clash.language, "said_en": f"for {first} too",
                    "said_zh": f"也用于 {first}"}
            yield from at_concept(corpus, name, ID, level, **args)

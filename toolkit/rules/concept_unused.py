"""A concept that is defined and never used.

No source, claim, position or relation names it, nor anything narrower, and no claim speaks of it. Tag what it is about,
or delete it: a vocabulary is read by what it serves.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.corpus.layout import CONCEPTS
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.concept_untagged import untagged
from toolkit.rules.references import unread
from toolkit.rules.vocabulary import at_concept, used

ID = "concept-unused"
LEVEL: Level = "info"
MESSAGE = {
    "en": "defined and never used",
    "zh": "已定义而从未使用",
}
MANUAL_ZH = """已定义而从未使用的概念。

没有文献、论断、立场或关系用到它或其下位概念，论断的文字也未提及。请为相关内容标注，或删去：词表因用而立。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each concept that nothing names; those that a text names are another rule's."""
    if unread(corpus, CONCEPTS):
        return
    idle = [name for name in corpus.concepts if name not in used(corpus)]
    spoken = untagged(corpus, idle)
    for name in idle:
        if name not in spoken:
            yield from at_concept(corpus, name, ID, LEVEL)

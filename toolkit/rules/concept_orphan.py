"""A concept that no relation ties to another one.

On the map it stands alone, and no way leads to it from elsewhere. Say what it is under (`broader`), part of
(`partOf`) or beside (`related`), or what it does to another concept (`relations`). It may rightly stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.concepts.skos import orphans
from toolkit.corpus.layout import CONCEPTS
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.references import unread
from toolkit.rules.vocabulary import at_concept

ID = "concept-orphan"
LEVEL: Level = "info"
MESSAGE = {
    "en": "no relation ties this concept to another",
    "zh": "此概念与其他概念没有任何关系",
}
MANUAL_ZH = """与其他概念没有关系的概念。

它在概念图上孤立，从别处无路可达。请写明其上位（broader）、整体（partOf）、相关（related）概念，或论证关系（relations）。
有的概念本就独立。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each concept without a relation in either direction, where there are others to be related to."""
    if len(corpus.concepts) > 1 and not unread(corpus, CONCEPTS):
        for name in orphans(corpus.concepts):
            yield from at_concept(corpus, name, ID, LEVEL)

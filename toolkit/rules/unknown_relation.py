"""An argument relation that corpus.yaml does not name.

The names that ``relations`` of a concept may use (``as``) are listed under ``relations`` in corpus/corpus.yaml with
their labels; without a label the map and the reports cannot say what the relation means. Correct the name, or add it
to corpus.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.references import Reference, dangling, unread

ID = "unknown-relation"
LEVEL: Level = "error"
MESSAGE = {
    "en": "corpus.yaml names no relation {name}",
    "zh": "corpus.yaml 中没有名为 {name} 的关系",
}
MANUAL_ZH = """corpus.yaml 中没有这种论证关系。

概念的 relations 所用的名称（as）须列在 corpus/corpus.yaml 的 relations 中，并附名称标签；没有标签，概念图和报告就无
法说明这一关系的含义。请改正名称，或在 corpus.yaml 中补上。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each relation whose name the settings do not list."""
    if not corpus.settings.relations and unread(corpus, "corpus/corpus.yaml"):
        return
    known = {relation.id for relation in corpus.settings.relations}
    references = (
        Reference(concept.place, f"concept:{concept.id}", ("relations", number, "as"), relation.as_)
        for concept in corpus.concepts.values()
        for number, relation in enumerate(concept.relations)
    )
    yield from dangling(ID, references, known)

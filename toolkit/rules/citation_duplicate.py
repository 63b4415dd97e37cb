"""One marker that cites one source twice.

It counts once. Mostly a number was mistyped, or read wrongly, and another source was meant. Compare with the
publisher's page, or delete the second one.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.printed import at_citation, standing

ID = "citation-duplicate"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the marker {printed} cites {name} twice",
    "zh": "标号 {printed} 重复引用 {name}",
}
MANUAL_ZH = """一个标号重复引用同一文献。

只计一次。多半是编号误写或误读，本应指另一条。请与出版社页面核对，或删去第二个。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each key that stands twice among the targets of a citation."""
    for paper in corpus.papers.values():
        for number, citation in standing(paper):
            for key in dict.fromkeys(key for key in citation.targets if citation.targets.count(key) > 1):
                yield from at_citation(paper, number, ID, LEVEL, ("targets",), printed=citation.reads, name=key)

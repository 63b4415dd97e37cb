"""A marker that this copy shows with another number than the source it was resolved to.

Someone, or `scan`, found evidence that the number in this copy is not the one that was meant; the marker keeps its
reading. Compare with the publisher's page and record `seen_in_print: {{by, on}}`; the note then goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.printed import at_citation, entries, standing

ID = "citation-repaired"
LEVEL: Level = "info"
MESSAGE = {
    "en": "as this copy reads {printed}; resolved to entry {number}, {name}; check the publisher's page",
    "zh": "本件读作 {printed}，解析为第 {number} 条 {name}；请核对出版社页面",
}
MANUAL_ZH = """标号在本件中的读法，与所解析的条目不同。

有证据表明本件中的编号并非原意；标号仍按原样保留。请与出版社页面核对，并记录 seen_in_print: {by, on}，此后不再提示。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each citation with a target that stands at another number than those printed, until print was seen."""
    for paper in corpus.papers.values():
        order = entries(corpus, paper)
        for number, citation in standing(paper):
            apart = [key for key in citation.targets if key in order and order[key] not in citation.as_printed]
            if apart and citation.as_printed and citation.resolved_by != "number" and not citation.seen_in_print:
                entry, name = order[apart[0]], apart[0]
                yield from at_citation(
                    paper, number, ID, LEVEL, ("targets",), printed=citation.reads, number=entry, name=name)

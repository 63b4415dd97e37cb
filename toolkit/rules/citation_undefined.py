"""A marker of the paper that leads to no entry of its list.

This copy shows a marker that nobody has resolved to a source, so the sentence has no source that a reader can look up.
Find out which entry is meant and write its key into `targets` with `resolved_by` and the evidence; if the list has no
such entry, this is a finding about this copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.printed import at_citation, standing

ID = "citation-undefined"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the marker {printed} leads to no entry of the list",
    "zh": "标号 {printed} 未对应文献表中的任何条目",
}
MANUAL_ZH = """论文的标号没有对应文献表中的条目。

本件中的这个标号尚未确定指哪条文献，读者无从查考该句来源。请查明所指条目，把键写入 targets，并写明 resolved_by 和依据；
若文献表确无此条，这就是关于本件的发现。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each citation without a target; a number beyond the list is another rule's."""
    for paper in corpus.papers.values():
        for number, citation in standing(paper):
            beyond = any(printed > len(paper.references) for printed in citation.as_printed)
            if not citation.targets and not beyond:
                yield from at_citation(paper, number, ID, LEVEL, printed=citation.reads)

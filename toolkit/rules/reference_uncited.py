"""Entries of the list that the text does not cite.

In this copy nothing leads to them: a marker was lost or read wrongly, or the list holds more than the paper uses. Look
for the marker in the publisher's version; if there is none, this is a finding about the paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import canonical
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.printed import entries, standing

ID = "reference-uncited"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "not cited in this copy: {value}",
    "zh": "本件未引用：{value}",
}
MANUAL_ZH = """文献表中有而正文未引用的条目。

本件中没有标号指向它们：标号丢失或误读，或文献表多于论文所用。请在出版社版本中查找；若确无引用，这就是关于论文的发现。
"""


SHOWN = 8


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield for each paper with citations the entries that none of them leads to; unknown keys explain them."""
    for paper in corpus.papers.values():
        cited = {canonical(corpus, key) for _, citation in standing(paper) for key in citation.targets}
        idle = [key for key in entries(corpus, paper) if key not in cited]
        if idle and cited and cited <= corpus.sources.keys():
            more = f" + {len(idle) - SHOWN}" if len(idle) > SHOWN else ""
            way = ("references", paper.references.index(idle[0])) if idle[0] in paper.references else ("references",)
            value = ", ".join(idle[:SHOWN]) + more
            yield Problem(ID, LEVEL, paper.place, f"paper:{paper.id}", {"value": value}, way)

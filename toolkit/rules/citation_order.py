"""An entry that is first cited out of order.

In a paper that numbers its references by first citation, this one comes after a higher number. A marker was moved, a
digit was lost, or the list was not numbered anew. This is a note: compare with the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Paper, Problem
from toolkit.rules.printed import at_citation, entries, numbered, standing

ID = "citation-order"
LEVEL: Level = "info"
MESSAGE = {
    "en": "as resolved, entry {number} ({name}) is first cited after entry {before}",
    "zh": "按所解析，第 {number} 条（{name}）首次引用在第 {before} 条之后",
}
MANUAL_ZH = """首次引用不依次序的条目。

论文按首次引用编号，而这一条在更大的编号之后才首次出现：标号被移动、丢失一位数字，或文献表未重新编号。
这是提示，请与出版社页面核对。
"""


ORDERLY = 0.8
"""In a list by first citation at least so many entries come in order; where fewer do, the list has another order."""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each entry first cited after a higher number, in papers that number by first citation."""
    for paper in corpus.papers.values():
        firsts = list(_firsts(corpus, paper)) if numbered(paper) else []
        late = [(at, key, entry, before) for at, key, entry, before in firsts if entry < before]
        if len(firsts) > 4 and len(late) <= (1 - ORDERLY) * len(firsts):
            for at, key, entry, before in late:
                yield from at_citation(paper, at, ID, LEVEL, ("targets",), name=key, number=entry, before=before)


def _firsts(corpus: Corpus, paper: Paper) -> Iterator[tuple[int, str, int, int]]:
    """Yield for each entry the citation that is its first, its key and number, and the highest number before."""
    order, seen, highest = entries(corpus, paper), set[str](), 0
    for at, citation in standing(paper):
        for key in sorted(set(citation.targets) - seen, key=lambda key: order.get(key, 0)):
            if key in order:
                yield at, key, order[key], highest
                highest = max(highest, order[key])
        seen.update(citation.targets)

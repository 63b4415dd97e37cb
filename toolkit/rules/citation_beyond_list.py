"""A number that is higher than the list is long.

As this copy reads, the marker points behind the last entry. Often a digit was added or an entry was lost when the text
was read in. Compare with the publisher's page, then write the source that is meant into `targets`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.printed import at_citation, standing

ID = "citation-beyond-list"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "as this copy reads, {printed} goes beyond the {number} entries of the list",
    "zh": "本件读作 {printed}，文献表只有 {number} 条",
}
MANUAL_ZH = """标号大于文献表的条数。

本件中的标号指向最后一条之后，常见原因是识别时多出一位数字，或漏掉了条目。请与出版社页面核对，再把所指文献写入 targets。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each unresolved citation whose number is beyond the list."""
    for paper in corpus.papers.values():
        size = len(paper.references)
        for number, citation in standing(paper):
            if size and not citation.targets and any(printed > size for printed in citation.as_printed):
                yield from at_citation(paper, number, ID, LEVEL, printed=citation.reads, number=size)

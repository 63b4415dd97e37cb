"""A document that stands both in the reference list and among those only mentioned.

Figures keep the two apart: reference coverage counts listed works alone. Take it out of `mentioned`, or out of
`references`; an entry that is listed needs no keyword `mentioned` either.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem

ID = "mentioned-listed"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{name} is listed, and said to be only mentioned",
    "zh": "{name} 已列入文献表，又标为仅提及",
}
MANUAL_ZH = """文件既在文献表中，又列为仅提及。

统计把二者分开：文献覆盖率只计所列文献。请从 mentioned 或 references 中去掉其一；已列的条目也不需要关键词 mentioned。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each document that a paper lists and mentions."""
    for paper in corpus.papers.values():
        listed = set(paper.references)
        for number, name in enumerate(paper.mentioned):
            if name in listed:
                yield Problem(ID, LEVEL, paper.place, f"paper:{paper.id}:{name}", {"name": name},
                              ("mentioned", number))

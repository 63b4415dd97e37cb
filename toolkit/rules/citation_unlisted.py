"""A citation that was resolved to a source which the paper's list does not have.

Reference coverage counts listed works, so this citation counts for none. Correct the key, add it to `references` if the
printed list has it, or, if the text only names the document, put it under `mentioned`.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import canonical
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.printed import at_citation, entries, standing

ID = "citation-unlisted"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{name} is cited, and not in the list of this paper",
    "zh": "引用了 {name}，而本文文献表未列",
}
MANUAL_ZH = """引文所指的文献不在论文的文献表中。

文献覆盖率按所列文献计算，这处引文就不属于任何一条。请改正键；若印出的文献表有此条，请加入 references；
若正文只是提及该文件，请写入 mentioned。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each known target that the paper neither lists nor mentions, where it has a list."""
    for paper in corpus.papers.values():
        listed = {*entries(corpus, paper), *paper.mentioned}
        for number, citation in standing(paper):
            for at, key in enumerate(citation.targets):
                name = canonical(corpus, key)
                if paper.references and name in corpus.sources and name not in listed:
                    yield from at_citation(paper, number, ID, LEVEL, ("targets", at), name=key)

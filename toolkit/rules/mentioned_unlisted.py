"""A document that the text names and that its reference list lacks.

Readers have to look for it themselves. This is a note about the paper: nothing is to be mended in the corpus. In a
paper of your own, add the document to the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem

ID = "mentioned-unlisted"
LEVEL: Level = "info"
MESSAGE = {
    "en": "the text names {name}, the reference list does not have it",
    "zh": "正文提到 {name}，文献表未列",
}
MANUAL_ZH = """正文提到、文献表却没有的文件。

读者须自行查找。这是关于论文的提示，语料库无须改动；若是自己的论文，请把该文件列入文献表。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each document that a paper mentions and does not list."""
    for paper in corpus.papers.values():
        listed = set(paper.references)
        for number, name in enumerate(paper.mentioned):
            if name not in listed:
                yield Problem(ID, LEVEL, paper.place, f"paper:{paper.id}:{name}", {"name": name},
                              ("mentioned", number))

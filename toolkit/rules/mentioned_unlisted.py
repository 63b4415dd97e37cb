"""A document that the text names and that its reference list lacks.

Readers have to look for it themselves. This is a note about the paper: nothing is to be mended in the corpus. In a
paper of your own, add the document to the list. Told are those that the paper's record keeps under `mentioned`, and
those that the text names where local.yaml knows its file; `litcorpus paper update` records the latter.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.edit.named import unrecorded
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.texts import known_texts

ID = "mentioned-unlisted"
LEVEL: Level = "info"
MESSAGE = {
    "en": "the text names {name}, the reference list does not have it",
    "zh": "正文提到 {name}，文献表未列",
}
MANUAL_ZH = """正文提到、文献表却没有的文件。

读者须自行查找。这是关于论文的提示，语料库无须改动；若是自己的论文，请把该文件列入文献表。
所报包括论文记录 mentioned 中的文件，以及 local.yaml 写明文本时正文提到而尚未记录者；
后者可由 litcorpus paper update 记入。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each document that a paper mentions and does not list, as its record or its text says."""
    for paper in corpus.papers.values():
        listed = set(paper.references)
        for number, name in enumerate(paper.mentioned):
            if name not in listed:
                source = corpus.sources.get(name)
                called = f"{source.own.title} ({name})" if source and source.own.title else name
                yield Problem(ID, LEVEL, paper.place, f"paper:{paper.id}:{name}", {"name": called},
                              ("mentioned", number))
    for paper, text in known_texts(corpus):
        for one in unrecorded(corpus, paper, text.scan.mentions):
            yield Problem(ID, LEVEL, paper.place, f"paper:{paper.id}:{one.name}", {"name": one.name})

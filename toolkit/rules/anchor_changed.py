"""A claim or citation whose sentence reads otherwise in the text of now.

The manuscript changed after the claim was written down. It may still hold, or say what the paper no longer says. Read
the sentence again; `litcorpus paper update` moves the anchor and tells what changed. Only papers whose text local.yaml
names are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.texts import at_anchor, found_again

ID = "anchor-changed"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the sentence of {name} reads otherwise now (likeness {number} %)",
    "zh": "{name} 所在的句子已改动（相似度 {number}%）",
}
MANUAL_ZH = """论断或引文所在的句子，在现有文本中已经改动。

记录之后稿件又有修改：论断可能仍然成立，也可能已不是论文所说。请重读该句；
litcorpus paper update 会移动锚点并说明改动。只检查 local.yaml 写明了文本的论文。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each anchor whose sentence was found changed."""
    for paper, number, name, found in found_again(corpus):
        if found.outcome == "changed" and found.score:
            yield from at_anchor(paper.id, number, name, ID, LEVEL, number=round(found.score * 100))

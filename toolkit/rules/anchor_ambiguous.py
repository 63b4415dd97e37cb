"""A claim or citation whose sentence stands in several places of the text of now.

Which of them is meant cannot be told, so the anchor is not moved. Look at the places and settle it with
`litcorpus paper update`. Only papers whose text local.yaml names are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.texts import at_anchor, found_again

ID = "anchor-ambiguous"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{name} could stand in several places of the text",
    "zh": "{name} 在现有文本中可能对应多处",
}
MANUAL_ZH = """论断或引文所在的句子，在现有文本中有多处。

无法判断指哪一处，因此锚点不动。请查看各处，并用 litcorpus paper update 确定。只检查 local.yaml 写明了文本的论文。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each anchor whose sentence was found more than once."""
    for paper, number, name, found in found_again(corpus):
        if found.outcome == "ambiguous":
            yield from at_anchor(paper.id, number, name, ID, LEVEL)

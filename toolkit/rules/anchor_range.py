"""An anchor that ends before it begins, or beyond the end of the text.

It shows no passage at all, or a wrong one. Anchors are written by litcorpus, not by hand: anchor the paper anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.corpus.layout import anchors_path
from toolkit.model import Anchor, Corpus, Level, Place, Problem

ID = "anchor-range"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the passage {ours}–{theirs} {said_en}",
    "zh": "位置 {ours}–{theirs} {said_zh}",
}
MANUAL_ZH = """锚点的终点在起点之前，或超出文本末尾。

这样的位置没有内容，或指向错误的段落。锚点由程序写入，不应手改：请重新定位该论文。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each anchor that is reversed, or goes beyond the length that the paper's record gives."""
    for name, anchors in corpus.anchors.items():
        paper = corpus.papers.get(name)
        length = (paper.text.length if paper and paper.text else None) or 0
        for number, anchor in enumerate(anchors.values()):
            words = _wrong(anchor, length)
            if words:
                args: dict[str, str | int | float] = {
                    "ours": anchor.start, "theirs": anchor.end, "said_en": words[0], "said_zh": words[1]}
                yield Problem(ID, LEVEL, Place(anchors_path(name)), f"anchor:{anchor.id}", args, (number,))


def _wrong(anchor: Anchor, length: int) -> tuple[str, str] | None:
    if anchor.end and anchor.end <= anchor.start:
        return "ends where it begins or before", "终点不在起点之后"
    if length and anchor.end > length:
        return f"goes beyond the {length} characters of the text", f"超出文本的 {length} 字"
    return None

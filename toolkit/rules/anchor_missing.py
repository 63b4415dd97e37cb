"""A citation or claim without an anchor, in a paper whose others have one.

Nobody can be led to its sentence, and when the manuscript changes it is not followed. Anchor the paper anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.printed import standing

ID = "anchor-missing"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{name} has no anchor, {number} others of this paper have one",
    "zh": "{name} 没有锚点，而本文其余 {number} 处都有",
}
MANUAL_ZH = """引文或论断没有锚点，而同一论文的其余各处都有。

无法引导读者到所在的句子，稿件改动时也无从跟踪。请重新定位该论文。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each citation and claim that lacks an anchor where at least nine in ten of its kind have one."""
    for name, anchors in corpus.anchors.items():
        if paper := corpus.papers.get(name):
            citations = [(c.id, paper.place, f"paper:{name}:{c.id}", ("citations", at)) for at, c in standing(paper)]
            claims = [(c.id, c.place, f"claim:{c.id}", ()) for c in corpus.claims.values()
                      if c.paper == name and c.status != "rejected"]
            for kind in (citations, claims):
                lacking = [row for row in kind if row[0] not in anchors]
                if len(lacking) * 10 <= len(kind):
                    for id_, place, subject, way in lacking:
                        args: dict[str, str | int | float] = {"name": id_, "number": len(kind) - len(lacking)}
                        yield Problem(ID, LEVEL, place, subject, args, way)

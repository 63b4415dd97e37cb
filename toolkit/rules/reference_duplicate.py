"""A source that stands twice in the list of a paper.

Two numbers lead to one work, so that coverage and order are counted wrongly. If this copy prints it twice, say so under
`findings` and accept this; otherwise correct the key, or delete the second one.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.claims.basis import canonical
from toolkit.model import Corpus, Level, Problem
from toolkit.rules.printed import entries

ID = "reference-duplicate"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{name} is entry {one} and entry {two}",
    "zh": "{name} 既是第 {one} 条又是第 {two} 条",
}
MANUAL_ZH = """同一文献在论文的文献表中出现两次。

两个编号指向同一文献，覆盖率与次序都会算错。若本件确实印了两次，请记入 findings 并认可本条；否则请改正键，或删去其一。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each entry of a list whose source stood before, renamed keys included."""
    for paper in corpus.papers.values():
        first = entries(corpus, paper)
        for number, key in enumerate(paper.references, 1):
            if (one := first[canonical(corpus, key)]) != number:
                args: dict[str, str | int | float] = {"name": key, "one": one, "two": number}
                yield Problem(ID, LEVEL, paper.place, f"paper:{paper.id}", args, ("references", number - 1))

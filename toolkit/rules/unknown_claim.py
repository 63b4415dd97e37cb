"""An id that no claim has.

A claim rests on a premise, or an argument relation between concepts is carried by a claim, that is in no file of
corpus/claims/. The argument then hangs in the air. Correct the id, or write the claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.references import Reference, dangling, listed

ID = "unknown-claim"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{field}: there is no claim {name}",
    "zh": "{field}：没有论断 {name}",
}
MANUAL_ZH = """没有这个编号的论断。

某论断以之为前提，或某概念间的论证关系由其支撑，但 corpus/claims/ 的文件中没有该论断，论证便落空了。请改正编号，或补
写该论断。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each id that leads to no claim."""
    lost = _lost(corpus)
    papers = tuple(f"{paper}-" for paper in {claim.paper for claim in corpus.claims.values()})
    judged = (found for found in _in_records(corpus) if not lost or found.name.startswith(papers))
    yield from dangling(ID, judged, corpus.claims)


def _lost(corpus: Corpus) -> set[str]:
    """Return the files of claims, or their folder, that gave none and have an error: any other name may stand there."""
    errors = {found.place.path for found in corpus.problems if found.level == "error"}
    read = {claim.place.path for claim in corpus.claims.values()}
    return {path for path in errors - read if path.startswith("corpus/claims")}


def _in_records(corpus: Corpus) -> Iterator[Reference]:
    for claim in corpus.claims.values():
        yield from listed(claim.place, f"claim:{claim.id}", ("rests_on",), claim.rests_on)
    for concept in corpus.concepts.values():
        for number, relation in enumerate(concept.relations):
            way = ("relations", number, "claims")
            yield from listed(concept.place, f"concept:{concept.id}", way, relation.claims)

"""A claim that is still a draft.

Nobody has said yet whether it is what the paper asserts. Figures count drafts in a column of their own. Read it against
the paper, then `litcorpus claim accept` or `reject` it. Where a paper has more than a few drafts they are one note.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Claim, Corpus, Level, Problem
from toolkit.rules.assertions import at

ID = "claim-draft"
LEVEL: Level = "info"
MESSAGE = {
    "en": "{said_en}",
    "zh": "{said_zh}",
}
MANUAL_ZH = """论断仍是草稿。

还没有人确认论文是否如此主张；统计把草稿单列一栏。请对照论文阅读，再接受或否决。一篇论文草稿较多时，只提示一次。
"""
FEW = 10
"""Up to so many drafts of a paper are named one by one."""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each draft, or one note for all of a paper's."""
    papers: dict[str, list[Claim]] = {}
    totals: dict[str, int] = {}
    for claim in corpus.claims.values():
        totals[claim.paper] = totals.get(claim.paper, 0) + 1
        if claim.status == "draft":
            papers.setdefault(claim.paper, []).append(claim)
    for name, drafts in papers.items():
        if len(drafts) > FEW:
            yield _together(name, drafts, totals[name])
        else:
            for claim in drafts:
                yield from at(claim, ID, LEVEL, said_en="still a draft", said_zh="仍是草稿")


def _together(paper: str, drafts: list[Claim], total: int) -> Problem:
    args: dict[str, str | int | float] = {
        "said_en": f"{len(drafts)} of {total} claims are still drafts, from {drafts[0].id} on",
        "said_zh": f"{total} 条论断中有 {len(drafts)} 条仍是草稿，首条为 {drafts[0].id}",
    }
    return Problem(ID, LEVEL, drafts[0].place, f"paper:{paper}", args)

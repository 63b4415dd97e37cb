"""A section that the paper's outline does not have.

Claims and citations name the section in which they stand by its number in the paper's outline; ``"0"`` is the
introduction, also where the outline does not list it. With a wrong number they drop out of every table by section.
Correct the number (it is a text: write ``"3.10"`` in quotes), or add the section to the outline. A paper without an
outline is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Paper, Problem
from toolkit.rules.references import Reference, dangling, torn

ID = "unknown-section"
LEVEL: Level = "error"
MESSAGE = {
    "en": "the outline of {paper} has no section {name}",
    "zh": "论文 {paper} 的目录中没有第 {name} 节",
}
MANUAL_ZH = """论文目录中没有这一节。

论断和引文标注用目录中的节号说明所在位置；"0" 是引言，目录未列出时也可以用。节号有误，就会从按节统计的各表中漏掉。请
改正节号（节号是文字，"3.10" 要加引号），或在目录中补上该节。没有目录的论文不检查。
"""
INTRODUCTION = "0"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each section number that the outline does not have."""
    for paper in corpus.papers.values():
        if paper.outline and not torn(corpus, paper, "outline"):
            known = {INTRODUCTION, *(section.number for section in paper.outline)}
            yield from dangling(ID, _in_paper(corpus, paper), known, paper=paper.id)


def _in_paper(corpus: Corpus, paper: Paper) -> Iterator[Reference]:
    for number, citation in enumerate(paper.citations):
        if citation.section:
            yield Reference(paper.place, f"paper:{paper.id}", ("citations", number, "section"), citation.section)
    for claim in corpus.claims.values():
        if claim.paper == paper.id and claim.section:
            yield Reference(claim.place, f"claim:{claim.id}", ("section",), claim.section)

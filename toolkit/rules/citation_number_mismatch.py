"""A marker that is resolved by its number to an entry which has another number.

The record says `resolved_by: number`, but the entry in `targets` does not stand at the number that this copy shows. One
of the three is wrong: the number, the key, or the way it was resolved. If the number was repaired, say by what
(`order`, `author-name`, `person`) and give the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Level, Problem
from toolkit.rules.printed import at_citation, entries, standing

ID = "citation-number-mismatch"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the marker {printed} is resolved by number to {name}, which is entry {number}",
    "zh": "标号 {printed} 按编号对应 {name}，而该条是第 {number} 条",
}
MANUAL_ZH = """按编号对应的条目，编号却不同。

记录写明 resolved_by: number，但 targets 中的条目并不在本件标号所示的位置。编号、键、对应方式三者必有一误。
若标号经过修正，请写明依据何种方式（order、author-name、person）并给出理由。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each target of a citation resolved by number whose number in the list is none of those printed."""
    for paper in corpus.papers.values():
        order = entries(corpus, paper)
        for number, citation in standing(paper):
            wrong = [key for key in citation.targets if key in order and order[key] not in citation.as_printed]
            if citation.resolved_by == "number" and citation.as_printed and wrong:
                way = ("targets", citation.targets.index(wrong[0]))
                entry, name = order[wrong[0]], wrong[0]
                yield from at_citation(
                    paper, number, ID, LEVEL, way, printed=citation.reads, number=entry, name=name)

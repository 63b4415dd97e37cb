"""A key that no entry of references.bib has.

A claim, a reference list, a citation, a date, a finding or another entry names a source that is not there, so nothing
can be looked up and the figures miss it. Often a letter of the key is wrong, or the entry was renamed or removed.
Correct the key, add the entry to references.bib, or, where a key was changed on purpose, keep the old one under
``aliases`` in decisions.yaml. ``asserted_by`` may also name a concept.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Claim, Corpus, Level, Paper, Place, Problem
from toolkit.rules.references import Reference, dangling, known_sources, listed, unread

ID = "unknown-source"
LEVEL: Level = "error"
MESSAGE = {
    "en": "{field}: there is no {kind_en} {name}",
    "zh": "{field}：没有{kind_zh} {name}",
}
MANUAL_ZH = """references.bib 中没有这个键。

论断、参考文献表、引文标注、时间、存疑记录或另一条文献引用了不存在的文献，读者无从查考，统计也会遗漏。常见原因是键中
有错字，或条目已改名、删除。请改正键；或在 references.bib 中补上条目；若是有意改名，请在 decisions.yaml 的 aliases
中保留旧键。asserted_by 也可以写概念。
"""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each key that leads to no source."""
    if not corpus.sources and unread(corpus, "references.bib"):
        return
    known = known_sources(corpus)
    yield from dangling(ID, _in_records(corpus), known, kind_en="source", kind_zh="文献")
    if not corpus.concepts and unread(corpus, "corpus/concepts.yaml"):
        return  # a speaker may be a concept
    speakers = (reference for claim in corpus.claims.values() for reference in _speakers(claim))
    anyone = known | corpus.concepts.keys()
    yield from dangling(ID, speakers, anyone, kind_en="source or concept", kind_zh="文献或概念")


def _in_records(corpus: Corpus) -> Iterator[Reference]:
    for paper in corpus.papers.values():
        yield from _in_paper(paper)
    for claim in corpus.claims.values():
        for number, link in enumerate(claim.sources):
            yield Reference(claim.place, f"claim:{claim.id}", ("sources", number, "key"), link.key)
    for concept in corpus.concepts.values():
        for number, date in enumerate(concept.dates):
            if date.from_:
                yield Reference(concept.place, f"concept:{concept.id}", ("dates", number, "from"), date.from_)
    for source in corpus.sources.values():
        yield from listed(source.place, f"source:{source.key}", ("related",), source.related)
    yield from _in_decisions(corpus)


def _in_paper(paper: Paper) -> Iterator[Reference]:
    place, subject = paper.place, f"paper:{paper.id}"
    yield Reference(place, subject, ("source",), paper.source)
    yield from listed(place, subject, ("references",), paper.references)
    yield from listed(place, subject, ("mentioned",), paper.mentioned)
    for number, citation in enumerate(paper.citations):
        yield from listed(place, subject, ("citations", number, "targets"), citation.targets)
    for number, finding in enumerate(paper.findings):
        yield from listed(place, subject, ("findings", number, "sources"), finding.sources)


def _in_decisions(corpus: Corpus) -> Iterator[Reference]:
    place = Place("corpus/decisions.yaml")
    for alias, key in corpus.decisions.aliases.items():
        yield Reference(place, "decisions", ("aliases", alias), key)
    for number, group in enumerate(corpus.decisions.not_duplicates):
        yield from listed(place, "decisions", ("not_duplicates", number), group)


def _speakers(claim: Claim) -> Iterator[Reference]:
    return listed(claim.place, f"claim:{claim.id}", ("asserted_by",), claim.asserted_by)

"""A contradiction that this copy of the paper carries, kept as it reads.

Someone recorded under ``findings`` of a paper that its reference list or text does not agree with itself. Nothing is
corrected in silence, and whether the print or the copy is at fault is not known until someone has looked. Compare with
the publisher's page, then record ``seen_in_print: {by, on}``; accept the finding in decisions.yaml, with a reason and
a person, so that the next one is noticed.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Corpus, Finding, Level, Paper, Problem

ID = "printed-contradiction"
LEVEL: Level = "warning"
MESSAGE = {"en": "{says_en}{hint_en}", "zh": "{says_zh}{hint_zh}"}
MANUAL_ZH = """这份论文的本件自相矛盾，按原样保留。

有人在论文的 findings 中记录：文献表或正文前后不一。不作任何暗中更正；在查对之前，也不知道问题出在印本还是本件。请
与出版社页面核对，然后记录 seen_in_print: {by, on}；并在 decisions.yaml 中写明理由和决定人予以认可，以便发现新的问题。
"""
CHECK = {"en": "check the publisher's page", "zh": "请核对出版社页面"}
BRACKETS = {"en": " ({})", "zh": "（{}）"}


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield each finding of each paper."""
    for paper in corpus.papers.values():
        for number, finding in enumerate(paper.findings):
            yield _problem(paper, number, finding)


def _problem(paper: Paper, number: int, finding: Finding) -> Problem:
    args: dict[str, str | int | float] = {}
    for language in MESSAGE:
        said = finding.says.get(language) or next(iter(finding.says.values()), "")
        args[f"says_{language}"] = said
        args[f"hint_{language}"] = "" if finding.seen_in_print or CHECK[language] in said else _hint(language)
    subject = f"paper:{paper.id}:{finding.id}"
    return Problem(ID, LEVEL, paper.place, subject, args, pointer=("findings", number))


def _hint(language: str) -> str:
    return BRACKETS[language].format(CHECK[language])

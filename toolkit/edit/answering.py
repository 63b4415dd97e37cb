"""The author's answers to the questions about a paper, taken into its records word for word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec.structs import replace

from toolkit.edit.citations import accept_citations, citation_of, put_citation, set_citation
from toolkit.edit.identity import new_finding_ids
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Finding, Paper, Stamp

Effect = Literal["accepted", "set", "noted"]
"""What an answer did: the reading was accepted, another was set, or it is kept for a person to act on."""

_YES = re.compile(
    r"(?:yes|y|correct|right|that'?s right|agreed?|ok(?:ay)?|是的?|对的?|正确|无误|同意|没错|属实)"
    r"(?:[,，、 ]*(?:thanks?|thank you|谢谢))?[.。!！]?", re.IGNORECASE)
_NUMBERS = re.compile(
    r"(?:应[为是作]|改为|为|指|entry|entries|no\.?|number|it is|should be|第)?\s*"
    r"((?:[\[［〔]?\s*\d{1,4}\s*[\]］〕]?)(?:\s*[,，、;；]\s*[\[［〔]?\s*\d{1,4}\s*[\]］〕]?)*)\s*[条号]?[.。]?",
    re.IGNORECASE,
)
SAID = {"en": "the author answered: {words}", "zh": "作者答复：{words}"}
_UNCITED = {"en": "Entry {number} is cited nowhere in this copy.", "zh": "第 {number} 条在本件正文中未见引用。"}


class Answered(NamedTuple):
    """What came of the answers: the corpus, and what each did by the id of its question."""

    corpus: Corpus
    effects: dict[str, Effect]


def take_answers(corpus: Corpus, paper: str, answers: Mapping[str, str], who: Stamp) -> Answered:
    """Return the corpus with an author's answers; raises ToolkitError for one to a question that was not asked.

    ``Yes`` to a repaired marker accepts its reading, a number of the list sets another; any other answer changes
    nothing but is kept, with the marker or the finding. What was asked about an entry becomes a finding.
    """
    effects: dict[str, Effect] = {}
    for name, words in answers.items():
        if name.startswith("c"):
            corpus, effects[name] = _to_citation(corpus, paper, name, words, who)
        else:
            corpus, effects[name] = _to_finding(corpus, paper, name, words), "noted"
    return Answered(corpus, effects)


def _to_citation(corpus: Corpus, paper: str, name: str, words: str, who: Stamp) -> tuple[Corpus, Effect]:
    was = citation_of(corpus, paper, name)
    if was.reply == words:
        return corpus, "noted"
    numbers = _NUMBERS.fullmatch(words.strip())
    listed = re.findall(r"\d+", numbers[1]) if numbers else []
    effect: Effect = "noted"
    if listed and all(1 <= int(number) <= len(corpus.papers[paper].references) for number in listed):
        note = SAID["zh" if re.search("[\u3400-\u9fff]", words) else "en"].format(words=words)
        corpus, effect = set_citation(corpus, paper, name, listed, who, note), "set"
    elif _YES.fullmatch(words.strip()) and was.targets:
        corpus, effect = accept_citations(corpus, paper, [name], who), "accepted"
    return put_citation(corpus, paper, replace(citation_of(corpus, paper, name), reply=words)), effect


def _to_finding(corpus: Corpus, paper: str, name: str, words: str) -> Corpus:
    record = corpus.papers[paper]
    known = {finding.id: finding for finding in record.findings}
    if name in known:
        findings = tuple(replace(one, reply=words) if one.id == name else one for one in record.findings)
    else:
        findings = (*record.findings, _new_finding(record, name, words))
    return replace(corpus, papers={**corpus.papers, paper: replace(record, findings=findings)})


def _new_finding(paper: Paper, name: str, words: str) -> Finding:
    """Return the finding that an answer about an uncited entry becomes."""
    number = int(name[1:]) if name[1:].isdecimal() else 0
    if not name.startswith("r") or not 1 <= number <= len(paper.references):
        raise ToolkitError(f"nothing was asked as {name} about {paper.id}", f"{paper.id} 没有编号为 {name} 的问题")
    id_ = next(new_finding_ids(finding.id for finding in paper.findings))
    says = {language: text.format(number=number) for language, text in _UNCITED.items()}
    return Finding(id_, (paper.references[number - 1],), says, reply=words)

"""What an editor asks the author about a paper: one polite question for each marker and each contradiction in doubt.

A question has an id by which its answer finds back to what was asked: a citation (``c20``), a finding (``f02``), an
entry of the list that nothing cites (``r5``). What someone has seen in print, or the author has answered, is asked no
more.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from toolkit.edit.citations import REPAIRED
from toolkit.edit.passages import Texts
from toolkit.model import Citation, Corpus, LangText, Paper, Source
from toolkit.papers.locating import Locator
from toolkit.papers.paragraphs import sentences
from toolkit.papers.queries import place as place_in_scan
from toolkit.papers.queries import question as question_of_fault
from toolkit.papers.queries import short
from toolkit.papers.scanned import Scan
from toolkit.papers.sections import sections
from toolkit.text.names import display

UNCITED = "r"
ASKED: dict[str, tuple[str, str]] = {
    "repaired": (
        "The marker here reads {reads} in our copy; we take it for entry {entries}. Is that what you mean?",
        "此处标引，本件读作 {reads}；我们理解为第 {entries} 条，不知是否如此？",
    ),
    "unresolved": (
        "The marker here reads {reads} in our copy, and we could not tell which entry it means. Which one is it?",
        "此处标引，本件读作 {reads}，我们未能判断所指为哪一条，敬请告知。",
    ),
    "finding": ("{says} Could you tell us which is right?", "{says}不知以何者为准？"),
    "uncited": (
        "We found no citation of entry {number} in the text. Should one be added, or the entry be taken out?",
        "正文中未见引用第 {number} 条，不知应补标引，还是从文献表中删去？",
    ),
}
"""The question of each kind, in English and in Chinese."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Queries: {name}", "作者质询单：{name}"),
    "opening": (
        "Dear author, thank you for your manuscript. Preparing it, we met the places below. They may well be right, or "
        "slips of our copy; could you look at each and write your answer? “Yes” agrees with our suggestion; for a "
        "citation, the number of the entry is enough.",
        "作者您好：感谢赐稿。编校中遇到以下各处，或原稿无误，或系本件识别之误，烦请逐条核对并填写答复。"
        "同意建议者写“是”即可；标引所指请写文献表编号。",
    ),
    "none": ("We have no questions about the citations and the reference list.", "标引和文献表没有需要核对之处。"),
    "section": ("section {number} {title}", "第 {number} 节 {title}"),
    "paragraph": ("paragraph {number}", "第 {number} 段"),
    "list": ("reference list, entry {numbers}", "文献表第 {numbers} 条"),
    "evidence": ("Why we ask", "依据"),
    "suggestion": ("Our suggestion", "建议"),
    "answer": ("Answer", "答复"),
    "no": ("No.", "序号"),
    "id": ("Mark", "编号"),
    "place": ("Where", "位置"),
    "passage": ("Passage", "原文"),
    "question": ("Question", "问题"),
}
"""The other words of a sheet, in English and in Chinese."""

CHECK_PRINT = {"zh": "请核对出版社页面。", "en": "check the publisher's page."}
"""How findings end; an author is asked, not sent to the publisher."""
_LONGEST = 160


class Question(Struct, frozen=True):
    """One question to the author; ``passage`` marks the marker with ``**``."""

    id: str
    question: str
    place: str = ""
    passage: str = ""
    evidence: str = ""
    suggestion: str = ""


def word(which: str, language: str, **values: object) -> str:
    """Return one of the words of a sheet."""
    return WORDS[which][language == "zh"].format(**values)


def questions(corpus: Corpus, paper: Paper, language: str) -> tuple[Question, ...]:
    """Return what to ask about a paper, in the order of the text, then of its list."""
    texts = Texts(corpus)
    places = _Places(corpus, paper, texts, language)
    asked = [*_about_citations(corpus, paper, places, language), *_about_findings(paper, language)]
    return (*asked, *_about_uncited(corpus, paper, language))


def of_scan(scan: Scan, language: str) -> tuple[Question, ...]:
    """Return what to ask about a manuscript that is in no corpus, in the order of its text."""
    locator, zh = Locator(scan.manuscript), language == "zh"
    return tuple(
        Question(f"q{number}", question_of_fault(fault, language),
                 passage=place_in_scan(scan, locator, fault, zh).strip(),
                 suggestion="; ".join(short(scan, target) for target in fault.targets[:5]))
        for number, fault in enumerate((fault for fault in scan.faults if fault.level != "info"), 1)
    )


def _about_citations(corpus: Corpus, paper: Paper, places: _Places, language: str) -> Iterator[Question]:
    for citation in paper.citations:
        if citation.gone or citation.reply or citation.seen_in_print or citation.resolved_by == "person":
            continue
        if citation.targets and citation.resolved_by not in REPAIRED:
            continue
        kind = "repaired" if citation.targets else "unresolved"
        entries = ", ".join(_number(paper, key) for key in citation.targets)
        yield Question(
            citation.id, ASKED[kind][language == "zh"].format(reads=citation.reads, entries=entries),
            places.where(citation), places.passage(citation), in_language(citation.evidence, language),
            "; ".join(reference(corpus, paper, key) for key in citation.targets),
        )


def _about_findings(paper: Paper, language: str) -> Iterator[Question]:
    for finding in paper.findings:
        if not finding.seen_in_print and not finding.reply:
            says = in_language(finding.says, language).removesuffix(CHECK_PRINT.get(language, "")).rstrip(" ;；,，")
            stop = "。" if language == "zh" else "."
            numbers = [str(paper.references.index(key) + 1) for key in finding.sources if key in paper.references]
            where = word("list", language, numbers=", ".join(numbers)) if numbers else ""
            said = ASKED["finding"][language == "zh"].format(says=says.rstrip("。.") + stop)
            yield Question(finding.id, said, where)


def _about_uncited(corpus: Corpus, paper: Paper, language: str) -> Iterator[Question]:
    cited = {key for citation in paper.citations if not citation.gone for key in citation.targets}
    answered = {key for finding in paper.findings if finding.reply for key in finding.sources}
    for number, key in enumerate(paper.references, 1):
        if key not in cited | answered:
            said = ASKED["uncited"][language == "zh"].format(number=number)
            yield Question(f"{UNCITED}{number}", said, word("list", language, numbers=number),
                           reference(corpus, paper, key))


def in_language(text: LangText, language: str) -> str:
    """Return a text in a language, else in any that it has."""
    return text.get(language) or next(iter(text.values()), "")


def reference(corpus: Corpus, paper: Paper, key: str) -> str:
    """Return an entry on one line: its number, first author, title, year."""
    source = corpus.sources.get(key)
    said = _described(source) if source else key
    return f"[{_number(paper, key)}] {said if len(said) <= _LONGEST else said[: _LONGEST - 1] + '…'}"


def _described(source: Source) -> str:
    author = display(source.own.authors[0], source.language) if source.own.authors else ""
    return ". ".join(filter(None, (author, source.own.title, source.date[:4])))


def _number(paper: Paper, key: str) -> str:
    return str(paper.references.index(key) + 1) if key in paper.references else key


class _Places:
    """Where the citations of a paper stand, in words that an author knows: section, paragraph, the sentence itself."""

    def __init__(self, corpus: Corpus, paper: Paper, texts: Texts, language: str) -> None:
        self.paper, self.texts, self.language = paper, texts, language
        self.anchors = corpus.anchors.get(paper.id, {})
        self.titles = {section.number: in_language(section.title, paper.language) for section in paper.outline}
        manuscript = texts.manuscript(paper.id)
        self.paragraphs = manuscript.paragraphs if manuscript else ()
        self.parts = sections(manuscript) if manuscript else None
        self.sentences = tuple(sentences(manuscript)) if manuscript else ()

    def where(self, citation: Citation) -> str:
        """Return section and paragraph of a citation."""
        title = self.titles.get(citation.section, "")
        said = word("section", self.language, number=citation.section, title=title).strip() if citation.section else ""
        number = self._paragraph(citation)
        comma = "，" if self.language == "zh" else ", "
        return said + (comma + word("paragraph", self.language, number=number) if number else "")

    def _paragraph(self, citation: Citation) -> int:
        """Return the number of a paragraph within its section, from 1; 0 where the text is not here."""
        anchor = self.anchors.get(citation.id)
        if self.parts is None or anchor is None or not anchor.end:
            return 0
        inside = [span for span in self.paragraphs if self.parts.at(span.start) == citation.section
                  and span.start >= self.parts.front]
        return sum(span.start <= anchor.start for span in inside)

    def passage(self, citation: Citation) -> str:
        """Return the sentence of a citation with its marker between ``**``; empty where the text is not here."""
        anchor = self.anchors.get(citation.id)
        manuscript = self.texts.manuscript(self.paper.id)
        if manuscript is None or anchor is None or not anchor.end:
            return ""
        home = next((one for one in self.sentences if one.start <= anchor.start < one.end), None)
        start, end = (home.start, max(home.end, anchor.end)) if home else (anchor.start, anchor.end)
        text = manuscript.text
        pieces = (text[start : anchor.start], "**", text[anchor.start : anchor.end], "**", text[anchor.end : end])
        return " ".join("".join(pieces).split())

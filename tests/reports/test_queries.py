"""The sheet of questions to an author: asked once, in every form and both languages, filled in and read back."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.conftest import REPO, Run
from toolkit.corpus import init, load
from toolkit.edit.answering import take_answers
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Finding, Paper, Stamp
from toolkit.reports.queries import Question, questions
from toolkit.reports.render.query_sheet import WRITERS, read_answers

WHO = Stamp("editor", "2026-03-01")
WEI = REPO.parent / "shared" / "paper" / "wei2025.txt"
ANSWERS = {"c18": "是", "c19": "应为17。", "c20": "[8]", "c21": "yes, thanks", "f01": "DOI 脱一斜线",
           "f02": "以英文为准", "f03": "第二个对"}


def filled(data: bytes, form: str, answers: Mapping[str, str]) -> bytes:
    """Fill a sheet as its author would, with the program of its form."""
    if form == "md":
        lines = data.decode().split("\n")
        name = ""
        for at, line in enumerate(lines):
            name = line.split("`")[1] if line[:1].isdigit() and "`" in line else name
            if line.strip().startswith(("**答复", "**Answer")):
                lines[at] = line + answers.get(name, "")
        return "\n".join(lines).encode()
    out = io.BytesIO()
    if form == "docx":
        docx = pytest.importorskip("docx")
        document = docx.Document(io.BytesIO(data))
        for row in document.tables[0].rows[1:]:
            row.cells[-1].text = answers.get(row.cells[0].text.split("[")[1].rstrip("]"), "")
        document.save(out)
        return out.getvalue()
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=2):
        row[-1].value = answers.get(str(row[0].value), "")
    book.save(out)
    return out.getvalue()


def test_the_first_paper_is_asked_about_its_markers_and_its_list(wei: Corpus) -> None:
    asked = questions(wei, wei.papers["wei2025"], "zh")
    assert [one.id for one in asked][:4] == ["c18", "c19", "c20", "c21"]
    assert {one.id for one in asked[4:]} == {finding.id for finding in wei.papers["wei2025"].findings}
    assert all(one.evidence and one.suggestion for one in asked[:4])
    assert not any("请核对出版社页面" in one.question for one in asked), "an author is asked, not sent away"
    english = questions(wei, wei.papers["wei2025"], "en")
    assert english[2].question == (
        "The marker here reads ^[8] in our copy; we take it for entry 18. Is that what you mean?")
    assert all(one.question.endswith("?") for one in english)


@pytest.mark.parametrize("form", sorted(WRITERS))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_filled_sheet_is_read_back(wei: Corpus, form: str, language: str) -> None:
    asked = questions(wei, wei.papers["wei2025"], language)
    empty = WRITERS[form]("题名", asked, language)
    assert read_answers(empty) == {}
    assert read_answers(filled(empty, form, ANSWERS)) == ANSWERS


def test_answers_do_what_they_say_and_are_kept(wei: Corpus) -> None:
    result = take_answers(wei, "wei2025", ANSWERS, WHO)
    assert result.effects == {"c18": "accepted", "c19": "set", "c20": "set", "c21": "accepted", "f01": "noted",
                              "f02": "noted", "f03": "noted"}
    paper = result.corpus.papers["wei2025"]
    by_id = {one.id: one for one in (*paper.citations, *paper.findings)}
    assert {name: by_id[name].reply for name in ANSWERS} == ANSWERS
    citations = {one.id: one for one in paper.citations}
    assert all(citations[name].resolved_by == "person" for name in ("c18", "c19", "c20", "c21"))
    assert citations["c20"].targets == (paper.references[7],)
    assert "作者答复" in citations["c19"].evidence["zh"]
    assert not set(ANSWERS) & {one.id for one in questions(result.corpus, paper, "zh")}, "asked no more"
    assert take_answers(result.corpus, "wei2025", ANSWERS, Stamp("editor", "2026-04-01")).corpus == result.corpus


@pytest.mark.parametrize("words", ["不是", "no, I will look", "第 99 条", "2008 年那篇", "18 or 19", "参见第三节"])
def test_an_answer_that_is_not_plain_changes_nothing_but_is_kept(wei: Corpus, words: str) -> None:
    before = wei.papers["wei2025"].citations
    result = take_answers(wei, "wei2025", {"c20": words}, WHO)
    assert result.effects == {"c20": "noted"}
    after = {one.id: one for one in result.corpus.papers["wei2025"].citations}
    assert after["c20"] == replace(next(one for one in before if one.id == "c20"), reply=words)
    assert result.corpus.claims == wei.claims


def test_an_entry_that_nothing_cites_is_asked_about_and_the_answer_becomes_a_finding(wei: Corpus) -> None:
    paper = wei.papers["wei2025"]
    lone = replace(paper, citations=tuple(one for one in paper.citations if one.id != "c03"))
    corpus = replace(wei, papers={"wei2025": lone})
    assert questions(corpus, lone, "en")[-1].id == "r3"
    taken = take_answers(corpus, "wei2025", {"r3": "删去"}, WHO).corpus.papers["wei2025"]
    new = taken.findings[-1]
    assert new == Finding(new.id, (paper.references[2],), new.says, reply="删去")
    assert "r3" not in {one.id for one in questions(replace(corpus, papers={"wei2025": taken}), taken, "en")}
    with pytest.raises(ToolkitError):
        take_answers(corpus, "wei2025", {"r99": "?"}, WHO)


def test_what_was_seen_in_print_or_is_gone_is_not_asked(wei: Corpus) -> None:
    paper = wei.papers["wei2025"]
    settled: Paper = replace(
        paper, findings=(), citations=tuple(replace(one, gone="2026-01-01") if one.id == "c18" else replace(
            one, resolved_by="person") if one.id in ("c19", "c20", "c21") else one for one in paper.citations))
    assert [one.id for one in questions(wei, settled, "en")] == ["r16"], "and what it cited is cited no more"


def test_no_sheet_is_said_so() -> None:
    for data in (b"", b"just a letter", b"PK\x03\x04 torn"):
        with pytest.raises(ToolkitError):
            read_answers(data)


words_ = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(
    lambda text: " ".join(text.split())).filter(lambda text: text.strip("* ") == text != "")


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(1, 30), words_, min_size=1, max_size=4), st.sampled_from(["zh", "en"]))
def test_whatever_an_author_writes_in_markdown_comes_back(answers: dict[int, str], language: str) -> None:
    given_ = {f"c{number:02}": words for number, words in answers.items()}
    asked = [Question(name, "?", "第 1 节", "**[1]**") for name in given_]
    sheet = filled(WRITERS["md"]("x", asked, language), "md", given_)
    assert read_answers(sheet) == given_


@pytest.mark.skipif(not WEI.exists(), reason="shared/paper/wei2025.txt is not here")
def test_with_the_text_at_hand_the_sentence_is_quoted(tmp_path: Path, run: Run) -> None:
    root, sheet = tmp_path / "own", tmp_path / "queries.docx"
    init(root)
    assert run("-C", root, "paper", "add", WEI, "--id", "wei2025")[0] == 0
    corpus = load(root)
    asked = questions(corpus, corpus.papers["wei2025"], "zh")
    assert [one.id for one in asked] == ["c18", "c19", "c20", "c21", "f01"]
    assert all("**^[" in one.passage and "段" in one.place for one in asked[:4])
    assert run("-C", root, "paper", "queries", "wei2025", "-o", sheet)[0] == 0
    sheet.write_bytes(filled(sheet.read_bytes(), "docx", {"c20": "是", "f01": "以中文为准"}))
    code, printed, _ = run("-C", root, "paper", "queries", "wei2025", "--from", sheet)
    assert code == 0
    assert printed.splitlines()[0].startswith("c20  ")
    there = load(root).papers["wei2025"]
    assert {one.id: one.reply for one in there.citations if one.reply} == {"c20": "是"}
    assert there.findings[0].reply == "以中文为准"
    assert run("-C", root, "undo")[0] == 0
    assert not any(one.reply for one in load(root).papers["wei2025"].citations)


def test_a_sheet_of_a_manuscript_in_no_corpus(tmp_path: Path, run: Run) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text("# On wells\n\n## 1 Depth\n\nWells are deep [1]. They are old [4].\n\n## References\n\n"
                     "[1] Brook A. Wells. Journal of Water, 2001, 1(1): 1-2.\n"
                     "[2] Ford B. Shafts. Journal of Water, 2002, 2(1): 3-4.\n", "utf-8")
    for form in ("md", "docx", "xlsx"):
        out = tmp_path / f"queries.{form}"
        assert run("scan", paper, "--to", "queries", "-o", out)[0] == 1
        assert out.stat().st_size > 100
    assert "ends with entry 2" in (tmp_path / "queries.md").read_text("utf-8")

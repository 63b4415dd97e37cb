"""Every rule over .bib files has an example that passes and one that fails: ``<rule>/good`` and ``<rule>/bad``."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

from toolkit.rules import LIBRARY_RULES, library_findings, message
from toolkit.rules.entry_rules import ENTRY_RULES
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.library import Library

HERE = Path(__file__).parent
GOLD = HERE.parent.parent.parent / "shared" / "gold"
TODAY = datetime.date(2026, 11, 23)
BIB_RULES = [*ENTRY_RULES, *LIBRARY_RULES]


def library(text: str) -> Library:
    return Library(BibFile.parse(text.encode(), "library.bib"), TODAY)


def example(rule: str, kind: str) -> Library:
    return library((HERE / rule / kind / "library.bib").read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", BIB_RULES)
def test_the_good_example_passes(rule: str) -> None:
    assert [problem.rule for problem in library_findings(example(rule, "good"))] == []


@pytest.mark.parametrize("rule", BIB_RULES)
def test_the_bad_example_has_this_finding_alone_and_twice_the_same(rule: str) -> None:
    problems = library_findings(example(rule, "bad"))
    assert {problem.rule for problem in problems} == {rule}
    assert library_findings(example(rule, "bad")) == problems


@pytest.mark.parametrize("rule", BIB_RULES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_messages_are_whole_sentences_without_accusation(rule: str, lang: str) -> None:
    for problem in library_findings(example(rule, "bad"), [rule]):
        words = message(problem, lang)
        assert not re.search(r"[{]\w+[}]|\n|fake|伪造|虚构", words), words


def test_a_finding_stands_at_the_value_of_its_field() -> None:
    text = "@article{a,\n  title = {港口},\n  pages = {23--11},\n}\n"
    place = library_findings(library(text), ["pages-reversed"])[0].place
    assert (place.line, place.column, place.end_column) == (3, 11, 19)


def test_a_finding_of_the_second_entry_of_a_key_stands_there() -> None:
    text = "@misc{a, title = {One}}\n@misc{a, title = {One}, pages = {23--11}}\n"
    assert [p.place.line for p in library_findings(library(text), ["pages-reversed"])] == [2]


@pytest.mark.parametrize("field", [
    "title = {Exciton scattering in {Cu$_{2}$O} films}", "title = {信息技术 中文编码字符集}", "volume = {289--290}",
    "title = {断層と地震}", "volume = {美国卷}", "abstract = {a shift of Δm}", "pages = {第1版自序}",
    "editoratype = {redactor}", "author = {Matyáš, Miloš}", "title = {The letter <b> in harbour ledgers}",
    "isocode = {tbd}", "isbn = {978-0-306-40615-7 0-306-40615-2}", "langnote = {with a list of words}",
])
def test_what_only_looks_like_a_mistake_is_none(field: str) -> None:
    found = library_findings(library(f"@misc{{a,\n  note = {{x}},\n  {field},\n}}"), (), ["langid-missing"])
    assert [problem.rule for problem in found] == []


def test_a_times_sign_before_a_no_break_blank_is_no_mojibake() -> None:
    entry = "@misc{{a, title = {{{}}}}}"
    assert library_findings(library(entry.format("5\u00a0×\u00a010 quays")), ["encoding-mojibake"]) == ()
    assert len(library_findings(library(entry.format("caf\u00c3\u00a9 quays")), ["encoding-mojibake"])) == 1


def test_what_is_beside_a_false_alarm_is_still_found() -> None:
    fields = "title = {The <b>letter</b>}, note = {tbd}, isbn = {978-0-306-40615-7 0-306-40615-3}, anstract = {x}"
    found = library_findings(library(f"@misc{{a, {fields}}}"), (), ["langid-missing"])
    assert {problem.rule for problem in found} == {"title-markup", "field-todo", "identifier-isbn", "unknown-field"}


def test_a_chapter_may_have_the_doi_of_its_book() -> None:
    book = "@book{whole, title = {Harbour Studies}, doi = {10.1111/jhs.12}}\n"
    chapter = "@incollection{part, title = {Tides}, booktitle = {Harbour studies}, doi = {10.1111/jhs.12}}\n"
    assert library_findings(library(book + chapter), ["duplicate-doi"]) == ()
    assert library_findings(library(chapter + book), ["duplicate-doi"]) == ()
    assert len(library_findings(library(book + book.replace("whole", "again")), ["duplicate-doi"])) == 1


@pytest.mark.skipif(not (GOLD / "integrity").is_dir(), reason="../shared/gold/integrity is not here")
def test_planted_faults_of_real_kinds_are_found_and_clean_entries_pass() -> None:
    rows = [json.loads(row) for row in (GOLD / "integrity" / "faults_offline.jsonl").read_text("utf-8").splitlines()]
    missed, noise = [], []
    for row in rows:
        clean, bad = ([p.rule for p in library_findings(library(row[side]))] for side in ("clean", "bad"))
        noise += [row["fault"] for p in library_findings(library(row["clean"])) if p.level != "info"]
        missed += [row["fault"]] if not set(bad) - set(clean) else []
    assert len(missed) <= len(rows) / 20, missed
    assert len(noise) <= 1, noise

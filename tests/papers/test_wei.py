"""The scan of the paper that this corpus is about equals what people recorded of it in corpus/papers/."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit
from tests.conftest import REPO
from toolkit.edit.named import titles_of
from toolkit.model import Corpus, Paper
from toolkit.papers.decoded import decoded
from toolkit.papers.find import find_citations
from toolkit.papers.mentions import bare_form
from toolkit.papers.reading import read_manuscript
from toolkit.papers.scanned import Scan

TEXT = REPO.parent / "shared/paper/wei2025.txt"
REPAIRED = {"c18": 16, "c19": 17, "c20": 18, "c21": 19}


@pytest.fixture(scope="module")
def scan() -> Scan:
    if not TEXT.exists():
        pytest.skip(f"{TEXT} is not here")
    return decoded(find_citations(read_manuscript(TEXT)))


@pytest.fixture(scope="module")
def paper(wei: Corpus) -> Paper:
    return wei.papers["wei2025"] if isinstance(wei.papers, dict) else wei.papers[0]


def test_citations_are_those_of_the_record(scan: Scan, paper: Paper) -> None:
    keys = paper.references
    found = [(one.printed, one.as_printed, tuple(keys[at - 1] for at in one.targets), one.by) for one in scan.citations]
    assert found == [(one.reads, one.as_printed, one.targets, one.resolved_by) for one in paper.citations]
    assert [one.confidence for one in scan.citations] == [one.confidence for one in paper.citations]


def test_four_are_repaired_with_evidence_and_one_finding_each(scan: Scan, paper: Paper) -> None:
    pairs = zip(paper.citations, scan.citations, strict=True)
    repaired = {record.id: one for record, one in pairs if one.targets != one.as_printed}
    assert {name: one.targets[0] for name, one in repaired.items()} == REPAIRED
    assert all(one.evidence["zh"] and one.evidence["en"] for one in repaired.values())
    of_markers = [(fault.start, fault.targets) for fault in scan.faults if fault.rule.startswith("citation-")]
    assert of_markers == [(one.start, one.targets) for one in repaired.values()]


def test_references_and_their_halves(scan: Scan) -> None:
    assert len(scan.references) == 25
    assert all(entry.csl and entry.csl.get("title") for entry in scan.references)
    faults = [(fault.rule, fault.references) for fault in scan.faults if fault.rule.startswith("reference-")]
    assert faults == [("reference-twin-mismatch", (19,))]


def test_documents_only_named_are_those_of_the_record(scan: Scan, paper: Paper, wei: Corpus) -> None:
    """All but the rule that the text names without the marks of a title."""
    titles = {form for key in paper.mentioned for form in titles_of(wei.sources[key])}
    assert all(bare_form(one.name) in titles for one in scan.mentions)
    assert len(scan.mentions) == len(paper.mentioned) - 1 == 10
    assert [fault.rule for fault in scan.faults if fault.level == "info"] == ["mentioned-unlisted"] * 10


def test_the_outline(scan: Scan, paper: Paper) -> None:
    found = [(one.number, one.title) for one in scan.manuscript.outline if one.number]
    assert found == [(one.number, one.title["zh"]) for one in paper.outline if one.number != "0"]


def test_the_text_is_the_file(scan: Scan) -> None:
    assert scan.manuscript.text == Path(TEXT).read_text("utf-8")


def test_the_package_offers_the_scan_as_the_command_prints_it(scan: Scan) -> None:
    found = toolkit.scan(TEXT)
    assert found["schema"] == "scan"
    assert len(found["papers"][0]["citations"]) == len(scan.citations) == 27
    assert found["papers"][0]["references"][0]["csl"]["title"]

"""One journal with two English names: which entry is told, and how often."""

from __future__ import annotations

import datetime

import pytest

from toolkit.model import Problem
from toolkit.rules import library_findings
from toolkit.sources.formats.bibtex import BibFile
from toolkit.sources.library import Library

ENTRY = "@article{{k{at}, title = {{题}}, title_en = {{T}}, journaltitle = {{{zh}}}, journaltitle_en = {{{en}}}}}\n"


def findings(*pairs: tuple[str, str]) -> list[Problem]:
    text = "".join(ENTRY.format(at=at, zh=zh, en=en) for at, (zh, en) in enumerate(pairs))
    library = Library(BibFile.parse(text.encode(), "library.bib"), datetime.date(2026, 1, 1))
    return [one for one in library_findings(library) if one.rule == "twin-journal"]


def told(*pairs: tuple[str, str]) -> list[str]:
    return [one.subject.removesuffix(":journaltitle_en") for one in findings(*pairs)]


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_what_most_entries_say_is_held_against_the_one_that_differs(wrong: int) -> None:
    names = ["Journal of Ports"] * 3
    names[wrong] = "Harbour Review"
    assert told(*(("港口学刊", name) for name in names)) == [f"source:k{wrong}"]


def test_one_fault_is_told_once() -> None:
    assert told(("生态学报", "Acta Geographica Sinica")) == ["source:k0"]
    assert told(("生态学报", "Acta Ecologica Sinica"), ("生态学报", "Acta Geographica Sinica")) == ["source:k1"]


def test_right_pairs_are_left_alone() -> None:
    assert told(("生态学报", "Acta Ecologica Sinica"), ("农药学学报", "Journal of Agrochemicals")) == []


def test_the_journal_that_an_english_name_belongs_to_is_named() -> None:
    (one,) = findings(("生态学报", "Acta Geographica Sinica"))
    said = "Acta Geographica Sinica is the English name of 地理学报; 生态学报 is Acta Ecologica Sinica"
    assert one.args["said_en"] == said

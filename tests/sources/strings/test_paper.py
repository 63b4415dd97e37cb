"""The list of the paper that this repository annotates gives what references.bib holds, without a hand touching it."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.corpus import load
from toolkit.model import Corpus, Name, Side, Source
from toolkit.sources.strings import parse_references
from toolkit.sources.strings.csl import source_of
from toolkit.text.names import initials
from toolkit.text.normal import normal_form

REPO = Path(__file__).parents[3]
TEXT = REPO.parent / "shared" / "paper" / "wei2025.txt"
pytestmark = pytest.mark.skipif(not TEXT.is_file(), reason="../shared/paper is absent")


@pytest.fixture(scope="module")
def listed() -> list[Source]:
    text = TEXT.read_text("utf-8")
    results = parse_references(text[text.index("\n参考文献") :])
    return [source_of(result, str(result["index"])) for result in results]


@pytest.fixture(scope="module")
def expected() -> list[Source]:
    corpus: Corpus = load(REPO, cache=False)
    (paper,) = corpus.papers.values()
    return [corpus.sources[key] for key in paper.references]


def people(names: tuple[Name, ...]) -> list[tuple[str, ...]]:
    return [
        (
            name.literal or name.family,
            name.given if name.family and not name.given.isascii() else "".join(initials(name)),
        )
        for name in names
    ]


def facts(side: Side) -> tuple[object, ...]:
    return (side.title, people(side.authors), side.more_authors, side.container, side.publisher, side.location)


def test_there_are_25_of_which_19_have_both_languages(listed: list[Source]) -> None:
    assert len(listed) == 25
    assert sum(len(source.sides) == 2 for source in listed) == 19


@pytest.mark.parametrize("at", range(25))
def test_every_field_is_that_of_the_bibliography(at: int, listed: list[Source], expected: list[Source]) -> None:
    mine, theirs = listed[at], expected[at]
    for field in ("type", "language", "date", "volume", "number", "pages"):
        assert getattr(mine, field) == getattr(theirs, field), field
    assert normal_form(mine.identifiers.get("doi", "")) == normal_form(theirs.identifiers.get("doi", ""))
    assert {language: facts(side) for language, side in mine.sides.items()} == {
        language: facts(side) for language, side in theirs.sides.items()
    }

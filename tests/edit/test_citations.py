"""A person's reading of a marker, and what follows from it for the claims."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.conftest import Run
from tests.edit import versions as v
from toolkit.corpus import init, load, save
from toolkit.edit.citations import accept_citations, citation_of, repaired, set_citation
from toolkit.edit.manuscripts import read_text
from toolkit.edit.papers import Wish, add_paper
from toolkit.errors import ToolkitError
from toolkit.model import Claim, Corpus, Stamp
from toolkit.rules import run as run_rules

WHO = Stamp("editor", "2026-03-01")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("citations")
    init(folder / "own")
    file = folder / "paper.md"
    file.write_text(v.manuscript(v.FIRST)[0], "utf-8")
    return add_paper(load(folder / "own"), read_text(file), Wish("lib", "2026-01-05"), random.Random(5)).corpus


@pytest.fixture(scope="module")
def held(corpus: Corpus) -> Callable[[], Corpus]:
    """The corpus behind a name: a failing example then prints no corpus."""
    return lambda: corpus


def citing(corpus: Corpus, name: str) -> Claim:
    return next(claim for claim in corpus.claims.values() if any(name in link.citations for link in claim.sources))


def test_a_reading_is_a_persons_and_its_draft_follows(corpus: Corpus) -> None:
    references = corpus.papers["lib"].references
    before = citing(corpus, "c02")
    assert before.asserted_by == (references[0],)
    after = set_citation(corpus, "lib", "c02", ["[2]"], WHO, "编辑部核对原稿", seen=True)
    now = citation_of(after, "lib", "c02")
    assert (now.targets, now.resolved_by, now.confidence) == ((references[1],), "person", 1.0)
    assert now.evidence == {"zh": "编辑部核对原稿"}
    assert now.seen_in_print is not None
    assert (now.seen_in_print.by, now.seen_in_print.on) == ("editor", "2026-03-01")
    claim = after.claims[before.id]
    assert [(link.key, link.role, link.citations) for link in claim.sources] == [(references[1], "authority", ("c02",))]
    assert claim.asserted_by == (references[1],)
    assert claim.reopened is None


def test_a_reviewed_claim_keeps_its_link_and_goes_back_to_draft(corpus: Corpus) -> None:
    claim = replace(citing(corpus, "c02"), status="accepted", reviewed=Stamp("someone", "2026-02-01"))
    reviewed = replace(corpus, claims={**corpus.claims, claim.id: claim})
    after = set_citation(reviewed, "lib", "c02", ["3"], WHO).claims[claim.id]
    assert (after.sources, after.text, after.status) == (claim.sources, claim.text, "draft")
    assert after.reopened is not None
    assert "c02 now points to" in after.reopened.because["en"]
    same = set_citation(reviewed, "lib", "c02", ["1"], WHO)
    assert same.claims[claim.id] == claim, "the same source, read by a person"


def test_nobody_can_tell_is_a_reading(corpus: Corpus) -> None:
    after = set_citation(corpus, "lib", "c01", [], WHO)
    now = citation_of(after, "lib", "c01")
    assert (now.targets, now.resolved_by, now.confidence) == ((), "person", None)
    assert after.claims[citing(corpus, "c01").id].sources == ()
    with pytest.raises(ToolkitError, match="no target"):
        accept_citations(after, "lib", ["c01"], WHO)
    found = set_citation(after, "lib", "c01", ["2"], WHO)
    links = found.claims[citing(corpus, "c01").id].sources
    assert [(link.key, link.citations) for link in links] == [(corpus.papers["lib"].references[1], ("c01",))]


def test_repaired_readings_are_accepted_by_their_confidence(corpus: Corpus) -> None:
    paper = corpus.papers["lib"]
    readings = [replace(paper.citations[0], resolved_by="order", confidence=0.9),
                replace(paper.citations[1], resolved_by="author-name", confidence=0.99)]
    paper = replace(paper, citations=(*readings, *paper.citations[2:]))
    assert [one.id for one in repaired(paper)] == ["c01", "c02"]
    assert [one.id for one in repaired(paper, 0.95)] == ["c02"]
    there = replace(corpus, papers={"lib": paper})
    after = accept_citations(there, "lib", ["c02"], WHO)
    assert [one.id for one in repaired(after.papers["lib"])] == ["c01"]
    assert after.claims == there.claims


@pytest.mark.parametrize(("paper", "place", "target"), [
    ("lid", "c01", "1"), ("lib", "c99", "1"), ("lib", "c01", "11"), ("lib", "c01", "0"), ("lib", "c01", "nobody1900")])
def test_what_is_not_there_is_refused(corpus: Corpus, paper: str, place: str, target: str) -> None:
    with pytest.raises(ToolkitError):
        set_citation(corpus, paper, place, [target], WHO)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 17), st.lists(st.integers(1, 10), max_size=3)), max_size=5))
def test_any_readings_leave_every_link_in_agreement_with_its_markers(
    held: Callable[[], Corpus], readings: list[tuple[int, list[int]]]
) -> None:
    there = held()
    for number, targets in readings:
        there = set_citation(there, "lib", f"c{number:02}", [str(target) for target in targets], WHO)
    markers = {one.id: one for one in there.papers["lib"].citations}
    for claim in there.claims.values():
        keys = [link.key for link in claim.sources]
        assert len(keys) == len(set(keys)), "no source is linked twice"
        for link in claim.sources:
            assert all(link.key in markers[name].targets for name in link.citations)
    assert not [problem for problem in run_rules(there) if problem.level == "error"]


def test_from_the_command_line_and_back(corpus: Corpus, tmp_path: Path, run: Run) -> None:
    root = tmp_path / "own"
    init(root)
    fresh = load(root)
    save(replace(corpus, root=fresh.root, files=fresh.files))
    before = (root / "corpus/papers/lib.yaml").read_bytes()
    code, printed, _ = run("-C", root, "citation", "set", "lib", "c05", "3", "--note", "seen", "--seen-in-print")
    assert code == 0
    assert "c05" in printed
    assert run("-C", root, "citation", "accept", "lib", "c06")[0] == 0
    assert run("-C", root, "citation", "accept", "lib")[0] == 2
    assert run("-C", root, "citation", "accept", "lib", "--all-above", "0.95")[0] == 0
    assert [one.id for one in load(root).papers["lib"].citations if one.resolved_by == "person"] == ["c05", "c06"]
    assert run("-C", root, "undo")[0] == run("-C", root, "undo")[0] == 0
    assert (root / "corpus/papers/lib.yaml").read_bytes() == before

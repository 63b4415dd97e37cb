"""A changed manuscript: thirty known edits, each in its class; a second run changes nothing; nothing is lost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.conftest import Run
from tests.edit import versions as v
from tests.edit.manuscripts import ZH
from toolkit.corpus import init, load, save
from toolkit.edit.anchors import anchor_again, counts
from toolkit.edit.manuscripts import Text, read_text
from toolkit.edit.papers import Wish, add_paper
from toolkit.edit.updating import Request, Update, update_paper
from toolkit.model import Citation, Corpus, SeenInPrint
from toolkit.rules import run as run_rules

DAY = "2026-02-01"


class Pair(NamedTuple):
    """The corpus with the first version, what the second makes of it, and the claim of each sentence of the first."""

    before: Corpus
    update: Update
    text: Text
    claims: dict[str, str]
    keys: dict[str, str]


def text_of(folder: Path, content: str, name: str = "paper.md") -> Text:
    file = folder / name
    file.write_text(content, "utf-8")
    return read_text(file)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    folder = tmp_path_factory.mktemp("versions")
    init(folder / "corpus")
    first, order = v.manuscript(v.FIRST)
    added = add_paper(load(folder / "corpus"), text_of(folder, first), Wish("lib", "2026-01-05"), random.Random(1))
    accepted = {name: replace(claim, status="accepted") for name, claim in added.corpus.claims.items()}
    before = replace(added.corpus, claims=accepted)
    by_words = {claim.text["zh"]: name for name, claim in before.claims.items()}
    claims = {id_: by_words[v.words(text)] for sentences in v.FIRST.values() for id_, text in sentences}
    text = text_of(folder, v.manuscript(v.SECOND)[0])
    update = update_paper(before, "lib", text, Request(DAY), random.Random(2))
    keys = dict(zip(order, added.paper.references, strict=True))
    keys |= {key: update.paper.references[at] for at, key in enumerate(v.manuscript(v.SECOND)[1])}
    return Pair(before, update, text, claims, keys)


def test_each_sentence_is_in_its_class(pair: Pair) -> None:
    found = {id_: pair.update.claims[name].found.outcome for id_, name in pair.claims.items()}
    assert found == {id_: v.BECAME.get(id_, "exact") for id_ in pair.claims}


def test_a_changed_sentence_is_found_where_it_stands(pair: Pair) -> None:
    places = pair.update.claims
    new = {id_: v.words(text) for sentences in v.SECOND.values() for id_, text in sentences}
    homes = {"b6": "b6+b7", "b7": "b6+b7", "d5": "d5+d6", "d6": "d5+d6"}
    for id_, outcome in v.BECAME.items():
        span = places[pair.claims[id_]].span
        if outcome == "changed":
            assert span is not None
            assert new[homes.get(id_, id_)][:8] in pair.text.text[span.start : span.end]
    cut = places[pair.claims["c4"]].span
    assert cut is not None
    assert pair.text.text[cut.start : cut.end].endswith("上班族。"), "both halves"


def test_what_moved_is_said(pair: Pair) -> None:
    moved = {id_ for id_, name in pair.claims.items() if pair.update.claims[name].moved}
    assert moved in [section | one for section in v.MOVED for one in v.SWAPPED]


def test_a_claim_whose_sentence_changed_keeps_its_text_and_is_a_draft_again(pair: Pair) -> None:
    told = {id_ for id_, name in pair.claims.items() if name in pair.update.reopened}
    assert told == {*v.BECAME, *v.CITED_ANEW, *v.UNCITED, *v.RETARGETED}
    for id_, name in pair.claims.items():
        before, now = pair.before.claims[name], pair.update.corpus.claims[name]
        assert now.text == before.text
        assert now.sources == before.sources
        assert now.status == ("draft" if id_ in told else "accepted")
        assert (now.reopened is not None) == (id_ in told)
    reasons = {id_: pair.update.reopened[pair.claims[id_]]["en"] for id_ in told}
    assert reasons["b5"] == "its sentence is no longer in the manuscript"
    assert pair.keys["zhao"] in reasons["b2"]
    assert pair.keys["gu"] in reasons["d7"]
    assert "is no longer there" in reasons["a5"]


def test_the_list_and_its_numbers(pair: Pair) -> None:
    update = pair.update
    assert set(update.added) == {pair.keys[key] for key in v.LIST_ADDED}
    assert set(update.removed) == {pair.keys[key] for key in v.LIST_REMOVED}
    before, now = v.manuscript(v.FIRST)[1], v.manuscript(v.SECOND)[1]
    assert {(one.key, one.before, one.now) for one in update.renumbered} == {
        (pair.keys[key], before.index(key) + 1, now.index(key) + 1)
        for key in before if key in now and before.index(key) != now.index(key)}
    assert update.corpus.sources.keys() >= pair.before.sources.keys(), "nothing is deleted"


def citation(corpus: Corpus, claim: str) -> Iterator[Citation]:
    named = {name for link in corpus.claims[claim].sources for name in link.citations}
    return (one for one in corpus.papers["lib"].citations if one.id in named)


def test_citations_keep_their_ids_whatever_their_number(pair: Pair) -> None:
    changes = pair.update.citations
    by_sentence = {id_: [changes[one.id] for one in citation(pair.update.corpus, name)]
                   for id_, name in pair.claims.items()}
    assert by_sentence["b2"] == ["retargeted"]
    assert by_sentence["a5"] == ["removed"]
    assert by_sentence["d4"] == ["removed"]
    assert sorted(by_sentence["b6"] + by_sentence["b7"]) in (["moved", "removed"], ["removed", "renumbered"])
    assert by_sentence["a1"] == ["renumbered"]
    assert by_sentence["a3"] == ["retargeted"], "it cites one more"
    assert by_sentence["c5"][0] in ("renumbered", "moved")
    gone = [one for one in pair.update.paper.citations if one.gone]
    assert {one.gone for one in gone} == {DAY}
    assert len(gone) == 3
    assert [one.id for one in pair.update.paper.citations if changes[one.id] == "added"] == ["c18", "c19", "c20"]
    for one in pair.update.paper.citations:
        if not one.gone:
            assert one.targets == tuple(pair.update.paper.references[number - 1] for number in one.as_printed)


def test_new_sentences_are_drafted(pair: Pair) -> None:
    texts = {v.words(text): id_ for sentences in v.SECOND.values() for id_, text in sentences}
    drafted = {texts[draft.text]: draft for _, draft in pair.update.drafts}
    assert drafted.keys() == v.NEW_CITED | v.NEW_CLAIMS
    assert all(drafted[id_].cited for id_ in v.NEW_CITED)
    assert not v.NEW_OTHER & drafted.keys()


def test_a_second_run_changes_nothing(pair: Pair) -> None:
    again = update_paper(pair.update.corpus, "lib", pair.text, Request("2026-03-01"), random.Random(3))
    assert again.corpus == pair.update.corpus
    assert (again.added, again.removed, again.renumbered, again.reopened, again.drafts) == ((), (), (), {}, ())
    assert set(again.citations.values()) == {"same"}


def test_what_is_written_is_a_sound_corpus(pair: Pair, tmp_path: Path) -> None:
    init(tmp_path / "own")
    fresh = load(tmp_path / "own")
    save(replace(pair.update.corpus, root=fresh.root, files=fresh.files))
    there = load(tmp_path / "own")
    assert [problem for problem in (*there.problems, *run_rules(there)) if problem.level == "error"] == []
    assert there.anchors == pair.update.corpus.anchors
    assert update_paper(there, "lib", pair.text, Request(DAY)).corpus == there


def test_going_back_to_the_first_version_finds_all_that_was_lost(pair: Pair, tmp_path: Path) -> None:
    back = update_paper(pair.update.corpus, "lib", text_of(tmp_path, v.manuscript(v.FIRST)[0]), Request(DAY))
    lost = [name for name in pair.before.claims if back.claims[name].found.outcome in ("orphan", "ambiguous")]
    assert lost == []
    assert pair.before.claims.keys() <= back.corpus.claims.keys()


def test_what_a_person_read_stays_while_the_marker_reads_the_same(pair: Pair, tmp_path: Path) -> None:
    paper = pair.before.papers["lib"]
    seen = SeenInPrint("editor", "2026-01-09")
    read = replace(paper.citations[0], targets=(paper.references[3],), resolved_by="person", seen_in_print=seen)
    mended = replace(paper, citations=(read, *paper.citations[1:]))
    corpus = replace(pair.before, papers={"lib": mended})
    same = text_of(tmp_path, v.manuscript(v.FIRST)[0])
    assert update_paper(corpus, "lib", same, Request(DAY)).paper.citations[0] == read
    renumbered = update_paper(corpus, "lib", pair.text, Request(DAY)).paper
    assert next(one for one in renumbered.citations if one.id == read.id).targets == read.targets


def test_from_the_command_line(tmp_path: Path, run: Run) -> None:
    root, file = tmp_path / "own", tmp_path / "paper.md"
    init(root)
    file.write_text(v.manuscript(v.FIRST)[0], "utf-8")
    assert run("-C", root, "paper", "add", file, "--id", "lib")[0] == 0
    assert run("-C", root, "paper", "anchor", "lib")[:2] == (0, "")
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file() and ".journal" not in str(path)}
    file.write_text(v.manuscript(v.SECOND)[0], "utf-8")
    code, printed, said = run("-C", root, "anchor", file)
    assert code == 1
    assert "not found" in printed
    assert run("-C", root, "paper", "update", "lib", file)[0] == 2, "nobody can be asked"
    assert run("-C", root, "paper", "update", "lib", file, "--dry-run")[0] == 0
    assert {path: path.read_bytes() for path in before} == before
    assert run("-C", root, "paper", "update", "lib", file, "--yes")[0] == 0
    code, printed, said = run("-C", root, "paper", "update", "lib", file)
    assert (code, printed) == (0, "")
    assert "Nothing has changed" in said
    assert run("-C", root, "undo")[0] == 0
    assert {path: path.read_bytes() for path in before} == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(5)), st.sets(st.integers(0, 29), max_size=8))
def test_any_order_and_any_loss_keeps_every_record(
    pair: Pair, tmp_path: Path, order: list[int], dropped: set[int]
) -> None:
    sections = list(v.FIRST.items())
    flat = [id_ for sentences in v.FIRST.values() for id_, _ in sentences]
    out = {flat[at] for at in dropped}
    version = {sections[at][0]: [one for one in sections[at][1] if one[0] not in out] for at in order}
    text = text_of(tmp_path, v.manuscript(version)[0])
    update = update_paper(pair.before, "lib", text, Request(DAY), random.Random(4))
    assert {id_ for id_, name in pair.claims.items() if update.claims[name].found.outcome == "orphan"} == out
    assert all(update.claims[pair.claims[id_]].found.outcome == "exact" for id_ in pair.claims.keys() - out)
    assert update.corpus.claims.keys() == pair.before.claims.keys()
    assert {one.id for one in update.paper.citations} == {one.id for one in pair.before.papers["lib"].citations}
    assert update.drafts == ()
    assert update_paper(update.corpus, "lib", text, Request(DAY)).corpus == update.corpus


def test_anchors_alone_find_the_same(pair: Pair) -> None:
    paper = pair.before.papers["lib"]
    found = anchor_again(pair.before, paper, pair.text, pair.update.paper.references)
    numbers = counts(found.places[name] for name in pair.claims.values())
    assert numbers == {"exact": 16, "changed": 11, "ambiguous": 0, "orphan": 3}


def test_a_new_contradiction_of_the_list_is_a_finding_and_an_old_one_is_told_once(tmp_path: Path) -> None:
    init(tmp_path / "corpus")
    twice = "[5] MORI K. Opening hours and readers[J]. Library Notes, 2015, 7(1): 3-9.\n"
    added = add_paper(load(tmp_path / "corpus"), text_of(tmp_path, ZH), Wish("lib", "2026-01-05"), random.Random(1))
    changed = text_of(tmp_path, ZH.replace("[3,4]", "[3-5]") + twice)
    update = update_paper(added.corpus, "lib", changed, Request(DAY), random.Random(2))
    assert [finding.id for finding in update.findings] == ["f01"]
    assert update.paper.findings == update.findings
    again = update_paper(update.corpus, "lib", changed, Request(DAY), random.Random(3))
    assert (again.findings, again.paper.findings) == ((), update.findings)

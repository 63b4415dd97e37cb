"""Claims, concepts and papers changed by commands: what names them follows, nothing dangles, all can be taken back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.corpus.small import FILES, write
from toolkit.corpus import change, load, log, save, undo
from toolkit.edit.annotating import note_source, set_status, tag_source
from toolkit.edit.claims import (
    add_claim,
    decide,
    edit_claim,
    link_claim,
    remove_claim,
    rename_claim,
    unlink_claim,
)
from toolkit.edit.concept_table import table_of, take_table
from toolkit.edit.concepts import add_concepts, merge_concepts, remove_concept, rename_concept
from toolkit.edit.names import claim_uses, concept_uses
from toolkit.edit.removing import remove_paper
from toolkit.edit.sources import merge_sources, remove_source, rename_source
from toolkit.errors import ToolkitError
from toolkit.model import Anchor, Claim, Concept, Corpus, Link, Place, Side, Source, Stamp
from toolkit.rules import run

ME = Stamp("mei", "2025-04-01")
NEW = Claim("lin2024-d", {"zh": "渡船慢。"}, "empirical", "1", sources=(Link("okafor2019rivers"),), concepts=("river",),
            status="accepted", by=ME, paper="lin2024", place=Place("corpus/claims/lin2024.yaml"))
DANGLING = ["unknown-source", "unknown-claim", "unknown-concept", "unknown-citation", "anchor-unknown"]


def small(folder: Path) -> Corpus:
    return load(write(folder))


def dangling(corpus: Corpus) -> list[object]:
    return [problem for problem in run(corpus, DANGLING) if problem.level == "error"]


def test_a_claim_is_added_to_its_section_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    save(add_claim(corpus, NEW))
    text = (tmp_path / "corpus/claims/lin2024.yaml").read_text("utf-8")
    start = text.index("- id: lin2024-d\n  text: {zh: 渡船慢。}\n")
    end = text.index("\n# A remark")
    assert text[:start] + text[end:] == FILES["corpus/claims/lin2024.yaml"], "behind lin2024-b"
    assert replace(load(tmp_path).claims["lin2024-d"], place=NEW.place) == NEW


@pytest.mark.parametrize("wrong", [
    {"paper": "nobody"}, {"sources": (Link("nobody"),)}, {"sources": (Link("okafor2019rivers", "proves"),)},
    {"sources": (Link("okafor2019rivers", citations=("c99",)),)}, {"asserted_by": ("nobody",)},
    {"rests_on": ("nobody",)}, {"concepts": ("nothing",)}, {"id": "lin2024-a"}, {"id": "lin2024-z"},
])
def test_a_claim_that_names_what_is_not_there_is_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(ToolkitError):
        add_claim(small(tmp_path), replace(NEW, **wrong))


def test_what_dangled_before_does_not_keep_a_claim_from_being_mended(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    broken = replace(corpus.claims["lin2024-a"], concepts=("gone", "bridge"))
    corpus = replace(corpus, claims={**corpus.claims, broken.id: broken})
    assert edit_claim(corpus, replace(broken, kind="causal")).claims[broken.id].kind == "causal"
    with pytest.raises(ToolkitError, match="did you mean river"):
        edit_claim(corpus, replace(broken, concepts=("gone", "rivr")))


def test_a_link_is_made_and_then_changed_only_where_something_is_given(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    there = link_claim(corpus, "lin2024-a", "okafor2018", "evidence")
    assert there.claims["lin2024-a"].sources == (Link("okafor2019rivers", "evidence"),), "the alias leads to its source"
    there = link_claim(there, "lin2024-a", "okafor2019rivers", page="27")
    assert there.claims["lin2024-a"].sources == (Link("okafor2019rivers", "evidence", locator="27"),)
    assert unlink_claim(there, "lin2024-a", "okafor2019rivers") == corpus
    check = link_claim(corpus, "lin2024-b", "okafor2019rivers", "disputes").claims["lin2024-b"].sources[0].check
    assert check is not None, "what someone found in the source stays"
    with pytest.raises(ToolkitError, match="not linked"):
        unlink_claim(corpus, "lin2024-a", "okafor2019rivers")


def test_a_claim_renamed_is_renamed_everywhere(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    anchors = {**corpus.anchors["lin2024"], "lin2024-b": Anchor("lin2024-b", 5, 9)}
    corpus = replace(corpus, anchors={"lin2024": anchors})
    there = rename_claim(rename_claim(corpus, "lin2024-a", "lin2024-first"), "lin2024-b", "lin2024-second")
    assert there.claims["lin2024-second"].rests_on == ("lin2024-first",)
    assert there.concepts["bridge"].relations[0].claims == ("lin2024-second",)
    assert there.anchors["lin2024"]["lin2024-second"].start == 5
    assert list(there.claims) == ["lin2024-first", "lin2024-second", "lin2024-c"]
    moved = rename_claim(there, "lin2024-c", "lin2024-last")
    assert [one.subject for one in moved.decisions.accepted] == ["claim:lin2024-last"]
    for taken in ("lin2024-c", "c01", "lin2024-z", "two words", ""):
        with pytest.raises(ToolkitError):
            rename_claim(there, "lin2024-first", taken)


def test_a_claim_that_carries_others_goes_only_by_force(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    with pytest.raises(ToolkitError, match=r"claim:lin2024-b \(rests_on\).*--force"):
        remove_claim(corpus, "lin2024-a")
    there = remove_claim(corpus, "lin2024-a", force=True)
    assert there.claims["lin2024-b"].rests_on == ()
    with pytest.raises(ToolkitError, match="did you mean lin2024-a"):
        remove_claim(corpus, "lin2024-aa")


def test_a_rejected_draft_is_remembered_and_its_record_kept(tmp_path: Path) -> None:
    there = decide(small(tmp_path), "lin2024-c", "rejected", ME)
    assert there.claims["lin2024-c"].status == "rejected"
    assert there.claims["lin2024-c"].reviewed == ME
    assert "lin2024-c" in there.decisions.rejected_drafts
    with pytest.raises(ToolkitError, match="proposed again"):
        remove_claim(there, "lin2024-c")
    assert decide(there, "lin2024-c", "accepted", ME).decisions.rejected_drafts == ("lin2024-z",)


def test_a_concept_renamed_is_renamed_everywhere(tmp_path: Path) -> None:
    there = rename_concept(rename_concept(small(tmp_path), "bridge", "crossing"), "ferry-guild", "guild")
    assert there.claims["lin2024-b"].concepts == ("crossing", "river")
    assert there.claims["lin2024-b"].position is not None
    assert (there.claims["lin2024-b"].position.actor, there.claims["lin2024-b"].position.issue) == ("guild", "crossing")
    assert there.sources["lin2024bridges"].concepts == ("crossing",)
    assert there.concepts["river"].related == ("crossing",)
    assert there.positions["crossing"] == (0, 0)
    assert not concept_uses(there, "bridge")
    save(there)
    assert dangling(load(tmp_path)) == []
    for taken in ("river", "okafor2019rivers", "okafor2018", "a b"):
        with pytest.raises(ToolkitError):
            rename_concept(there, "crossing", taken)


def test_two_concepts_made_one_keep_all_that_they_said(tmp_path: Path) -> None:
    there = merge_concepts(small(tmp_path), "bridge", "river")
    one = there.concepts["bridge"]
    assert one.pref_label == {"zh": "桥梁", "en": "bridge"}
    assert one.alt_label == {"zh": ("桥", "河流"), "en": ("span", "crossing", "river")}
    assert one.relations == (), "no relation to itself"
    assert one.related == ()
    assert there.claims["lin2024-b"].concepts == ("bridge",)
    assert "river" not in there.positions
    assert there.positions["bridge"] == (0, 0)


def test_a_concept_in_use_goes_only_by_force_and_never_the_only_speaker(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    with pytest.raises(ToolkitError, match=r"claim:lin2024-b \(position\)"):
        remove_concept(corpus, "ferry-guild")
    assert remove_concept(corpus, "ferry-guild", force=True).claims["lin2024-b"].position is None
    speaking = replace(corpus.claims["lin2024-c"], asserted_by=("ferry-guild",))
    with pytest.raises(ToolkitError, match="only speaker of lin2024-c"):
        remove_concept(replace(corpus, claims={**corpus.claims, speaking.id: speaking}), "ferry-guild", force=True)


def test_the_vocabulary_goes_through_a_spreadsheet_unchanged(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    table = table_of(corpus.concepts.values(), ("zh", "en"))
    assert take_table(corpus, "\ufeff" + table.replace("\n", "\r\n")) == (corpus, (), ())
    changed = table.replace("steel", "").replace("河流", "江河") + "ferry,technology,渡船,,,,,,structure,,,\n"
    with pytest.raises(ToolkitError, match="river: there already"):
        take_table(corpus, changed)
    taken = take_table(corpus, changed, update=True)
    assert (taken.added, taken.changed) == (("ferry",), ("river",))
    assert taken.corpus.concepts["river"].pref_label["zh"] == "江河"
    assert taken.corpus.concepts["bridge"] == corpus.concepts["bridge"]
    assert taken.corpus.concepts["ferry"].broader == ("structure",)


@pytest.mark.parametrize(("table", "why"), [
    ("name,type\na,idea\n", "`id` is missing"), ("id,typ\na,idea\n", "did you mean type"),
    ("id,type,label_zh\na,ideas,甲\n", "did you mean idea"), ("id,label_zh\na,\n", "needs a label"),
    ("id,label_zh,broader\na,甲,bridg\n", "did you mean bridge"), ("id,label_zh\na,甲\na,乙\n", "stands twice"),
])
def test_a_wrong_table_says_what_is_wrong(tmp_path: Path, table: str, why: str) -> None:
    with pytest.raises(ToolkitError, match=why):
        take_table(small(tmp_path), table)


def test_notes_and_tags_of_a_source(tmp_path: Path) -> None:
    corpus = note_source(small(tmp_path), "lin2024bridges", "第一章。")
    corpus = note_source(corpus, "lin2024bridges", "第二章。", append=True)
    corpus = note_source(corpus, "lin2024bridges", "Chapter 1.")
    assert corpus.sources["lin2024bridges"].annotation == {"zh": "第一章。第二章。", "en": "Chapter 1."}
    corpus = set_status(tag_source(corpus, "lin2024bridges", ["river"], ["bridge"]), "lin2024bridges", "read")
    save(corpus)
    source = load(tmp_path).sources["lin2024bridges"]
    assert (source.concepts, source.fields["readstatus"]) == (("river",), "read")
    assert source.annotation == {"zh": "第一章。第二章。", "en": "Chapter 1."}
    with pytest.raises(ToolkitError, match="did you mean river"):
        tag_source(corpus, "lin2024bridges", ["rivr"])


def test_a_paper_goes_with_its_claims_and_its_sources_stay(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    with pytest.raises(ToolkitError, match="3 claims, 1 of them judged; concept:bridge"):
        remove_paper(corpus, "lin2024")
    save(remove_paper(corpus, "lin2024", force=True))
    there = load(tmp_path)
    assert (there.papers, there.claims, there.anchors) == ({}, {}, {})
    assert there.sources.keys() == corpus.sources.keys()
    assert dangling(there) == []
    undo(tmp_path)
    assert (tmp_path / "corpus/claims/lin2024.yaml").read_text("utf-8") == FILES["corpus/claims/lin2024.yaml"]


def step(corpus: Corpus, what: str, one: int, other: int) -> Corpus:
    """Do one thing to records chosen by number; a request that is impossible raises ToolkitError."""
    def pick(records: dict[str, object], at: int) -> str:
        if not records:
            raise ToolkitError("none", "无")
        return list(records)[at % len(records)]

    claim, concept, source = (lambda at: pick(corpus.claims, at)), (lambda at: pick(corpus.concepts, at)), (
        lambda at: pick(corpus.sources, at))
    operations = {
        "add claim": lambda: add_claim(corpus, replace(NEW, id=f"lin2024-{one}{other}", rests_on=(claim(one),))),
        "add concept": lambda: add_concepts(
            corpus, [Concept(f"n{one}", "idea", {"en": "n"}, broader=(concept(other),))]),
        "add source": lambda: replace(corpus, sources={
            **corpus.sources, f"s{one}": Source(f"s{one}", "book", "en", {"en": Side(f"Tales {one}")}, "2001",
                                                concepts=(concept(other),))}),
        "link": lambda: link_claim(corpus, claim(one), source(other), ("evidence", "disputes")[other % 2]),
        "unlink": lambda: unlink_claim(corpus, claim(one), source(other)),
        "rename claim": lambda: rename_claim(corpus, claim(one), f"lin2024-r{other}"),
        "rename concept": lambda: rename_concept(corpus, concept(one), f"r{other}"),
        "rename source": lambda: rename_source(corpus, source(one), f"key{other}"),
        "merge concepts": lambda: merge_concepts(corpus, concept(one), concept(other)),
        "merge sources": lambda: merge_sources(corpus, source(one), source(other)).corpus,
        "remove claim": lambda: remove_claim(corpus, claim(one), force=other % 2 == 0),
        "remove concept": lambda: remove_concept(corpus, concept(one), force=other % 2 == 0),
        "remove source": lambda: remove_source(corpus, source(one), force=other % 2 == 0),
        "remove paper": lambda: remove_paper(corpus, "lin2024", force=other == 0),
        "reject": lambda: decide(corpus, claim(one), "rejected", ME),
    }
    return operations[what]()


WHAT = st.sampled_from([
    "add claim", "add concept", "add source", "link", "unlink", "rename claim", "rename concept", "rename source",
    "merge concepts", "merge sources", "remove claim", "remove concept", "remove source", "remove paper", "reject",
    "undo",
])
STEPS = st.lists(st.tuples(WHAT, st.integers(0, 9), st.integers(0, 9)), max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_whatever_is_done_leaves_nothing_dangling_and_can_all_be_taken_back(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder))
        before = {path: (root / path).read_bytes() for path in FILES}
        for what, one, other in steps:
            try:
                undo(root) if what == "undo" else change(root, lambda c, w=what, a=one, b=other: step(c, w, a, b), what)
            except ToolkitError:
                continue
            corpus = load(root)
            assert corpus.problems == ()
            assert dangling(corpus) == []
        while any(entry.state == "done" for entry in log(root)):
            undo(root)
        assert {path: (root / path).read_bytes() for path in FILES} == before


def test_the_steps_of_the_property_do_what_they_are_called(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    assert "lin2024-12" in step(corpus, "add claim", 1, 2).claims
    assert claim_uses(step(corpus, "add claim", 1, 2), "lin2024-b")
    assert step(corpus, "merge concepts", 0, 1).concepts.keys() == corpus.concepts.keys() - {"river"}

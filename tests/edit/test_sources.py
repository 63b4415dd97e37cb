"""Renaming, removing and merging sources: everything that names them follows, and all of it can be taken back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.corpus.small import FILES, write
from toolkit.corpus import change, load, log, save, undo
from toolkit.edit.merging import merged
from toolkit.edit.references import uses
from toolkit.edit.sources import key_of, merge_sources, remove_source, rename_source
from toolkit.errors import ToolkitError
from toolkit.model import Check, Corpus, Link, Name, Side, Source
from toolkit.rules import unknown_source

FORDS = Side("Fords of the north", authors=(Name("Mori", "Ken"),))
NEW = Source("mori2001fords", "article", "en", {"en": FORDS}, "2001")


def dangling(corpus: Corpus) -> list[object]:
    return [problem for problem in unknown_source.check(corpus) if problem.level == "error"]


def with_source(corpus: Corpus, source: Source = NEW) -> Corpus:
    return replace(corpus, sources={**corpus.sources, source.key: source})


def test_a_new_key_is_everywhere_and_the_old_one_still_finds_it(tmp_path: Path) -> None:
    root = write(tmp_path)
    corpus = rename_source(load(root), "okafor2019rivers", "okafor2019")
    assert not uses(corpus, "okafor2019rivers")
    assert uses(corpus, "okafor2019")
    assert key_of(corpus, "okafor2019rivers") == key_of(corpus, "okafor2018") == "okafor2019"
    save(corpus)
    assert dangling(load(root)) == []
    text = str(FILES["references.bib"]).replace("{okafor2019rivers,", "{okafor2019,")
    assert (root / "references.bib").read_text("utf-8") == text, "nothing but the key"


def test_a_renamed_source_can_have_its_old_key_again(tmp_path: Path) -> None:
    corpus = load(write(tmp_path))
    there = rename_source(corpus, "okafor2019rivers", "okafor2019")
    back = rename_source(there, "okafor2019", "okafor2019rivers")
    assert back.sources.keys() == corpus.sources.keys()
    assert back.decisions.aliases == {"okafor2018": "okafor2019rivers", "okafor2019": "okafor2019rivers"}


@pytest.mark.parametrize("new", ["lin2024bridges", "two words", "a,b", "", "a{b", "名，字"])
def test_a_key_that_is_taken_or_none_is_refused(tmp_path: Path, new: str) -> None:
    with pytest.raises(ToolkitError):
        rename_source(load(write(tmp_path)), "okafor2019rivers", new)


def test_a_source_that_something_names_stays_unless_forced(tmp_path: Path) -> None:
    corpus = load(write(tmp_path))
    with pytest.raises(ToolkitError, match=r"paper:lin2024 \(references\).*--force "):
        remove_source(corpus, "okafor2019rivers")
    with pytest.raises(ToolkitError, match="is the paper lin2024 itself"):
        remove_source(corpus, "lin2024bridges", force=True)
    assert remove_source(with_source(corpus), NEW.key) == corpus


def test_the_only_speaker_of_a_claim_is_not_taken_away(tmp_path: Path) -> None:
    corpus = with_source(load(write(tmp_path)))
    claim = replace(corpus.claims["lin2024-c"], asserted_by=(NEW.key,))
    with pytest.raises(ToolkitError, match="only speaker of lin2024-c"):
        remove_source(replace(corpus, claims={**corpus.claims, claim.id: claim}), NEW.key, force=True)


def test_a_merge_keeps_the_fields_of_both_and_names_where_they_differ() -> None:
    ours = Source("a", "article", "zh", {"zh": Side("数据安全")}, "2020", pages="1-9", identifiers={"doi": "10.1/a"})
    theirs = Source("b", "article", "zh", {"zh": Side("数据 安全", container="学报"), "en": Side("Data security")},
                    "2020-03", volume="3", pages="1-8", keywords=("安全",))
    one, clashes, _ = merged(ours, theirs)
    assert one == Source("a", "article", "zh", {"zh": Side("数据安全", container="学报"), "en": Side("Data security")},
                         "2020", volume="3", pages="1-9", identifiers={"doi": "10.1/a"}, keywords=("安全",))
    assert [(clash.field, clash.ours, clash.theirs) for clash in clashes] == [("pages", "1-9", "1-8")]
    assert merged(ours, theirs, {"pages": "theirs"}).source.pages == "1-8"


def test_a_merge_joins_the_links_and_keeps_an_alias(tmp_path: Path) -> None:
    corpus = with_source(load(write(tmp_path)))
    check = Check("supports", "mei", "2024-01-01", "abstract")
    links = (Link("okafor2019rivers", "evidence", ("c01",)), Link(NEW.key, "evidence", ("c02",), check=check))
    claim = replace(corpus.claims["lin2024-c"], sources=links)
    corpus = replace(corpus, claims={**corpus.claims, claim.id: claim})
    after = merge_sources(corpus, "okafor2019rivers", NEW.key).corpus
    assert after.claims[claim.id].sources == (Link("okafor2019rivers", "evidence", ("c01", "c02"), check=check),)
    assert key_of(after, NEW.key) == "okafor2019rivers"
    assert dangling(after) == []


WHAT = st.sampled_from(["add", "rename", "merge", "remove", "undo"])
STEPS = st.lists(st.tuples(WHAT, st.integers(0, 9), st.integers(0, 9)), max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


def step(corpus: Corpus, what: str, one: int, other: int) -> Corpus:
    keys = [*corpus.sources]
    first, second = keys[one % len(keys)], keys[other % len(keys)]
    if what == "add":
        return with_source(corpus, replace(NEW, key=f"new{one}", related=(first,), relatedtype="translationof"))
    if what == "rename":
        return rename_source(corpus, first, f"named{other}")
    if what == "merge":
        return merge_sources(corpus, first, second).corpus
    return remove_source(corpus, first, force=other > 4)

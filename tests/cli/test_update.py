"""``add --update``: a library exported again and again against a corpus that people edit; and ``add`` at a terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.terminal import converse
from tests.conftest import Run
from tests.corpus.small import write
from toolkit.corpus import load

ENTRY = """@article{%s,
  author = {Shore, Ada},
  title = {%s},
  journaltitle = {Quays},
  date = {2019},
  volume = {%s},
}
"""
terminal = pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")


def export(folder: Path, *entries: tuple[str, str, str]) -> Path:
    file = folder / "zotero.bib"
    file.write_text("\n".join(ENTRY % entry for entry in entries), "utf-8")
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "c")


def edit(root: Path, old: str, new: str) -> None:
    file = root / "references.bib"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


HARBOUR, FERRY = ("a", "On harbour law", "1"), ("b", "The ferry question", "2")


def sync(run: Run, root: Path, file: Path) -> tuple[str, str]:
    code, out, err = run("-C", root, "add", file, "--update", "--yes")
    assert code == 0, err
    return out, err


def test_what_only_the_library_changed_is_taken_and_what_only_a_person_changed_stays(
    run: Run, root: Path, tmp_path: Path
) -> None:
    sync(run, root, export(tmp_path, HARBOUR, FERRY))
    edit(root, "The ferry question", "The ferry question, revised")
    edit(root, "volume = {1}", "volume = {1},\n  keywords = {law}")
    _, err = sync(run, root, export(tmp_path, ("a", "On harbour law", "3"), FERRY))
    sources = load(root).sources
    assert (sources["a"].volume, sources["a"].keywords) == ("3", ("law",))
    assert sources["b"].own.title == "The ferry question, revised"
    assert "volume: 1 → 3" in err
    assert "1 unchanged" in err
    assert "ferry" not in err, "what is as it was is not told"


def test_what_both_changed_is_a_conflict_once(run: Run, root: Path, tmp_path: Path) -> None:
    sync(run, root, export(tmp_path, HARBOUR))
    edit(root, "volume = {1}", "volume = {7}")
    changed = export(tmp_path, ("a", "On harbour law", "3"))
    _, err = sync(run, root, changed)
    assert "a.volume: kept '7', not '3'" in err
    _, err = sync(run, root, changed)
    assert "kept" not in err
    assert load(root).sources["a"].volume == "7"


def test_a_field_taken_out_by_hand_stays_out(run: Run, root: Path, tmp_path: Path) -> None:
    file = export(tmp_path, HARBOUR)
    sync(run, root, file)
    edit(root, "  volume = {1},\n", "")
    sync(run, root, file)
    assert load(root).sources["a"].volume == ""


def test_what_is_gone_is_named_and_stays_and_what_was_removed_does_not_come_back(
    run: Run, root: Path, tmp_path: Path
) -> None:
    sync(run, root, export(tmp_path, HARBOUR, FERRY))
    out, err = sync(run, root, export(tmp_path, FERRY))
    assert "1 gone from the library, kept here: a" in err
    assert "a" in load(root).sources
    run("-C", root, "source", "remove", "b")
    out, err = sync(run, root, export(tmp_path, FERRY))
    assert (out, "b" in load(root).sources) == ("", False)
    assert "1 removed from the corpus since the last time" in err


def test_a_renamed_source_is_still_the_librarys(run: Run, root: Path, tmp_path: Path) -> None:
    sync(run, root, export(tmp_path, HARBOUR))
    run("-C", root, "source", "rename", "a", "shore2019harbour")
    out, _ = sync(run, root, export(tmp_path, ("a", "Harbours and their law", "1")))
    assert out == ""
    assert load(root).sources["shore2019harbour"].own.title == "Harbours and their law"


def test_a_key_that_means_another_work_here_is_kept_apart(run: Run, root: Path, tmp_path: Path) -> None:
    (root / "references.bib").write_text(
        (root / "references.bib").read_text("utf-8") + "\n@book{a, title = {Anchors}, date = {1990}}\n", "utf-8")
    out, _ = sync(run, root, export(tmp_path, HARBOUR))
    sync(run, root, export(tmp_path, ("a", "On harbour law", "3")))
    sources = load(root).sources
    assert (sources["a"].own.title, sources[out.strip()].volume) == ("Anchors", "3")


def test_a_dry_run_shows_and_undo_takes_back_what_was_remembered_too(run: Run, root: Path, tmp_path: Path) -> None:
    sync(run, root, export(tmp_path, HARBOUR))
    before = (root / "references.bib").read_bytes()
    changed = export(tmp_path, ("a", "On harbour law", "3"), FERRY)
    code, out, err = run("-C", root, "add", changed, "--update", "--dry-run")
    assert (code, out) == (0, "")
    assert "volume: 1 → 3" in err
    assert "add       b  2019  The ferry question  [new]" in err
    assert (root / "references.bib").read_bytes() == before
    sync(run, root, changed)
    run("-C", root, "undo")
    assert (root / "references.bib").read_bytes() == before
    sync(run, root, changed)
    assert load(root).sources["a"].volume == "3", "not taken for an edit by hand"


def test_nothing_new_needs_no_question_and_writes_nothing(run: Run, root: Path, tmp_path: Path) -> None:
    file = export(tmp_path, HARBOUR)
    sync(run, root, file)
    before = (root / "references.bib").stat().st_mtime_ns
    assert run("-C", root, "add", file, "--update")[:2] == (0, "")
    assert (root / "references.bib").stat().st_mtime_ns == before


# -- at a terminal ---------------------------------------------------------------------------------------------------


@terminal
def test_conflicts_are_asked_field_by_field(run: Run, root: Path, tmp_path: Path) -> None:
    sync(run, root, export(tmp_path, HARBOUR, FERRY))
    edit(root, "volume = {1}", "volume = {7}")
    edit(root, "volume = {2}", "volume = {8}")
    file = export(tmp_path, ("a", "On harbour law", "3"), ("b", "The ferry question", "4"), ("d", "Piers", "5"))
    code, out, screen = converse("-C", root, "add", file, "--update", answers=(
        ("Add 1 new?", ""), ("Which counts", "2"), ("Which counts", "1")))
    assert (code, out) == (0, "d\n")
    assert "volume: here '7', in the library '3'" in screen
    assert [load(root).sources[key].volume for key in "abd"] == ["3", "8", "5"]


CHINESE = """@article{zh, author = {周远}, title = {渡口考}, journaltitle = {津梁}, date = {2021}, volume = {3},
  number = {1}, pages = {1--9}}
"""
ENGLISH = """@article{en, author = {Zhou, Yuan}, title = {On ferries}, journaltitle = {Fords}, date = {2021},
  volume = {3}, number = {1}, pages = {1--9}}
"""


@terminal
def test_the_other_language_is_offered_and_joined(run: Run, root: Path, tmp_path: Path) -> None:
    for name, text in (("zh", CHINESE), ("en", ENGLISH)):
        (tmp_path / f"{name}.bib").write_text(text, "utf-8")
    assert run("-q", "-C", root, "add", tmp_path / "zh.bib")[1] == "zh\n"
    code, out, screen = converse("-C", root, "add", tmp_path / "en.bib", answers=(("(j)oin to zh", ""),))
    assert (code, out) == (0, "")
    assert "the same work in the other language" in screen
    sides = load(root).sources["zh"].sides
    assert (sides["zh"].title, sides["en"].title) == ("渡口考", "On ferries")


@terminal
def test_what_was_left_out_is_offered_again_and_never_mixed_in(run: Run, root: Path, tmp_path: Path) -> None:
    (tmp_path / "zh.bib").write_text(CHINESE, "utf-8")
    run("-q", "-C", root, "add", tmp_path / "zh.bib")
    file = tmp_path / "en.bib"
    for english in (ENGLISH, ENGLISH.replace("On ferries", "About ferries")):
        file.write_text(english + ENTRY % HARBOUR, "utf-8")
        code, _, screen = converse("-C", root, "add", file, "--update", answers=(
            *((("Add 1 new?", ""),) if english is ENGLISH else ()), ("(j)oin to zh", "s")))
        assert code == 0, screen
        assert list(load(root).sources["zh"].sides) == ["zh"]


@terminal
def test_duplicates_are_settled_one_by_one_and_undone_at_once(run: Run, root: Path) -> None:
    file = root / "references.bib"
    file.write_text(file.read_text("utf-8") + CHINESE + ENGLISH + ENTRY % HARBOUR
                    + ENTRY % ("a2", "On harbour law", "1"), "utf-8")
    before = file.read_bytes()
    code, _, screen = converse("-C", root, "duplicates", "--ask", answers=(
        ("en: (j)oin to zh", "j"), ("a2: (j)oin to a", "n")))
    assert code == 0, screen
    assert "1 joined, 1 kept apart, of 2" in screen
    assert "\x1b" not in screen, "NO_COLOR is set"
    corpus = load(root)
    assert corpus.sources["zh"].sides["en"].title == "On ferries"
    assert (corpus.decisions.aliases["en"], corpus.decisions.not_duplicates[-1]) == ("zh", ("a", "a2"))
    assert run("-C", root, "duplicates")[0] == 0
    run("-C", root, "undo")
    assert file.read_bytes() == before


@terminal
def test_not_a_duplicate_is_remembered(run: Run, root: Path, tmp_path: Path) -> None:
    run("-q", "-C", root, "add", export(tmp_path, HARBOUR))
    file = export(tmp_path, ("x", "On harbour law", "1"))
    code, out, screen = converse("-C", root, "add", file, answers=(("(a)dd as another work", "a"),))
    assert (code, out) == (0, "x\n")
    assert "same work" in screen
    assert ("a", "x") in load(root).decisions.not_duplicates
    assert run("-C", root, "duplicates")[0] == 0

"""log and undo on the command line; what a killed or second process leaves, and an interrupted question."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import converse
from tests.conftest import Run
from tests.corpus.small import FILES, write
from toolkit.cli import main
from toolkit.corpus import load
from toolkit.corpus.lock import locked

ENTRY = "@book{%s, author = {Shore, Ada}, title = {%s}, date = {2019}}\n"
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "c")


def library(folder: Path, *titles: str) -> Path:
    file = folder / "library.bib"
    file.write_text("".join(ENTRY % (f"k{at}", title) for at, title in enumerate(titles)), "utf-8")
    return file


def test_log_names_the_commands_as_they_were_typed(run: Run, root: Path, tmp_path: Path) -> None:
    file = library(tmp_path, "On quays", "Harbour law")
    run("-C", root, "add", file, "--yes")
    run("-C", root, "source", "remove", "k1")
    _, out, _ = run("-C", root, "log", "--json")
    changes = json.loads(out)["changes"]
    assert [change["command"] for change in changes] == ["source remove k1", f"add {file} --yes"]
    assert "source remove k1" in run("-C", root, "log")[1]
    run("-C", root, "undo")
    assert "k1" in load(root).sources
    assert "undone" in run("--lang", "en", "-C", root, "log")[1]
    run("-C", root, "undo")
    assert (root / "references.bib").read_bytes() == str(FILES["references.bib"]).encode()
    assert run("-C", root, "undo")[0] == 2


def test_undo_refuses_where_the_file_has_changed_since(run: Run, root: Path, tmp_path: Path) -> None:
    run("-C", root, "add", library(tmp_path, "On quays"))
    bib = root / "references.bib"
    bib.write_bytes(bib.read_bytes() + b"% by hand\n")
    before = bib.read_bytes()
    code, _, err = run("--lang", "en", "-C", root, "undo")
    assert code == 2
    assert "references.bib has changed since" in err
    assert bib.read_bytes() == before


def test_a_locked_corpus_says_so(run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.corpus.lock.PATIENCE", 0.05)
    file = library(tmp_path, "On quays")
    before = (root / "references.bib").read_bytes()
    with locked(root):
        code, out, err = run("--lang", "en", "-C", root, "add", file)
    assert (code, out) == (2, "")
    assert "another command is writing this corpus" in err
    assert (root / "references.bib").read_bytes() == before
    assert run("-C", root, "add", file)[0] == 0


@posix
def test_what_a_killed_command_left_is_settled_and_said(run: Run, root: Path, tmp_path: Path) -> None:
    """kill -9 after the first of the files of a merge was put in its place."""
    run("-C", root, "add", library(tmp_path, "On quays"))
    old = {path: (root / path).read_bytes() for path in FILES if (root / path).is_file()}
    child = os.fork()
    if not child:
        seen = iter(range(2))

        def count(event: str, args: tuple[object, ...]) -> None:
            if event == "os.rename" and str(root) in str(args[0]) and next(seen, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        main(["-q", "-C", str(root), "source", "merge", "lin2024bridges", "k0", "--yes"])
        os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    code, _, err = run("--lang", "en", "-C", root, "source", "list")
    assert code == 0
    assert "was interrupted; what it had written was taken back" in err
    assert {path: (root / path).read_bytes() for path in old} == old
    assert "interrupted" not in run("--lang", "en", "-C", root, "source", "list")[2]
    assert run("-C", root, "source", "merge", "lin2024bridges", "k0", "--yes")[0] == 0


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_an_interrupted_question_writes_nothing(root: Path, tmp_path: Path) -> None:
    before = (root / "references.bib").read_bytes()
    file = library(tmp_path, "On quays", "Harbour law")
    code, out, screen = converse("-C", root, "add", file, answers=(("Add 2 new?", "\x04"),))
    assert (code, out) == (130, "")
    assert "Interrupted" in screen
    assert (root / "references.bib").read_bytes() == before

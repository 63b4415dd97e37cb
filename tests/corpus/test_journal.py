"""The journal: a change is taken back to the byte, also where a process was killed in the middle of it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.corpus.small import FILES, write
from toolkit.corpus import change, journal, load, log, save, settle, undo
from toolkit.corpus.journal import common_head
from toolkit.errors import ToolkitError
from toolkit.model import Corpus, Side, Source

KEPT = "corpus/.journal/libraries/a.json"
B, M, D = "references.bib", "corpus/map.yaml", "corpus/decisions.yaml"


def moved(corpus: Corpus, *position: int) -> Corpus:
    """A change of two files."""
    new = Source("mori2001fords", "article", "en", {"en": Side("Fords")}, "2001")
    x, y = position
    return replace(corpus, positions={"bridge": (x, y)}, sources={**corpus.sources, new.key: new})


def texts(root: Path) -> dict[str, bytes]:
    return {path: (root / path).read_bytes() for path in FILES if (root / path).is_file()}


def test_undo_takes_back_one_change_after_another(tmp_path: Path) -> None:
    root = write(tmp_path)
    first = texts(root)
    save(moved(load(root), 7, 7), "add fords")
    second = texts(root)
    save(replace(load(root), positions={}), "move")
    assert [(entry.command, entry.state) for entry in log(root)] == [("move", "done"), ("add fords", "done")]
    assert undo(root).command == "move"
    assert texts(root) == second
    undo(root)
    assert texts(root) == first
    assert [entry.state for entry in log(root)] == ["undone", "undone"]
    with pytest.raises(ToolkitError, match="nothing to undo"):
        undo(root)


def test_a_file_that_came_goes_and_one_that_went_comes_back(tmp_path: Path) -> None:
    root = write(tmp_path, **{D: None})
    decisions = replace(load(root).decisions, aliases={"a": "lin2024bridges"})
    less = replace(load(root), claims={}, papers={}, anchors={}, decisions=decisions)
    before = texts(root)
    save(less)
    assert (root / D).exists()
    assert not (root / "corpus/papers/lin2024.yaml").exists()
    undo(root)
    assert texts(root) == before
    assert not (root / D).exists()


def test_undo_refuses_where_a_file_has_changed_since(tmp_path: Path) -> None:
    root = write(tmp_path)
    save(moved(load(root), 7, 7), "add fords")
    (root / B).write_bytes((root / B).read_bytes() + b"% seen by Mei\n")
    before = texts(root)
    with pytest.raises(ToolkitError, match=r"references\.bib has changed since `add fords`"):
        undo(root)
    assert texts(root) == before
    (root / B).write_bytes((root / B).read_bytes().removesuffix(b"% seen by Mei\n"))
    undo(root)
    assert texts(root) == {path: str(text).encode() for path, text in FILES.items()}


def test_git_ignores_the_journal_and_the_corpus_loads_beside_it(tmp_path: Path) -> None:
    root = write(tmp_path)
    save(moved(load(root), 7, 7))
    assert (root / "corpus/.journal/.gitignore").read_text() == "*\n"
    assert load(root, cache=False).problems == ()


def test_a_refused_write_leaves_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path)

    def refuse(files: dict[Path, bytes | None]) -> None:
        raise ToolkitError("no")

    monkeypatch.setattr("toolkit.corpus.saving.write_all", refuse)
    with pytest.raises(ToolkitError):
        save(moved(load(root), 7, 7))
    assert log(root) == ()
    assert not journal.unfinished(root)


def test_only_what_differs_is_kept(tmp_path: Path) -> None:
    many = "\n".join(f"@book{{k{number},\n  title = {{Rivers {number}}},\n}}\n" for number in range(3000))
    root = write(tmp_path, **{B: str(FILES[B]) + "\n" + many})
    save(replace(load(root), sources={**load(root).sources, "k7": replace(load(root).sources["k7"], date="1999")}))
    assert sum(file.stat().st_size for file in (root / "corpus/.journal").iterdir()) < 600
    undo(root)
    assert (root / B).read_bytes() == (str(FILES[B]) + "\n" + many).encode()


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.corpus.journal.KEPT", 3)
    root = write(tmp_path)
    for x in range(5):
        save(moved(load(root), x, 40))
    assert [entry.number for entry in log(root)] == [5, 4, 3]


@pytest.mark.parametrize(
    ("one", "other", "count"), [(b"", b"a", 0), (b"abc", b"abd", 2), (b"ab", b"abab", 2), (b"x", b"y", 0)]
)
def test_the_common_beginning_of_two_strings(one: bytes, other: bytes, count: int) -> None:
    assert common_head(one, other) == common_head(other, one) == count


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is POSIX")
@pytest.mark.parametrize("what", ["save", "undo", "beside"])
def test_killed_at_any_step(tmp_path: Path, what: str) -> None:
    """kill -9 before each call that opens, renames or removes a file: each file is the old or the new one.

    The next command settles it: all old or all new, and undo gives the old ones, with nothing left over. What is kept
    beside the corpus (``beside``) goes with the rest.
    """
    old = texts(write(tmp_path / "old"))
    save(moved(load(write(tmp_path / "new")), 7, 7))
    new = texts(tmp_path / "new")
    outcomes = set()
    for step in range(200):
        root = write(tmp_path / str(step))
        if what == "undo":
            save(moved(load(root), 7, 7))
        finished = killed(root, what, step)
        now = texts(root)
        assert all(now[path] in (old[path], new[path]) for path in FILES), step
        settle(root)
        assert texts(root) in (old, new), step
        assert (root / KEPT).exists() == (what == "beside" and texts(root) == new), step
        outcomes.add(texts(root) == new)
        change(root, lambda corpus: replace(corpus, positions={"bridge": (1, 2)}))
        while any(entry.state == "done" for entry in log(root)):
            undo(root)
        assert texts(root) == old, step
        hidden = {name for _, _, names in os.walk(root) for name in names if name.startswith(".")}
        assert hidden == {".lock", ".gitignore"}, step
        if finished:
            break
    assert finished
    assert outcomes == {True, False}


def killed(root: Path, what: str, steps: int) -> bool:
    """Save or undo in a process that kills itself before a step; return whether it had fewer steps."""
    corpus = load(root)
    child = os.fork()
    if not child:
        left = iter(range(steps))

        def count(event: str, args: tuple[object, ...]) -> None:
            ours = event in ("os.rename", "os.remove", "open", "os.mkdir") and str(root) in str(args[0])
            if ours and next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        {"save": lambda: save(moved(corpus, 7, 7)), "undo": lambda: undo(root),
         "beside": lambda: change(root, lambda there: moved(there, 7, 7), beside=lambda: {KEPT: b"{}"})}[what]()
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL)
    return status == 0

"""``litcorpus review`` in a terminal: a script of keys, a kill in the middle, and what the next run shows."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.conftest import Run
from tests.corpus.small import write
from toolkit.corpus import load, log, save
from toolkit.model import Claim, Link
from toolkit.reports.render.sheet import read_sheet, write_sheet

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
WAIT = 60.0


class Terminal:
    """A command in a pseudo-terminal."""

    def __init__(self, root: Path, *words: str, **variables: str) -> None:
        self.leader, follower = pty.openpty()
        environment = {**os.environ, "LITCORPUS_USER": "mei", "LC_ALL": "C.UTF-8", "TERM": "xterm", **variables}
        code = "import sys; from toolkit.cli import main; sys.exit(main())"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, "-C", str(root), "review", *words], stdin=follower, stdout=follower,
            stderr=follower, env=environment, start_new_session=True)
        os.close(follower)
        self.shown = ""

    def type(self, keys: str) -> None:
        """Type keys, also ahead."""
        os.write(self.leader, keys.encode())

    def wait(self, text: str) -> None:
        """Read until a text was shown."""
        end = time.monotonic() + WAIT
        while text not in self.shown:
            if not self.read() or time.monotonic() > end:
                raise AssertionError(f"{text!r} was not shown: {self.shown[-2000:]}")

    def read(self) -> bool:
        """Read what is there; False where the command has ended."""
        if not select.select([self.leader], [], [], WAIT)[0]:
            return False
        try:
            data = os.read(self.leader, 1 << 16)
        except OSError:
            return False
        self.shown += data.decode("utf-8", "replace")
        return bool(data)

    def end(self) -> int:
        """Read to the end and return the exit code."""
        while self.read():
            pass
        os.close(self.leader)
        return self.process.wait(WAIT)

    def kill(self) -> None:
        """End it as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(WAIT)
        os.close(self.leader)


def a_hundred(folder: Path) -> Path:
    """Write the small corpus with a hundred drafts."""
    root = write(folder)
    corpus = load(root)
    accepted = {name: replace(claim, status="accepted") for name, claim in corpus.claims.items()}
    new = {f"d{at:03}": Claim(f"d{at:03}", {"zh": f"第{at}条论断。"}, "causal", "1", paper="lin2024",
                              sources=(Link("okafor2019rivers"),)) for at in range(1, 101)}
    save(replace(corpus, claims={**accepted, **new}))
    return root


def test_forty_decisions_outlive_a_kill_and_the_next_run_begins_with_the_next(tmp_path: Path) -> None:
    root = a_hundred(tmp_path)
    first = Terminal(root)
    first.wait("draft 1 of 100")
    first.type("aar" * 13 + "a")
    first.wait("draft 41 of 100")
    first.kill()
    decided = [claim.id for claim in load(root).claims.values() if claim.id[0] == "d" and claim.status != "draft"]
    assert decided == [f"d{at:03}" for at in range(1, 41)]
    assert sum(claim.status == "rejected" for claim in load(root).claims.values()) == 13

    second = Terminal(root)
    second.wait("draft 1 of 60")
    assert "d041" in second.shown.split("draft 1 of 60")[1]
    second.type("nbaarq")
    assert second.end() == 0
    assert "3 decided, 57 left" in second.shown
    there = load(root).claims
    assert [there[f"d{at:03}"].status for at in (41, 42, 43, 44)] == ["accepted", "accepted", "rejected", "draft"]
    assert there["d041"].reviewed is not None
    assert there["d041"].reviewed.who == "mei"
    assert len(log(root)) == 1 + 43, "each decision can be taken back"


def test_sources_concepts_kind_merge_split_and_edit_by_keys(tmp_path: Path) -> None:
    root = write(tmp_path)
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib, os\nfile = pathlib.Path(sys.argv[1])\ntext = file.read_text('utf-8')\n"
        "text = text.replace('Every ferry', 'No ferry')\n"
        "head, mark, tail = text.partition('lin2024-c-2')\n"
        "text = head + mark + tail.replace('No ferry', 'Not one')\n"
        "file.write_text(text, 'utf-8')\n"
        "os.utime(file, (1, 2_000_000_000))\n", "utf-8")
    here = Terminal(root, VISUAL=f"{sys.executable} {script}", NO_COLOR="1")
    here.wait("draft 1 of 2")
    here.type("e")
    here.wait("No ferry")
    here.type("k")
    here.wait("kind:")
    here.type("normative\r")
    here.wait("normative")
    here.type("c")
    here.wait("concepts:")
    here.type("river\r")
    here.wait("河流 / river")
    here.type("s")
    here.wait("background")
    here.type("okafor2018:evidence\r")
    here.wait("okafor2019rivers (evidence)")
    here.type("x")
    here.wait("draft 1 of 3")
    here.type("amaq")
    assert here.end() == 0
    claims = load(root).claims
    assert claims["lin2024-c"].text == {"en": "No ferry should become a bridge. Not one should become a bridge."}
    assert (claims["lin2024-c"].kind, claims["lin2024-c"].concepts) == ("normative", ("river",))
    assert claims["lin2024-c"].sources == (Link("okafor2019rivers", "evidence"),)
    assert claims["lin2024-a"].status == "accepted"
    assert sum(claim.exempt == "merged into lin2024-c" for claim in claims.values()) == 1


def test_links_and_markers_are_gone_through_too(tmp_path: Path) -> None:
    root = write(tmp_path)
    corpus = load(root)
    claim = replace(corpus.claims["lin2024-c"], sources=(Link("okafor2019rivers", "data"),))
    save(replace(corpus, claims={**corpus.claims, claim.id: claim}))
    links = Terminal(root, "--links")
    links.wait("link 1 of 1")
    links.type("2f")
    links.wait("page:")
    links.type("27\r")
    links.wait("note:")
    links.type("第二章。\r")
    assert links.end() == 0
    check = load(root).claims["lin2024-c"].sources[0].check
    assert check is not None
    assert (check.verdict, check.by, check.from_) == ("partly", "mei", "full-text")
    assert (check.page, check.note) == ("27", "第二章。")
    marks = Terminal(root, "--citations")
    marks.wait("marker 1 of 1")
    marks.type("t")
    marks.wait("number in the list")
    marks.type("1\r")
    marks.wait("publisher's page")
    marks.type("n")
    assert marks.end() == 0
    assert load(root).papers["lin2024"].citations[1].targets == ("okafor2019rivers",)


def test_ctrl_c_interrupts_and_keeps_what_was_decided(tmp_path: Path) -> None:
    here = Terminal(write(tmp_path), "--section", "1")
    here.wait("draft 1 of 1")
    here.type("\x03")
    assert here.end() == 130


def test_without_a_terminal_and_without_drafts(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path)
    code, _, err = run("-C", root, "review")
    assert (code, "--to xlsx" in err) == (2, True)
    assert "1 markers without a target" in run("-C", root, "review", "--kind", "forecast")[2]


def test_a_sheet_goes_out_and_comes_back(run: Run, tmp_path: Path) -> None:
    root = write(tmp_path)
    file = tmp_path / "sheet.xlsx"
    assert run("-C", root, "review", "--to", "xlsx", "-o", file)[0] == 0
    assert "says what the corpus says" in run("-C", root, "review", "--from", file)[2]
    rows = read_sheet(file.read_bytes())
    assert [row["id"] for row in rows] == ["lin2024-c", "lin2024-a"]
    rows[0]["status"] = "accepted"
    file.write_bytes(write_sheet("x", tuple(rows[0]), rows, {}))
    code, out, _ = run("-C", root, "review", "--from", file, "--dry-run")
    assert (code, out) == (0, "lin2024-c\n  status\n    - draft\n    + accepted\n")
    assert "--yes" in run("-C", root, "review", "--from", file)[2]
    assert run("-C", root, "review", "--from", file, "--yes")[0] == 0
    assert load(root).claims["lin2024-c"].status == "accepted"

"""The command: the document of --json, what people read, the sheet for the author, several papers, exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from toolkit.papers.manual import MANUAL
from toolkit.papers.problems import MESSAGE
from toolkit.papers.queries import ASKED

NAMES = ["林一鸣", "何玉梅", "许三多", "顾四海", "白五岭", "方六合", "唐七宝", "邓八方", "贺九州", "龚十全"]
LIST = "参考文献\n" + "\n".join(
    f"[{at}] {name}. 湿地之{at}[J]. 江南学报, 2011, {at}(2): 1-9."
    for at, name in enumerate(NAMES, 1)
)
CLEAN = "# 湿地\n\n# 1 引言\n\n甲说[1]。乙说[2-9]。龚十全等[10]说。\n\n" + LIST
LOST = CLEAN.replace("龚十全等[10]", "龚十全等[1]")


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.md"
    path.write_text(CLEAN, encoding="utf-8")
    return path


@pytest.fixture
def lost(tmp_path: Path) -> Path:
    path = tmp_path / "lost.md"
    path.write_text(LOST, encoding="utf-8")
    return path


def test_the_document(run: Run, lost: Path) -> None:
    code, out, _ = run("scan", lost, "--json")
    found = json.loads(out)
    paper = found["papers"][0]
    assert (code, found["schema"], paper["format"], paper["language"]) == (1, "scan", "markdown", "zh")
    assert paper["length"] == len(LOST)
    assert [one["title"] for one in paper["outline"]][:2] == ["湿地", "引言"]
    first = paper["sentences"][0]
    assert LOST[first["start"] : first["end"]] == "甲说[1]。"
    assert paper["references"][9]["csl"]["title"] == "湿地之10"
    assert paper["references"][9]["csl_en"] is None
    last = paper["citations"][-1]
    assert LOST[last["start"] : last["end"]] == last["printed"] == "[1]"
    assert (last["as_printed"], last["targets"], last["by"]) == ([1], [10], "author-name")
    assert "龚十全" in last["evidence"]
    assert [(one["rule"], one["suggestion"]) for one in paper["problems"]] == [
        ("citation-name-mismatch", {"targets": [10]})
    ]


def test_what_people_read(run: Run, lost: Path) -> None:
    code, out, _ = run("scan", lost)
    assert code == 1
    assert f"{lost}:5:19: warning citation-name-mismatch" in out
    assert "龚十全等«[1]»说。" in out
    assert "[10] 龚十全. 湿地之10" in out


def test_a_clean_paper_says_so(run: Run, clean: Path) -> None:
    code, out, _ = run("scan", clean)
    assert (code, out.splitlines()[1].strip()) == (0, "nothing to report")


def test_everything_on_request(run: Run, clean: Path) -> None:
    _, out, _ = run("scan", clean, "--full")
    assert "1 引言" in out
    assert "5:3  [1] → [1] 林一鸣" in out


def test_the_sheet_for_the_author(run: Run, lost: Path) -> None:
    _, out, _ = run("scan", lost, "--to", "queries")
    assert out.startswith("# Queries: 湿地")
    assert "1. 1 引言: “龚十全等**[1]**说。”" in out
    assert "Perhaps: [10] 龚十全" in out


def test_one_that_cannot_be_read_does_not_stop_the_others(run: Run, clean: Path, tmp_path: Path) -> None:
    code, out, err = run("scan", tmp_path / "nowhere.md", clean, "--json", "--links-only")
    assert code == 2
    assert [paper["path"] for paper in json.loads(out)["papers"]] == [str(clean)]
    assert "nowhere.md" in err


def test_errors_alone_may_fail(run: Run, lost: Path) -> None:
    assert run("scan", lost, "--fail-on", "error")[0] == 0


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(LOST.encode())

    monkeypatch.setattr(sys, "stdin", Input())
    code, out, _ = run("scan", "-", "--json", "--from", "markdown")
    assert (code, json.loads(out)["papers"][0]["path"]) == (1, "-")


def test_a_project_names_its_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\n\\input{one}\n\\bibliography{r}\\end{document}", encoding="utf-8"
    )
    (tmp_path / "one.tex").write_text("So it is \\cite{a,b}.", encoding="utf-8")
    (tmp_path / "r.bib").write_text("@book{a, title={A}}\n@book{c, title={C}}", encoding="utf-8")
    _, out, _ = run("scan", tmp_path, "--json")
    paper = json.loads(out)["papers"][0]
    citation = paper["citations"][0]
    assert Path(citation["path"]).name == "one.tex"
    assert (tmp_path / "one.tex").read_text()[citation["start"] : citation["end"]] == "\\cite{a,b}"
    where = {one["rule"]: (Path(one["path"]).name, one["keys"]) for one in paper["problems"]}
    assert where == {"citation-undefined": ("one.tex", ["b"]), "reference-uncited": ("r.bib", ["c"])}


def test_every_finding_has_a_manual_page_and_a_question(run: Run) -> None:
    worded = ("-repaired", "-suspect", "-damaged", "-spelling", "-low", "-high", "-numbered", "-twice", "-run")
    assert {fault for fault in MESSAGE if not fault.endswith(worded)} | {"citation-shift"} == set(MANUAL)
    assert set(ASKED) == set(MESSAGE)
    code, out, _ = run("scan", "--explain", "citation-order")
    assert code == 0
    assert "first cited out of order" in out

"""`check` on manuscripts: what a scan finds goes the way of all findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from toolkit.rules import PAGES, explain
from toolkit.rules.manuscripts import MANUSCRIPT_PAGES

TEX = r"""\documentclass{article}
\addbibresource{refs.bib}
\begin{document}
Ports matter \cite{a}, and quays \cite{nokey}.
\input{two}
\end{document}
"""
TWO = "数据港口 \\cite{A}，另见 \\cite{gone}。\n"
BIB = "@misc{a, title = {Ports}, date = {2019}}\n@misc{b, title = {Quays}, date = {2019}, pages = {23--11}}\n"
PAPER = """# 港口与账本

港口数据治理由来已久[1]。此后另有讨论[5]。

## 参考文献

[1] 周雨. 港口数据[J]. 港口学报, 2019(2): 1-9.

[2] 陈明. 账本研究[J]. 港口学报, 2020(3): 4-8.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "main.tex").write_text(TEX, "utf-8")
    (tmp_path / "two.tex").write_text(TWO, "utf-8")
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    return tmp_path


def rows(out: str) -> list[str]:
    return [f"{row['path']}:{row['line']}:{row['column']} {row['rule']}" for row in json.loads(out)["problems"]]


def test_a_project_is_checked_with_its_bibliography_each_finding_in_its_own_file(run: Run, project: Path) -> None:
    code, out, _ = run("-C", project, "check", ".", "--json")
    assert code == 1
    assert rows(out) == [
        "main.tex:4:34 citation-undefined", "refs.bib:2:1 reference-uncited", "refs.bib:2:50 pages-reversed",
        "two.tex:1:6 key-case-mismatch", "two.tex:1:18 citation-undefined",
    ]
    assert rows(run("-C", project, "check", "main.tex", "--json", "--select", "citation-undefined")[1]) == [
        "main.tex:4:34 citation-undefined", "two.tex:1:18 citation-undefined"]


def test_a_comment_in_any_file_of_a_project_ignores_and_an_unused_one_is_named(run: Run, project: Path) -> None:
    (project / "main.tex").write_text(TEX.replace("nokey}.", "nokey}. % litcorpus: ignore[citation] in proof"), "utf-8")
    (project / "two.tex").write_text("% litcorpus: ignore[key-duplicate] none here\nAnd more.\n", "utf-8")
    assert rows(run("-C", project, "check", "main.tex", "--json")[1]) == [
        "refs.bib:2:1 reference-uncited", "two.tex:1:1 ignore-unused"]


def test_markdown_has_lines_baselines_and_every_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(PAPER, "utf-8")
    code, out, _ = run("-C", tmp_path, "check", "paper.md", "--json")
    assert code == 1
    assert "paper.md:3:21 citation-beyond-list" in rows(out)
    for form in ("text", "sarif", "github", "csv", "html"):
        assert "citation-beyond-list" in run("-C", tmp_path, "check", "paper.md", "--format", form)[1], form
    assert "ends with entry 2" in out
    run("-C", tmp_path, "check", "paper.md", "--write-baseline", "--baseline", "b.json")
    (tmp_path / "paper.md").write_text("\n\n" + PAPER, "utf-8")
    assert run("-C", tmp_path, "check", "paper.md", "--baseline", "b.json")[0] == 0
    comment = "<!-- litcorpus: ignore[citation-beyond-list, reference-uncited, citation-order] as printed -->\n"
    (tmp_path / "paper.md").write_text(PAPER.replace("港口数据治理由来", comment + "港口数据治理由来"), "utf-8")
    assert not any("beyond" in row for row in rows(run("-C", tmp_path, "check", "paper.md", "--json")[1]))


def test_fix_leaves_manuscripts_alone(run: Run, project: Path) -> None:
    before = {path.name: path.read_bytes() for path in project.iterdir()}
    run("-C", project, "check", ".", "--fix", "--unsafe-fixes", "--select", "citation,reference,key")
    assert {path.name: path.read_bytes() for path in project.iterdir()} == before


def test_a_file_that_is_no_manuscript_is_an_impossible_request(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"{\\rtf1 x}")
    assert run("-C", tmp_path, "check", "a.docx")[:2] == (2, "")


@pytest.mark.parametrize("rule", MANUSCRIPT_PAGES)
def test_every_finding_of_a_scan_has_a_page_in_both_languages(rule: str) -> None:
    assert rule in PAGES
    for lang in ("en", "zh"):
        assert len(explain(rule, lang).split("\n\n")) > 1

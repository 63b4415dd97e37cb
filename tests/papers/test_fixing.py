"""Markers that are certain are rewritten where they stand, and nothing else in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import REPO, Run
from toolkit.papers.find import find_citations
from toolkit.papers.fixing import Fix, applied, fixes
from toolkit.papers.reading import read_manuscript

WEI = REPO.parent / "shared" / "paper" / "wei2025.txt"
NAMES = ["王一鸣", "李二泉", "张三峰", "赵四海", "钱五岳", "孙六和", "周七里", "吴八方", "郑九成", "冯十全", "陈百川",
         "褚千里"]
LIST = "\n".join(f"[{at}] {name}. 水井研究之{at}[J]. 水利学刊, 20{at:02}, {at}(1): {at}-{at + 9}."
                 for at, name in enumerate(NAMES, 1))


def paper(slip: str) -> str:
    """A paper that cites twelve entries in order, the last but one by name with a number that lost a digit."""
    cited = "".join(f"{name}等[{at}]指出，水井的深度各不相同。" for at, name in enumerate(NAMES[:10], 1))
    body = f"{cited}陈百川等{slip}指出，水井应当加盖。褚千里等[12]认为这并不够。"
    return f"# 水井\n\n## 1 引言\n\n{body}\n\n## 参考文献\n\n{LIST}\n"


def test_a_lost_digit_with_a_name_beside_is_rewritten(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "paper.md"
    file.write_bytes(paper("[1]").replace("\n", "\r\n").encode("gb18030"))
    before = file.read_bytes()
    code, printed, _ = run("scan", file, "--fix", "--diff")
    assert code == 1
    assert file.read_bytes() == before, "--diff only shows"
    assert [line[-24:] for line in printed.splitlines() if line.startswith("+") and "[11]" in line]
    code, printed, said = run("scan", file, "--fix")
    assert (code, printed) == (0, "")
    assert "1 markers rewritten" in said
    assert file.read_bytes() == paper("[11]").replace("\n", "\r\n").encode("gb18030"), "nothing but two digits"
    assert run("scan", file, "--diff")[:2] == (0, "")


def test_a_sound_paper_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "paper.md"
    file.write_text(paper("[11]"), "utf-8")
    assert fixes(find_citations(read_manuscript(file))) == ()


def test_keys_that_differ_by_case_in_a_project_of_several_files(tmp_path: Path, run: Run) -> None:
    (tmp_path / "refs.bib").write_text("@book{Brook2001, author={Brook, A.}, title={Wells}, year={2001}}\n", "utf-8")
    head = "---\nbibliography: refs.bib\n---\n\n"
    (tmp_path / "main.md").write_text(f"{head}Wells are deep [see @brook2001, p. 3].\n", "utf-8")
    assert run("scan", tmp_path / "main.md", "--fix")[0] == 0
    assert "[see @Brook2001, p. 3]" in (tmp_path / "main.md").read_text("utf-8")
    tex = tmp_path / "tex"
    (tex / "parts").mkdir(parents=True)
    (tex / "refs.bib").write_text("@book{Brook2001, author={Brook, A.}, title={Wells}, year={2001}}\n", "utf-8")
    (tex / "parts" / "a.tex").write_text("Wells are deep \\cite[p.~3]{brook2001}.\n", "utf-8")
    (tex / "main.tex").write_text("\\documentclass{article}\\begin{document}\n\\input{parts/a}\n"
                                  "\\bibliography{refs}\n\\end{document}\n", "utf-8")
    assert run("scan", tex / "main.tex", "--fix")[0] == 0
    assert "\\cite[p.~3]{Brook2001}" in (tex / "parts" / "a.tex").read_text("utf-8")


def test_what_reads_otherwise_than_the_scan_says_stays() -> None:
    wanted = (Fix("", 0, 3, "[1]", "[11]"), Fix("", 2, 5, "]x[", "?"), Fix("", 6, 9, "[2]", "[12]"))
    assert applied("[1]x  [3]", wanted) == ("[11]x  [3]", 1)


@pytest.mark.skipif(not WEI.exists(), reason="shared/paper/wei2025.txt is not here")
def test_the_four_markers_of_the_first_paper() -> None:
    found = fixes(find_citations(read_manuscript(WEI)))
    assert [(fix.before, fix.after) for fix in found] == [
        ("^[6]", "^[16]"), ("^[7]", "^[17]"), ("^[8]", "^[18]"), ("^[9]", "^[19]")]

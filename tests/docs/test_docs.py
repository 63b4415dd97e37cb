"""The pages that come from the code are current, and what the README shows works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run
from toolkit.cli import COMMANDS


def test_generated_pages_are_current(repo: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run([sys.executable, repo / "docs/generate.py", "--check"], capture_output=True, text=True,
                          cwd=repo, check=False)
    assert done.returncode == 0, f"run python docs/generate.py: {done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", ["README.md", "README.zh.md", "docs/tutorial.md", "docs/tutorial.zh.md"])
def test_links_lead_somewhere(repo: Path, page: str) -> None:
    text = (repo / page).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not ((repo / page).parent / link).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_commands_of_the_readme_run(repo: Path, page: str, run: Run, tmp_path: Path) -> None:
    lines = re.findall(r"(?m)^litcorpus (.*)$", (repo / page).read_text("utf-8"))
    assert len(lines) >= 5
    for line in lines:
        words = shlex.split(line, comments=True)
        words = [str(tmp_path / word) if word.endswith(".html") else word for word in words]
        code, out, err = run("-C", repo, *words)
        assert code == 0, (line, out, err)


@pytest.mark.parametrize("page", ["docs/tutorial.md", "docs/tutorial.zh.md"])
def test_tutorial_makes_a_corpus_that_works(repo: Path, page: str, run: Run, tmp_path: Path) -> None:
    text = (repo / page).read_text("utf-8")
    root = tmp_path / "my-review"
    assert run("init", root)[0] == 0
    blocks = re.findall(r"```(bibtex|yaml)\n(.*?)```", text, re.S)
    places = ["references.bib", "corpus/papers/mypaper.yaml", "corpus/claims/mypaper.yaml", "corpus/concepts.yaml"]
    for (_, block), place in zip(blocks, places, strict=True):
        (root / place).write_text(block, "utf-8")
    own = "@unpublished{me2024paper, title = {A paper}, author = {Me, A.}, date = {2024}, langid = {english}}\n"
    (root / "references.bib").write_text(blocks[0][1] + own, "utf-8")
    code, out, _ = run("-C", root, "check")
    assert code == 0, out
    assert all(": info " in line for line in out.splitlines()), "drafts and the like are notes"
    for line in re.findall(r"(?m)^litcorpus (report coverage.*|source show .*|report all)$", text):
        assert run("-C", root, *shlex.split(line, comments=True))[0] == 0


def test_every_command_stands_in_the_commands_page(repo: Path) -> None:
    page = (repo / "docs/commands.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"## litcorpus {name}\n" not in page] == []

"""What other programs take of `check`: hooks, the action, the workflow, the problem matcher, SARIF. Each is tried."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.schemas import validate
from tests.conftest import REPO, Run

BAD = "@misc{a,\n  title = {港口 and more},\n  date = {2019},\n  pages = {23--11},\n}\n"
FIXABLE = BAD.replace("23--11", "11-23")


def read_yaml(path: str) -> Any:
    return yaml.safe_load((REPO / path).read_text("utf-8"))


@pytest.fixture
def command(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which `litcorpus` is this code."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "litcorpus").write_text(f"#!/bin/sh\nexec {sys.executable} -c "
                                      "'import sys; from toolkit.cli import main; sys.exit(main())' \"$@\"\n", "utf-8")
    (folder / "litcorpus").chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(REPO), "LC_ALL": "C.UTF-8"}


def test_sarif_is_valid_also_with_what_was_left_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a b.bib").write_text(f"% litcorpus: ignore[langid-missing] mixed\n{BAD}{FIXABLE}@misc{{", "utf-8")
    for lang in ("en", "zh"):
        out = run("--lang", lang, "-C", tmp_path, "check", "a b.bib", "--format", "sarif")[1]
        validate(json.loads(out), "sarif-2.1.0")
    results = json.loads(out)["runs"][0]["results"]
    assert len({result["partialFingerprints"]["litcorpus/v1"] for result in results}) > 1
    assert any(result.get("suppressions", [{}])[0].get("justification") == "mixed" for result in results)


def test_the_hooks_are_what_pre_commit_reads_and_what_they_run_works(command: dict[str, str], tmp_path: Path) -> None:
    hooks = {hook["id"]: hook for hook in read_yaml(".pre-commit-hooks.yaml")}
    validate(list(hooks.values()), ".pre-commit-hooks.yml")
    (tmp_path / "a.bib").write_text(BAD, "utf-8")
    (tmp_path / "b.bib").write_text(FIXABLE, "utf-8")
    for name, expected in (("litcorpus-check-bib", 1), ("litcorpus-fix-bib", 1), ("litcorpus-check", 2)):
        hook = hooks[name]
        files = [] if hook.get("pass_filenames") is False else ["a.bib", "b.bib"]
        assert all(re.search(hook["files"], file) for file in files)
        done = subprocess.run([*hook["entry"].split(), *files], env=command, cwd=tmp_path, capture_output=True,
                              check=False)
        assert done.returncode == expected, done.stderr
    assert "pages = {11--23}" in (tmp_path / "b.bib").read_text("utf-8")
    assert re.search(hooks["litcorpus-check"]["files"], "corpus/claims/wei2025.yaml")


def test_pre_commit_itself_accepts_the_hooks() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib", reason="pre-commit is not installed")
    assert len(clientlib.load_manifest(str(REPO / ".pre-commit-hooks.yaml"))) == 3


def test_the_action_is_valid_and_its_step_shows_findings_and_fails(command: dict[str, str], tmp_path: Path) -> None:
    action = read_yaml("action.yml")
    validate(action, "GitHub Action")
    step = action["runs"]["steps"][-1]
    defaults = {name: given["default"] for name, given in action["inputs"].items()}
    (tmp_path / "a.bib").write_text(BAD, "utf-8")

    def env(**inputs: str) -> dict[str, str]:
        values = {**defaults, **inputs}
        return {**command, **{name: values[re.findall(r"inputs\.([\w-]+)", word)[0]]
                              for name, word in step["env"].items()}}

    def go(**inputs: str) -> subprocess.CompletedProcess[str]:
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(shell, env=env(**inputs), cwd=tmp_path, capture_output=True, text=True, check=False)

    done = go(paths="a.bib", sarif="out.sarif")
    assert done.returncode == 1
    assert "::warning file=a.bib,line=4" in done.stdout
    assert json.loads((tmp_path / "out.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert go(paths="a.bib", options="--ignore langid", **{"fail-on": "error"}).returncode == 0
    assert go(paths="nowhere.bib", sarif="out.sarif").returncode == 2
    assert set(re.findall(r"inputs\.([\w-]+)", json.dumps(action["runs"]))) == set(defaults)


def test_the_example_workflow_is_valid_and_gives_the_action_what_it_takes() -> None:
    workflow = read_yaml("docs/examples/litcorpus.yml")
    validate({("on" if key is True else key): value for key, value in workflow.items()}, "GitHub Workflow")
    steps = workflow["jobs"]["check"]["steps"]
    given = next(step for step in steps if step["uses"].startswith("OWNER/litcorpus@"))["with"]
    assert set(given) <= set(read_yaml("action.yml")["inputs"])
    assert steps[-1]["with"]["sarif_file"] == given["sarif"]


def test_the_problem_matcher_reads_every_line(command: dict[str, str], tmp_path: Path) -> None:
    task = json.loads((REPO / "docs/examples/tasks.json").read_text("utf-8"))["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    (tmp_path / "a:b 港.bib").write_text(BAD + FIXABLE + "@misc{c, title = {x", "utf-8")
    for lang in ("en", "zh"):
        call = [task["command"], "--lang", lang, *task["args"], "a:b 港.bib"]
        done = subprocess.run(call, env={**command, **task["options"]["env"]}, cwd=tmp_path, capture_output=True,
                              text=True, check=False)
        lines = done.stdout.splitlines()
        matches = [re.match(pattern["regexp"], line) for line in lines]
        assert len(lines) > 3
        assert all(match is not None and match[pattern["file"]] == "a:b 港.bib" for match in matches)
        assert {match[pattern["severity"]] for match in matches if match} == {"error", "warning", "info"}
        assert "pages-reversed" in {match[pattern["code"]] for match in matches if match}


def test_loose_files_and_a_corpus_are_checked_in_one_run(run: Run, repo: Path, tmp_path: Path) -> None:
    """As pre-commit hands them over: whatever changed, in one list."""
    shutil.copytree(repo / "tests/rules/pages-reversed/bad", tmp_path / "loose")
    run("init", tmp_path / "c")
    (tmp_path / "c/references.bib").write_text(BAD, "utf-8")
    out = run("-C", tmp_path, "check", "loose", "c/references.bib", "--select", "pages-reversed", "--json")[1]
    paths = [row["path"] for row in json.loads(out)["problems"]]
    assert paths == ["c/references.bib", "loose/library.bib"]
    page = run("-C", tmp_path, "check", "loose", "c/references.bib", "--select", "pages", "--format", "html")[1]
    assert page.count("<mark>") == 2

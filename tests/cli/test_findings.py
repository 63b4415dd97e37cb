"""Findings as other programs read them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.conftest import Run

BAD = Path(__file__).parent.parent / "rules" / "pages-reversed" / "bad" / "library.bib"


def test_sarif_names_the_rule_and_the_region(run: Run) -> None:
    code, out, _ = run("check", BAD, "--format", "sarif")
    document = json.loads(out)
    result = document["runs"][0]["results"][0]
    rules = document["runs"][0]["tool"]["driver"]["rules"]
    assert (code, document["version"], result["level"]) == (1, "2.1.0", "warning")
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "pages-reversed"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert BAD.read_text("utf-8").splitlines()[region["startLine"] - 1][region["startColumn"] - 1 :].startswith("{23")


def test_github_and_csv_have_one_finding_a_line(run: Run) -> None:
    line = run("check", BAD, "--format", "github")[1].strip()
    assert line.startswith("::warning file=")
    assert line.endswith("::pages go from 23 back to 11")
    rows = list(csv.DictReader(io.StringIO(run("check", BAD, "--format", "csv")[1])))
    assert [row["rule"] for row in rows] == ["pages-reversed"]


def test_a_folder_without_a_corpus_is_checked_file_by_file_in_any_order(run: Run, tmp_path: Path) -> None:
    for name in ("b.bib", "a.bib"):
        (tmp_path / name).write_bytes(BAD.read_bytes())
    whole = run("-C", tmp_path, "check", ".")[1]
    assert whole == run("-C", tmp_path, "check", "b.bib", "a.bib")[1]
    assert [line.split(":")[0] for line in whole.splitlines()] == ["a.bib", "b.bib"]


def test_the_future_is_judged_from_the_day_given(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, title = {Ports}, year = {2027}}\n", encoding="utf-8")
    assert run("-C", tmp_path, "check", "a.bib", "--as-of", "2026-11-23")[0] == 1
    assert run("-C", tmp_path, "check", "a.bib", "--as-of", "2027-01-01")[0] == 0


def test_a_file_that_is_no_clean_text_is_a_finding_in_every_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_bytes(b"@misc{a, title = {Ports \xff}, year = {2019}}\n")
    for form in ("text", "json", "sarif", "github", "csv"):
        code, out, _ = run("-C", tmp_path, "check", "a.bib", "--format", form)
        assert (code, "file-encoding" in out) == (1, True), form

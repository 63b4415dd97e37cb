"""Living with `check`: choosing rules, comments, decisions, baselines, settings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from toolkit.rules import SCREEN_RULES

RULES = Path(__file__).parent.parent / "rules"
ENTRY = "@misc{a,\n  title = {Ports},\n  date = {2019},\n  pages = {23--11},\n}\n"
SETTINGS = "title: {en: Ports, zh: 港口}\nlicence: CC-BY-4.0\n"


def lines(out: str) -> list[str]:
    return [f"{row['path']}:{row['line']} {row['rule']}" for row in json.loads(out)["problems"]]


def corpus(folder: Path, bib: str = ENTRY, settings: str = "") -> Path:
    (folder / "corpus").mkdir()
    (folder / "corpus/corpus.yaml").write_text(SETTINGS + settings, "utf-8")
    (folder / "references.bib").write_text(bib, "utf-8")
    return folder


@pytest.mark.parametrize("rule", SCREEN_RULES)
def test_each_rule_over_what_people_said_has_examples(run: Run, rule: str) -> None:
    assert lines(run("-C", RULES / rule / "good", "check", "--json")[1]) == []
    expected = (RULES / rule / "bad/expected.txt").read_text("utf-8").splitlines()
    assert lines(run("-C", RULES / rule / "bad", "check", "--json")[1]) == expected


@pytest.mark.parametrize(("options", "found"), [
    ((), ["pages-reversed"]),
    (("--select", "pages"), ["pages-reversed"]),
    (("--select", "bib"), ["pages-reversed"]),
    (("--select", "zh,date"), []),
    (("--ignore", "pages-"), []),
    (("--select", "all", "--ignore", "bib"), []),
])
def test_words_choose_rules(run: Run, tmp_path: Path, options: tuple[str, ...], found: list[str]) -> None:
    (tmp_path / "a.bib").write_text(ENTRY, "utf-8")
    rows = json.loads(run("-C", tmp_path, "check", "a.bib", "--json", *options)[1])["problems"]
    assert [row["rule"] for row in rows] == found


def test_a_word_that_chooses_nothing_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(ENTRY, "utf-8")
    code, out, err = run("-C", tmp_path, "check", "a.bib", "--ignore", "pagess")
    assert (code, out) == (2, "")
    assert "did you mean pages" in err


@pytest.mark.parametrize(("text", "found"), [
    (ENTRY.replace("},\n}", "}, % litcorpus: ignore[pages-reversed] so printed\n}"), []),
    (ENTRY.replace("  pages", "  % litcorpus: ignore[pages] so printed\n  pages"), []),
    ("%% litcorpus: ignore[bib] 原文如此\n\n" + ENTRY, []),
    ("% litcorpus: ignore[pages]：原文如此\r\n" + ENTRY.replace("\n", "\r\n"), []),
    ("% litcorpus: ignore[pages] first\n@misc{b, title = {Quays}, date = {2019}}\n" + ENTRY,
     ["a.bib:1 ignore-unused", "a.bib:6 pages-reversed"]),
    (ENTRY.replace("},\n  date", "}, % litcorpus: ignore[pages] another line\n  date"),
     ["a.bib:2 ignore-unused", "a.bib:4 pages-reversed"]),
])
def test_a_comment_in_a_bib_file_speaks_of_its_line_or_of_what_follows(
    run: Run, tmp_path: Path, text: str, found: list[str]
) -> None:
    (tmp_path / "a.bib").write_bytes(text.encode())
    assert lines(run("-C", tmp_path, "check", "a.bib", "--json")[1]) == found


def test_an_ignore_of_a_rule_that_does_not_run_is_not_called_unused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("% litcorpus: ignore[url-form] x\n" + ENTRY, "utf-8")
    assert lines(run("-C", tmp_path, "check", "a.bib", "--json", "--select", "pages,ignore")[1]) == [
        "a.bib:5 pages-reversed"]


@pytest.mark.parametrize(("comment", "found"), [
    ("# litcorpus: ignore[unknown-concept] later\n- id: a", 0),
    ("- id: a  # litcorpus: ignore[unknown-concept] the wrong line", 1),
])
def test_a_comment_in_yaml_speaks_of_the_record_that_follows(
    run: Run, tmp_path: Path, comment: str, found: int
) -> None:
    corpus(tmp_path)
    record = f"{comment}\n  type: idea\n  prefLabel: {{zh: 港口, en: port}}\n  broader: [nowhere]\n"
    (tmp_path / "corpus/concepts.yaml").write_text(record, "utf-8")
    out = run("-C", tmp_path, "check", "--json", "--select", "unknown-concept")[1]
    assert len(json.loads(out)["problems"]) == found


def test_a_baseline_knows_findings_after_lines_have_moved(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(ENTRY, "utf-8")
    assert run("-C", tmp_path, "check", "a.bib", "--write-baseline", "--baseline", "known.json")[:2] == (0, "")
    assert run("-C", tmp_path, "check", "a.bib")[0] == 1
    other = ENTRY.replace("{a,", "{b,").replace("Ports", "Quays")
    (tmp_path / "a.bib").write_text(f"% a line more\n\n{ENTRY}{other}", "utf-8")
    code, out, _ = run("-C", tmp_path, "check", "a.bib", "--baseline", "known.json", "--json")
    assert (code, [row["subject"] for row in json.loads(out)["problems"]]) == (1, ["source:b:pages"])
    assert json.loads(out)["suppressed"]["baseline"] == 1
    (tmp_path / "a.bib").write_text("@misc{a, title = {Ports}, date = {2019}}\n", "utf-8")
    code, out, err = run("-C", tmp_path, "check", "a.bib", "--baseline", "known.json")
    assert (code, out) == (0, "")
    assert "Of the baseline 1 are found no more" in err


def test_a_second_finding_of_the_same_words_is_new(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(ENTRY, "utf-8")
    run("-C", tmp_path, "check", "a.bib", "--write-baseline", "--baseline", "known.json", "--select", "pages")
    (tmp_path / "b.bib").write_text(ENTRY, "utf-8")
    assert len(lines(run("-C", tmp_path, "check", ".", "--baseline", "known.json", "--json", "--select", "pages")[1])
               ) == 1


@pytest.mark.parametrize("content", [None, "{}", '{"schema": "other", "findings": []}', "\xff"])
def test_a_baseline_that_is_none_is_an_error(run: Run, tmp_path: Path, content: str | None) -> None:
    (tmp_path / "a.bib").write_text(ENTRY, "utf-8")
    if content is not None:
        (tmp_path / "known.json").write_bytes(content.encode("latin-1"))
    assert run("-C", tmp_path, "check", "a.bib", "--baseline", "known.json")[:2] == (2, "")


def test_settings_of_a_project_and_of_a_corpus(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(ENTRY, "utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old/b.bib").write_text(ENTRY, "utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.litcorpus.per-path]\n"old" = ["pages"]\n', "utf-8")
    assert lines(run("-C", tmp_path, "check", ".", "--json")[1]) == ["a.bib:4 pages-reversed"]
    (tmp_path / "pyproject.toml").write_text('[tool.litcorpus]\nignore = ["pages"]\n', "utf-8")
    assert run("-C", tmp_path, "check", ".", "--json")[0] == 0
    (tmp_path / "c").mkdir()
    corpus(tmp_path / "c", settings="check: {per-path: {references.bib: [pages-reversed]}}\n")
    assert run("-C", tmp_path / "c", "check")[0] == 0


def test_the_future_is_judged_from_the_day_or_year_that_is_set(run: Run, tmp_path: Path) -> None:
    corpus(tmp_path, bib="@misc{a, title = {Ports}, date = {2097}}\n", settings="check: {as-of: 2097}\n")
    assert run("-C", tmp_path, "check")[0] == 0
    assert run("-C", tmp_path, "check", "--as-of", "2026-01-01")[0] == 1
    (tmp_path / "corpus/corpus.yaml").write_text(SETTINGS + "check: {as_of: 2026-01-01}\n", "utf-8")
    assert run("-C", tmp_path, "check")[0] == 1
    (tmp_path / "corpus/corpus.yaml").write_text(SETTINGS + "check: {as_of: soon}\n", "utf-8")
    assert run("-C", tmp_path, "check")[0] == 2


def test_a_wrong_setting_is_named_with_its_place(run: Run, tmp_path: Path) -> None:
    corpus(tmp_path, settings="check: {selct: [bib]}\n")
    code, out, err = run("-C", tmp_path, "check")
    assert (code, out) == (2, "")
    assert "corpus/corpus.yaml: check: no setting selct; did you mean select?" in err
    (tmp_path / "corpus/corpus.yaml").write_text(SETTINGS + "check: {coverage: {own-voice-support: 60}}\n", "utf-8")
    assert "coverage" in run("-C", tmp_path, "check")[2]


def test_nothing_new_of_some_rules_is_an_error_at_any_level(run: Run, tmp_path: Path) -> None:
    link = "@misc{a,\n  title = {Ports},\n  date = {2019},\n  pages = {1-2},\n}\n"
    corpus(tmp_path, bib=link, settings="check: {baseline: known.json, no_new: [pages-form]}\n")
    assert run("-C", tmp_path, "check")[0] == 2
    run("-C", tmp_path, "check", "--write-baseline")
    assert run("-C", tmp_path, "check")[0] == 0
    (tmp_path / "references.bib").write_text(link + link.replace("{a,", "{b,").replace("Ports", "Quays"), "utf-8")
    code, out, _ = run("-C", tmp_path, "check", "--json")
    assert (code, [row["level"] for row in json.loads(out)["problems"]]) == (1, ["error"])


def test_no_new_needs_a_baseline(run: Run, tmp_path: Path) -> None:
    corpus(tmp_path, settings="check: {no_new: [pages-form]}\n")
    assert "baseline" in run("-C", tmp_path, "check")[2]


def test_a_finding_of_the_shipped_corpus_fails_once_it_is_not_accepted(run: Run, repo: Path, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c/references.bib").symlink_to(repo / "references.bib")
    shutil.copytree(repo / "corpus", tmp_path / "c/corpus", ignore=shutil.ignore_patterns(".journal", ".lock"))
    decisions = tmp_path / "c/corpus/decisions.yaml"
    whole = decisions.read_text("utf-8")
    head, *items = whole.partition("not_duplicates")[0].split("  - rule: ")
    assert run("-C", tmp_path / "c", "check")[0] == 0
    for item in items:
        decisions.write_text(head + "".join(f"  - rule: {other}" for other in items if other != item), "utf-8")
        assert run("-C", tmp_path / "c", "check")[0] == 1, item

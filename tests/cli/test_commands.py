"""The commands on the repository's own corpus: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from toolkit.cli import COMMANDS, group, main

HEAVY = ("pandas", "spacy", "bibtexparser", "ruamel", "altair", "msgspec", "yaml")


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom toolkit.cli import main\nmain(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert all(f"  {name} " in done.stdout for name in COMMANDS)
    assert done.stderr.strip() == "[]"


def test_each_command_has_help_with_an_example(run: Run) -> None:
    for name in COMMANDS:
        code, out, _ = run(name, "--help")
        assert code == 0
        assert "Example" in out, name
        command = group.get_command(None, name)  # type: ignore[arg-type]
        for child in command.list_commands(None) if hasattr(command, "list_commands") else ():  # type: ignore[arg-type]
            assert "Example" in run(name, child, "--help")[1], (name, child)


def test_unknown_command_offers_the_nearest(run: Run) -> None:
    code, out, err = run("chekc")
    assert (code, out) == (2, "")
    assert "'check'" in err


def test_outside_a_corpus_says_what_to_do(run: Run, tmp_path: Path) -> None:
    code, out, err = run("-C", tmp_path, "source", "list")
    assert (code, out) == (2, "")
    assert "litcorpus init" in err
    assert len(err.splitlines()) == 1


def test_counts_of_the_shipped_corpus(run: Run, repo: Path) -> None:
    sources = json.loads(run("-C", repo, "source", "list", "--json")[1])["items"]
    claims = json.loads(run("-C", repo, "claim", "list", "--json")[1])["items"]
    concepts = json.loads(run("-C", repo, "concept", "list", "--json")[1])["items"]
    papers = json.loads(run("-C", repo, "paper", "list", "--json")[1])["items"]
    assert sum(not source["mentioned"] for source in sources) == 26
    assert sum("en" in s["sides"] and s["language"] == "zh" for s in sources if not s["mentioned"]) == 20
    assert len(claims) >= 100
    assert len(concepts) >= 60
    assert [len(paper["citations"]) for paper in papers] == [27]


def test_lists_narrow_down(run: Run, repo: Path) -> None:
    none = json.loads(run("-C", repo, "claim", "list", "--voice", "own", "--basis", "none", "--json")[1])["items"]
    assert none
    assert all(claim["basis"] == "none" and not claim["asserted_by"] for claim in none)
    actors = json.loads(run("-C", repo, "concept", "list", "--type", "actor", "--json")[1])["items"]
    assert {"united-states", "european-union", "china"} <= {actor["id"] for actor in actors}
    assert "keohane1977power" in run("-C", repo, "source", "list", "--listed")[1]


@pytest.mark.parametrize("what", ["source", "claim", "concept", "paper"])
def test_show_prints_every_record(run: Run, repo: Path, what: str) -> None:
    items = json.loads(run("-C", repo, what, "list", "--json")[1])["items"]
    for item in items[:: max(1, len(items) // 8)]:
        name = item.get("id") or item["key"]
        code, out, _ = run("-C", repo, what, "show", name)
        assert code == 0
        assert name in out
        assert json.loads(run("-C", repo, what, "show", name, "--json")[1])["schema"] == what


def test_show_of_a_misspelt_id_offers_the_nearest(run: Run, repo: Path) -> None:
    code, _, err = run("-C", repo, "source", "show", "keohane1977powr")
    assert code == 2
    assert "keohane1977power" in err


def test_impact_grows_with_what_falls(run: Run, repo: Path) -> None:
    def lost(*args: str) -> set[str]:
        shown = json.loads(run("-C", repo, "source", "show", "keohane1977power", "--impact", *args, "--json")[1])
        return set(shown["item"]["impact"]["lost"])

    assert lost() <= lost("--with", "ruggie1982international")


@pytest.mark.parametrize("query", ["数据主权", "ＤＡＴＡ sovereignty", "Data Sovereignty"])
def test_search_is_blind_to_case_and_width(run: Run, repo: Path, query: str) -> None:
    code, out, _ = run("-C", repo, "search", query)
    assert code == 0
    assert "data-sovereignty" in out


def test_search_without_a_hit_exits_1(run: Run, repo: Path) -> None:
    assert run("-C", repo, "search", "西红柿炒鸡蛋")[0] == 1


def test_shipped_corpus_passes_check(run: Run, repo: Path) -> None:
    code, out, _ = run("-C", repo, "check", "--json")
    found = json.loads(out)
    assert code == 0, [p["message"] for p in found["problems"] if p["level"] != "info"]
    assert found["counts"]["error"] == found["counts"]["warning"] == 0


def test_check_limited_to_a_path(run: Run, repo: Path, tmp_path: Path) -> None:
    run("init", tmp_path / "new")
    broken = tmp_path / "new/corpus/concepts.yaml"
    broken.write_text(broken.read_text("utf-8").replace("[]", "") + "- id: a\n  typ: idea\n", "utf-8")
    assert run("check", broken)[0] == 1
    assert run("check", tmp_path / "new/references.bib")[0] == 0
    assert run("-C", tmp_path / "new", "check")[0] == 1
    assert run("-C", tmp_path / "new", "check", "nowhere.yaml")[0] == 2


def test_every_report_in_every_format(run: Run, repo: Path, tmp_path: Path) -> None:
    for name in ("coverage", "claims", "concepts", "literature", "positions"):
        for form in ("md", "html", "csv", "json", "xlsx"):
            file = tmp_path / f"{name}.{form}"
            assert run("-C", repo, "report", name, "--format", form, "-o", file)[0] == 0
            assert file.stat().st_size > 200


def test_coverage_as_the_copy_reads_and_as_resolved(run: Run, repo: Path) -> None:
    metrics = json.loads(run("-C", repo, "report", "coverage", "--json")[1])["metrics"]
    found = {m["reading"]: (m["numerator"], m["denominator"]) for m in metrics
             if m["id"] == "reference-coverage" and m["scope"] == "paper"}
    assert found == {"as-printed": (21, 25), "as-resolved": (25, 25)}


def test_xlsx_needs_a_file(run: Run, repo: Path) -> None:
    code, out, err = run("-C", repo, "report", "claims", "--format", "xlsx")
    assert (code, out) == (2, "")
    assert "-o" in err


def test_committed_reports_are_current(run: Run, repo: Path) -> None:
    code, out, _ = run("-C", repo, "report", "all", "--check")
    assert code == 0, out


def test_new_corpus_passes_check_and_makes_every_report(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "新语料"
    assert run("init", root)[0] == 0
    assert run("-C", root, "check")[0] == 0
    assert run("-C", root, "report", "all")[0] == 0
    assert run("-C", root, "report", "all", "--check")[0] == 0
    assert run("-C", root, "map", "-o", root / "map.html")[0] == 0
    assert run("init", root)[0] == 2


def test_map_in_every_format(run: Run, repo: Path) -> None:
    for form in ("svg", "html", "mermaid", "dot", "graphml"):
        code, out, _ = run("-C", repo, "map", "--to", form)
        assert code == 0
        assert "嵌入式自由主义" in out
    assert len(run("-C", repo, "map", "--around", "embedded-liberalism")[1]) < len(run("-C", repo, "map")[1])
    assert run("-C", repo, "map", "--around", "embeded-liberalism")[0] == 2


def test_exit_code_of_the_installed_command() -> None:
    assert main(["--version"]) == 0


@pytest.mark.parametrize("line", ["check", "source show keohane1977power", "search data", "claim list"])
def test_a_reader_that_goes_away_is_no_finding(repo: Path, line: str) -> None:
    command = f"{sys.executable} -c 'from toolkit.cli import main; raise SystemExit(main())' -C {repo} {line}"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", f"{command} | head -1"], capture_output=True, text=True,
                          check=False)
    assert (done.returncode, "Error" in done.stderr) == (0, False), done.stderr


def test_what_cannot_be_written_is_one_line(run: Run, repo: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for target in (tmp_path, tmp_path / "file/x.md"):
        code, out, err = run("-C", repo, "report", "positions", "-o", target)
        assert (code, out, len(err.splitlines())) == (2, "", 1)
    run("init", tmp_path / "c")
    (tmp_path / "c/reports").touch()
    assert run("-C", tmp_path / "c", "report", "all")[0] == 2


@pytest.mark.parametrize("words", [
    ("claim", "list", "--kind", "casual"), ("claim", "list", "--section", "99"), ("claim", "list", "--paper", "wei"),
    ("claim", "list", "--concept", "data"), ("concept", "list", "--type", "thing"),
    ("source", "list", "--concept", "data"), ("map", "-o", "x.png"), ("report", "all", "--lang", "en"),
])
def test_a_slip_is_said_and_not_answered_with_an_empty_list(run: Run, repo: Path, words: tuple[str, ...]) -> None:
    code, out, err = run("-C", repo, *words)
    assert (code, out) == (2, "")
    assert err


def test_a_chapter_takes_its_subsections_in(run: Run, repo: Path) -> None:
    def count(section: str) -> int:
        return len(json.loads(run("-C", repo, "claim", "list", "--section", section, "--json")[1])["items"])

    assert count("3:all") == count("3") + count("3.1:all") + count("3.2")
    assert count("3.1") == 0 < count("3.1:all") == count("3.1.1") + count("3.1.2")


def test_impossible_requests_are_said_in_the_language_of_messages() -> None:
    code = "from toolkit.cli import main; raise SystemExit(main())"
    said = {
        lang: subprocess.run([sys.executable, "-c", code, "--lang", lang, "check", "--explain", "unknown-sourc"],
                             capture_output=True, text=True, check=False).stderr
        for lang in ("en", "zh")
    }
    assert "did you mean unknown-source?" in said["en"]
    assert "是否指 unknown-source？" in said["zh"]
    assert "did you" not in said["zh"]


@pytest.mark.parametrize(("old", "new"), [
    ("journaltitle = {情报杂志}", b"journaltitle = {X\xff}"), ("@article{shen2014data,", b"@article{shen\xff2014data,"),
    ("concepts = {data-as-power", b"concepts = {data\xffpower"),
])
def test_a_bad_byte_in_a_bib_is_a_finding_and_never_a_traceback(
    run: Run, repo: Path, tmp_path: Path, old: str, new: bytes
) -> None:
    bib = (repo / "references.bib").read_bytes()
    shutil.copytree(repo / "corpus", tmp_path / "corpus", ignore=shutil.ignore_patterns(".lock"))
    (tmp_path / "references.bib").write_bytes(bib.replace(old.encode(), new, 1))
    line = bib[: bib.index(old.encode())].count(b"\n") + 1
    for form in ("text", "json"):
        code, out, _ = run("-C", tmp_path, "check", "--format", form)
        assert code == 1
        assert f"references.bib:{line}:" in out or f'"line": {line},' in out
    assert run("-C", tmp_path, "report", "literature")[0] == 0


def test_a_console_without_chinese_gets_escapes(repo: Path) -> None:
    code = "from toolkit.cli import main; raise SystemExit(main())"
    done = subprocess.run([sys.executable, "-c", code, "-C", repo, "concept", "list"], capture_output=True, check=False,
                          env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0
    assert b"\\u" in done.stdout

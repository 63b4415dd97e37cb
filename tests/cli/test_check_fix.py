"""`check --fix`: shown, written to the byte, taken back."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run

TEXT = "% 港口\r\n@misc{a,\r\n  title = {Ports},\r\n  date = {2019},\r\n  pages = {11-23},\r\n}\r\n"
MENDED = TEXT.replace("11-23", "11--23")


def test_a_loose_file_is_mended_to_the_byte_and_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_bytes(TEXT.encode("gb18030"))
    code, out, err = run("-C", tmp_path, "check", "a.bib", "--fix", "--ignore", "file-encoding")
    assert (code, out) == (0, "")
    assert "-  pages = {11-23},\n+  pages = {11--23},\n" in err.replace("\r", "")
    assert (tmp_path / "a.bib").read_bytes() == MENDED.encode("gb18030")
    assert [path.name for path in tmp_path.iterdir()] == ["a.bib"]
    assert "pages" not in run("-C", tmp_path, "check", "a.bib", "--fix", "--ignore", "file-encoding")[2]
    assert (tmp_path / "a.bib").read_bytes() == MENDED.encode("gb18030")


def test_a_corpus_is_mended_with_a_journal(run: Run, repo: Path, tmp_path: Path) -> None:
    shutil.copytree(repo / "corpus", tmp_path / "corpus", ignore=shutil.ignore_patterns(".journal", ".lock"))
    before = (repo / "references.bib").read_bytes().replace(b"--", b"-")
    (tmp_path / "references.bib").write_bytes(before)
    code, _, err = run("-C", tmp_path, "check", "--fix", "--select", "pages-form")
    after = (tmp_path / "references.bib").read_bytes()
    assert (code, b"pages = {8--10}" in after) == (0, True)
    assert "litcorpus undo" in err
    assert run("-C", tmp_path, "undo")[0] == 0
    assert (tmp_path / "references.bib").read_bytes() == before


def test_a_diff_is_one_that_programs_apply_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    entry = "@misc{k%d, title = {T},\n  note = {},\n  pages = {%d-%d},\n}\n"
    entries = [entry % (n, n, n + 1) for n in range(1, 40)]
    text = "".join(entries[:9]) + "@misc{x, title = {A}}" + "\n\n".join(entries[9:])
    (tmp_path / "a.bib").write_text(text, "utf-8")
    code, out, _ = run("-C", tmp_path, "check", "a.bib", "--diff", "--unsafe-fixes", "--select", "pages,field-empty")
    assert (code, (tmp_path / "a.bib").read_text("utf-8")) == (1, text)
    subprocess.run(["git", "apply", "-p0", "-"], input=out, text=True, check=True, cwd=tmp_path)
    patched = (tmp_path / "a.bib").read_text("utf-8")
    (tmp_path / "a.bib").write_text(text, "utf-8")
    run("-C", tmp_path, "check", "a.bib", "--fix", "--unsafe-fixes", "--select", "pages,field-empty")
    assert (tmp_path / "a.bib").read_text("utf-8") == patched != text
    assert run("-C", tmp_path, "check", "a.bib", "--diff", "--select", "pages")[:2] == (0, "")


@pytest.mark.parametrize("how", ["comment", "baseline", "per-path"])
def test_what_is_known_is_not_mended(run: Run, tmp_path: Path, how: str) -> None:
    comment = "% litcorpus: ignore[pages-form] so printed\r\n" if how == "comment" else ""
    (tmp_path / "a.bib").write_bytes((comment + TEXT.partition("\n")[2]).encode())
    held = (tmp_path / "a.bib").read_bytes()
    options: tuple[str, ...] = ()
    if how == "baseline":
        options = ("--baseline", "known.json")
        run("-C", tmp_path, "check", "a.bib", "--write-baseline", *options)
    if how == "per-path":
        (tmp_path / "pyproject.toml").write_text('[tool.litcorpus.per-path]\n"*.bib" = ["pages-form"]\n', "utf-8")
    run("-C", tmp_path, "check", "a.bib", "--fix", *options)
    assert (tmp_path / "a.bib").read_bytes() == held


def test_unsafe_fixes_alone_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(TEXT, "utf-8")
    assert run("-C", tmp_path, "check", "a.bib", "--unsafe-fixes")[0] == 2


def test_json_says_what_can_be_mended_safely(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(TEXT.replace("}\r\n", "  note = {},\r\n}\r\n"), "utf-8")
    rows = json.loads(run("-C", tmp_path, "check", "a.bib", "--json")[1])["problems"]
    assert {row["rule"]: row["fixable"] for row in rows} == {"field-empty": False, "pages-form": True}

"""How findings look: the line with its place underlined, the page, stdin, colours."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import Run
from toolkit.cli.excerpt import Excerpts
from toolkit.cli.tables import cells
from toolkit.model import Place


@pytest.mark.parametrize(("line", "start", "end", "meant"), [
    ("  title = {港口 <i>与</i> 账本},", 11, 26, "{港口 <i>与</i> 账本"),
    ("\ttitle = {港\u200b口},", 10, 15, "{港\\u200b口}"),
    ("a" * 300 + "港口" + "b" * 300, 301, 303, "港口"),
    ("港" * 300, 200, 290, "港"),
    ("港口", 1, 1, ""),
    ("cafe\u0301 {x}", 7, 10, "{x}"),
])
def test_the_place_is_underlined_where_it_stands_also_under_wide_characters(
    tmp_path: Path, line: str, start: int, end: int, meant: str
) -> None:
    (tmp_path / "a.bib").write_text(f"first\r\n{line}\r\nlast", "utf-8", newline="")
    shown = Excerpts(tmp_path).around(Place("a.bib", 2, start, 2, end), None, 80)
    text, under = re.sub(r"\x1b\[\d+m", "", shown).split("\n")
    at = under.index("^")
    assert cells(text) <= 80
    before, found, _ = Excerpts(tmp_path).parts(Place("a.bib", 2, start, 2, end), 80 - 9) or ("", "", "")
    assert text[9:].startswith(before + found)
    assert at == cells(text[: 9 + len(before)])
    assert found.startswith(meant)
    assert under.count("^") == max(1, cells(found))


def test_a_place_that_is_no_line_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("\n", "utf-8")
    excerpts = Excerpts(tmp_path)
    assert excerpts.around(Place("a.bib", 1), None) == excerpts.around(Place("a.bib", 9), None) == ""
    assert excerpts.around(Place("nowhere.bib", 1), None) == ""


def test_the_page_shows_each_finding_with_its_line_and_rule_and_asks_the_network_for_nothing(
    run: Run, tmp_path: Path
) -> None:
    bib = "@misc{a,\n  title = {<b>港口</b> <script>alert(1)</script>},\n  date = {2019},\n  pages = {23--11},\n}\n"
    (tmp_path / "a&b.bib").write_text(bib, "utf-8")
    code, page, _ = run("-C", tmp_path, "check", "a&b.bib", "--format", "html")
    assert code == 1
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<mark>{23--11}</mark>" in page
    assert "a&amp;b.bib" in page
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    for rule in re.findall(r'href="#(rule-[\w-]+)"', page):
        assert f'id="{rule}"' in page
    (tmp_path / "a&b.bib").write_text("@misc{a, title = {Ports}, date = {2019}}\n", "utf-8")
    assert "Nothing was found." in run("-C", tmp_path, "check", "a&b.bib", "--format", "html")[1]


def test_stdin_is_a_bib_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def give() -> None:
        text = "@misc{a, title = {Ports}, date = {2019}, pages = {1-2}}\n"
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode()), isatty=lambda: False))

    give()
    code, out, _ = run("-C", tmp_path, "check", "-")
    assert (code, out.split(" ")[0]) == (0, "-:1:50:")
    give()
    assert "+@misc{a, title = {Ports}, date = {2019}, pages = {1--2}}" in run("-C", tmp_path, "check", "-", "--diff")[1]
    give()
    assert run("-C", tmp_path, "check", "-", "--fix")[0] == 2


@pytest.mark.parametrize(("setting", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals_and_can_be_turned_off(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, setting: str, coloured: bool
) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, title = {Ports}, date = {2019}, pages = {1-2}}\n", "utf-8")
    monkeypatch.setenv("NO_COLOR", setting)
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda stream, color: color is False)
    assert ("\x1b[" in run("-C", tmp_path, "check", "a.bib")[1]) == coloured

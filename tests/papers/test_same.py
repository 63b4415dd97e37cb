"""One text in five formats gives the same citations and references, in three styles of citing.

pandoc, LibreOffice and typst make the formats; one whose program is missing is skipped by name.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from toolkit.papers.reading import read_manuscript
from toolkit.papers.scan import scan_manuscript
from toolkit.text.normal import normal_form

BIB = """
@article{stone2001, author={Stone, Ada}, title={How stones round in rivers}, journal={Journal of Rivers}, volume={3},
  number={2}, pages={11--19}, year={2001}}
@book{qiao2010, author={乔, 远}, title={山间溪流的形态}, publisher={溪谷出版社}, address={杭州}, year={2010}}
@article{brook1999, author={Brook, Carl and Müller, Dora}, title={Bends and their banks}, journal={Water and Land},
  volume={12}, pages={100--131}, year={1999}}
@inproceedings{hill2015, author={Hill, Beth}, title={A well-known bend revisited},
  booktitle={Proceedings of the Meeting on Valleys}, pages={7--9}, year={2015}}
"""

TEXT = """---
title: On rivers and their bends
---

# Introduction

Stones become round on their way to the sea [@stone2001]. 溪流的形态受地形控制[@qiao2010]，并非偶然。
Bends move downstream over the years, as several authors have shown [@brook1999; @hill2015].

# The valley

河谷中的弯曲逐年移动 [@brook1999]。The well-known bend near the mill
has been measured twice [@hill2015; @stone2001].[^1]

[^1]: The mill itself is described elsewhere [@qiao2010].

# References
"""

CSL = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>n</title><id>n</id>
<updated>2020-01-01T00:00:00+00:00</updated></info>
<citation>{citation}</citation><bibliography><layout suffix=".">{label}<group delimiter=". ">
<names variable="author"><name delimiter=", "{sorted}/></names>{early}<text variable="title"/>
<text variable="container-title"/><text variable="publisher"/>{late}</group></layout></bibliography></style>"""
YEAR = '<date variable="issued" form="numeric" date-parts="year"/>'
NUMBER = '<layout prefix="[" suffix="]" delimiter=", "{raised}><text variable="citation-number"/></layout>'
NAMES = (
    '<layout prefix="(" suffix=")" delimiter="; "><group delimiter=", "><names variable="author">'
    f'<name form="short" and="text"/></names>{YEAR}</group></layout>'
)
LABEL = '<text variable="citation-number" prefix="[" suffix="] "/>'
STYLES = {
    "numeric": CSL.format(citation=NUMBER.format(raised=""), label=LABEL, sorted="", early="", late=YEAR),
    "superscript": CSL.format(
        citation=NUMBER.format(raised=' vertical-align="sup"'), label=LABEL, sorted="", early="", late=YEAR
    ),
    "author-year": CSL.format(
        citation=NAMES, label="", sorted=' name-as-sort-order="all" sort-separator=" "', early=YEAR, late=""
    ),
}

TO: dict[str, list[str]] = {
    "paper.tex": ["-s", "--natbib"],
    "paper.xml": ["-s", "--citeproc", "--csl=n.csl", "-t", "jats_publishing+element_citations"],
    "paper.docx": ["--citeproc", "--csl=n.csl"],
    "paper.typ": ["-s", "--citeproc", "--csl=n.csl"],
}
"""The arguments of pandoc for each file; the Markdown is the text itself."""
FORMATS = ["paper.md", "paper.tex", "paper.xml", "paper.docx", "paper.pdf", "office.pdf"]

Scan = Callable[[str], dict[str, Any]]


def by_pandoc(folder: Path, name: str) -> None:
    """Make a file by the pandoc that a package brings along: that of a system may be too old to write Typst."""
    pandoc = str(pytest.importorskip("pypandoc", reason=f"{name}: no pandoc").get_pandoc_path())
    subprocess.run([pandoc, "paper.md", "-o", name, *TO[name]], cwd=folder, check=True, capture_output=True)


def by_typst(folder: Path, name: str) -> None:
    """Set the text by typst."""
    typst = pytest.importorskip("typst", reason=f"{name}: no typst")
    by_pandoc(folder, "paper.typ")
    typst.compile(str(folder / "paper.typ"), output=str(folder / name))


def by_office(folder: Path, name: str) -> None:
    """Let LibreOffice print the Word file; its profile is kept apart from the user's."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip(f"{name}: no soffice")
    made("paper.docx", folder)
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", "office", "paper.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (folder / "office/paper.pdf").rename(folder / name)


def made(name: str, folder: Path) -> Path:
    """Return a file, made if it is not there."""
    make = {"paper.pdf": by_typst, "office.pdf": by_office}.get(name, by_pandoc)
    if not (folder / name).exists():
        make(folder, name)
    return folder / name


@pytest.fixture(scope="module", params=list(STYLES))
def style(request: pytest.FixtureRequest) -> str:
    """The style of citing."""
    return str(request.param)


@pytest.fixture(scope="module")
def scanned(style: str, tmp_path_factory: pytest.TempPathFactory) -> Scan:
    """The scan of a format, made once."""
    folder: Path = tmp_path_factory.mktemp("same") / style
    folder.mkdir()
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    (folder / "n.csl").write_text(STYLES[style], encoding="utf-8")
    (folder / "paper.md").write_text(TEXT.replace("title: On", "bibliography: refs.bib\ntitle: On"), encoding="utf-8")
    return cache(lambda name: scan_manuscript(read_manuscript(made(name, folder))))


@pytest.mark.parametrize("name", FORMATS)
def test_citations_are_the_same(name: str, style: str, scanned: Scan) -> None:
    found = [one["targets"] for one in scanned(name)["citations"]]
    meant = [[1], [2], [3, 4], [3], [4, 1], [2]]
    if style == "author-year":  # each work of a bracket is a citation of its own, unless the format has it otherwise
        found, meant = [[target] for one in found for target in one], [[target] for one in meant for target in one]
    assert sorted(found) == sorted(meant)
    assert [one["rule"] for one in scanned(name)["problems"]] == []


@pytest.mark.parametrize("name", FORMATS)
def test_references_are_the_same(name: str, scanned: Scan) -> None:
    titles = ["How stones round in rivers", "山间溪流的形态", "Bends and their banks", "A well-known bend revisited"]
    found = [normal_form(one["raw"]) for one in scanned(name)["references"]]
    assert len(found) == len(titles)
    assert all(normal_form(title) in raw for title, raw in zip(titles, found, strict=True))
    assert not any("mill itself" in raw for raw in found)


@pytest.mark.parametrize("name", FORMATS)
def test_headings_are_the_same(name: str, scanned: Scan) -> None:
    """The heading of the list is left out: in LaTeX it is the class that prints it."""
    found = [one["title"] for one in scanned(name)["outline"]]
    assert [title for title in found if title != "References"] == ["Introduction", "The valley"]

"""One text in five formats gives the same citations and references; pandoc and typst make the formats."""

from __future__ import annotations

import subprocess
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
<citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
<bibliography><layout suffix="."><text variable="citation-number" prefix="[" suffix="] "/><group delimiter=". ">
<names variable="author"><name delimiter=", "/></names><text variable="title"/><text variable="container-title"/>
<text variable="publisher"/><date variable="issued" form="numeric" date-parts="year"/></group></layout></bibliography>
</style>"""

TO: dict[str, list[str]] = {
    "paper.md": [],
    "paper.tex": ["-s", "--natbib"],
    "paper.xml": ["-s", "--citeproc", "--csl=n.csl", "-t", "jats_publishing+element_citations"],
    "paper.docx": ["--citeproc", "--csl=n.csl"],
    "paper.typ": ["-s", "--citeproc", "--csl=n.csl"],
}
"""The arguments of pandoc for each file; the Markdown is the text itself."""


def pandoc() -> str:
    """Return the path of the pandoc that a package brings along: that of a system may be too old to write Typst."""
    return str(pytest.importorskip("pypandoc").get_pandoc_path())


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The scan of each format."""
    typst = pytest.importorskip("typst")
    folder: Path = tmp_path_factory.mktemp("same")
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    (folder / "n.csl").write_text(CSL, encoding="utf-8")
    (folder / "paper.md").write_text(TEXT.replace("title: On", "bibliography: refs.bib\ntitle: On"), encoding="utf-8")
    for name, arguments in TO.items():
        if name != "paper.md":
            command = [pandoc(), "paper.md", "-o", name, *arguments]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
    typst.compile(str(folder / "paper.typ"), output=str(folder / "paper.pdf"))
    names = [name for name in TO if name != "paper.typ"]
    return {name: scan_manuscript(read_manuscript(folder / name)) for name in [*names, "paper.pdf"]}


FORMATS = ["paper.md", "paper.tex", "paper.xml", "paper.docx", "paper.pdf"]


@pytest.mark.parametrize("name", FORMATS)
def test_citations_are_the_same(name: str, scanned: dict[str, dict[str, Any]]) -> None:
    found = [one["targets"] for one in scanned[name]["citations"]]
    assert sorted(found) == sorted([[1], [2], [3, 4], [3], [4, 1], [2]])
    assert [one["rule"] for one in scanned[name]["problems"]] == []


@pytest.mark.parametrize("name", FORMATS)
def test_references_are_the_same(name: str, scanned: dict[str, dict[str, Any]]) -> None:
    titles = ["How stones round in rivers", "山间溪流的形态", "Bends and their banks", "A well-known bend revisited"]
    found = [normal_form(one["raw"]) for one in scanned[name]["references"]]
    assert len(found) == len(titles)
    assert all(normal_form(title) in raw for title, raw in zip(titles, found, strict=True))


@pytest.mark.parametrize("name", FORMATS)
def test_headings_are_the_same(name: str, scanned: dict[str, dict[str, Any]]) -> None:
    """The heading of the list is left out: in LaTeX it is the class that prints it."""
    found = [one["title"] for one in scanned[name]["outline"]]
    assert [title for title in found if title != "References"] == ["Introduction", "The valley"]

"""Markdown: citation keys as pandoc reads them, notes, what holds no citations, folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.papers.formats import markdown
from toolkit.papers.reading import read_bytes, read_manuscript

BIB = "@article{stone2001, title={A}}\n@book{brook-2002, title={B}}\n@misc{文献:三, title={C}}\n"


def read(tmp_path: Path, text: str, bib: str = BIB, name: str = "p.md") -> markdown.Manuscript:
    (tmp_path / "r.bib").write_text(bib, encoding="utf-8")
    path = tmp_path / name
    path.write_text("---\ntitle: T\nbibliography: r.bib\nlang: zh-CN\n---\n\n" + text, encoding="utf-8")
    return read_manuscript(path)


@pytest.mark.parametrize(
    ("text", "printed", "keys", "locator"),
    [
        ("甲 [@stone2001] 乙", "[@stone2001]", ("stone2001",), ""),
        (
            "甲 [see @stone2001, pp. 3-4; -@brook-2002] 乙",
            "[see @stone2001, pp. 3-4; -@brook-2002]", ("stone2001", "brook-2002"), "pp. 3-4"
        ),
        ("As @stone2001 says.", "@stone2001", ("stone2001",), ""),
        ("As @stone2001 [p. 7] says.", "@stone2001 [p. 7]", ("stone2001",), "p. 7"),
        ("As @{文献:三} says.", "@{文献:三}", ("文献:三",), ""),
        ("见@文献:三。", None, (), ""),
        ("见 @文献:三。", "@文献:三", ("文献:三",), ""),
        ("[@doi:10.1/x.y]", "[@doi:10.1/x.y]", ("doi:10.1/x.y",), ""),
    ],
)  # fmt: skip
def test_keys(tmp_path: Path, text: str, printed: str | None, keys: tuple[str, ...], locator: str) -> None:
    found = read(tmp_path, text).markers
    assert [(one.printed, one.keys, one.locator) for one in found] == ([(printed, keys, locator)] if printed else [])


def test_a_caption_that_is_an_image_text_is_no_bracket_of_keys(tmp_path: Path) -> None:
    found = read(tmp_path, "![A map [@stone2001].\nSee @brook-2002 too.](map.svg)").markers
    assert [one.keys for one in found] == [("stone2001",), ("brook-2002",)]


@pytest.mark.parametrize(
    "text",
    ["write to me@example.org", r"\@stone2001", "`@stone2001`", "```\n[@stone2001]\n```", "<!-- @stone2001 -->",
     "see @fig:one and [@tbl:two]", "[text](http://x.org/@stone2001)", "$a @stone2001$"],
)  # fmt: skip
def test_what_is_no_citation(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).markers == ()


def test_the_bibliography_is_the_list_with_offsets_of_its_own_file(tmp_path: Path) -> None:
    paper = read(tmp_path, "[@stone2001]")
    assert [entry.label for entry in paper.references] == ["stone2001", "brook-2002", "文献:三"]
    second = paper.references[1]
    assert second.path == str(tmp_path / "r.bib")
    assert BIB[second.start : second.end] == "@book{brook-2002, title={B}}"
    assert (paper.title, paper.language, paper.format) == ("T", "zh", "markdown")


def test_an_identifier_is_its_own_reference(tmp_path: Path) -> None:
    paper = read(tmp_path, "[@doi:10.1/x; @pmid:7] and [@doi:10.1/X]")
    assert [entry.label for entry in paper.references[3:]] == ["doi:10.1/x", "pmid:7"]


def test_nocite_is_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    (tmp_path / "r.bib").write_text(BIB, encoding="utf-8")
    path.write_text("---\nbibliography: [r.bib]\nnocite: |\n  @brook-2002, @*\n---\n[@stone2001]", encoding="utf-8")
    assert [(one.keys, one.kind) for one in read_manuscript(path).markers] == [
        (("stone2001",), "key"), (("brook-2002",), "nocite"), (("*",), "nocite"),
    ]  # fmt: skip


def test_a_bibliography_outside_or_missing_is_a_finding(tmp_path: Path) -> None:
    folder = tmp_path / "paper"
    folder.mkdir()
    path = folder / "p.md"
    path.write_text("---\nbibliography: [../../etc/passwd, gone.bib]\n---\n[@a]", encoding="utf-8")
    assert [problem.rule for problem in read_manuscript(path).problems] == ["input-outside", "input-missing"]


def test_ocr_text_has_no_keys_but_formulas_that_may_be_markers() -> None:
    text = "作者 a@b.cn 与 @某人\n\n结果$ ^ { [ 1 ] }$表明 $x_1$ 成立，$F[1,2]=3$。\n\n"
    text += "# 参考文献\n[1] 张三. 论甲[J]. 学报, 2001.\n"
    paper = markdown.read(text.encode(), "x.md")
    assert paper.markers == ()
    assert [text[span.start : span.end] for span in paper.verbatim] == ["$x_1$", "$F[1,2]=3$"]
    assert [entry.label for entry in paper.references] == ["1"]


def test_the_mark_of_a_formula_that_stands_alone_hides_nothing() -> None:
    text = "甲 $$\n\n乙[1]。\n\n$$\nx[2]\n$$\n\n丙[3] $$ y[4] $$ 丁[5]。\n\n戊 $$\n"
    found = read_bytes(text.encode(), "p.md")
    assert [text[span.start : span.end] for span in found.verbatim] == ["$$\nx[2]\n$$", "$$ y[4] $$"]


def test_notes_know_where_they_are_called(tmp_path: Path) -> None:
    paper = read(tmp_path, "甲[^a]，乙[^a]。\n\n[^a]: 见 @stone2001。\n    第二行。\n\n丙。")
    (note,) = paper.notes
    assert paper.text[note.start : note.end] == "见 @stone2001。\n    第二行。"
    assert [paper.text[span.start : span.end] for span in note.called] == ["[^a]", "[^a]"]


def test_a_folder_is_one_text_in_parts(tmp_path: Path) -> None:
    (tmp_path / "01.intro.md").write_text("# 引言\n\n甲[@doi:10.1/a]。\n", encoding="utf-8")
    (tmp_path / "02.end.md").write_text("# 结论\n\n乙[@doi:10.1/b]。\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("about [@doi:10.1/c]", encoding="utf-8")
    paper = read_manuscript(tmp_path)
    assert [key for marker in paper.markers for key in marker.keys] == ["doi:10.1/a", "doi:10.1/b"]
    second = paper.parts[1]
    assert paper.text[second.start : second.end] == (tmp_path / "02.end.md").read_text(encoding="utf-8")
    assert second.path.endswith("02.end.md")


def test_a_superscript_tag_is_raised(tmp_path: Path) -> None:
    paper = read(tmp_path, "甲<sup>[1]</sup>乙")
    assert [paper.text[span.start : span.end] for span in paper.superscripts] == ["[1]"]


def test_markdown_that_begins_with_a_table_in_html() -> None:
    data = b"<html><body><table><tr><td>1</td></tr></table></body></html>\n\n# A\n"
    assert read_bytes(data, "a.md").format == "markdown"


def test_an_address_may_be_a_key() -> None:
    paper = read_bytes(b"So [@url:http://example.org/a/1], see http://example.org/[1].\n", "p.md")
    assert [marker.keys for marker in paper.markers] == [("url:http://example.org/a/1",)]

r"""LaTeX: projects of many files, the commands that cite, ``thebibliography``, what TeX skips, what must not hang."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.papers.manuscript import Manuscript
from toolkit.papers.reading import read_manuscript
from toolkit.papers.scan import scan_manuscript

BIB = "@article{stone2001, title={A}}\n@book{Brook, title={B}}\n@misc{河流:三, title={C}}\n"


def project(tmp_path: Path, files: dict[str, str], main: str = "main.tex") -> Manuscript:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_manuscript(tmp_path / main)


def document(body: str, preamble: str = "") -> str:
    return rf"\documentclass{{article}}{preamble}\begin{{document}}{body}\bibliography{{refs}}\end{{document}}"


def cited(tmp_path: Path, body: str, preamble: str = "") -> list[tuple[str, ...]]:
    paper = project(tmp_path, {"main.tex": document(body, preamble), "refs.bib": BIB})
    return [marker.keys for marker in paper.markers]


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        (r"A \cite{stone2001}.", [("stone2001",)]),
        (r"A~\citep[see][p.~3]{stone2001, Brook}.", [("stone2001", "Brook")]),
        (r"\citet*{Brook} and \Citeauthor{Brook}", [("Brook",), ("Brook",)]),
        (r"\parencite [ 12 ] { 河流:三 }", [("河流:三",)]),
        (r"\autocites(see)[3]{stone2001}[4]{Brook} end", [("stone2001",), ("Brook",)]),
        (r"\footcite{stone2001}\textcite{Brook}\fullcite{河流:三}", [("stone2001",), ("Brook",), ("河流:三",)]),
        (r"\pvolcite{2}[5]{Brook}", [("Brook",)]),
        ("\\cite{stone2001,%\n Brook}", [("stone2001", "Brook")]),
        (r"\upcite{stone2001}如此", [("stone2001",)]),
        (r"\cite<e.g.>[p.~3]{Brook}", [("Brook",)]),
        (r"\nocite{*}", [("*",)]),
    ],
)  # fmt: skip
def test_commands_that_cite(tmp_path: Path, body: str, keys: list[tuple[str, ...]]) -> None:
    assert cited(tmp_path, body) == keys


@pytest.mark.parametrize(
    "body",
    [
        "% \\cite{stone2001}\nx",
        r"\verb|\cite{stone2001}|",
        "\\begin{verbatim}\n\\cite{stone2001}\n\\end{verbatim}",
        "\\begin{lstlisting}[language=TeX]\n\\cite{stone2001}\n\\end{lstlisting}",
        "\\begin{comment}\\cite{stone2001}\\end{comment}",
        r"\iffalse \cite{stone2001} \fi",
        r"\citestyle{nature}\setcitestyle{square}\bibliographystyle{plain}",
        r"\cite{}",
    ],
)  # fmt: skip
def test_what_cites_nothing(tmp_path: Path, body: str) -> None:
    assert cited(tmp_path, body) == []


def test_a_percent_sign_that_is_printed_hides_nothing(tmp_path: Path) -> None:
    assert cited(tmp_path, r"5\% \cite{Brook} \\% \cite{stone2001}") == [("Brook",)]


@pytest.mark.parametrize(
    ("preamble", "body"),
    [
        (r"\newcommand{\siehe}[1]{(see \cite{#1})}", r"\siehe{Brook}"),
        (r"\newcommand*\siehe[2][]{\parencite[#1]{#2}}", r"\siehe[3]{Brook}"),
        (r"\NewDocumentCommand{\siehe}{O{} m}{\citep[#1]{#2}}", r"\siehe{Brook}"),
        (r"\def\siehe#1{\textsuperscript{\cite{#1}}}", r"\siehe{Brook}"),
        (r"\let\siehe\citep", r"\siehe{Brook}"),
        (r"\newcommand{\inner}[1]{\cite{#1}}\newcommand{\siehe}[1]{[\inner{#1}]}", r"\siehe{Brook}"),
        (r"\newcommand{\thebook}{the Book \cite{Brook}}", r"\thebook"),
        (r"\DeclareCiteCommand{\siehe}{}{}{}{}", r"\siehe{Brook}"),
    ],
)  # fmt: skip
def test_macros_of_the_document_that_cite(tmp_path: Path, preamble: str, body: str) -> None:
    keys = [tuple(reversed(found))[:1] for found in cited(tmp_path, body, preamble)]
    assert keys == [("Brook",)]


def test_files_stand_where_they_are_taken_in(tmp_path: Path) -> None:
    files = {
        "main.tex": document(r"\input{parts/one}\cite{Brook}\include{parts/two}"),
        "parts/one.tex": r"\section{One}\cite{stone2001}",
        "parts/two.tex": r"\section{二}\subsection*{Rest}\import{parts/}{deep}",
        "parts/deep.tex": r"\cite{河流:三}",
        "refs.bib": BIB,
    }
    paper = project(tmp_path, files)
    assert [marker.keys for marker in paper.markers] == [("stone2001",), ("Brook",), ("河流:三",)]
    outline = [(one.number, one.title, one.level) for one in paper.outline]
    assert outline == [("1", "One", 1), ("2", "二", 1), ("", "Rest", 2)]
    marker = paper.markers[2]
    part = next(part for part in paper.parts if part.start <= marker.start < part.end)
    assert Path(part.path).name == "deep.tex"
    source = files["parts/deep.tex"]
    assert source[part.offset + marker.start - part.start :].startswith(marker.printed)
    assert paper.problems == ()


def test_a_file_that_is_a_document_of_its_own_gives_its_body(tmp_path: Path) -> None:
    head = "\\documentclass[../main]{subfiles}\\begin{document}"
    part = head + "Part \\cite{Brook}.%\\end{document}\n\\end{document} \\cite{x}"
    files = {"main.tex": document(r"A \subfile{part} end \cite{stone2001}."), "part.tex": part, "refs.bib": BIB}
    paper = project(tmp_path, files)
    assert [one.keys for one in paper.markers] == [("Brook",), ("stone2001",)]


BBL = {
    "bibtex": "\\begin{thebibliography}{9}\\bibitem{Brook}\nC.~Brook.\n\\newblock Bends. 1999.\n\\end{thebibliography}",
    "biber": "\\entry{Brook}{book}{}\n\\name{author}{1}{}{%\n{{hash=a}{%\nfamily={Brook},\ngiven={C.}}}%\n}\n"
    "\\field{title}{Bends}\n\\field{year}{1999}\n\\endentry",
}


@pytest.mark.parametrize(("made", "raw"), [("bibtex", "C. Brook. Bends. 1999."), ("biber", "Brook C.. Bends. 1999.")])
def test_a_list_that_was_made_stands_for_a_bibliography_that_was_kept(tmp_path: Path, made: str, raw: str) -> None:
    paper = project(tmp_path, {"main.tex": document(r"A \cite{Brook}, \cite{gone}."), "main.bbl": BBL[made]})
    assert [(one.identifier, one.raw, Path(one.path).name) for one in paper.references] == [("Brook", raw, "main.bbl")]
    assert [one["rule"] for one in scan_manuscript(paper)["problems"]] == ["citation-undefined"]


def test_an_address_under_words_is_not_printed(tmp_path: Path) -> None:
    body = r"\begin{thebibliography}{9}\bibitem{a}\href{http://x.y}{Brook C}. Bends.\end{thebibliography}"
    assert project(tmp_path, {"main.tex": document(body)}).references[0].raw == "Brook C. Bends."


def test_notes_to_a_title_are_none_of_it(tmp_path: Path) -> None:
    preamble = r"\title{On rivers\thanks{Paid by \emph{none} \cite{Brook}.}}"
    assert project(tmp_path, {"main.tex": document("A", preamble), "refs.bib": BIB}).title == "On rivers"


def test_a_folder_is_read_from_the_file_that_begins_the_document(tmp_path: Path) -> None:
    files = {"a.tex": r"\section{A}", "thesis.tex": document(r"\input{a}\cite{Brook}"), "refs.bib": BIB}
    project(tmp_path, files, "thesis.tex")
    paper = read_manuscript(tmp_path)
    assert (paper.format, [one.title for one in paper.outline]) == ("latex", ["A"])


def test_thebibliography_is_the_list(tmp_path: Path) -> None:
    body = (
        r"\cite{b}\begin{thebibliography}{9}\bibitem{a} Ada Stone. \emph{On stones}. 2001."
        r"\bibitem[Brook(2002)]{b} 布鲁克. 溪流 \& 河[M]. 北京: 某社, 2002.\end{thebibliography}"
    )
    paper = project(tmp_path, {"main.tex": rf"\documentclass{{article}}\begin{{document}}{body}\end{{document}}"})
    assert [(one.identifier, one.raw) for one in paper.references] == [
        ("a", "Ada Stone. On stones. 2001."),
        ("b", "布鲁克. 溪流 & 河[M]. 北京: 某社, 2002."),
    ]
    found = scan_manuscript(paper)
    assert [one["targets"] for one in found["citations"]] == [[2]]
    assert [(one["rule"], one["keys"]) for one in found["problems"]] == [("reference-uncited", ["a"])]


def test_keys_undefined_uncited_and_twice(tmp_path: Path) -> None:
    files = {"main.tex": document(r"\cite{gone}\cite{brook}\nocite{stone2001}"), "refs.bib": BIB + "@misc{STONE2001,}"}
    said = {(one["rule"], *one["keys"]) for one in scan_manuscript(project(tmp_path, files))["problems"]}
    assert said == {
        ("citation-undefined", "gone"),
        ("key-case-mismatch", "brook"),
        ("reference-uncited", "河流:三"),
        ("key-duplicate", "STONE2001"),
    }


def test_footnotes_formulas_and_prose_are_told_apart(tmp_path: Path) -> None:
    body = (
        "\n\nFirst words here.\\footnote{A note \\cite{Brook}.} More.\n\n"
        "\\begin{equation}x_{[1]}\\end{equation}\n\nSecond $a[2]$ words.\n\n"
    )
    paper = project(tmp_path, {"main.tex": document(body), "refs.bib": BIB})
    assert [paper.text[note.start : note.end] for note in paper.notes] == [r"A note \cite{Brook}."]
    first, second = (paper.text[span.start : span.end] for span in paper.paragraphs[:2])
    assert first.startswith("First words")
    assert second.startswith("Second")
    assert any(paper.text[span.start : span.end] == "$a[2]$" for span in paper.verbatim)


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("main", "input-cycle"),
        ("../secret", "input-outside"),
        ("/etc/passwd", "input-outside"),
        ("gone", "input-missing"),
    ],
)  # fmt: skip
def test_files_that_are_not_taken_in_are_named(tmp_path: Path, target: str, rule: str) -> None:
    (tmp_path / "secret.tex").write_text(r"\cite{secret}", encoding="utf-8")
    inner = tmp_path / "project"
    paper = project(inner, {"main.tex": document(f"\\input{{{target}}}\\cite{{Brook}}"), "refs.bib": BIB})
    assert [marker.keys for marker in paper.markers] == [("Brook",)]
    assert [one.rule for one in paper.problems] == [rule]


def test_a_link_out_of_the_folder_is_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text(r"\cite{secret}", encoding="utf-8")
    inner = tmp_path / "project"
    inner.mkdir()
    (inner / "link.tex").symlink_to(tmp_path / "secret.tex")
    paper = project(inner, {"main.tex": document(r"\input{link}"), "refs.bib": BIB})
    assert (paper.markers, [one.rule for one in paper.problems]) == ((), ["input-outside"])


def test_two_files_that_take_each_other_in(tmp_path: Path) -> None:
    files = {"a.tex": r"\input{b}", "b.tex": r"\cite{Brook}\input{a}", "refs.bib": BIB}
    files["main.tex"] = document(r"\input{a}")
    paper = project(tmp_path, files)
    assert ([marker.keys for marker in paper.markers], [one.rule for one in paper.problems]) == (
        [("Brook",)],
        ["input-cycle"],
    )


def test_files_that_double_at_every_step_are_refused(tmp_path: Path) -> None:
    files = {f"f{level}.tex": f"\\input{{f{level + 1}}}\\input{{f{level + 1}}}" for level in range(30)}
    paper = project(tmp_path, {"main.tex": document(r"\input{f0}\cite{Brook}"), **files, "refs.bib": BIB})
    assert "input-depth" in {one.rule for one in paper.problems}


@pytest.mark.parametrize("piece", [
    "{", "}", "[", "$", "%", "\\a ", "\\cite{", "\\cite[", "\\emph{", "\\footnote{", "\\footnote[", "\\begin{figure}",
    "\\section{", "\\def\\x", "\\let\\x ", "\\newcommand{\\x}[1]", "\\bibitem{", "\\bibitem[", "\\bibliography{",
    "\\title[", "\\begin{thebibliography}", "\\begin{verbatim}", "\\iffalse", "\\verb|", "\\[", "。", "\n\n",
])  # fmt: skip
def test_deep_nesting_and_endless_lines_are_read(tmp_path: Path, piece: str) -> None:
    paper = project(tmp_path, {"main.tex": document(piece * 30_000 + "\n" + "x " * 30_000), "refs.bib": BIB})
    assert len(paper.text) > 30_000

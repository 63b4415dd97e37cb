r"""LaTeX, in one file or many: citations by key, the bibliography in .bib files or ``thebibliography``, the outline.

The text is the source, the files that it takes in standing where they are taken in. Keys are compared with their
entries as BibTeX does, without regard to case: the markers hold them as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.model import Problem
from toolkit.papers.formats.bibliography import numbered, read_bibliography
from toolkit.papers.formats.messages import problem
from toolkit.papers.formats.places import inside
from toolkit.papers.formats.prose import Given, manuscript, refuse_large
from toolkit.papers.formats.texcites import citations, macros
from toolkit.papers.formats.texentries import ITEM, bibitems, plain, read_bbl
from toolkit.papers.formats.texfiles import Project, assemble, main_file
from toolkit.papers.formats.texmask import arguments, blank, group_end, mask, optional_end
from toolkit.papers.manuscript import Heading, ListEntry, Manuscript, Note, Span
from toolkit.papers.paragraphs import paragraphs
from toolkit.text.between import between

_BIB = re.compile(r"\\(?:(?:no)?bibliography|addbibresource|addglobalbib|bibdata)\s*(?=[\[{])")
_LIST = re.compile(r"\\begin\s*\{thebibliography\}(.*?)(?:\\end\s*\{thebibliography\}|\Z)", re.DOTALL)
_SECTION = re.compile(r"\\(part|chapter|section|subsection|subsubsection|paragraph)(\*?)\s*(?=[\[{])")
_DEPTHS = {"part": 0, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5}
_FOOTNOTE = re.compile(r"\\(?:footnote|endnote|thanks)\s*(?:\[[^\]]{0,500}\])?\s*(?=\{)")
_APART = (
    r"figure|table|equation|align|gather|multline|eqnarray|tikzpicture|tabular|array|displaymath|math|thebibliography|algorithm"
    r"|longtable|tabularx|wrapfigure|sidewaystable|sidewaysfigure|algorithmic|split|flalign|tabbing"
)
_ENVIRONMENT = re.compile(rf"\\begin\s*\{{({_APART})(\*?)\}}.*?(?:\\end\s*\{{\1\2\}}|\Z)", re.DOTALL)
_DOLLAR = re.compile(r"\\.|\$\$?|\n[ \t]*\n", re.DOTALL)
_BLOCK_OF_COMMANDS = re.compile(r"\s*+(?:\\[A-Za-z@]++\*?(?:\s*+(?:\[[^\]]*\]|\{[^{}]*\}))*+\s*+)++$")
_TITLE = re.compile(r"\\title\s*(?:\[[^\]]{0,500}\])?\s*(?=\{)")


def read(data: bytes, name: str) -> Manuscript:
    """Read a LaTeX file and what it takes in from its own folder."""
    refuse_large(len(data), name)
    path = Path(name)
    return _read(assemble(path.resolve(), path.parent.resolve(), data), name, path.parent.resolve())


def read_folder(folder: Path) -> Manuscript:
    """Read a LaTeX project: the file that begins the document, and what it takes in from the folder."""
    main = main_file(folder)
    if main is None:
        raise ToolkitError(
            f"{folder} has no file with \\documentclass; name the file to read",
            f"{folder} 中没有含 \\documentclass 的文件；请指定要读取的文件",
        )
    refuse_large(main.stat().st_size, str(main))
    root = folder.resolve()
    return _read(assemble(main.resolve(), root, main.read_bytes()), str(folder), root)


def is_project(folder: Path) -> bool:
    """Say whether a folder holds LaTeX that begins a document."""
    return main_file(folder) is not None


def _read(project: Project, name: str, root: Path) -> Manuscript:
    text = project.text
    masked, hidden = mask(text)
    known, visible = macros(masked)
    body = _body(visible)
    listed = _LIST.search(visible, body)
    entries = [*bibitems(visible)]
    more, problems = _bibliographies(visible, root, name, project)
    outline = tuple(_outline(visible, body))
    apart = _apart(visible, body, listed)
    given: Given = {
        "parts": project.parts,
        "problems": (*project.problems, *problems),
        "markers": tuple(citations(visible, known, text)),
        "references": numbered([*more, *entries]),
        "reference_list": Span(*listed.span()) if listed else None,
        "outline": outline,
        "paragraphs": tuple(_paragraphs(apart, outline)),
        "notes": tuple(_notes(visible, body)),
        "verbatim": tuple(sorted({Span(0, body), *hidden, *_formulas(visible)})),
        "title": _title(visible),
    }
    return manuscript(name, "latex", text, **given)


def _body(visible: str) -> int:
    """Return where the document begins, 0 for a file without a preamble."""
    begin = visible.find("\\begin{document}")
    return begin + len("\\begin{document}") if begin >= 0 else 0


def _title(visible: str) -> str:
    match = _TITLE.search(visible)
    inner = next(arguments(visible, match.end(), 1), None) if match else None
    return plain(visible[inner.start : inner.end]) if inner else ""


def _outline(visible: str, body: int) -> Iterator[Heading]:
    """Yield the headings with the numbers that LaTeX gives them; starred ones have none."""
    found = list(_SECTION.finditer(visible, body))
    top = min((_DEPTHS[match[1]] for match in found if match[1] != "part"), default=1)
    counters: dict[int, int] = {}
    for match in found:
        at = optional_end(visible, match.end()) if visible[match.end()] == "[" else match.end()
        inner = next(arguments(visible, at, 1), None) if at > 0 else None
        if inner is None:
            continue
        depth = _DEPTHS[match[1]]
        number = "" if match[2] or depth in (0, 5) else _numbered(counters, depth, top)
        level = max(1, depth - top + 1)
        yield Heading(number, plain(visible[inner.start : inner.end]), level, match.start(), inner.end + 1)


def _numbered(counters: dict[int, int], depth: int, top: int) -> str:
    counters[depth] = counters.get(depth, 0) + 1
    for deeper in range(depth + 1, 6):
        counters[deeper] = 0
    return ".".join(str(counters.get(level, 0)) for level in range(top, depth + 1))


def _apart(visible: str, body: int, listed: re.Match[str] | None) -> str:
    """Return the text with the preamble, floats, displayed formulas and the list blanked out: what is left is prose."""
    text = blank(visible[:body]) + visible[body:]
    text = _ENVIRONMENT.sub(lambda match: blank(match[0]), text)
    return (
        text[: listed.start()] + blank(text[listed.start() : listed.end()]) + text[listed.end() :] if listed else text
    )


def _paragraphs(apart: str, outline: tuple[Heading, ...]) -> Iterator[Span]:
    for span in paragraphs(apart, outline):
        if not _BLOCK_OF_COMMANDS.match(apart, span.start, span.end):
            yield span


def _formulas(visible: str) -> Iterator[Span]:
    """Yield the formulas; a dollar sign that nothing answers in its paragraph is none."""
    for marks in (("\\[", "\\]"), ("\\(", "\\)")):
        yield from (Span(*stretch) for stretch in between(visible, *marks))
    start, sign = -1, ""
    for match in _DOLLAR.finditer(visible):
        if match[0][0] != "$":
            start = -1 if match[0][0] == "\n" else start
        elif start < 0:
            start, sign = match.start(), match[0]
        elif match[0] == sign:
            yield Span(start, match.end())
            start = -1


def _notes(visible: str, body: int) -> Iterator[Note]:
    for number, match in enumerate(_FOOTNOTE.finditer(visible, body), 1):
        end = group_end(visible, match.end())
        if end > 0:
            yield Note(str(number), match.end() + 1, end - 1, (Span(match.start(), match.end()),))


def _bibliographies(visible: str, root: Path, name: str, project: Project) -> tuple[list[ListEntry], list[Problem]]:
    """Return the entries of the .bib files that the document names; of those in the folder where it names none."""
    entries: list[ListEntry] = []
    problems: list[Problem] = []
    named = list(dict.fromkeys(_named(visible)))
    if not named and not ITEM.search(visible) and "\\documentclass" not in visible:
        named = [path.name for path in sorted(root.glob("*.bib"))]  # a chapter: its bibliography is named elsewhere
    read: set[Path | None] = set()
    folders = list(dict.fromkeys([root, *(Path(part.path).parent for part in project.parts)]))
    for target in named:
        path, outside = _bib_file(target, folders, root)
        made = None if path else _made_file(target, folders, root, project)
        if path is None and (made or ITEM.search(visible)):
            entries += [] if made is None or made in read else read_bbl(made)
            read.add(made)
            continue  # the list is there, made from a file that is not
        if path is None:
            rule = "input-outside" if outside else "input-missing"
            problems.append(problem(rule, name, target=target))
            continue
        found, wrong = read_bibliography(path, str(path))
        entries += found
        problems += wrong
    return entries, problems


def _bib_file(target: str, folders: list[Path], root: Path) -> tuple[Path | None, bool]:
    outside = False
    for folder in folders:
        if folder.is_relative_to(root):
            for suffix in ("", ".bib"):
                path = inside(root, str(folder.relative_to(root) / (target + suffix)))
                outside = outside or path is None
                if path and path.suffix.lower() in (".bib", ".bibtex") and path.is_file():
                    return path, False
    return None, outside


def _made_file(target: str, folders: list[Path], root: Path, project: Project) -> Path | None:
    """Return the list that BibTeX or Biber made for the document, which is handed in where the .bib is kept."""
    if ITEM.search(project.text):
        return None
    names = [Path(project.parts[0].path).stem, Path(target).stem] if project.parts else []
    for folder in folders:
        for name in names:
            path = inside(root, str(folder.relative_to(root) / f"{name}.bbl")) if folder.is_relative_to(root) else None
            if path and path.is_file():
                return path
    return None


def _named(visible: str) -> Iterator[str]:
    r"""Yield the bibliographies in the order named; ``\bibliography`` takes several, the rest one each."""
    for match in _BIB.finditer(visible):
        at = optional_end(visible, match.end()) if visible[match.end()] == "[" else match.end()
        inner = next(arguments(visible, at, 1), None) if at > 0 else None
        value = visible[inner.start : inner.end] if inner else ""
        pieces = value.split(",") if "bibliography" in match[0] else [value]
        yield from (
            piece.strip() for piece in pieces if piece.strip() and "#" not in piece and "\\jobname" not in piece
        )

r"""A LaTeX project as one text: files taken in where ``\input``, ``\include``, ``\subfile`` and ``\import`` stand.

Only files below the project's folder are read, and each chain of files once: a cycle is named and left out. The text is
the source as written; ``Part`` says which file each stretch of it came from.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from toolkit.model import Problem
from toolkit.papers.formats.messages import problem
from toolkit.papers.formats.places import inside
from toolkit.papers.formats.prose import refuse_large
from toolkit.papers.formats.texmask import mask
from toolkit.papers.manuscript import Part
from toolkit.sources.formats.encoding import decode, readable

_INPUT = re.compile(
    r"\\(?:(?P<dir>import|subimport|includefrom|inputfrom)\*?[ \t]*\{(?P<folder>[^{}\n]*)\}[ \t]*\{(?P<file>[^{}\n]+)\}"
    r"|(?P<name>input|include|subfile|subfileinclude|loadglsentries)[ \t]*\{(?P<target>[^{}\n]+)\}"
    r"|input[ \t]+(?P<bare>[^\s{}\\%]+))"
)
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_END = re.compile(r"\\end[ \t]*\{document\}")
_DEEPEST = 50
_MOST = 1000  # files taken in; more come only of files that take each other in over and over
_SOURCES = {"", ".tex", ".ltx", ".latex", ".bbl", ".tikz", ".pgf", ".txt", ".def", ".sty", ".cls", ".cfg"}


class Project(NamedTuple):
    """A project's text, where its stretches came from, and what was wrong with its files."""

    text: str
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def assemble(main: Path, root: Path, data: bytes) -> Project:
    """Return a main file, given by its bytes, with the files below ``root`` that it takes in."""
    builder = _Builder(root)
    builder.add(main, data, ())
    return Project("".join(builder.pieces), tuple(builder.parts), _once(builder.problems))


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems without those of a file that was taken in before."""
    seen = {(one.rule, one.place, *one.args.values()): one for one in reversed(problems)}
    return tuple(reversed(seen.values()))


class _Builder:
    """The pieces of the text so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pieces: list[str] = []
        self.length = 0
        self.parts: list[Part] = []
        self.problems: list[Problem] = []
        self.known: dict[Path, tuple[str, tuple[re.Match[str], ...], tuple[int, int]]] = {}
        self.left = _MOST

    def add(self, path: Path, data: bytes | None, above: tuple[Path, ...]) -> None:
        """Add a file, and those that it takes in, where they stand."""
        text, inputs, body = self._decoded(path, data)
        at, stop = body if above else (0, len(text))
        for match in inputs:
            if at <= match.start() < stop:
                self._piece(path, text, at, match.end())
                self._take_in(match, path, text, above)
                at = match.end()
        self._piece(path, text, at, stop)

    def _decoded(self, path: Path, data: bytes | None) -> tuple[str, tuple[re.Match[str], ...], tuple[int, int]]:
        """Return the text of a file, its commands that take files in, its document; each file is read once."""
        if path not in self.known:
            decoded = decode(path.read_bytes() if data is None else data, str(path))
            text = readable(decoded.text)
            masked, hidden = mask(text)
            begin = _BEGIN.search(masked)
            stop = hidden[-1].start if hidden and _END.match(text, hidden[-1].start) else len(text)
            self.known[path] = text, tuple(_INPUT.finditer(masked)), (begin.end() if begin else 0, stop)
            self.problems += decoded.problems
        return self.known[path]

    def _piece(self, path: Path, text: str, start: int, end: int) -> None:
        if end > start:
            refuse_large(self.length + end - start, str(self.root))
            self.pieces.append(text[start:end])
            self.parts.append(Part(str(path), self.length, self.length + end - start, start))
            self.length += end - start

    def _take_in(self, match: re.Match[str], path: Path, text: str, above: tuple[Path, ...]) -> None:
        """Add the file that a command names, or say why not."""
        target = (match["target"] or match["bare"] or f"{match['folder']}/{match['file']}").strip()
        if "#" in target or "\\" in target:
            return  # in the body of a macro
        found, outside = self._find(target, path)
        if self.left < 0:
            return  # said once, when the last one was taken in
        line = text.count("\n", 0, match.start()) + 1
        if found is None:
            rule = "input-outside" if outside else "input-missing"
            self.problems.append(problem(rule, str(path), line, target=target))
        elif found in (*above, path):
            self.problems.append(problem("input-cycle", str(path), line, target=target))
        elif len(above) >= _DEEPEST or self.left == 0:
            self.left -= self.left == 0
            self.problems.append(problem("input-depth", str(path), line, target=target))
        else:
            self.left -= 1
            self.add(found, None, (*above, path))

    def _find(self, target: str, path: Path) -> tuple[Path | None, bool]:
        """Return the file meant, relative to the project or to the file that names it; or whether it lies outside."""
        target = target.strip('"')
        names = [target + ".tex", target] if not target.endswith(".tex") else [target]
        outside = False
        for folder in (self.root, path.parent):
            for name in names:
                shown = str(folder.relative_to(self.root) / name) if folder.is_relative_to(self.root) else name
                found = inside(self.root, shown)
                outside = outside or found is None
                if found and found.suffix.lower() in _SOURCES and found.is_file():
                    return found, False
        return None, outside


def main_file(folder: Path) -> Path | None:
    r"""Return the file of a folder that begins a document, the one that takes in most; None where there is none."""
    candidates = []
    for path in sorted(folder.rglob("*.tex"), key=lambda path: (len(path.parts), path)):
        head, _ = mask(readable(decode(path.read_bytes()[:2_000_000], str(path)).text))
        if re.search(r"\\documentclass\b|\\documentstyle\b|\\begin\s*\{document\}", head):
            depth = len(path.relative_to(folder).parts)
            named = path.stem.lower() in ("main", "paper", "thesis", "ms", "manuscript", "article", folder.name.lower())
            cites = len(re.findall(r"\\[A-Za-z]*cite[a-z]*\b|\\bibliography\b|\\addbibresource\b", head))
            subfile = "{subfiles}" in head[:3000]
            whole = "\\begin{document}" in head
            score = (whole, not subfile, -depth, named, len(_INPUT.findall(head)), min(cites, 1), len(head))
            candidates.append((score, path))
    return max(candidates)[1] if candidates else None

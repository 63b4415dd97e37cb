"""A file or a folder → its Manuscript: the format is told by the first bytes and the name."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from msgspec.structs import replace

from toolkit.errors import ToolkitError
from toolkit.papers.formats import FOREIGN, READERS, SIGNATURES, SUFFIXES
from toolkit.papers.formats.messages import of_manuscript
from toolkit.papers.formats.prose import refuse_large
from toolkit.papers.manuscript import Manuscript

LARGEST = 256_000_000
"""Bytes of a file that are taken into memory; Word files and PDFs with many pictures are well below."""


def read_manuscript(path: str | Path, kind: str = "") -> Manuscript:
    """Read a manuscript; ``kind`` names its format where the file does not say. Raises ToolkitError if it cannot be."""
    path = Path(path)
    if not path.exists():
        raise ToolkitError(f"there is no {path}", f"找不到 {path}")
    if path.is_dir():
        return _read_folder(path)
    refuse_large(path.stat().st_size, str(path), LARGEST)
    return read_bytes(path.read_bytes(), str(path), kind)


def _read_folder(folder: Path) -> Manuscript:
    """Read a project; a folder with one Markdown file is that file."""
    from toolkit.papers.formats import latex, markdown

    if latex.is_project(folder):
        return latex.read_folder(folder)
    files = markdown.files_of(folder)
    if not files:
        raise ToolkitError(f"{folder} holds no manuscript", f"{folder} 中没有稿件")
    return read_manuscript(files[0]) if len(files) == 1 else markdown.read_folder(folder)


def read_bytes(data: bytes, name: str, kind: str = "") -> Manuscript:
    """Read a manuscript from its bytes; ``name`` is where it came from. Raises ToolkitError for what is not read."""
    kind = kind or format_of(data[:4096], name)
    if kind in FOREIGN:
        raise ToolkitError(f"{name}: {FOREIGN[kind][1]}", f"{name}：{FOREIGN[kind][2]}")
    if kind not in READERS:
        known = ", ".join(READERS)
        raise ToolkitError(
            f"no format of manuscripts is called {kind}; there are {known}",
            f"没有名为 {kind} 的稿件格式；可用：{known}",
        )
    found = READERS[kind](data, name)
    return replace(found, problems=of_manuscript(found.problems)) if found.problems else found


def format_of(head: bytes, name: str) -> str:
    """Tell the format of a manuscript by its first bytes, else by its name, else by what its text looks like."""
    suffix = Path(name).suffix.lower()
    for kind, (signature, _, _) in FOREIGN.items():
        if signature.match(head) and not (kind == "html" and suffix in SUFFIXES["markdown"]):  # it begins with a table
            return kind
    for kind, pattern in SIGNATURES.items():
        if pattern.search(head):
            return kind
    return next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), _by_text(head))


def _by_text(head: bytes) -> str:
    return "latex" if re.search(rb"^[ \t]*\\documentclass\b", head, re.MULTILINE) else "text"


def hash_of(path: Path, manuscript: Manuscript) -> str:
    """Return the sha256 of the file, or of the text where the manuscript is made of several."""
    several = path.is_dir() or len({part.path for part in manuscript.parts}) > 1
    return hashlib.sha256(manuscript.text.encode("utf-8", "replace") if several else path.read_bytes()).hexdigest()

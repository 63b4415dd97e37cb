"""The formats of manuscripts: a module each with ``read(data, name) -> Manuscript``; first bytes and name tell them."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from toolkit.papers.manuscript import Manuscript

Reader = Callable[[bytes, str], Manuscript]


def _reader(module: str) -> Reader:
    """Return the reader of a module of this package, loaded when it first reads: each needs a library of its own."""

    def read(data: bytes, name: str) -> Manuscript:
        found: Reader = import_module(f"{__name__}.{module}").read
        return found(data, name)

    return read


READERS: dict[str, Reader] = {
    "text": _reader("text"),
    "markdown": _reader("markdown"),
    "latex": _reader("latex"),
    "docx": _reader("docx"),
    "jats": _reader("jats"),
    "pdf": _reader("pdf"),
}
"""The reader of each format by its name for ``--from``."""

SUFFIXES: dict[str, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown", ".mkd", ".qmd", ".rmd", ".mmd"),
    "latex": (".tex", ".ltx", ".latex"),
    "docx": (".docx", ".docm", ".dotx"),
    "jats": (".xml", ".nxml", ".jats"),
    "pdf": (".pdf",),
}
"""The endings of file names by format."""

SIGNATURES: dict[str, re.Pattern[bytes]] = {
    "docx": re.compile(rb"\APK\x03\x04(?s:.)*?(?:\[Content_Types\]\.xml|word/|_rels/|docProps/)"),
    "jats": re.compile(rb"<(?:\w+:)?article[\s>]|<pmc-articleset|//NLM//DTD|JATS"),
    "pdf": re.compile(rb"%PDF-\d"),
}
"""What the first bytes of a file hold that is of a format whatever its name says."""

FOREIGN: dict[str, tuple[re.Pattern[bytes], str, str]] = {
    "doc": (
        re.compile(rb"\xd0\xcf\x11\xe0"),
        "this is a Word file of the old kind (.doc, .wps), or protected by a password; save it as a plain .docx",
        "这是旧式 Word 文件（.doc、.wps）或受密码保护的文件；请另存为普通 .docx",
    ),
    "caj": (
        re.compile(rb"CAJ|HN\x00|KDH |TEB"),
        "this is a CAJ file; export it as PDF",
        "这是 CAJ 文件；请导出为 PDF",
    ),
    "rtf": (re.compile(rb"\{\\rtf"), "this is an RTF file; save it as .docx", "这是 RTF 文件；请另存为 .docx"),
    "odt": (
        re.compile(rb"PK\x03\x04.{0,60}mimetypeapplication/vnd\.oasis", re.DOTALL),
        "this is an OpenDocument file; save it as .docx",
        "这是 OpenDocument 文件；请另存为 .docx",
    ),
    "epub": (
        re.compile(rb"PK\x03\x04.{0,60}mimetypeapplication/epub", re.DOTALL),
        "this is an EPUB; convert it to Markdown first, with pandoc for one",
        "这是 EPUB；请先转换为 Markdown（如用 pandoc）",
    ),
    "html": (
        re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE),
        "this is a web page; convert it to Markdown first, with pandoc for one",
        "这是网页；请先转换为 Markdown（如用 pandoc）",
    ),
}
"""Formats that are not read, by how their files begin, and what to do about it."""

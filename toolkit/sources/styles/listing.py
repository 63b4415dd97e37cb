"""A list of references as text, Markdown, HTML or DOCX."""

from __future__ import annotations

import html
import importlib
import io
import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from toolkit.errors import ToolkitError

_MARKDOWN = re.compile(r"([\\`*_\[\]<>])")


class Entry(Struct, frozen=True):
    """One reference: its key and its halves, each of (text, in italics) runs; ``apart``: each half on its own line."""

    key: str
    halves: tuple[tuple[tuple[str, bool], ...], ...]
    apart: bool = True

    @property
    def text(self) -> str:
        """The reference as plain text."""
        halves = ("".join(text for text, _ in half) for half in self.halves)
        return ("\n" if self.apart else " ").join(halves)


class Heading(Struct, frozen=True):
    """What stands above a list, and whether its entries are numbered."""

    title: str
    numbered: bool
    language: str = ""


def as_text(entries: Sequence[Entry], heading: Heading) -> bytes:
    """Write one reference after the other, numbered in brackets where the style numbers them."""
    width = len(f"[{len(entries)}] ")
    lines = []
    for number, entry in enumerate(entries, 1):
        label = f"[{number}]".ljust(width) if heading.numbered else ""
        lines.append(label + entry.text.replace("\n", "\n" + " " * len(label)))
    return ("\n".join(lines) + "\n").encode() if lines else b""


def as_markdown(entries: Sequence[Entry], heading: Heading) -> bytes:
    """Write a list under a heading; what Markdown would read as its own is escaped."""
    lines = [f"# {heading.title}", ""]
    for number, entry in enumerate(entries, 1):
        label = f"{number}. " if heading.numbered else "- "
        halves = ["".join(_marked(*run) for run in half) for half in entry.halves]
        lines.append(label + (("  \n" + " " * len(label)) if entry.apart else " ").join(halves))
    return ("\n".join(lines) + "\n").encode()


def as_html(entries: Sequence[Entry], heading: Heading) -> bytes:
    """Write a page of its own."""
    tag = "ol" if heading.numbered else "ul"
    items = []
    for entry in entries:
        halves = ["".join(_tagged(*run) for run in half) for half in entry.halves]
        items.append(f'<li id="{html.escape(entry.key)}">{("<br>" if entry.apart else " ").join(halves)}</li>')
    title, body = html.escape(heading.title), "\n".join(items)
    page = (
        f'<!DOCTYPE html>\n<html lang="{heading.language or "en"}">\n<head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n<{tag}>\n{body}\n</{tag}>\n</body>\n</html>\n"
    )
    return page.encode()


def as_docx(entries: Sequence[Entry], heading: Heading) -> bytes:
    """Write a Word document with hanging indents; needs python-docx."""
    try:
        docx = importlib.import_module("docx")
    except ModuleNotFoundError as error:
        raise ToolkitError(
            "this needs python-docx: install the extra 'docx', in a clone with pip install -e '.[docx]'",
            "需要 python-docx：请安装附加项 docx，在克隆的仓库中运行 pip install -e '.[docx]'",
        ) from error
    document = docx.Document()
    document.add_heading(heading.title, level=1)
    for number, entry in enumerate(entries, 1):
        paragraph = document.add_paragraph(f"[{number}]\t" if heading.numbered else "")
        paragraph.paragraph_format.left_indent = docx.shared.Cm(0.9)
        paragraph.paragraph_format.first_line_indent = docx.shared.Cm(-0.9)
        for at, half in enumerate(entry.halves):
            if at:
                paragraph.add_run("\n" if entry.apart else " ")
            for text, italic in half:
                paragraph.add_run(text).italic = italic or None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _marked(text: str, italic: bool) -> str:
    escaped = _MARKDOWN.sub(r"\\\1", text)
    core = escaped.strip()
    return escaped.replace(core, f"*{core}*", 1) if italic and core else escaped


def _tagged(text: str, italic: bool) -> str:
    return f"<i>{html.escape(text)}</i>" if italic else html.escape(text)


LISTINGS: dict[str, Callable[[Sequence[Entry], Heading], bytes]] = {
    "text": as_text,
    "md": as_markdown,
    "html": as_html,
    "docx": as_docx,
}
"""The writer of each form by its name for ``--to``."""
